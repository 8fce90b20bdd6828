#include "feel/builtins/kernel.hpp"

#include "visado/diagnostics/feel.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel::kernel {

std::optional<std::int64_t> truncated(Value const& number) {
  if (number.is_small_number() && number.scale() == 0) return number.coefficient();
  auto const whole = number.as_number().round(0, Rounding::down);
  return whole ? whole->to_int64() : std::nullopt;
}

Value text(CallContext& context, std::string_view function, std::string_view text) {
  if (text.size() > Limits::string)
    return context.fail(NullReason::limit, code::result_too_large, {function});
  return Value::string(text, context.arena());
}

Value without_argument(CallContext& context, std::string_view function, std::string_view parameter,
                       Value const& argument) {
  bool const untold = context.profile() == Profile::standard && is_given_null(argument);
  if (!untold) return Value::null(NullReason::operand);
  return context.fail(NullReason::operand, code::argument_without_value, {function, parameter});
}

std::optional<Value> refuse_work(CallContext& context, std::string_view function, std::size_t items) {
  if (items > Limits::items) return context.fail(NullReason::limit, code::result_too_large, {function});
  if (!context.spend(items)) return context.fail(NullReason::limit, code::work_spent, {function});
  return std::nullopt;
}

Value without_value(CallContext& context, std::string_view function, std::size_t index) {
  return context.fail(NullReason::operand, code::item_without_value, {function, std::to_string(index + 1)});
}

Value unfit_item(CallContext& context, std::string_view function, std::size_t index, Value const& item) {
  return context.fail(NullReason::type_mismatch, code::item_unfit,
                      {function, std::to_string(index + 1), kind_name(item)});
}

Numbers numbers_of(CallContext& context, std::string_view function, Arguments arguments) {
  Arguments const items = items_of(arguments);
  Numbers numbers;
  numbers.failure = refuse_work(context, function, items.size());
  if (numbers.failure) return numbers;
  auto* const values = context.arena().allocate_array<Decimal>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    Value const& item = items[i];
    if (item.is_null()) numbers.failure = without_value(context, function, i);
    if (!item.is_null() && !item.is(Kind::number)) numbers.failure = unfit_item(context, function, i, item);
    if (numbers.failure) return numbers;
    if (item.currency() != 0 && numbers.currency != 0 && item.currency() != numbers.currency) {
      numbers.failure = different_currencies(context, numbers.currency, item.currency());
      return numbers;
    }
    if (item.currency() != 0) numbers.currency = item.currency();
    ::new (&values[i]) Decimal(item.as_number());
  }
  numbers.values = {values, items.size()};
  return numbers;
}

Value number(CallContext& context, std::string_view function, std::optional<Decimal> const& result,
             std::uint16_t currency) {
  if (!result) return context.fail(NullReason::overflow, code::number_overflow, {function});
  return Value::number(*result, context.arena()).with_currency(currency);
}

std::optional<std::uint16_t> common_currency(Value const& a, Value const& b) {
  if (a.currency() != 0 && b.currency() != 0 && a.currency() != b.currency()) return std::nullopt;
  return static_cast<std::uint16_t>(a.currency() | b.currency());
}

Value different_currencies(CallContext& context, std::uint16_t a, std::uint16_t b) {
  return context.fail(NullReason::currency_mismatch, code::currencies_differ,
                      {currency_name(a), currency_name(b)});
}

}  // namespace visado::feel::kernel
