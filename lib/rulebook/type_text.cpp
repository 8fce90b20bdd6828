#include "rulebook/type_text.hpp"

#include <array>

#include "rulebook/section.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

struct Simple {
  std::string_view name;
  TypeKind kind;
  bool integer = false;
};

constexpr std::array simple_types{
    Simple{"texto", TypeKind::string},
    Simple{"número", TypeKind::number},
    Simple{"entero", TypeKind::number, true},
    Simple{"dinero", TypeKind::money},
    Simple{"booleano", TypeKind::boolean},
    Simple{"fecha", TypeKind::date},
    Simple{"fecha y hora", TypeKind::date_time},
    Simple{"hora", TypeKind::time},
    Simple{"duración", TypeKind::day_time_duration},
    Simple{"duración en días y horas", TypeKind::day_time_duration},
    Simple{"duración en años y meses", TypeKind::year_month_duration},
};

constexpr std::string_view list_prefix = "lista de ";

std::vector<std::string> all_names(KnownTypes const& known) {
  std::vector<std::string> names;
  for (Simple const& simple : simple_types) names.emplace_back(simple.name);
  if (known.records != nullptr) {
    for (auto const& [name, type] : *known.records) names.push_back(name);
  }
  return names;
}

}  // namespace

std::optional<ReadType> read_type(EmbeddedText const& text, KnownTypes const& known, Log& log) {
  std::string const folded = utf8::fold(text.text());
  if (folded.rfind(list_prefix, 0) == 0) {
    auto const begin = static_cast<std::uint32_t>(list_prefix.size());
    EmbeddedText const item = trimmed(text.part({begin, static_cast<std::uint32_t>(text.text().size())}));
    std::optional<ReadType> type = read_type(item, known, log);
    if (type) type->type = Type::list(type->type);
    return type;
  }
  for (Simple const& simple : simple_types) {
    if (folded != utf8::fold(simple.name)) continue;
    bool const money = simple.kind == TypeKind::money;
    return ReadType{money ? Type::money(known.currency) : Type::of(simple.kind), simple.integer};
  }
  if (known.records != nullptr) {
    for (auto const& [name, record] : *known.records) {
      if (folded == utf8::fold(name)) return ReadType{Type::record(record.get())};
    }
  }
  std::string hint = suggestion_hint(text.text(), all_names(known));
  if (hint.empty()) hint = "texto, número, entero, dinero, booleano, fecha, fecha y hora, hora, duración, lista de T o un tipo de `tipos`";
  log.report(code::unknown_type_name, label_of(text), {text.text()}, hint);
  return std::nullopt;
}

}  // namespace visado::rulebook
