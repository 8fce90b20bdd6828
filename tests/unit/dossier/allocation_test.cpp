// Reading a dossier that is as it should be takes no memory from the system, once buffers have their size.
#include <gtest/gtest.h>

#include "support/count_allocations.hpp"
#include "unit/dossier/sample.hpp"

namespace visado::dossier {
namespace {

TEST(Allocation, NoneForAWellFormedDossier) {
#ifndef VISADO_COUNTS_ALLOCATIONS
  GTEST_SKIP() << "los sanitizadores tienen su propio operator new";
#else
  std::string text;
  for (int i = 100; i < 200; ++i) {
    text += R"({"expediente":"EXPEDIENTE-LARGO-2024-)" + std::to_string(i) +
            R"(","clase":"a","monto":1250.50,"fecha":"2024-03-05T10:20:30-06:00","dias":3,"tasa":0.125,"firmado":true,)"
            R"("nota":"papel \u00f3 \"cart\u00f3n\"","moneda":"USD","en_moneda":2.00,"secreto":null,"etiquetas":["x","y"],)"
            R"("proveedor":{"nit":"576937K","nombre":"Librería"},"facturas":[{"autorizacion":"z","total":1.00,)"
            R"("lineas":[{"codigo":"011","precio":2.25},{"codigo":"012","precio":3.00}]},{"total":5,"lineas":[]}]})"
            "\n";
  }
  auto const schema = sample::schema();
  FieldUse uses;
  uses.mark_all(&schema->root);
  Result<std::unique_ptr<DossierSource>> const source =
      DossierSource::from_text("pagos.jsonl", text, InputFormat::jsonl, *schema, uses, {});
  ASSERT_TRUE(source.ok());
  DossierSource::Unit unit;
  Arena arena;
  Dossier dossier;
  std::uint64_t count = 0, before = 0, after = 0;  // the first two dossiers give the buffers their size
  for (; source.value()->next(unit); ++count) {
    arena.reset();
    source.value()->read(unit, arena, dossier);
    EXPECT_TRUE(dossier.verifiable);
    EXPECT_TRUE(dossier.diagnostics.empty());
    after = testing::allocations();
    if (count == 1) before = after;
  }
  EXPECT_EQ(count, 100u);
  EXPECT_EQ(after, before);
#endif
}

}  // namespace
}  // namespace visado::dossier
