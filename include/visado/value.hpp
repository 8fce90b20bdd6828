// The values of FEEL.
//
// A Value is 16 bytes, trivially copyable, and owns nothing: what does not fit lives in an Arena (or in something
// that outlives it: a compiled expression's constants, the text of the dossier being read). It is valid as long as
// that memory is. Reading a value as another kind than its own is a programming error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "visado/decimal.hpp"
#include "visado/temporal.hpp"

#pragma GCC visibility push(default)
namespace visado {

class Shape;

// Memory for values that die together: a dossier, an evaluation. Not thread-safe; one for each thread.
// `reset` keeps the blocks for the next round, so that a warm arena allocates nothing.
class Arena {
 public:
  explicit Arena(std::size_t first_block = 4096);
  Arena(Arena&&) noexcept;
  Arena& operator=(Arena&&) noexcept;
  Arena(Arena const&) = delete;
  Arena& operator=(Arena const&) = delete;
  ~Arena();

  // Uninitialised, aligned for any scalar (16 bytes).
  void* allocate(std::size_t bytes);
  template <class T>
  T* allocate_array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= 16);
    return static_cast<T*>(allocate(count * sizeof(T)));
  }
  template <class T>
  T const* store(T const& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    return ::new (allocate(sizeof(T))) T(value);
  }
  std::string_view store_text(std::string_view text);
  // A shape made while evaluating (functions of contexts, copies); it lives until `reset`.
  Shape const* store_shape(Shape shape);
  void reset();
  [[nodiscard]] std::size_t bytes() const;  // taken from the system

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

enum class Kind : std::uint8_t {
  null,
  boolean,
  number,
  string,
  date,
  time,
  date_time,
  day_time_duration,
  year_month_duration,
  list,
  context,
  range,
  function,
};

// Why there is no value. The place and the values involved are recovered by evaluating again with reasons.
enum class NullReason : std::uint16_t {
  literal,             // null was written, or bound by the host
  absent,              // the field is not in the data
  null_in_data,        // the field is there, and null
  illegible,           // the field is there, and could not be read as its type
  not_read,            // the field was not asked for when the rules were loaded
  operand,             // an operand or argument was null
  type_mismatch,       // a part had a type that the operation does not know
  division_by_zero,
  overflow,            // out of the range of numbers, dates or durations
  invalid_argument,    // right type, impossible value: date("2024-02-30")
  no_such_entry,       // a context without that entry, an index outside the list
  no_value_in_force,   // a dated parameter without a value at that date
  currency_mismatch,
  empty_list,          // min([]), mean([])
  unknown_name,
  limit,               // depth, size, time
};

class Value;

// The ordered names of a context's entries; shared by all contexts of one type. Immutable once in use.
class Shape {
 public:
  Shape() = default;
  explicit Shape(std::vector<std::string> names) : names_(std::move(names)) {}
  [[nodiscard]] std::vector<std::string> const& names() const { return names_; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  // Exact match; nothing when there is no such entry.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;

 private:
  std::vector<std::string> names_;
};

class RecordType;  // schema.hpp

// A context: entries in the order of its shape.
struct Context {
  Shape const* shape;
  Value const* values;                     // shape->size() of them
  std::uint32_t const* places = nullptr;   // of a record: where each value stands in its input (reader's meaning)
  RecordType const* record = nullptr;      // of a record: its type in the schema

  [[nodiscard]] std::span<Value const> entries() const;
  [[nodiscard]] Value const* find(std::string_view name) const;  // null when there is none
};

struct Range;          // below
struct Function;       // private to feel

class Value {
 public:
  Value() : Value(Kind::null) {}  // null, NullReason::literal
  static Value null(NullReason reason) {
    Value value(Kind::null);
    value.aux_ = static_cast<std::uint16_t>(reason);
    return value;
  }
  static Value boolean(bool boolean) {
    Value value(Kind::boolean);
    value.payload_.integer = boolean ? 1 : 0;
    return value;
  }
  static Value number(Decimal value, Arena& arena);
  static Value number(std::int64_t value) { return small_number(value, 0); }
  // A number that needs no arena; 0 <= scale <= 18.
  static Value small_number(std::int64_t coefficient, int scale) {
    Value value(Kind::number);
    value.detail_ = static_cast<std::uint8_t>(scale);
    value.payload_.integer = coefficient;
    return value;
  }
  // `text` must outlive the value.
  static Value string(std::string_view text);
  static Value string(std::string_view text, Arena& arena);
  static Value date(Date value);
  static Value time(Time value);
  static Value date_time(DateTime const& value, Arena& arena);
  static Value duration(DayTimeDuration value);
  static Value duration(YearMonthDuration value);
  // `items` must outlive the value.
  static Value list(std::span<Value const> items);
  static Value list(std::vector<Value> const& items, Arena& arena);
  static Value context(Context const* context);
  static Value range(Range const* range);
  static Value function(Function const* function);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
  [[nodiscard]] bool is(Kind kind) const { return kind_ == kind; }
  [[nodiscard]] bool is_true() const { return kind_ == Kind::boolean && payload_.integer != 0; }
  [[nodiscard]] bool is_false() const { return kind_ == Kind::boolean && payload_.integer == 0; }

