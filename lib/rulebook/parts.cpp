// The schemas of a rulebook, and what goes with each: a pack or a file of types names its schema, or goes with the default.
#include <algorithm>
#include <iterator>

#include "rulebook/compilers.hpp"
#include "rulebook/section.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

constexpr std::string_view default_schema = "expediente";

template <class Item>
void append(std::vector<Item>& to, std::vector<Item>& from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

void append(PartDraft& to, PartDraft& from) {
  append(to.types, from.types);
  append(to.parameters, from.parameters);
  append(to.definitions, from.definitions);
  append(to.catalogues, from.catalogues);
  append(to.rules, from.rules);
  append(to.packs, from.packs);
}

// Each schema once, by name.
std::map<std::string, SchemaDraft*> by_name(std::vector<SchemaDraft>& schemas, Log& log) {
  std::map<std::string, SchemaDraft*> named;
  for (SchemaDraft& schema : schemas) {
    auto const [found, is_new] = named.emplace(utf8::fold(schema.name), &schema);
    if (is_new) continue;
    Label first = found->second->declared;
    first.text = "el primero";
    log.report(code::second_schema, schema.declared, {schema.name}).related.push_back(std::move(first));
  }
  return named;
}

}  // namespace

PartDraft& Draft::part(std::optional<EmbeddedText> const& schema) {
  if (!schema) return parts[""];
  PartDraft& part = parts[utf8::fold(schema->text())];
  part.named.push_back(*schema);
  return part;
}

std::vector<PartDraft> divide(Draft& draft, Log& log) {
  if (draft.schemas.empty()) {
    log.report(code::no_schema, {});
    return {};
  }
  auto const schemas = by_name(draft.schemas, log);
  auto first = schemas.size() == 1 ? schemas.begin() : schemas.find(std::string(default_schema));
  if (first == schemas.end()) {
    log.report(code::no_default_schema, draft.schemas.front().declared, {std::string(default_schema)});
    first = schemas.begin();
  }
  std::vector<std::string> names;
  for (auto const& [folded, schema] : schemas) names.push_back(schema->name);
  PartDraft unnamed = std::move(draft.parts[""]);
  draft.parts.erase("");
  for (auto& [folded, part] : draft.parts) {
    if (schemas.contains(folded)) continue;
    for (EmbeddedText const& name : part.named)
      log.report(code::unknown_schema, label_of(name), {name.text()}, suggestion_hint(name.text(), names));
  }
  std::vector<PartDraft> divided;
  for (auto const& [folded, schema] : schemas) {
    PartDraft part = std::move(draft.parts[folded]);
    part.schema = std::move(*schema);
    if (folded == first->first) append(part, unnamed);
    divided.insert(folded == first->first ? divided.begin() : divided.end(), std::move(part));
  }
  return divided;
}

void check_rule_ids(std::vector<PartDraft> const& parts, Log& log) {
  std::map<std::string, Label> ids;
  auto const check = [&](RuleDraft const& draft, std::string const& construct) {
    Rule const& rule = draft.rule;
    if (rule.id.empty()) return;
    auto const [found, is_new] = ids.emplace(rule.id, rule.declared);
    if (is_new) return;
    Log::Inside const inside(log, construct + " " + rule.id);
    Label first = found->second;
    first.text = "la primera";
    log.report(code::repeated_rule, rule.declared, {rule.id}).related.push_back(std::move(first));
  };
  for (PartDraft const& part : parts) {
    for (RuleDraft const& draft : part.schema.obligatory) check(draft, "obligatorio");
    for (RuleDraft const& draft : part.rules) check(draft, "regla");
  }
}

void collect_packs(Compilation& compilation) {
  auto& packs = compilation.contents.packs;
  packs = std::move(compilation.draft.packs);
  std::stable_sort(packs.begin(), packs.end(), [](Pack const& a, Pack const& b) { return a.name < b.name; });
}

}  // namespace visado::rulebook
