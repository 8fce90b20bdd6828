// Straight code says what the program says, which is run when somebody wants to know why: `evaluate_both`.
#include "feel/expression_impl.hpp"
#include "unit/feel/evaluation.hpp"

namespace visado::test {
namespace {

TEST(Straight, SaysWhatTheProgramSays) {
  std::vector<std::string> const expressions{
      "monto <= 25000.00", "monto < 25000", "monto > 10 y monto <= 90000", "monto >= 90000 o urgente",
      "monto = contrato.total", "monto != contrato.total", "contrato.total - monto = 0", "monto + contrato.total > 1",
      "monto * cantidad <= 100", "valor absoluto(monto - contrato.total) <= 0.05", "valor absoluto(cantidad * 3 - 1.5) > 2",
      "suma(facturas.total) = monto", "valor absoluto(suma(facturas.total) - monto) <= 0.01", "suma(facturas.total) > 10 y urgente",
      "modalidad = \"compra_directa\"", "\"cotizacion\" != modalidad", "modalidad en (\"baja_cuantia\", \"cotizacion\")",
      "no(modalidad en (\"baja_cuantia\"))", "fecha <= fecha_ingreso", "fecha < fecha_ingreso y fecha > fecha(\"2020-01-01\")",
      "fecha_ingreso >= contrato.fecha", "contrato.serie = código", "contrato.serie != código y urgente", "contrato.fecha != nulo",
      "código = nulo o monto > 3", "no(urgente)", "urgente y no(monto > 5)", "urgente o urgente y monto > 5",
      "si urgente entonces monto > 5 sino monto <= 5", "si monto > 5 entonces contrato.serie != nulo sino urgente",
      "cuenta(facturas) > 1 y monto > 3", "monto entre 5 y 10 o urgente", "cantidad * cantidad > cantidad + 1",
      "monto_usd > 5 y cantidad < 7", "monto - 0.10 * monto > 4", "contrato.total",
      "urgente = verdadero", "urgente != (monto > 5)"};
  std::vector<std::string> const values{
      "{}", "{monto: null, urgente: null, contrato: null, facturas: null, cantidad: null, fecha: null}",
      "{monto: 5, urgente: true, cantidad: 5, contrato: {total: 5.00, serie: \"A\"}, código: \"A\", facturas: []}",
      "{monto: 25000.00, urgente: false, cantidad: 2.5, contrato: {total: 25000.04}, facturas: [{total: 25000}]}",
      "{monto: 25000.05, contrato: {total: 25000, fecha: date(\"2024-01-01\")}, facturas: [{total: 1.01}, {total: 24999.04}]}",
      "{monto: 7, urgente: true, modalidad: \"baja_cuantia\", facturas: [{total: 1}, {}], contrato: {serie: \"B\"}, código: \"C\"}",
      "{monto: 9223372036854775807, cantidad: 9223372036854775807, contrato: {total: -9223372036854775808}, facturas: "
      "[{total: 9223372036854775807}, {total: 1}], urgente: true}",
      "{monto: 1E+30, cantidad: 1E-20, contrato: {total: 1E+30}, facturas: [{total: 1E+30}]}",
      "{modalidad: \"cotizacion\", fecha: date(\"2024-03-01\"), fecha_ingreso: date(\"2024-03-01\"), cantidad: -2, monto: -3, monto_usd: 6}",
      "{modalidad: \"compra_directa\", fecha: date(\"2019-12-31\"), fecha_ingreso: date(\"2024-03-01\"), urgente: false, monto: 6}"};
  Dossier dossier;
  std::size_t straight = 0;
  for (auto const& expression : expressions) {
    CompileOptions const options{.profile = Profile::pack, .language = Language::es};
    auto const compiled = Expression::compile(EmbeddedText::of("<regla>", expression), dossier.scope, options);
    ASSERT_TRUE(compiled.ok()) << expression << '\n' << messages(compiled.diagnostics());
    straight += compiled->impl().program.straight.steps.empty() ? 0 : 1;
    for (auto const& value : values) {
      SCOPED_TRACE(expression + " de " + value);
      std::vector<Value> const inputs{dossier.read(value)};
      evaluate_both(compiled.value(), at_noon(inputs));
    }
  }
  EXPECT_EQ(straight, expressions.size());
}

// What did not fit is as if it had not been tried: the limit is met at the same step.
TEST(Straight, SpendsWhatTheProgramSpends) {
  Dossier dossier;
  CompileOptions const options{.profile = Profile::pack, .language = Language::es};
  auto const compiled = Expression::compile(EmbeddedText::of("<regla>", "suma(facturas.total) > 1 y suma(facturas.total) < monto"),
                                            dossier.scope, options);
  ASSERT_TRUE(compiled.ok());
  std::vector<Value> const inputs{dossier.read("{monto: 9, facturas: [{total: 1}, {total: 2}, {total: 3}]}")};
  std::size_t decided = 0;
  for (std::uint64_t steps = 0; steps < 40; ++steps) {
    Activation activation = at_noon(inputs);
    activation.steps = steps;
    Arena arena;
    decided += compiled->evaluate(activation, arena).is_true() ? 1 : 0;
  }
  EXPECT_EQ(decided, 26U);  // 7 steps for each sum
}

}  // namespace
}  // namespace visado::test
