// The readers: a file or construct each, from YAML to its draft. What is wrong is in the log; what could be read is
// in the draft.
#pragma once

#include <filesystem>

#include "rulebook/draft.hpp"
#include "rulebook/log.hpp"
#include "rulebook/section.hpp"

namespace visado::rulebook {

// The folder of the file, and what the constructs of a pack share.
struct PackContext {
  std::string name;
  std::string version;
  Language language = Language::es;
  std::vector<int> functions;
  std::filesystem::path folder;
  NodePtr test_base;
};

// Tells what a file is by its first key, and reads it.
void read_file(NodePtr const& root, std::filesystem::path const& folder, Draft& draft, Log& log);

void read_schema(NodePtr const& root, Draft& draft, Log& log);
void read_types(Section const& section, PartDraft& draft, Log& log);
[[nodiscard]] FieldDraft read_field(EmbeddedText const& name, YamlNode const& node, Log& log);
[[nodiscard]] PrintLayoutDraft read_print_layout(YamlNode const& node, Log& log);
// `schema`: its name, the functions that it serves and the data of its tests.
[[nodiscard]] RuleDraft read_obligatory(NodePtr const& document, YamlNode const& node, PackContext const& schema, Log& log);

void read_pack(NodePtr const& root, std::filesystem::path const& folder, Draft& draft, Log& log);
[[nodiscard]] RuleDraft read_rule(NodePtr const& document, YamlNode const& node, PackContext const& pack, Log& log);
// `base_de_pruebas`: what the cases of a pack or of a schema have in common; null without it.
[[nodiscard]] NodePtr read_test_base(NodePtr const& document, Section const& section, Log& log);
// What the cases of rules and of tables have in common.
[[nodiscard]] RuleTest read_case(Section const& section, NodePtr const& document, PackContext const& pack, Log& log);
[[nodiscard]] RuleTest read_test(NodePtr const& document, YamlNode const& node, PackContext const& pack, Log& log);
[[nodiscard]] ParameterDraft read_parameter(EmbeddedText const& name, YamlNode const& node, PackContext const& pack,
                                            Log& log);
[[nodiscard]] DefinitionDraft read_table(NodePtr const& document, EmbeddedText const& name, YamlNode const& node,
                                         PackContext const& pack, Log& log);
[[nodiscard]] CatalogueDraft read_catalogue(EmbeddedText const& name, YamlNode const& node, PackContext const& pack,
                                            Log& log);
[[nodiscard]] std::vector<CitationDraft> read_citations(Section const& section);
[[nodiscard]] std::optional<Term> read_term(Section const& section, Log& log);

// What tests leave out, and why; which functions of the unit are served.
[[nodiscard]] std::vector<int> read_functions(Section const& section, Log& log);
[[nodiscard]] std::vector<ExplainedMutant> read_explained_mutants(Section const& section, Log& log);
[[nodiscard]] std::vector<ImpossiblePart> read_impossible_parts(Section const& section, Log& log);

void read_norm(YamlNode const& node, Draft& draft, Log& log);
void read_confirmations(YamlNode const& node, std::filesystem::path const& folder, Draft& draft, Log& log);
void read_adjustments(YamlNode const& node, Draft& draft, Log& log);

}  // namespace visado::rulebook
