// What a loaded rulebook holds.
#pragma once

#include <deque>

#include "rulebook/draft.hpp"
#include "visado/rulebook.hpp"

namespace visado::rulebook {

// What all schemas of the files have in common.
struct Shared {
  std::vector<std::unique_ptr<Norm>> norms;
  std::vector<Adjustment> adjustments;
  std::vector<Confirmation> confirmations;
  std::string fingerprint;
  std::vector<std::string> catalogue_texts;  // for the fingerprint
  std::vector<NodePtr> documents;
};

// What there is for one of them.
struct Contents {
  std::shared_ptr<Shared> shared;
  Schema schema;
  std::vector<Parameter> parameters;
  std::vector<Definition> definitions;
  std::vector<Catalogue> catalogues;
  std::vector<Rule> rules;
  std::vector<Pack> packs;
  FieldUse uses;
  Scope scope;
  std::optional<Expression> reference_date;
  PrintLayout print_layout;
  std::deque<Scope> scopes;      // of `por_cada`, and those that definitions were compiled in
  Arena arena;                   // values of parameters and catalogues
};

}  // namespace visado::rulebook
