#include <array>

#include "feel/builtins/rows.hpp"

namespace visado::feel {

namespace {

Value identity(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value negation(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }

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
       .documentation = "Lo contrario: falso de verdadero y verdadero de falso. De cualquier otro valor, nulo.",
       .examples = {{"not(true)", "false"}, {"not(null)", "null"}}},
      {.en = "is",
       .es = "es",
       .parameters = {optional(anything("value1", "valor1")), optional(anything("value2", "valor2"))},
       .result = simple<TypeKind::boolean>,
       .kernel = identity,
       .section = "10.3.4.6",
       .documentation = "Verdadero cuando ambos son el mismo valor del mismo tipo. A diferencia de «=», dos horas "
                        "iguales escritas con zonas distintas no son la misma, y nunca da nulo por comparar tipos distintos.",
       .examples = {{R"(is(date("2012-12-25"), date("2012-12-25")))", "true"},
                    {R"(is(time("23:00:50Z"), time("23:00:50")))", "false"}}},
  };
}

}  // namespace visado::feel
