#include "feel/check/checker.hpp"
#include "feel/value/operations.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

namespace {

TypeKind type_of_kind(Kind kind) {
  switch (kind) {
    case Kind::date:
      return TypeKind::date;
    case Kind::time:
      return TypeKind::time;
    case Kind::date_time:
      return TypeKind::date_time;
    case Kind::day_time_duration:
      return TypeKind::day_time_duration;
    case Kind::year_month_duration:
      return TypeKind::year_month_duration;
    default:
      return TypeKind::error;
  }
}

}  // namespace

Type Checker::check_at_literal(NodeId id) {
  Arena arena(64);
  std::optional<Value> const value = temporal_literal(node(id).text, arena);
  if (value) return Type::of(type_of_kind(value->kind()));
  std::string const& text = node(id).text;
  std::string const iso = iso_of_written_date(text);
  bool const dated = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                     text.find_first_not_of("0123456789-") == text.npos;
  std::string hint = "una fecha se escribe @\"2024-03-15\"; una duración, @\"P30D\" o @\"P1Y\"";
  if (!iso.empty()) hint = "escriba @\"" + iso + "\"";
  if (dated) hint = "esa fecha no existe en el calendario";
  return report(code::bad_at_literal, node(id).span, {text}, std::move(hint));
}

}  // namespace visado::feel
