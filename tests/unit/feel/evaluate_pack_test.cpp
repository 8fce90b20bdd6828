// What rules mean: missing data are never decided upon; amounts have a currency; the language is Spanish.
#include "unit/feel/evaluation.hpp"

namespace visado::test {
namespace {

class Pack : public testing::TestWithParam<Row> {};

TEST_P(Pack, Gives) {
  Row const& row = GetParam();
  Dossier dossier;
  EXPECT_EQ(dossier.evaluate(row.expression, row.context), row.result) << row.expression << "\n"
                                                                       << row.context;
}

INSTANTIATE_TEST_SUITE_P(
    MissingData, Pack,
    testing::ValuesIn(std::vector<Row>{
        {"modalidad = \"cotizacion\"", "{}", "null"},
        {"modalidad != \"cotizacion\"", "{}", "null"},
        {"modalidad = nulo", "{}", "true"},
        {"modalidad != nulo", "{modalidad: null}", "false"},
        {"modalidad en (\"cotizacion\", \"compra_directa\")", "{}", "null"},
        {"modalidad en (\"cotizacion\", nulo)", "{}", "true"},
        {"si urgente entonces 1 sino 2", "{}", "null"},
        {"si urgente entonces 1 sino 2", "{urgente: false}", "2"},
        {"facturas[total > 10]", "{facturas: [{total: 5}, {}]}", "null"},
        {"cuenta(facturas[total > 10])", "{facturas: [{total: 5}, {total: 11}]}", "1"},
        {"suma(facturas.total)", "{facturas: []}", "0"},
        {"suma(facturas.total)", "{}", "null"},
        {"suma(facturas.total)", "{facturas: [{total: 1}, {}]}", "null"},
        {"algún f en facturas cumple f.total > 10", "{facturas: [{}, {total: 11}]}", "true"},
        {"algún f en facturas cumple f.total > 10", "{facturas: [{}, {total: 9}]}", "null"},
        {"todo f en facturas cumple f.total > 10", "{facturas: [{}, {total: 9}]}", "false"},
        {"monto > 10 y urgente", "{monto: 5}", "false"},
        {"monto > 10 y urgente", "{monto: 50}", "null"},
        {"monto > 10 o urgente", "{monto: 50}", "true"},
    }));

INSTANTIATE_TEST_SUITE_P(Money, Pack,
                         testing::ValuesIn(std::vector<Row>{
                             {"monto <= 25000", "{monto: 25000.00}", "true"},
                             {"monto <= 25000", "{monto: 25000.01}", "false"},
                             {"monto * 0.12", "{monto: 100.00}", "12.0000"},
                             {"monto / 4", "{monto: 100}", "25"},
                             {"monto / contrato.total", "{monto: 100, contrato: {total: 50}}", "2"},
                             {"monto + 0.01", "{monto: 0.99}", "1.00"},
                             {"monto en [0..100]", "{monto: 100.00}", "true"},
                             {"monto entre 1 y 2", "{monto: 1.5}", "true"},
                             {"si urgente entonces monto sino 0", "{monto: 3, urgente: true}", "3"},
                         }));

INSTANTIATE_TEST_SUITE_P(
    Spanish, Pack,
    testing::ValuesIn(std::vector<Row>{
        {"codigo", "{código: \"A\"}", "\"A\""},
        {"raiz.monto", "{monto: 3}", "3"},
        {"raíz.monto", "{monto: 3}", "3"},
        {"facturas[item.fecha > raíz.fecha].serie",
         "{fecha: @\"2024-01-01\", facturas: [{fecha: @\"2024-02-01\", serie: \"A\"}]}", "[\"A\"]"},
        {"para f en facturas devolver f.items.precio", "{facturas: [{items: [{precio: 1}, {precio: 2}]}]}",
         "[[1, 2]]"},
        {"fecha_ingreso.año", "{fecha_ingreso: @\"2024-01-01\"}", "2024"},
        {"fecha_ingreso.ano", "{fecha_ingreso: @\"2024-01-01\"}", "2024"},
        {"no(urgente)", "{urgente: false}", "true"},
        {"fecha_ingreso = fecha(certificada)",
         "{fecha_ingreso: @\"2024-01-01\", certificada: @\"2024-01-01T10:00:00\"}", "true"},
    }));

// The same in the standard profile: each would decide.
TEST(Profiles, DifferWhereDataAreMissing) {
  struct Both {
    std::string_view expression;
    std::string_view standard;
    std::string_view pack;
  };
  for (Both const& row : std::vector<Both>{
           {"x = 1", "false", "null"},
           {"x != 1", "true", "null"},
           {"x in (1, 2)", "false", "null"},
           {"if flag then 1 else 2", "2", "null"},
           {"[1, 2][flag]", "[]", "null"},
           {"list contains([x, 2], 1)", "false", "null"},
           {"sum([])", "null", "0"},
           {"x = null", "true", "true"},
       }) {
    Row const given{row.expression, "{x: null, flag: [true][2]}", ""};
    EXPECT_EQ(evaluate_row(given, Profile::standard, Language::en), row.standard) << row.expression;
    EXPECT_EQ(evaluate_row(given, Profile::pack, Language::en), row.pack) << row.expression;
  }
}

}  // namespace
}  // namespace visado::test
