// Dossiers of YAML, and the data of rule tests.
#include <gtest/gtest.h>

#include "unit/dossier/sample.hpp"
#include "dossier/yaml_record.hpp"

namespace visado::dossier {
namespace {

using sample::codes;
using sample::place;
using sample::Reading;

TEST(Yaml, ScalarsByTheTypeOfTheSchema) {
  Reading r;
  r.yaml("expediente: 011\nmonto: 25000.00\nfecha: 2024-03-15\ndias: 5\ntasa: 0.125\nfirmado: sí\nnota: true\n"
         "proveedor: {nit: 576937-k, nombre: \" A \"}\nfacturas:\n  - total: 1\n    lineas: []\n  - {total: 2.5}\n"
         "etiquetas: [1, b]\nclase:\n");
  ASSERT_EQ(r.dossiers.size(), 1u);
  EXPECT_EQ(codes(r.dossiers[0].diagnostics), "");
  EXPECT_EQ(r.dossiers[0].key, "011");
  EXPECT_EQ(r.feel(0, "monto"), "25000.00");
  EXPECT_EQ(r.feel(0, "fecha"), "date(\"2024-03-15\")");
  EXPECT_EQ(r.feel(0, "tasa"), "0.125");
  EXPECT_EQ(r.feel(0, "firmado"), "true");
  EXPECT_EQ(r.feel(0, "nota"), "\"true\"");
  EXPECT_EQ(r.value(0, "proveedor", "nit").as_string(), "576937K");
  EXPECT_EQ(r.value(0, "proveedor", "nombre").as_string(), " A ");
  EXPECT_EQ(r.value(0, "facturas").as_list().size(), 2u);
  EXPECT_EQ(r.feel(0, "etiquetas"), "[\"1\", \"b\"]");
  EXPECT_EQ(r.value(0, "clase").null_reason(), NullReason::null_in_data);
  EXPECT_EQ(r.value(0, "moneda").null_reason(), NullReason::absent);
}

TEST(Yaml, AListOfDossiers) {
  Reading r;
  r.yaml("- {expediente: P-1, monto: 1}\n- expediente: P-2\n  monto: 3o\n- 7\n");
  ASSERT_EQ(r.dossiers.size(), 3u);
  EXPECT_EQ(r.dossiers[1].place, "pagos.yaml:2");
  EXPECT_EQ(codes(r.dossiers[1].diagnostics), "LEC-030");
  EXPECT_EQ(place(r.dossiers[1].diagnostics), "3:10");
  EXPECT_FALSE(r.dossiers[1].verifiable);
  EXPECT_EQ(codes(r.dossiers[2].diagnostics), "LEC-003");
  auto const again = r.source->again(0, 1);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->bytes, r.units[1]->bytes);
}

TEST(Yaml, WrongShapesAndRepeatedKeys) {
  Reading r;
  r.yaml("- expediente: P-1\n  monto: 1\n  proveedor: x\n  facturas: {total: 1}\n  nota: [a]\n"
         "- expediente: P-2\n  monto: 1\n  monto: 2\n"
         "- expediente: P-3\n  monto: 1\n");
  ASSERT_EQ(r.dossiers.size(), 3u);
  EXPECT_EQ(codes(r.dossiers[0].diagnostics), "LEC-024 LEC-024 LEC-024");
  EXPECT_TRUE(r.dossiers[0].verifiable);
  EXPECT_FALSE(r.dossiers[1].verifiable);
  EXPECT_TRUE(r.dossiers[2].verifiable);
  EXPECT_TRUE(r.source->diagnostics().empty());
}

TEST(Yaml, WhatIsNoDossier) {
  for (std::string const text : {"solo un texto", "a: [", "a: 1\n\tb: 2\n"}) {
    Reading r;
    r.yaml(text);
    bool const said = r.failure.has_errors() || r.source->diagnostics().has_errors() ||
                      (!r.dossiers.empty() && !r.dossiers[0].verifiable);
    EXPECT_TRUE(said) << text;
  }
  Reading empty;
  empty.yaml("");
  EXPECT_EQ(codes(empty.source->diagnostics()), "LEC-009");
}

TEST(Yaml, Quotations) {
  Reading r;
  r.yaml("expediente: P-1\nmonto: 'Q 5.00'\nproveedor:\n  nit: 57-k\nsecreto: 5\n");
  Context const& root = r.dossiers[0].root.as_context();
  auto const quotation = r.source->quote(*r.units[0], root, 2);
  EXPECT_EQ(quotation.raw, "Q 5.00");
  EXPECT_EQ(quotation.place, "línea 2, columna 8");
  EXPECT_EQ(r.source->quote(*r.units[0], root, 10).raw, "(reservado)");
  EXPECT_EQ(r.source->quote(*r.units[0], r.value(0, "proveedor").as_context(), 0).raw, "57-k");
}

TEST(Yaml, DiagnosticsDoNotShowSensitiveValues) {
  Reading r;
  r.yaml("{expediente: P-1, monto: x, secreto: 77777, secretos: 77777}");
  ASSERT_EQ(codes(r.dossiers[0].diagnostics), "LEC-030");
  EXPECT_EQ(render(r.dossiers[0].diagnostics).find("77777"), std::string::npos);
}

TEST(YamlRecord, GivenOverridesTheBase) {
  auto const schema = sample::schema();
  FieldUse uses;
  uses.mark_all(&schema->root);
  Diagnostics diagnostics;
  auto const read = [&](std::string text) {
    return read_yaml(std::make_shared<Source const>("p.yaml", std::move(text)), diagnostics);
  };
  auto const base = read("{expediente: P-1, monto: 1.00, nota: a, proveedor: {nit: 576937K}}");
  auto const given = read("{monto: 2.00, nota: null}");
  Arena arena;
  Dossier const dossier = read_yaml_record(base.get(), *given, *schema, uses, arena);
  Context const& root = dossier.root.as_context();
  EXPECT_EQ(to_feel(*root.find("monto")), "2.00");
  EXPECT_EQ(root.find("nota")->null_reason(), NullReason::null_in_data);
  EXPECT_EQ(dossier.key, "P-1");
  EXPECT_TRUE(root.find("proveedor")->is(Kind::context));
  EXPECT_TRUE(dossier.diagnostics.empty());
  Dossier const alone = read_yaml_record(nullptr, *given, *schema, uses, arena);
  EXPECT_EQ(codes(alone.diagnostics), "LEC-020");
}

}  // namespace
}  // namespace visado::dossier
