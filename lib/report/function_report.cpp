// The functions of the unit, and what of the rulebook serves each.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "report/markdown.hpp"
#include "verify/proof/sites.hpp"
#include "visado/rule_catalogue.hpp"

namespace visado {
namespace {

using report::escaped_markdown;
using report::joined;

struct Line {
  std::set<std::string> rules;
  std::set<std::string> norms;
  std::size_t tests = 0;
  bool by_values = false;  // a pack without rules: those that its parameters decide
};

class FunctionTable {
 public:
  explicit FunctionTable(Rulebook const& rulebook) {
    for (Rulebook const* part : rulebook.parts()) {
      for (Rule const& rule : part->rules()) {
        if (rule.state == RuleState::retirada) continue;
        if (rule.functions.empty()) without_.insert(rule.id);
        if (rule.basis.empty()) baseless_.insert(rule.id);
        if (rule.tests.empty()) untested_.insert(rule.id);
        for (int const function : rule.functions) add(function, rule.pack, rule);
      }
      for (Pack const& pack : part->packs()) add_values(*part, pack);
    }
  }

  [[nodiscard]] std::string text() const {
    std::string text =
        "# Funciones de la unidad\n\nDe cada función, los paquetes que la sirven, sus reglas, las normas en que se apoyan y "
        "cuántas pruebas llevan. De un paquete que solo tiene parámetros, las reglas que sus valores deciden. Lo escribe "
        "`visado catalogo --funciones`.\n\n"
        "| función | paquete | reglas | normas | pruebas |\n| ---: | --- | --- | --- | ---: |\n";
    for (auto const& [key, line] : lines_)
      text += fmt::format("| {} | {} | {}{}: {} | {} | {} |\n", key.first, escaped_markdown(key.second),
                          line.by_values ? "por sus valores, " : "", line.rules.size(), joined(line.rules),
                          escaped_markdown(joined(line.norms)), line.tests);
    for (auto const& [what, rules] : {std::pair{"Reglas que no dicen su función", &without_},
                                      {"Reglas sin base legal", &baseless_}, {"Reglas sin pruebas", &untested_}})
      if (!rules->empty()) text += fmt::format("\n{} ({}): {}\n", what, rules->size(), joined(*rules));
    return text;
  }

 private:
  Line& add(int function, std::string const& pack, Rule const& rule) {
    Line& line = lines_[{function, pack}];
    if (!line.rules.insert(rule.id).second) return line;
    line.tests += rule.tests.size();
    for (Citation const& citation : rule.basis) line.norms.insert(citation.norm->id);
    return line;
  }

  // What follows the law by a pack's values alone.
  void add_values(Rulebook const& part, Pack const& pack) {
    if (std::ranges::any_of(part.rules(), [&](Rule const& rule) { return rule.pack == pack.name; })) return;
    verify::Sites const sites(part);
    for (Rule const& rule : part.rules()) {
      if (rule.state == RuleState::retirada) continue;
      for (std::uint32_t const index : sites.uses_of(rule).parameters) {
        Parameter const& parameter = part.parameters()[index];
        if (parameter.pack != pack.name) continue;
        for (int const function : pack.functions) {
          Line& line = add(function, pack.name, rule);
          line.by_values = true;
          for (ParameterValue const& value : parameter.values)
            for (Citation const& citation : value.basis) line.norms.insert(citation.norm->id);
        }
      }
    }
  }

  std::map<std::pair<int, std::string>, Line> lines_;  // by function and pack
  // What the table lacks, rule by rule.
  std::set<std::string> without_, baseless_, untested_;
};

}  // namespace

std::string function_table(Rulebook const& rulebook) { return FunctionTable(rulebook).text(); }

}  // namespace visado