  [[nodiscard]] NullReason null_reason() const { return static_cast<NullReason>(aux_); }
  [[nodiscard]] bool as_boolean() const { return payload_.integer != 0; }
  [[nodiscard]] Decimal as_number() const;
  [[nodiscard]] std::string_view as_string() const {
    return {static_cast<char const*>(payload_.pointer), size_};
  }
  [[nodiscard]] Date as_date() const { return {payload_.integer}; }
  [[nodiscard]] Time as_time() const;
  [[nodiscard]] DateTime const& as_date_time() const { return *static_cast<DateTime const*>(payload_.pointer); }
  [[nodiscard]] DayTimeDuration as_day_time_duration() const {
    return {payload_.integer, static_cast<std::int32_t>(size_)};
  }
  [[nodiscard]] YearMonthDuration as_year_month_duration() const { return {payload_.integer}; }
  [[nodiscard]] std::span<Value const> as_list() const {
    return {static_cast<Value const*>(payload_.pointer), size_};
  }
  [[nodiscard]] Context const& as_context() const { return *static_cast<Context const*>(payload_.pointer); }
  [[nodiscard]] Range const& as_range() const;
  [[nodiscard]] Function const& as_function() const { return *static_cast<Function const*>(payload_.pointer); }

  // A number may carry a currency (`currency_code`); 0 is none. The engine sets it on amounts read.
  [[nodiscard]] std::uint16_t currency() const { return kind_ == Kind::number ? aux_ : std::uint16_t{0}; }
  [[nodiscard]] Value with_currency(std::uint16_t currency) const {
    Value value = *this;
    if (kind_ == Kind::number) value.aux_ = currency;
    return value;
  }

  // For the machine: a number with a 64-bit coefficient.
  [[nodiscard]] bool is_small_number() const { return kind_ == Kind::number && detail_ != wide; }
  [[nodiscard]] std::int64_t coefficient() const { return payload_.integer; }
  [[nodiscard]] int scale() const { return detail_; }

 private:
  static constexpr std::uint8_t wide = 0xff;  // the number is a Decimal behind the pointer
  explicit Value(Kind kind) : kind_(kind) {}

  Kind kind_;
  std::uint8_t detail_ = 0;  // number: scale or wide; time: kind of zone
  std::uint16_t aux_ = 0;    // null: reason; number: currency; time: zone
  std::uint32_t size_ = 0;   // string: bytes; list: items; duration: nanoseconds; time: offset
  union {
    std::int64_t integer;
    void const* pointer;
  } payload_{0};
};
static_assert(sizeof(Value) == 16 && std::is_trivially_copyable_v<Value>);

// A range; a null endpoint with an open end is «no limit» (the value of the test `< 5`).
struct Range {
  Value low;
  Value high;
  bool low_closed = true;
  bool high_closed = true;
  // (1..5], or a test of one end: (< 5), (= 5), (!= 5). What is written in different forms is never equal. Of a
  // comparison an end without limit is null and open; of an exclusion both ends are what is excluded.
  enum class Form : std::uint8_t { interval, comparison, exclusion } form = Form::interval;
};

// Three upper-case letters as a number, and back; 0 and "" for anything else.
[[nodiscard]] std::uint16_t currency_code(std::string_view name);
[[nodiscard]] std::string currency_name(std::uint16_t code);

// FEEL text of a value that reads back as the same value where it can: "abc", 12.50, date("2024-01-01"),
// [1, 2], {a: 1}. For reasons, tests and `evaluar`.
[[nodiscard]] std::string to_feel(Value const& value);
// JSON: numbers keep their digits; temporal values are texts. Depth-limited.
[[nodiscard]] std::string to_json(Value const& value);

// The same value, all of it, in memory of `arena`. Values nested deeper than 2000, and those
// beyond twenty million, become null.
[[nodiscard]] Value deep_copy(Value const& value, Arena& arena);

}  // namespace visado
#pragma GCC visibility pop
