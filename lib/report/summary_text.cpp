// The accounts of a run: every dossier read is in one line of them.
#include <algorithm>
#include <sstream>

#include "visado/report.hpp"

namespace visado {
namespace {

// A rule that fires on more than this share of the dossiers it judged is suspect itself: a wrong rule, or wrong data.
constexpr double implausible_share = 0.5;
constexpr std::uint64_t fewest_judged = 20;

void count(std::ostream& out, std::string_view what, std::uint64_t number) {
  out << "  " << what << std::string(26 - std::min<std::size_t>(what.size(), 25), ' ') << number << '\n';
}

void totals(std::ostream& out, Summary const& summary) {
  out << "Expedientes leídos: " << summary.read << '\n';
  count(out, "sin reparos", summary.sin_reparos);
  count(out, "con observaciones", summary.con_observaciones);
  count(out, "con reparos", summary.con_reparos);
  count(out, "no verificado", summary.no_verificado);
  if (summary.repeated) count(out, "repetidos", summary.repeated);
  out << "De ellos ilegibles: " << summary.unreadable << " · errores de regla: " << summary.rule_errors
      << " · entradas que no se pudieron leer: " << summary.files_failed << '\n';
}

void missing(std::ostream& out, Summary const& summary) {
  if (summary.missing.empty()) return;
  out << "\nDatos que faltaron (campo, veces, documento, reglas que lo esperan):\n";
  for (auto const& [path, entry] : summary.missing) {
    out << "  " << path << "  " << entry.times << "  " << (entry.document.empty() ? "—" : entry.document) << " ";
    for (auto const& rule : entry.rules) out << ' ' << rule;
    out << '\n';
  }
}

void unknown_keys(std::ostream& out, Summary const& summary) {
  if (summary.unknown_keys.empty()) return;
  out << "\nClaves que el esquema no conoce (no se leyeron):\n";
  for (auto const& [path, times] : summary.unknown_keys) {
    out << "  " << path << "  " << times << (times == 1 ? " vez" : " veces");
    auto const hint = summary.unknown_key_hints.find(path);
    if (hint != summary.unknown_key_hints.end() && !hint->second.empty())
      out << "; ¿quiso decir \"" << hint->second << "\"?";
    out << '\n';
  }
}

void idle_rules(std::ostream& out, Summary const& summary, Rulebook const& rulebook) {
  std::ostringstream lines;
  for (std::size_t i = 0; i < summary.rules.size(); ++i) {
    auto const& rule = summary.rules[i];
    if (rule.dossiers_judged > 0) continue;
    auto const asked = std::ranges::any_of(rule.why_not, [](std::uint64_t times) { return times > 0; });
    if (!asked && rule.error == 0) continue;  // not asked in this run
    lines << "  " << rulebook.rules()[i].id << ':';
    for (std::size_t why = 0; why < rule.why_not.size(); ++why)
      if (rule.why_not[why]) lines << ' ' << to_string(static_cast<WhyNot>(why)) << " (" << rule.why_not[why] << ')';
    if (rule.error) lines << " error (" << rule.error << ')';
    lines << '\n';
  }
  if (!lines.str().empty()) out << "\nReglas que no juzgaron ningún expediente, y por qué:\n" << lines.str();
}

void implausible_rules(std::ostream& out, Summary const& summary, Rulebook const& rulebook) {
  std::ostringstream lines;
  for (std::size_t i = 0; i < summary.rules.size(); ++i) {
    auto const& rule = summary.rules[i];
    if (rule.dossiers_judged < fewest_judged) continue;
    auto const share = static_cast<double>(rule.dossiers_incumple) / static_cast<double>(rule.dossiers_judged);
    if (share <= implausible_share) continue;
    lines << "  " << rulebook.rules()[i].id << ": incumplen " << rule.dossiers_incumple << " de "
          << rule.dossiers_judged << " juzgados; revise la regla o los datos antes de señalar a nadie\n";
  }
  if (!lines.str().empty()) out << "\nReglas que señalan a una parte poco creíble:\n" << lines.str();
}

}  // namespace

std::string summary_text(Summary const& summary, Rulebook const& rulebook) {
  std::ostringstream out;
  totals(out, summary);
  missing(out, summary);
  unknown_keys(out, summary);
  idle_rules(out, summary, rulebook);
  implausible_rules(out, summary, rulebook);
  for (auto const& diagnostic : summary.diagnostics) out << '\n' << render(diagnostic);
  return out.str();
}

}  // namespace visado
