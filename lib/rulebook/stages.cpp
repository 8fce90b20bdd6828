// The stages of the expense. A misspelt one would take its rule out of every run, without a word.
#include <algorithm>
#include <map>

#include "rulebook/compilers.hpp"
#include "rulebook/section.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

std::string listed(std::vector<std::string> const& names) {
  std::string text;
  for (std::string const& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

class StageCheck {
 public:
  explicit StageCheck(Compilation& compilation) : compilation_(compilation) {}

  void run() {
    for (RuleDraft const& draft : compilation_.draft.schema.obligatory) collect(draft, "obligatorio");
    for (RuleDraft const& draft : compilation_.draft.rules) collect(draft, "regla");
    std::vector<std::string> const& known = compilation_.contents.schema.stages;
    for (Named const& stage : named_) known.empty() ? compare(stage) : demand(stage, known);
  }

 private:
  struct Named {
    EmbeddedText text;
    std::string rule;
    std::string key;
  };

  void collect(RuleDraft const& draft, std::string const& construct) {
    std::string const rule = construct + " " + draft.rule.id;
    for (EmbeddedText const& stage : draft.stages) {
      named_.push_back({stage, rule, construct == "regla" ? "etapas" : "etapa"});
      ++rules_[stage.text()];
    }
    for (EmbeddedText const& stage : draft.test_stages) named_.push_back({stage, rule, "pruebas"});
  }

  void report(Code code, Named const& stage, std::string hint) {
    Log::Inside const rule(compilation_.log, stage.rule);
    Log::Inside const key(compilation_.log, stage.key);
    compilation_.log.report(code, label_of(stage.text), {stage.text.text()}, std::move(hint));
  }

  void demand(Named const& stage, std::vector<std::string> const& known) {
    if (std::find(known.begin(), known.end(), stage.text.text()) != known.end()) return;
    std::string hint = suggestion_hint(stage.text.text(), known);
    report(code::unknown_stage, stage, hint.empty() ? "las etapas son: " + listed(known) : std::move(hint));
  }

  // Without a list in the schema: a stage that one place alone names and that looks like another.
  void compare(Named const& stage) {
    auto const own = rules_.find(stage.text.text());
    if (own != rules_.end() && (own->second > 1 || stage.key == "pruebas")) return;
    std::vector<std::string> others;
    for (auto const& [name, count] : rules_) {
      if (name != stage.text.text() && (count > 1 || own == rules_.end())) others.push_back(name);
    }
    std::string hint = suggestion_hint(stage.text.text(), others);
    if (!hint.empty()) report(code::stage_alone, stage, std::move(hint));
  }

  Compilation& compilation_;
  std::vector<Named> named_;
  std::map<std::string, int> rules_;  // that name a stage
};

}  // namespace

void check_stages(Compilation& compilation) { StageCheck(compilation).run(); }

}  // namespace visado::rulebook
