// What a loaded rulebook holds.
#pragma once

#include <deque>

#include "rulebook/draft.hpp"
#include "visado/rulebook.hpp"

namespace visado::rulebook {

struct Contents {
  Schema schema;
  std::vector<std::unique_ptr<Norm>> norms;
  std::vector<Parameter> parameters;
  std::vector<Definition> definitions;
  std::vector<Catalogue> catalogues;
  std::vector<Rule> rules;
  std::vector<Adjustment> adjustments;
  std::vector<Pack> packs;
  std::vector<Confirmation> confirmations;
  FieldUse uses;
  Scope scope;
  std::optional<Expression> reference_date;
  std::string fingerprint;
  std::deque<Scope> scopes;      // of rules with `por_cada`, and those that definitions were compiled in
  Arena arena;                   // values of parameters and catalogues
  std::vector<std::string> catalogue_texts;  // for the fingerprint
  std::vector<NodePtr> documents;
};

}  // namespace visado::rulebook
