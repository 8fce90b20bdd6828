// The Spanish words of outcomes and proposals.
#include <array>
#include <utility>

#include "visado/verify.hpp"

namespace visado {
namespace {

constexpr std::array<std::pair<Outcome, std::string_view>, 7> outcome_words{{
    {Outcome::cumple, "cumple"},
    {Outcome::incumple, "incumple"},
    {Outcome::no_aplica, "no aplica"},
    {Outcome::no_evaluable, "no evaluable"},
    {Outcome::por_comprobar, "por comprobar"},
    {Outcome::exceptuado, "exceptuado"},
    {Outcome::error, "error"},
}};

constexpr std::array<std::string_view, why_not_count> why_not_words{
    "aplica es falso", "etapa", "faltan datos", "fuera de vigencia", "lista vacía", "norma no vigente"};

}  // namespace

std::string_view to_string(WhyNot value) { return why_not_words[static_cast<std::size_t>(value)]; }

std::string_view to_string(Outcome value) { return outcome_words[static_cast<std::size_t>(value)].second; }

std::optional<Outcome> outcome(std::string_view text) {
  for (auto const& [value, word] : outcome_words)
    if (word == text) return value;
  return std::nullopt;
}

std::string_view to_string(Proposal value) {
  switch (value) {
    case Proposal::sin_reparos: return "sin reparos";
    case Proposal::con_observaciones: return "con observaciones";
    case Proposal::con_reparos: return "con reparos";
    case Proposal::no_verificado: return "no verificado";
  }
  return "";
}

std::optional<Decimal> Verdict::payable() const {
  return requested && excluded ? Decimal::subtract(*requested, *excluded) : std::nullopt;
}

}  // namespace visado
