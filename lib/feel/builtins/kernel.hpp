// What kernels share: reading arguments, making results, saying why not.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "feel/builtins/builtin.hpp"
#include "feel/value/kind_name.hpp"
#include "feel/value/operations.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel::kernel {

using Arguments = std::span<Value const>;

// Whether an optional argument was not given.
[[nodiscard]] inline bool is_missing(Arguments arguments, std::size_t index) {
  return index >= arguments.size() || arguments[index].is_null();
}

// A number without its fraction; nothing when it does not fit.
[[nodiscard]] std::optional<std::int64_t> truncated(Value const& number);

// ---- results
// ----------------------------------------------------------------------------------------------------

[[nodiscard]] Value text(CallContext& context, std::string_view function, std::string_view text);
// A date and so on, or the failure.
[[nodiscard]] inline Value unfit(CallContext& context, std::string_view function, Value const& argument) {
  return context.fail(NullReason::type_mismatch, code::argument_unfit, {function, kind_name(argument)});
}

// Null because an argument that the kernel sees itself is.
[[nodiscard]] Value without_argument(CallContext& context, std::string_view function,
                                     std::string_view parameter, Value const& argument);

// A list that is being made in the arena, of at most as many items as it was told.
class ListBuilder {
 public:
  ListBuilder(Arena& arena, std::size_t capacity)
      : items_(arena.allocate_array<Value>(capacity)), capacity_(capacity) {}
  void add(Value const& item) {
    if (size_ < capacity_) ::new (&items_[size_++]) Value(item);
  }
  void add(Arguments items) {
    for (Value const& item : items) add(item);
  }
  [[nodiscard]] Value done() const { return Value::list(std::span<Value const>(items_, size_)); }

 private:
  Value* items_;
  std::size_t capacity_;
  std::size_t size_ = 0;
};

// Whether a list of that size may be made and walked; otherwise the failure.
[[nodiscard]] std::optional<Value> refuse_work(CallContext& context, std::string_view function,
                                               std::size_t items);

// ---- lists as arguments
// -----------------------------------------------------------------------------------------

// The items of a variadic function: of its single list, or the arguments themselves.
[[nodiscard]] inline Arguments items_of(Arguments arguments) {
  return arguments.size() == 1 && arguments[0].is(Kind::list) ? arguments[0].as_list() : arguments;
}

[[nodiscard]] Value without_value(CallContext& context, std::string_view function, std::size_t index);
[[nodiscard]] Value unfit_item(CallContext& context, std::string_view function, std::size_t index,
                               Value const& item);

// Numbers of one currency, in the arena; or why they are not.
struct Numbers {
  std::span<Decimal> values;
  std::uint16_t currency = 0;
  std::optional<Value> failure;
};
[[nodiscard]] Numbers numbers_of(CallContext& context, std::string_view function, Arguments arguments);

// A number, or the failure when it does not exist.
[[nodiscard]] Value number(CallContext& context, std::string_view function,
                           std::optional<Decimal> const& result, std::uint16_t currency = 0);

// Of two amounts; a number beside an amount is in its currency. Nothing when they differ.
[[nodiscard]] std::optional<std::uint16_t> common_currency(Value const& a, Value const& b);
[[nodiscard]] Value different_currencies(CallContext& context, std::uint16_t a, std::uint16_t b);

// In the pack profile a null that comes from data is not looked for: only the literal null tests for
// presence.
[[nodiscard]] inline bool is_unknown(CallContext& context, Value const& value) {
  return value.is_null() && context.profile() == Profile::pack && value.null_reason() != NullReason::literal;
}

}  // namespace visado::feel::kernel
