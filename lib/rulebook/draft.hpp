// What the readers take from the files, before names are resolved and expressions compiled. Texts keep their places.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/yaml_tree.hpp"
#include "visado/rulebook.hpp"

namespace visado::rulebook {

using NodePtr = std::shared_ptr<YamlNode const>;

struct FieldDraft {
  EmbeddedText name;
  std::optional<EmbeddedText> type;
  SchemaField field;  // but for its type
  std::vector<EmbeddedText> values;
  YamlNode const* currency = nullptr;
  YamlNode const* decimals = nullptr;  // the keys, for what does not go with the type
  YamlNode const* format = nullptr;
};

struct RecordTypeDraft {
  EmbeddedText name;  // empty for the dossier itself
  std::string source;
  std::vector<EmbeddedText> key;
  std::vector<FieldDraft> fields;
  Label declared;
};

struct CitationDraft {
  EmbeddedText text;
};

struct RuleDraft {
  Rule rule;  // with everything that is no expression and refers to nothing
  bool effect_written = false;
  bool basis_written = false;
  bool tests_written = false;
  std::vector<CitationDraft> basis;
  std::vector<EmbeddedText> stages;       // of the rule
  std::vector<EmbeddedText> test_stages;  // of its cases
  std::optional<EmbeddedText> date, for_each, applies, demands, finding, observed_amount;
  std::vector<EmbeddedText> required;  // of obligatorios: paths
};

struct ParameterValueDraft {
  ParameterValue value;  // but for the value and its basis
  YamlNode const* written = nullptr;
  std::vector<CitationDraft> basis;
};

struct ParameterDraft {
  EmbeddedText name;
  std::string pack;
  Language language = Language::es;
  std::optional<EmbeddedText> type;
  std::optional<EmbeddedText> date;
  std::vector<ParameterValueDraft> values;
};

struct TableInputDraft {
  EmbeddedText expression;
  std::vector<EmbeddedText> values;
};

struct TableOutputDraft {
  EmbeddedText name;
  std::optional<EmbeddedText> type;
  std::vector<EmbeddedText> values;
  std::optional<EmbeddedText> otherwise;
};

struct TableRowDraft {
  TableText::Row cells;
  std::vector<CitationDraft> basis;
  std::string note;
};

struct TableTestDraft {
  RuleTest test;
  std::optional<EmbeddedText> expected;
};

struct TableDraft {
  std::string description;
  HitPolicy policy = HitPolicy::unique;
  std::vector<TableInputDraft> inputs;
  std::vector<TableOutputDraft> outputs;
  std::vector<TableRowDraft> rows;
  std::vector<TableTestDraft> tests;
  bool whole = true;  // nothing of it was reported and left out
};

// Of `definiciones`, and of `tablas`: both are names for what is computed on demand.
struct DefinitionDraft {
  EmbeddedText name;
  std::string pack;
  Language language = Language::es;
  std::optional<EmbeddedText> expression;  // nothing: reported
  std::optional<TableDraft> table;         // then there is no expression
  [[nodiscard]] std::string construct() const { return (table ? "tabla " : "definición ") + name.text(); }
};

struct ColumnDraft {
  EmbeddedText name;
  EmbeddedText type;
};

struct CatalogueDraft {
  EmbeddedText name;
  std::string pack;
  std::optional<EmbeddedText> file;  // relative to the pack
  std::filesystem::path folder;
  std::vector<ColumnDraft> columns;
};

struct PrintDatumDraft {
  EmbeddedText label, value;
};

struct PrintPartDraft {
  std::string title;
  std::optional<EmbeddedText> for_each;
  std::vector<PrintDatumDraft> data;
  Label declared;
};

struct PrintLayoutDraft {
  std::optional<EmbeddedText> payable;
  std::vector<PrintPartDraft> parts;
};

struct SchemaDraft {
  std::optional<EmbeddedText> key, class_field, requested, reference_date, currency;
  std::string name;
  std::vector<EmbeddedText> stages;
  std::string unit, units;  // `unidad`
  std::vector<std::pair<std::string_view, EmbeddedText>> roles;  // with the path that each names
  RecordTypeDraft root;
  std::vector<RuleDraft> obligatory;
  PrintLayoutDraft print_layout;
  Label declared;
};

struct AdjustmentDraft {
  Adjustment adjustment;
  EmbeddedText rule;
};

struct ConfirmationDraft {
  Confirmation confirmation;
  EmbeddedText norm;
  std::optional<EmbeddedText> hash, file;
  std::filesystem::path folder;
};

// What belongs to one schema: itself, and what the packs and the files of types that name it say.
struct PartDraft {
  std::vector<EmbeddedText> named;  // where a file names it
  SchemaDraft schema;
  std::vector<RecordTypeDraft> types;
  std::vector<ParameterDraft> parameters;
  std::vector<DefinitionDraft> definitions;
  std::vector<CatalogueDraft> catalogues;
  std::vector<RuleDraft> rules;
  std::vector<Pack> packs;
};

// Everything that the files say, in the order of their names.
struct Draft {
  std::vector<NodePtr> documents;  // keep the nodes alive that others point to
  std::vector<SchemaDraft> schemas;
  std::map<std::string, PartDraft> parts;  // by the name of the schema, accents aside; "" when a file names none
  std::vector<std::unique_ptr<Norm>> norms;
  std::vector<AdjustmentDraft> adjustments;
  std::vector<ConfirmationDraft> confirmations;

  // That of the schema that a file names.
  PartDraft& part(std::optional<EmbeddedText> const& schema);
};

}  // namespace visado::rulebook
