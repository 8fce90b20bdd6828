// Relations between static types.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/builtins/builtin.hpp"
#include "visado/expression.hpp"
#include "visado/type.hpp"

namespace visado::feel {

// Nothing to check: unknown until it runs, or already reported.
[[nodiscard]] bool is_open(Type const& type);

// How two types stand beside each other where one kind of value is wanted: if branches, list items, min…
struct Joined {
  enum class Fit { same, mixed, currencies } fit = Fit::same;
  Type type;
};
[[nodiscard]] Joined join(Type const& a, Type const& b);

// Whether two types can be compared for equality or order.
enum class Comparability {
  yes,
  no,             // never of one kind
  date_and_time,  // fecha against fecha y hora
  currencies,     // amounts in two currencies
  disjoint,       // enumerations without a value in common
};
[[nodiscard]] Comparability equality_of(Type const& a, Type const& b);
[[nodiscard]] bool is_ordered(Type const& type);
[[nodiscard]] bool two_currencies(Type const& a, Type const& b);

// Whether a value of `type` may stand where `wanted` is asked for.
[[nodiscard]] bool conforms(Type const& type, Type const& wanted);

// The kinds of values that a type may have, as bits; null is always one of them.
[[nodiscard]] KindSet kinds_of(Type const& type);
// The kinds in words: «texto o lista».
[[nodiscard]] std::string describe(KindSet kinds);

// «un argumento», «3 argumentos».
[[nodiscard]] std::string counted(std::size_t arguments);

// A field of a context type by name, exact first; with `fold`, without regard to accents. Gives its declared
// spelling.
struct FieldFound {
  std::string name;
  Type type;
};
[[nodiscard]] std::optional<FieldFound> find_field(Type const& context, std::string_view name, bool fold);
[[nodiscard]] bool same_name(std::string_view a, std::string_view b, bool fold);

// The type of a property of temporal values and ranges (`x.año`), by its name in either language.
[[nodiscard]] std::optional<Type> property_type(Type const& base, std::string_view name);
// The properties of a type, Spanish names, for suggestions.
[[nodiscard]] std::vector<std::string> property_names(Type const& base);

}  // namespace visado::feel
