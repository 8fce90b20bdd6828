// How many evaluations a second, on one core. Timed by hand: bench_evaluate.
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "visado/expression.hpp"

namespace {

using namespace visado;

void time_expression(std::string const& text, Scope const& scope, std::vector<Value> const& inputs,
                     int rounds) {
  Result<Expression> compiled =
      Expression::compile(EmbeddedText::of("<bench>", text), scope, CompileOptions());
  if (!compiled) return;
  Activation const activation{.inputs = inputs};
  Arena arena;
  int hits = 0;
  auto const start = std::chrono::steady_clock::now();
  for (int i = 0; i < rounds; ++i) {
    hits += compiled->evaluate(activation, arena).is_true() ? 1 : 0;
    if ((i & 0xff) == 0) arena.reset();
  }
  std::chrono::duration<double> const took = std::chrono::steady_clock::now() - start;
  std::printf("%-60s %8.1f ns %8.2f M/s (%d)\n", text.c_str(), took.count() / rounds * 1e9,
              rounds / took.count() / 1e6, hits);
}

}  // namespace

int main() {
  RecordType invoice;
  invoice.name = "Factura";
  for (std::string const name : {"total", "serie"}) {
    SchemaField field;
    field.name = name;
    field.type = name == "total" ? Type::money(currency_code("GTQ")) : Type::of(TypeKind::string);
    invoice.fields.push_back(field);
  }
  invoice.seal();
  std::vector<std::vector<Value>> rows(10);
  std::vector<Context> contexts(10);
  std::vector<Value> list;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = {Value::small_number(static_cast<std::int64_t>(1000 + i), 2), Value::string("FACE-66")};
    contexts[i] = {&invoice.shape(), rows[i].data(), nullptr, &invoice};
    list.push_back(Value::context(&contexts[i]));
  }
  Scope scope;
  std::vector<Value> inputs{Value::small_number(150, 2),   Value::number(3),
                            Value::small_number(225, 2),   Value::number(5),
                            Value::string("baja_cuantia"), Value::list(std::span<Value const>(list))};
  std::vector<std::string> const names{"a", "b", "c", "d", "modalidad", "facturas"};
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    Type const type = i < 4    ? Type::of(TypeKind::number)
                      : i == 4 ? Type::of(TypeKind::string)
                               : Type::list(Type::record(&invoice));
    scope.add({.name = names[i], .type = type, .index = i});
  }
  time_expression("a + b * c > d", scope, inputs, 20'000'000);
  time_expression("modalidad = \"baja_cuantia\" and a <= 25000", scope, inputs, 20'000'000);
  time_expression("modalidad in (\"compra_directa\", \"baja_cuantia\")", scope, inputs, 10'000'000);
  time_expression("some f in facturas satisfies f.total > 100", scope, inputs, 2'000'000);
  time_expression("sum(facturas.total) <= 200", scope, inputs, 2'000'000);
  time_expression("count(facturas[total > 10]) > 3", scope, inputs, 2'000'000);
}
