#include "verify/proof/case.hpp"

#include <algorithm>

#include "dossier/yaml_record.hpp"
#include "verify/describe.hpp"
#include "verify/judge.hpp"

namespace visado::verify {
namespace {

class Collector final : public JudgementSink {
 public:
  Collector(Describer& describer, bool keys, std::vector<ProofCase::Got>& got)
      : describer_(describer), keys_(keys), got_(got) {}
  void told(Judgement const& judgement, std::vector<std::size_t> const& path, std::vector<Value> const& lists) override {
    std::string key;
    if (keys_) key = judgement.required ? judgement.required->path : describer_.element_key(path, lists);
    got_.push_back({std::move(key), judgement.outcome});
  }

 private:
  Describer& describer_;
  bool keys_;
  std::vector<ProofCase::Got>& got_;
};

}  // namespace

FieldUse every_field(Schema const& schema) {
  FieldUse uses;
  uses.mark_all(&schema.root);
  for (auto const& [name, type] : schema.types) uses.mark_all(type.get());
  return uses;
}

ProofCase::ProofCase(Rulebook const& rulebook, RuleTest const& test, FieldUse const& uses)
    : rulebook_(rulebook), test_(test) {
  YamlNode nothing;
  nothing.kind = YamlNode::Kind::map;
  dossier_ = dossier::read_yaml_record(test.base.get(), test.given ? *test.given : nothing, rulebook.schema(), uses,
                                       memory_);
}

bool ProofCase::begin(Facts& facts, Arena& arena) const {
  if (!dossier_.root.is(Kind::context)) return false;
  arena.reset();
  facts.begin(dossier_.root, arena, test_.date.value_or(Date{}));
  if (!test_.date) {
    Value const reference = facts.reference_date();
    if (reference.is(Kind::date)) facts.begin(dossier_.root, arena, reference.as_date());
  }
  return true;
}

std::vector<ProofCase::Got> ProofCase::run(Rule const& rule, Facts& facts, Arena& arena) const {
  std::vector<Got> got;
  if (!begin(facts, arena)) return got;
  auto const& stages = rule.stages;
  if (!test_.stage.empty() && !stages.empty() && std::ranges::find(stages, test_.stage) == stages.end())
    return {{"", Outcome::no_aplica}};
  Describer describer(rulebook_, facts, dossier_, {}, Detail::outcomes);
  Collector collector(describer, !test_.expected_by_element.empty(), got);
  Judge(facts).judge(RulePlan(rule, 0, rulebook_), {}, collector);
  return got;
}

bool ProofCase::agrees(std::vector<Got> const& got) const {
  if (test_.expected_by_element.empty())
    return !got.empty() && std::ranges::all_of(got, [&](Got const& g) { return to_string(g.outcome) == test_.expected; });
  return std::ranges::all_of(test_.expected_by_element, [&](auto const& expected) {
    auto const found = std::ranges::find(got, expected.first, &Got::key);
    return found != got.end() && to_string(found->outcome) == expected.second;
  });
}

}  // namespace visado::verify
