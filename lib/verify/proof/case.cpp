#include "verify/proof/case.hpp"

#include <algorithm>

#include "dossier/yaml_record.hpp"
#include "verify/describe.hpp"
#include "verify/judge.hpp"

namespace visado::verify {

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

std::vector<ProofCase::Got> ProofCase::run(Rule const& rule, Facts& facts, Arena& arena) const {
  std::vector<Got> got;
  if (!dossier_.root.is(Kind::context)) return got;
  arena.reset();
  facts.begin(dossier_.root, arena, test_.date.value_or(Date{}));
  if (!test_.date) {
    Value const reference = facts.reference_date();
    if (reference.is(Kind::date)) facts.begin(dossier_.root, arena, reference.as_date());
  }
  Describer describer(rulebook_, facts, dossier_, {});
  judge(rule, facts, test_.stage,
        [&](Judgement const& judgement, std::vector<std::size_t> const& path, std::vector<Value> const& lists) {
          std::string key;
          if (!test_.expected_by_element.empty())
            key = judgement.required ? judgement.required->path : describer.element_key(path, lists);
          got.push_back({std::move(key), judgement.outcome});
        });
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
