// The accounts of a run: every dossier read is in one line of them.
#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

#include "report/implausible.hpp"
#include "support/utf8.hpp"
#include "visado/report.hpp"

namespace visado {
namespace {

void count(std::ostream& out, std::string_view what, std::uint64_t number) {
  out << "  " << what << std::string(26 - std::min<std::size_t>(what.size(), 25), ' ') << number << '\n';
}

// «Expedientes», as the schema calls what it reads. Its noun is masculine.
std::string capitalised(std::string const& word) {
  if (word.empty()) return word;
  auto const first = utf8::decode(word, 0).length;
  return utf8::to_upper(word.substr(0, first)) + word.substr(first);
}

void totals(std::ostream& out, Summary const& summary, Schema const& schema) {
  out << capitalised(schema.units) << " leídos: " << summary.read << '\n';
  count(out, "sin reparos", summary.sin_reparos);
  count(out, "con observaciones", summary.con_observaciones);
  count(out, "con reparos", summary.con_reparos);
  count(out, "no verificado", summary.no_verificado);
  if (summary.repeated) count(out, "repetidos", summary.repeated);
  out << "De ellos ilegibles: " << summary.unreadable << " · errores de regla: " << summary.rule_errors
      << " · entradas que no se pudieron leer: " << summary.files_failed << '\n';
}

constexpr std::size_t line_width = 100;

// Rule ids after what was already written on the line, broken so that a screen holds them.
class RuleList {
 public:
  RuleList(std::ostream& out, std::size_t used) : out_(out), used_(used) {}
  void add(std::string_view id) {
    if (used_ + 1 + id.size() > line_width) {
      out_ << "\n     ";
      used_ = 5;
    }
    out_ << ' ' << id;
    used_ += 1 + id.size();
  }

 private:
  std::ostream& out_;
  std::size_t used_;
};

void missing(std::ostream& out, Summary const& summary) {
  if (summary.missing.empty()) return;
  out << "\nDatos que faltaron (campo, veces, documento, reglas que lo esperan):\n";
  for (auto const& [path, entry] : summary.missing) {
    std::ostringstream head;
    head << "  " << path << "  " << entry.times << "  " << (entry.document.empty() ? "—" : entry.document) << ' ';
    out << head.str();
    RuleList rules(out, utf8::width(head.str()));
    for (auto const& rule : entry.rules) rules.add(rule);
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

// Why a rule judged no dossier: «aplica es falso (17) lista vacía (1)»; empty when it was not asked in this run.
std::string idleness(Summary::PerRule const& rule) {
  std::ostringstream why;
  char const* between = "";
  for (std::size_t i = 0; i < rule.why_not.size(); ++i) {
    if (rule.why_not[i] == 0) continue;
    why << between << to_string(static_cast<WhyNot>(i)) << " (" << rule.why_not[i] << ')';
    between = ", ";
  }
  if (rule.error) why << between << "error (" << rule.error << ')';
  return why.str();
}

// Rules idle for the same reason stand together: a small run leaves most of a rulebook idle.
void idle_rules(std::ostream& out, Summary const& summary, Rulebook const& rulebook) {
  std::vector<std::pair<std::string, std::vector<std::string_view>>> groups;
  for (std::size_t i = 0; i < summary.rules.size(); ++i) {
    if (summary.rules[i].dossiers_judged > 0) continue;
    std::string why = idleness(summary.rules[i]);
    if (why.empty()) continue;
    auto group = std::ranges::find(groups, why, [](auto const& known) { return known.first; });
    if (group == groups.end()) group = groups.insert(group, {std::move(why), {}});
    group->second.push_back(rulebook.rules()[i].id);
  }
  if (groups.empty()) return;
  out << "\nReglas que no juzgaron ningún " << rulebook.schema().unit << ", y por qué:\n";
  for (auto const& [why, ids] : groups) {
    out << "  " << why << ':';
    RuleList rules(out, utf8::width(why) + 3);
    for (std::string_view const id : ids) rules.add(id);
    out << '\n';
  }
}

void implausible_rules(std::ostream& out, Summary const& summary, Rulebook const& rulebook) {
  std::ostringstream lines;
  for (std::size_t i = 0; i < summary.rules.size(); ++i) {
    auto const& rule = summary.rules[i];
    if (!report::is_implausible(rule)) continue;
    lines << "  " << rulebook.rules()[i].id << ": incumplen " << rule.dossiers_incumple << " de "
          << rule.dossiers_judged << " juzgados; revise la regla o los datos antes de señalar a nadie\n";
  }
  if (!lines.str().empty()) out << "\nReglas que señalan a una parte poco creíble:\n" << lines.str();
}

}  // namespace

std::string summary_text(Summary const& summary, Rulebook const& rulebook) {
  std::ostringstream out;
  totals(out, summary, rulebook.schema());
  if (summary.nothing_judged())
    out << "\nNinguna regla juzgó ningún " << rulebook.schema().unit << ": esta corrida no prueba que nada esté bien.\n";
  missing(out, summary);
  unknown_keys(out, summary);
  idle_rules(out, summary, rulebook);
  implausible_rules(out, summary, rulebook);
  for (auto const& diagnostic : summary.diagnostics) out << '\n' << render(diagnostic);
  return out.str();
}

}  // namespace visado
