// Evaluations of one expression over bound values, one core.
#include <benchmark/benchmark.h>

#include <array>
#include <string>
#include <vector>

#include "visado/expression.hpp"

namespace visado {
namespace {

// Four numbers, a code and a list of ten invoices.
class Bound {
 public:
  Bound() {
    for (std::string const name : {"total", "serie"}) {
      SchemaField field;
      field.name = name;
      field.type = name == "total" ? Type::money(currency_code("GTQ")) : Type::of(TypeKind::string);
      invoice_.fields.push_back(field);
    }
    invoice_.name = "Factura";
    invoice_.seal();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      rows_[i] = {Value::small_number(static_cast<std::int64_t>(1000 + i), 2), Value::string("FACE-66")};
      contexts_[i] = {&invoice_.shape(), rows_[i].data(), nullptr, &invoice_};
      list_[i] = Value::context(&contexts_[i]);
    }
    Type const number = Type::of(TypeKind::number);
    bind("a", number, Value::small_number(150, 2));
    bind("b", number, Value::number(3));
    bind("c", number, Value::small_number(225, 2));
    bind("d", number, Value::number(5));
    bind("modalidad", Type::of(TypeKind::string), Value::string("baja_cuantia"));
    bind("facturas", Type::list(Type::record(&invoice_)), Value::list(std::span<Value const>(list_)));
  }
  Bound(Bound const&) = delete;
  Bound& operator=(Bound const&) = delete;

  [[nodiscard]] Scope const& scope() const { return scope_; }
  [[nodiscard]] Activation activation() const { return {.inputs = inputs_}; }

 private:
  void bind(std::string name, Type type, Value value) {
    scope_.add({.name = std::move(name), .type = std::move(type), .index = static_cast<std::uint32_t>(inputs_.size())});
    inputs_.push_back(value);
  }

  RecordType invoice_;
  std::array<std::array<Value, 2>, 10> rows_{};
  std::array<Context, 10> contexts_{};
  std::array<Value, 10> list_{};
  Scope scope_;
  std::vector<Value> inputs_;
};

void evaluate(benchmark::State& state, char const* text) {
  Bound const bound;
  Result<Expression> compiled = Expression::compile(EmbeddedText::of("<bench>", text), bound.scope(), CompileOptions());
  if (!compiled) return state.SkipWithError("no compila");
  Activation const activation = bound.activation();
  Arena arena;
  unsigned count = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(compiled->evaluate(activation, arena));
    if ((++count & 0xff) == 0) arena.reset();
  }
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK_CAPTURE(evaluate, arithmetic, "a + b * c > d");
BENCHMARK_CAPTURE(evaluate, conjunction, "modalidad = \"baja_cuantia\" and a <= 25000");
BENCHMARK_CAPTURE(evaluate, in_codes, "modalidad in (\"compra_directa\", \"baja_cuantia\")");
BENCHMARK_CAPTURE(evaluate, some, "some f in facturas satisfies f.total > 100");
BENCHMARK_CAPTURE(evaluate, sum, "sum(facturas.total) <= 200");
BENCHMARK_CAPTURE(evaluate, filter, "count(facturas[total > 10]) > 3");

}  // namespace
}  // namespace visado
