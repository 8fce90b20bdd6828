// The static types of FEEL expressions.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "visado/value.hpp"

#pragma GCC visibility push(default)
namespace visado {

enum class TypeKind : unsigned char {
  any,      // nothing is known: the checks are made when it runs
  error,    // already reported: silences follow-ups
  null,
  boolean,
  number,
  money,    // a number with a currency
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

// An immutable type; copies share. Thread-safe.
class Type {
 public:
  Type();  // any
  static Type of(TypeKind simple);
  // Amounts in `currency` (GTQ); `dynamic_currency` when a field of the data says it.
  static constexpr std::uint16_t dynamic_currency = 0xffff;
  static Type money(std::uint16_t currency);
  // Text with only these values (`valores`).
  static Type enumeration(std::vector<std::string> values);
  static Type list(Type item);
  static Type range(Type item);
  static Type context(std::vector<std::pair<std::string, Type>> fields);
  // The type of a record of the schema; its fields are looked up in `record` when asked, so it may be incomplete now.
  static Type record(RecordType const* record);
  static Type function(std::vector<Type> parameters, Type result);

  [[nodiscard]] TypeKind kind() const;
  [[nodiscard]] bool is(TypeKind kind) const { return this->kind() == kind; }
  [[nodiscard]] bool is_numeric() const { return is(TypeKind::number) || is(TypeKind::money); }
  [[nodiscard]] Type item() const;                               // list, range; else any
  [[nodiscard]] std::uint16_t currency() const;                  // money
  [[nodiscard]] std::vector<std::string> const& values() const;  // enumeration; else empty
  [[nodiscard]] std::vector<std::pair<std::string, Type>> fields() const;  // context
  [[nodiscard]] RecordType const* record() const;                          // context of the schema, or null
  // The type of an entry by exact name; nothing when there is none.
  [[nodiscard]] std::optional<Type> field(std::string_view name) const;
  [[nodiscard]] std::vector<Type> const& parameters() const;  // function
  [[nodiscard]] Type result() const;                          // function

  // Structural; enumerations by their values.
  friend bool operator==(Type const& a, Type const& b);
  // In Spanish, as rule files write it: «lista de dinero en GTQ», «Factura».
  [[nodiscard]] std::string to_string() const;

 private:
  struct Node;
  explicit Type(std::shared_ptr<Node const> node) : node_(std::move(node)) {}
  std::shared_ptr<Node const> node_;
};

}  // namespace visado
#pragma GCC visibility pop
