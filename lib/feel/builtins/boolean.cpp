// Logic and identity.
#include "feel/builtins/kernel.hpp"
#include "feel/builtins/rows.hpp"

namespace visado::feel {

namespace {

using namespace kernel;

Value negation(CallContext& context, Arguments arguments) {
  Value const& value = arguments[0];
  if (value.is(Kind::boolean)) return Value::boolean(!value.as_boolean());
  if (value.is_null()) return without_argument(context, "no", "negado", value);
  return unfit(context, "no", value);
}

// The same value of the same kind; of times and zones, written with the same zone.
bool same(Value const& a, Value const& b, int depth) {
  if (a.kind() != b.kind() || depth == 0) return false;
  switch (a.kind()) {
    case Kind::null:
      return true;
    case Kind::time:
      return a.as_time() == b.as_time();
    case Kind::date_time:
      return a.as_date_time() == b.as_date_time();
    case Kind::list: {
      auto const first = a.as_list();
      auto const second = b.as_list();
      if (first.size() != second.size()) return false;
      for (std::size_t i = 0; i < first.size(); ++i) {
        if (!same(first[i], second[i], depth - 1)) return false;
      }
      return true;
    }
    case Kind::range: {
      Range const& first = a.as_range();
      Range const& second = b.as_range();
      return first.form == second.form && first.low_closed == second.low_closed &&
             first.high_closed == second.high_closed &&
             same(first.low, second.low, depth - 1) && same(first.high, second.high, depth - 1);
    }
    default:
      return equals(a, b) == true;
  }
}

Value identity(CallContext& context, Arguments arguments) {
  constexpr int deepest = 300;
  Value const a = arguments.empty() ? Value() : arguments[0];
  Value const b = arguments.size() < 2 ? Value() : arguments[1];
  if (is_unknown(context, a) || is_unknown(context, b)) return Value::null(NullReason::operand);
  return Value::boolean(same(a, b, deepest));
}

}  // namespace

std::vector<Builtin> boolean_builtins() {
  using namespace rows;
  return {
      {.en = "not",
       .es = "no",
       .parameters = {anything("negand", "negado")},
       .result = simple<TypeKind::boolean>,
       .kernel = negation,
       .section = "10.3.4.2",
       .documentation =
           "Lo contrario: falso de verdadero y verdadero de falso. De cualquier otro valor, nulo.",
       .examples = {{"not(true)", "false"}, {"not(null)", "null"}}},
      {.en = "is",
       .es = "es",
       .parameters = {optional(anything("value1", "valor1")), optional(anything("value2", "valor2"))},
       .result = simple<TypeKind::boolean>,
       .kernel = identity,
       .section = "10.3.4.6",
       .documentation =
           "Verdadero cuando ambos son el mismo valor del mismo tipo. A diferencia de «=», dos horas "
           "iguales escritas con zonas distintas no son la misma, y nunca da nulo por comparar tipos "
           "distintos.",
       .examples = {{R"(is(date("2012-12-25"), date("2012-12-25")))", "true"},
                    {R"(is(time("23:00:50Z"), time("23:00:50")))", "false"},
                    {R"(is(date("2024-03-15"), null))", "false"}}},
  };
}

}  // namespace visado::feel
