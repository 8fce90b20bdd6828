#include <array>

#include "feel/builtins/rows.hpp"

namespace visado::feel {

namespace {

Value sort(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }

}  // namespace

std::vector<Builtin> sort_builtins() {
  using namespace rows;
  return {
      {.en = "sort",
       .es = "ordenar",
       .parameters = {list("list", "lista"), optional(function("precedes", "precede"))},
       .result = same_list,
       .kernel = sort,
       .section = "10.3.4.9",
       .documentation = "La lista ordenada por una función de dos elementos que dice si el primero va antes; los que "
                        "empatan quedan como estaban. Sin función (extensión), de menor a mayor.",
       .examples = {{"sort([3, 1, 4, 5, 2], function(x, y) x < y)", "[1, 2, 3, 4, 5]"}, {"sort([3, 1, 2])", "[1, 2, 3]"}}},
  };
}

}  // namespace visado::feel
