#include "report/adjustment_text.hpp"

#include <fmt/format.h>

#include "report/spoken.hpp"
#include "visado/counted.hpp"

namespace visado::report {
namespace {

std::string term_text(Term const& term) {
  auto const days = static_cast<std::uint64_t>(term.days);
  return term.working ? counted(days, "día hábil", "días hábiles")
                      : counted(days, "día de calendario", "días de calendario");
}

}  // namespace

std::string adjustment_text(Adjustment const& adjustment) {
  std::string text;
  auto const add = [&](std::string_view key, std::string_view value) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", key, value);
  };
  if (adjustment.state) add("estado", to_string(*adjustment.state));
  if (adjustment.severity) add("severidad", spoken(*adjustment.severity));
  if (adjustment.effect) add("efecto", to_string(*adjustment.effect));
  if (adjustment.term) add("plazo", term_text(*adjustment.term));
  text += "; lo decidió " + (adjustment.author.empty() ? "(no dice quién)" : adjustment.author);
  if (!adjustment.justification.empty()) text += ": " + adjustment.justification;
  return text;
}

void write_adjustments(JsonWriter& json, std::vector<Adjustment> const& adjustments) {
  if (adjustments.empty()) return;
  json.key("ajustes").begin_list();
  for (Adjustment const& adjustment : adjustments) {
    json.begin_object();
    json.key("regla").text(adjustment.rule);
    if (adjustment.state) json.key("estado").text(to_string(*adjustment.state));
    if (adjustment.severity) json.key("severidad").text(to_string(*adjustment.severity));
    if (adjustment.effect) json.key("efecto").text(to_string(*adjustment.effect));
    if (adjustment.term) json.key("plazo").text(term_text(*adjustment.term));
    json.key("autor").text(adjustment.author);
    json.key("justificacion").text(adjustment.justification);
    json.end_object();
  }
  json.end_list();
}

}  // namespace visado::report
