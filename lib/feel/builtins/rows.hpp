// What rows of the table are written with: parameters by kind, and the types of results.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "feel/builtins/builtin.hpp"

namespace visado::feel {

// The topics, a file each.
[[nodiscard]] std::vector<Builtin> conversion_builtins();
[[nodiscard]] std::vector<Builtin> boolean_builtins();
[[nodiscard]] std::vector<Builtin> string_builtins();
[[nodiscard]] std::vector<Builtin> list_builtins();
[[nodiscard]] std::vector<Builtin> numeric_builtins();
[[nodiscard]] std::vector<Builtin> range_builtins();
[[nodiscard]] std::vector<Builtin> temporal_builtins();
[[nodiscard]] std::vector<Builtin> sort_builtins();
[[nodiscard]] std::vector<Builtin> context_builtins();
[[nodiscard]] std::vector<Builtin> domain_builtins();

struct Topic {
  std::string_view en;
  std::string_view es;
  std::vector<Builtin> (*rows)();
};

// In the order of chapter 10.3.4.
inline constexpr std::array topics{
    Topic{"Conversion", "Conversión", conversion_builtins},
    Topic{"Logic", "Lógica", boolean_builtins},
    Topic{"Strings", "Textos", string_builtins},
    Topic{"Lists", "Listas", list_builtins},
    Topic{"Numbers", "Números", numeric_builtins},
    Topic{"Ranges", "Rangos", range_builtins},
    Topic{"Dates and times", "Fechas y horas", temporal_builtins},
    Topic{"Sorting", "Orden", sort_builtins},
    Topic{"Contexts", "Contextos", context_builtins},
    Topic{"Payment dossiers", "Expedientes de pago", domain_builtins},
};

namespace rows {

// ---- parameters
// -------------------------------------------------------------------------------------------------
inline Parameter anything(std::string_view en, std::string_view es) {
  return {.en = en, .es = es, .nullable = true};
}
inline Parameter of_kinds(std::string_view en, std::string_view es, KindSet accepts) {
  return {.en = en, .es = es, .accepts = accepts};
}
inline Parameter boolean(std::string_view en, std::string_view es) {
  return of_kinds(en, es, kinds(Kind::boolean));
}
inline Parameter number(std::string_view en, std::string_view es) {
  return of_kinds(en, es, kinds(Kind::number));
}
inline Parameter text(std::string_view en, std::string_view es) {
  return of_kinds(en, es, kinds(Kind::string));
}
inline Parameter context(std::string_view en, std::string_view es) {
  return of_kinds(en, es, kinds(Kind::context));
}
inline Parameter range(std::string_view en, std::string_view es) {
  return of_kinds(en, es, kinds(Kind::range));
}
inline Parameter function(std::string_view en, std::string_view es) {
  return of_kinds(en, es, kinds(Kind::function));
}
inline Parameter date(std::string_view en, std::string_view es) {
  return of_kinds(en, es, kinds(Kind::date, Kind::date_time));
}
inline Parameter list(std::string_view en, std::string_view es, KindSet items = any_kind) {
  return {.en = en, .es = es, .accepts = kinds(Kind::list), .items = items};
}
// The parameter of `sum`, `min`…: a list, or its items one by one.
inline Parameter items(std::string_view en, std::string_view es, KindSet of = any_kind) {
  return {.en = en, .es = es, .items = of, .nullable = true};
}
inline Parameter optional(Parameter parameter) {
  parameter.optional = true;
  return parameter;
}
inline Parameter nullable(Parameter parameter) {
  parameter.nullable = true;
  return parameter;
}

// Kinds that have an order.
inline constexpr KindSet ordered = kinds(Kind::number, Kind::string, Kind::date, Kind::time, Kind::date_time,
                                         Kind::day_time_duration, Kind::year_month_duration);

// ---- results
// ----------------------------------------------------------------------------------------------------
template <TypeKind K>
Type simple(std::span<Type const>) {
  return Type::of(K);
}
inline Type anything_at_all(std::span<Type const>) { return {}; }
template <TypeKind K>
Type list_of(std::span<Type const>) {
  return Type::list(Type::of(K));
}
// A list such as the first argument.
Type same_list(std::span<Type const> arguments);
// A list that holds items of the first argument and whatever else is in the arguments.
Type joined_lists(std::span<Type const> arguments);    // concatenate, union
Type list_and_items(std::span<Type const> arguments);  // append
Type list_and_third(std::span<Type const> arguments);  // insert before, list replace
// The number or amount of the first argument.
Type same_number(std::span<Type const> arguments);
// The type of the first argument when it is known: abs.
Type same_as_first(std::span<Type const> arguments);
// What the items of the arguments have in common: min, max.
Type common_item(std::span<Type const> arguments);
// The same among numbers: sum, mean, median: an amount when some item is one.
Type common_number(std::span<Type const> arguments);
Type common_numbers(std::span<Type const> arguments);  // mode: a list of them

// What both types have in common: the type itself, an amount for an amount and a number, else any.
Type common(Type const& a, Type const& b);

}  // namespace rows

}  // namespace visado::feel
