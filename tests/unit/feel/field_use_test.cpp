// Which fields have to be read: those an expression reaches, and no others.
#include "unit/feel/evaluation.hpp"

namespace visado::test {
namespace {

std::string used(std::string_view expression) {
  Dossier dossier;
  FieldUse uses;
  Diagnostics const diagnostics = dossier.check(expression, {}, &uses);
  EXPECT_FALSE(diagnostics.has_errors()) << messages(diagnostics);
  std::string text;
  auto const list = [&](RecordType const& type, std::string const& prefix) {
    for (std::size_t slot = 0; slot < type.fields.size(); ++slot) {
      if (uses.uses(&type, slot)) text += (text.empty() ? "" : " ") + prefix + type.fields[slot].name;
    }
  };
  list(dossier.root(), "");
  list(dossier.invoice(), "F.");
  list(dossier.line(), "L.");
  return text;
}

TEST(FieldUse, MarksWhatPathsReach) {
  EXPECT_EQ(used("monto > 3"), "monto");
  EXPECT_EQ(used("raíz.monto > 3"), "monto");
  EXPECT_EQ(used("suma(facturas.total) > 3"), "facturas F.total");
  EXPECT_EQ(used("facturas.items.precio"), "facturas F.items L.precio");
}

TEST(FieldUse, MarksOnlyTheListThatIsCounted) {
  EXPECT_EQ(used("cuenta(facturas) > 1"), "facturas");
  EXPECT_EQ(used("facturas = nulo"), "facturas");
  EXPECT_EQ(used("cuenta(facturas[serie = \"A\"])"), "facturas F.serie");
  EXPECT_EQ(used("algún f en facturas cumple f.total > 3"), "facturas F.total");
  EXPECT_EQ(used("facturas[1].fecha"), "facturas F.fecha");
}

TEST(FieldUse, MarksTheWholeContentWhereItCounts) {
  EXPECT_EQ(used("facturas[1] = contrato"),
            "facturas contrato F.total F.serie F.fecha F.items L.codigo L.precio");
  EXPECT_EQ(used("contrato en facturas"),
            "facturas contrato F.total F.serie F.fecha F.items L.codigo L.precio");
  EXPECT_EQ(used("texto(contrato.items)"), "contrato F.items L.codigo L.precio");
}

TEST(FieldUse, LooksIntoSortingFunctions) {
  EXPECT_EQ(used("ordenar(facturas, función(a, b) a.fecha < b.fecha)[1].serie"), "facturas F.serie F.fecha");
}

}  // namespace
}  // namespace visado::test
