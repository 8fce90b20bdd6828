#include "visado/value.hpp"

#include <algorithm>

namespace visado {

std::optional<std::size_t> Shape::find(std::string_view name) const {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i] == name) return i;
  }
  return std::nullopt;
}

std::span<Value const> Context::entries() const { return {values, shape->size()}; }

Value const* Context::find(std::string_view name) const {
  std::optional<std::size_t> const slot = shape->find(name);
  return slot ? values + *slot : nullptr;
}

Value Value::number(Decimal number, Arena& arena) {
  if (number.is_small()) return small_number(number.coefficient(), number.scale());
  Value value(Kind::number);
  value.detail_ = wide;
  value.payload_.pointer = arena.store(number);
  return value;
}

Value Value::string(std::string_view text) {
  Value value(Kind::string);
  value.size_ = static_cast<std::uint32_t>(text.size());
  value.payload_.pointer = text.data();
  return value;
}

Value Value::string(std::string_view text, Arena& arena) { return string(arena.store_text(text)); }

Value Value::date(Date date) {
  Value value(Kind::date);
  value.payload_.integer = date.days;
  return value;
}

Value Value::time(Time time) {
  Value value(Kind::time);
  value.detail_ = static_cast<std::uint8_t>(time.zone.kind);
  value.aux_ = time.zone.zone;
  value.size_ = static_cast<std::uint32_t>(time.zone.offset_seconds);
  value.payload_.integer = time.nanos;
  return value;
}

Value Value::date_time(DateTime const& date_time, Arena& arena) {
  Value value(Kind::date_time);
  value.payload_.pointer = arena.store(date_time);
  return value;
}

Value Value::duration(DayTimeDuration duration) {
  Value value(Kind::day_time_duration);
  value.size_ = static_cast<std::uint32_t>(duration.nanos);
  value.payload_.integer = duration.seconds;
  return value;
}

Value Value::duration(YearMonthDuration duration) {
  Value value(Kind::year_month_duration);
  value.payload_.integer = duration.months;
  return value;
}

Value Value::list(std::span<Value const> items) {
  Value value(Kind::list);
  value.size_ = static_cast<std::uint32_t>(items.size());
  value.payload_.pointer = items.data();
  return value;
}

Value Value::list(std::vector<Value> const& items, Arena& arena) {
  if (items.empty()) return list(std::span<Value const>{});
  Value* const copy = arena.allocate_array<Value>(items.size());
  std::uninitialized_copy(items.begin(), items.end(), copy);
  return list(std::span<Value const>{copy, items.size()});
}

Value Value::context(Context const* context) {
  Value value(Kind::context);
  value.payload_.pointer = context;
  return value;
}

Value Value::range(Range const* range) {
  Value value(Kind::range);
  value.payload_.pointer = range;
  return value;
}

Value Value::function(Function const* function) {
  Value value(Kind::function);
  value.payload_.pointer = function;
  return value;
}

Decimal Value::as_number() const {
  if (detail_ != wide) return Decimal::scaled(payload_.integer, detail_);
  return *static_cast<Decimal const*>(payload_.pointer);
}

Time Value::as_time() const {
  Zone const zone{static_cast<Zone::Kind>(detail_), static_cast<std::int32_t>(size_), aux_};
  return {payload_.integer, zone};
}

Range const& Value::as_range() const { return *static_cast<Range const*>(payload_.pointer); }

std::uint16_t currency_code(std::string_view name) {
  if (name.size() != 3) return 0;
  unsigned code = 0;
  for (char const letter : name) {
    if (letter < 'A' || letter > 'Z') return 0;
    code = code * 26 + static_cast<unsigned>(letter - 'A');
  }
  return static_cast<std::uint16_t>(code + 1);  // at most 17576
}

std::string currency_name(std::uint16_t code) {
  if (code == 0 || code > 26 * 26 * 26) return {};
  unsigned const number = code - 1u;
  return {static_cast<char>('A' + number / (26 * 26)), static_cast<char>('A' + number / 26 % 26),
          static_cast<char>('A' + number % 26)};
}

}  // namespace visado
