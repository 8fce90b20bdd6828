#include "feel/check/types.hpp"

#include <algorithm>
#include <array>

#include "support/utf8.hpp"
#include "visado/schema.hpp"

namespace visado::feel {

bool is_open(Type const& type) { return type.is(TypeKind::any) || type.is(TypeKind::error); }

bool two_currencies(Type const& a, Type const& b) {
  auto const known = [](Type const& type) {
    return type.is(TypeKind::money) && type.currency() != 0 && type.currency() != Type::dynamic_currency;
  };
  return known(a) && known(b) && a.currency() != b.currency();
}

namespace {

Type join_money(Type const& a, Type const& b) {
  if (!a.is(TypeKind::money)) return b;
  if (!b.is(TypeKind::money) || a.currency() == b.currency()) return a;
  return Type::money(Type::dynamic_currency);
}

Type join_texts(Type const& a, Type const& b) {
  if (a.values().empty() || b.values().empty()) return Type::of(TypeKind::string);
  std::vector<std::string> values = a.values();
  for (std::string const& value : b.values()) {
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
  return Type::enumeration(std::move(values));
}

// Contexts with the same entries have the entries joined; others have nothing known in common.
Joined join_contexts(Type const& a, Type const& b) {
  auto const left = a.fields();
  auto const right = b.fields();
  if (a.record() != nullptr || b.record() != nullptr || left.size() != right.size())
    return {Joined::Fit::same, Type()};
  std::vector<std::pair<std::string, Type>> fields;
  for (auto const& [name, type] : left) {
    std::optional<Type> const other = b.field(name);
    if (!other) return {Joined::Fit::same, Type()};
    fields.emplace_back(name, join(type, *other).type);
  }
  return {Joined::Fit::same, Type::context(std::move(fields))};
}

}  // namespace

Joined join(Type const& a, Type const& b) {
  using Fit = Joined::Fit;
  if (a == b) return {Fit::same, a};
  if (a.is(TypeKind::error) || b.is(TypeKind::error)) return {Fit::same, Type::of(TypeKind::error)};
  if (a.is(TypeKind::null)) return {Fit::same, b};
  if (b.is(TypeKind::null)) return {Fit::same, a};
  if (is_open(a) || is_open(b)) return {Fit::same, Type()};
  if (two_currencies(a, b)) return {Fit::currencies, Type::money(Type::dynamic_currency)};
  if (a.is_numeric() && b.is_numeric()) return {Fit::same, join_money(a, b)};
  if (a.kind() != b.kind()) return {Fit::mixed, Type()};
  switch (a.kind()) {
    case TypeKind::string:
      return {Fit::same, join_texts(a, b)};
    case TypeKind::list: {
      if (a.item().is(TypeKind::any)) return {Fit::same, b};
      if (b.item().is(TypeKind::any)) return {Fit::same, a};
      Joined const item = join(a.item(), b.item());
      return {item.fit, Type::list(item.type)};
    }
    case TypeKind::range: {
      Joined const item = join(a.item(), b.item());
      return {item.fit, Type::range(item.type)};
    }
    case TypeKind::context:
      return join_contexts(a, b);
    default:
      return {Fit::same, Type()};
  }
}

namespace {

bool share_a_value(std::vector<std::string> const& a, std::vector<std::string> const& b) {
  return std::any_of(a.begin(), a.end(), [&](std::string const& value) {
    return std::find(b.begin(), b.end(), value) != b.end();
  });
}

}  // namespace

Comparability equality_of(Type const& a, Type const& b) {
  if (is_open(a) || is_open(b) || a.is(TypeKind::null) || b.is(TypeKind::null)) return Comparability::yes;
  if (two_currencies(a, b)) return Comparability::currencies;
  if (a.is_numeric() && b.is_numeric()) return Comparability::yes;
  bool const date_left = a.is(TypeKind::date) && b.is(TypeKind::date_time);
  bool const date_right = a.is(TypeKind::date_time) && b.is(TypeKind::date);
  if (date_left || date_right) return Comparability::date_and_time;
  if (a.kind() != b.kind()) return Comparability::no;
  if (a.is(TypeKind::string) && !a.values().empty() && !b.values().empty()) {
    return share_a_value(a.values(), b.values()) ? Comparability::yes : Comparability::disjoint;
  }
  if (a.is(TypeKind::list) || a.is(TypeKind::range)) return equality_of(a.item(), b.item());
  return Comparability::yes;
}

bool is_ordered(Type const& type) {
  switch (type.kind()) {
    case TypeKind::boolean:
    case TypeKind::list:
    case TypeKind::context:
    case TypeKind::range:
    case TypeKind::function:
      return false;
    default:
      return true;
  }
}

bool conforms(Type const& type, Type const& wanted) {
  if (is_open(type) || is_open(wanted) || type.is(TypeKind::null)) return true;
  if (type.is_numeric() && wanted.is_numeric()) return !two_currencies(type, wanted);
  if (type.kind() != wanted.kind()) return false;
  switch (wanted.kind()) {
    case TypeKind::list:
    case TypeKind::range:
      return conforms(type.item(), wanted.item());
    case TypeKind::context:
      if (wanted.record() != nullptr) return type.record() == wanted.record();
      for (auto const& [name, field] : wanted.fields()) {
        std::optional<Type> const own = type.field(name);
        if (!own || !conforms(*own, field)) return false;
      }
      return true;
    case TypeKind::string:
      return wanted.values().empty() || type.values().empty() ||
             share_a_value(type.values(), wanted.values());
    default:
      return true;
  }
}

KindSet kinds_of(Type const& type) {
  switch (type.kind()) {
    case TypeKind::any:
    case TypeKind::error:
      return any_kind;
    case TypeKind::null:
      return kinds(Kind::null);
    case TypeKind::boolean:
      return kinds(Kind::null, Kind::boolean);
    case TypeKind::number:
    case TypeKind::money:
      return kinds(Kind::null, Kind::number);
    case TypeKind::string:
      return kinds(Kind::null, Kind::string);
    case TypeKind::date:
      return kinds(Kind::null, Kind::date);
    case TypeKind::time:
      return kinds(Kind::null, Kind::time);
    case TypeKind::date_time:
      return kinds(Kind::null, Kind::date_time);
    case TypeKind::day_time_duration:
      return kinds(Kind::null, Kind::day_time_duration);
    case TypeKind::year_month_duration:
      return kinds(Kind::null, Kind::year_month_duration);
    case TypeKind::list:
      return kinds(Kind::null, Kind::list);
    case TypeKind::context:
      return kinds(Kind::null, Kind::context);
    case TypeKind::range:
      return kinds(Kind::null, Kind::range);
    case TypeKind::function:
      return kinds(Kind::null, Kind::function);
  }
  return any_kind;
}

std::string counted(std::size_t arguments) {
  return arguments == 1 ? "un argumento" : std::to_string(arguments) + " argumentos";
}

std::string describe(KindSet set) {
  if (set == any_kind) return "cualquier valor";
  struct Word {
    Kind kind;
    std::string_view text;
  };
  static constexpr std::array<Word, 12> words{{
      {Kind::boolean, "booleano"},
      {Kind::number, "número"},
      {Kind::string, "texto"},
      {Kind::date, "fecha"},
      {Kind::time, "hora"},
      {Kind::date_time, "fecha y hora"},
      {Kind::day_time_duration, "duración en días y horas"},
      {Kind::year_month_duration, "duración en años y meses"},
      {Kind::list, "lista"},
      {Kind::context, "contexto"},
      {Kind::range, "rango"},
      {Kind::function, "función"},
  }};
  std::vector<std::string_view> found;
  for (Word const& word : words) {
    if ((set & kinds(word.kind)) != 0) found.push_back(word.text);
  }
  std::string text;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i != 0) text += i + 1 == found.size() ? " o " : ", ";
    text += found[i];
  }
  return text.empty() ? "nulo" : text;
}

namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

// Folding is rarely needed: only letters beyond ASCII can differ by an accent.
bool same_name(std::string_view a, std::string_view b, bool fold) {
  if (a == b) return true;
  if (!fold || (is_ascii(a) && is_ascii(b))) return false;
  return utf8::fold(a) == utf8::fold(b);
}

std::optional<FieldFound> find_field(Type const& context, std::string_view name, bool fold) {
  if (RecordType const* const record = context.record()) {
    std::optional<std::size_t> slot = record->find(name);
    for (std::size_t i = 0; fold && !slot && i < record->fields.size(); ++i) {
      if (same_name(record->fields[i].name, name, true)) slot = i;
    }
    if (!slot) return std::nullopt;
    return FieldFound{record->fields[*slot].name, record->fields[*slot].type};
  }
  if (std::optional<Type> exact = context.field(name))
    return FieldFound{std::string(name), std::move(*exact)};
  if (!fold || !context.is(TypeKind::context)) return std::nullopt;
  for (auto const& [field, type] : context.fields()) {
    if (same_name(field, name, true)) return FieldFound{field, type};
  }
  return std::nullopt;
}

namespace {

using TypeSet = std::uint32_t;
constexpr TypeSet set_of(TypeKind kind) { return TypeSet{1} << static_cast<unsigned>(kind); }

struct Property {
  std::string_view en;
  std::string_view es;  // without accents, as fold() leaves it
  std::string_view shown;
  TypeSet of;
  TypeKind type;  // any: the item of the range
};

constexpr TypeSet dated = set_of(TypeKind::date) | set_of(TypeKind::date_time);
constexpr TypeSet timed = set_of(TypeKind::time) | set_of(TypeKind::date_time);
constexpr TypeSet day_time = set_of(TypeKind::day_time_duration);
constexpr TypeSet year_month = set_of(TypeKind::year_month_duration);
constexpr TypeSet ranged = set_of(TypeKind::range);

constexpr std::array<Property, 20> properties{{
    {"year", "año", "año", dated, TypeKind::number},
    {"month", "mes", "mes", dated, TypeKind::number},
    {"day", "dia", "día", dated, TypeKind::number},
    {"weekday", "dia de la semana", "día de la semana", dated, TypeKind::number},
    {"hour", "hora", "hora", timed, TypeKind::number},
    {"minute", "minuto", "minuto", timed, TypeKind::number},
    {"second", "segundo", "segundo", timed, TypeKind::number},
    {"time offset", "desfase horario", "desfase horario", timed, TypeKind::day_time_duration},
    {"timezone", "zona horaria", "zona horaria", timed, TypeKind::string},
    {"days", "dias", "días", day_time, TypeKind::number},
    {"hours", "horas", "horas", day_time, TypeKind::number},
    {"minutes", "minutos", "minutos", day_time, TypeKind::number},
    {"seconds", "segundos", "segundos", day_time, TypeKind::number},
    {"years", "años", "años", year_month, TypeKind::number},
    {"months", "meses", "meses", year_month, TypeKind::number},
    {"start", "inicio", "inicio", ranged, TypeKind::any},
    {"end", "fin", "fin", ranged, TypeKind::any},
    {"start included", "inicio incluido", "inicio incluido", ranged, TypeKind::boolean},
    {"end included", "fin incluido", "fin incluido", ranged, TypeKind::boolean},
    {"value", "valor", "valor", set_of(TypeKind::money), TypeKind::number},
}};

bool same_property(Property const& property, std::string_view name) {
  if (name == property.en) return true;
  std::string const folded = utf8::fold(name);
  if (folded == property.es) return true;
  return (folded == "ano" && property.es == "año") || (folded == "anos" && property.es == "años");
}

}  // namespace

std::optional<Type> property_type(Type const& base, std::string_view name) {
  for (Property const& property : properties) {
    if ((property.of & set_of(base.kind())) == 0 || !same_property(property, name)) continue;
    return property.type == TypeKind::any ? base.item() : Type::of(property.type);
  }
  return std::nullopt;
}

std::vector<std::string> property_names(Type const& base) {
  std::vector<std::string> names;
  for (Property const& property : properties) {
    if ((property.of & set_of(base.kind())) != 0) names.emplace_back(property.shown);
  }
  return names;
}

}  // namespace visado::feel
