// Sorting.
#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "feel/builtins/kernel.hpp"
#include "feel/builtins/rows.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

namespace {

using namespace kernel;

// Whether one item goes before another; the first failure ends the sorting.
class Order {
 public:
  Order(CallContext& context, Value const* precedes) : context_(context), precedes_(precedes) {}

  bool precedes(Value const& a, Value const& b) {
    if (failure_) return false;
    if (!context_.spend(1)) {
      failure_ = context_.fail(NullReason::limit, code::work_spent, {"ordenar"});
    } else if (precedes_ != nullptr) {
      std::array const pair{a, b};
      Value const answer = context_.call(*precedes_, pair);
      if (answer.is(Kind::boolean)) return answer.as_boolean();
      failure_ = context_.fail(NullReason::type_mismatch, code::function_result_unfit, {"ordenar"});
    } else {
      if (auto const order = compare(a, b)) return *order < 0;
      failure_ = context_.fail(NullReason::type_mismatch, code::items_not_ordered,
                               {"ordenar", kind_name(a), kind_name(b)});
    }
    return false;
  }

  [[nodiscard]] std::optional<Value> const& failure() const { return failure_; }

 private:
  CallContext& context_;
  Value const* precedes_;
  std::optional<Value> failure_;
};

// Merge sort from below: stable, and safe with an order that contradicts itself, which std::stable_sort is
// not.
Value sort(CallContext& context, Arguments arguments) {
  auto const list = arguments[0].as_list();
  if (auto const refused = refuse_work(context, "ordenar", list.size())) return *refused;
  Order order(context, is_missing(arguments, 1) ? nullptr : &arguments[1]);
  std::size_t const size = list.size();
  auto* from = context.arena().allocate_array<Value>(size);
  auto* to = context.arena().allocate_array<Value>(size);
  std::uninitialized_copy(list.begin(), list.end(), from);
  std::uninitialized_copy(list.begin(), list.end(), to);
  for (std::size_t width = 1; width < size; width *= 2) {
    for (std::size_t begin = 0; begin < size; begin += 2 * width) {
      std::size_t const middle = std::min(begin + width, size);
      std::size_t const end = std::min(begin + 2 * width, size);
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t out = begin; out < end; ++out) {
        bool const take_right = right < end && (left == middle || order.precedes(from[right], from[left]));
        to[out] = take_right ? from[right++] : from[left++];
      }
    }
    std::swap(from, to);
    if (order.failure()) return *order.failure();
  }
  return Value::list(std::span<Value const>(from, size));
}

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
       .documentation =
           "La lista ordenada por una función de dos elementos que dice si el primero va antes; los que "
           "empatan quedan como estaban. Sin función (extensión), de menor a mayor.",
       .examples = {{"sort([3, 1, 4, 5, 2], function(a, b) a < b)", "[1, 2, 3, 4, 5]"},
                    {"sort([3, 1, 2])", "[1, 2, 3]"},
                    {"sort([3, 1, 2], function(a, b) a > b)", "[3, 2, 1]"},
                    {R"(sort([3, "a"], function(a, b) a < b))", "null"}}},
  };
}

}  // namespace visado::feel
