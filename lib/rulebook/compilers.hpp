// From drafts to the rulebook: names resolved, expressions compiled. One file for each construct.
#pragma once

#include "rulebook/expressions.hpp"
#include "rulebook/names.hpp"

namespace visado::rulebook {

// One draft for each schema, the default one first; none, reported, without a default one.
[[nodiscard]] std::vector<PartDraft> divide(Draft& draft, Log& log);
// Norms by id, each once.
void collect_norms(Draft& draft, Shared& shared, Log& log);
// After norms, before rules: what the institution confirmed.
void confirm_norms(Draft& draft, Shared& shared, Log& log);
// Before rules are compiled: changes their drafts.
void apply_adjustments(Draft& draft, std::vector<PartDraft>& parts, Shared& shared, Log& log);
// No two rules of any schema have one id.
void check_rule_ids(std::vector<PartDraft> const& parts, Log& log);

// What the compilers of one part share.
struct Compilation {
  PartDraft& draft;
  Contents& contents;
  Expressions& expressions;
  NameSpace& names;  // of the top of every expression
  Scope& fields;     // the dossier alone: what dates are chosen by
  Log& log;
};

// Names of the dossier's fields, and the scope that holds them.
void declare_dossier(Compilation& compilation);
void collect_packs(Compilation& compilation);
void compile_parameters(Compilation& compilation);
void compile_catalogues(Compilation& compilation);
// And tables, which are definitions too. After parameters and catalogues.
void compile_definitions(Compilation& compilation);
// A table in the scope of everything that it may use; nothing, reported, when it has errors. Sets whether its value
// shows something sensitive.
[[nodiscard]] std::optional<PackTable> compile_table(Compilation& compilation, DefinitionDraft const& draft,
                                                     Scope const& scope, bool& sensitive);
// The variables of `por_cada`, outer first, and the scope that holds them.
struct ForEachScope {
  std::vector<ForEach> levels;
  Scope const* scope;
};
// Nothing, reported, when nothing can be said of expressions that use the variables.
[[nodiscard]] std::optional<ForEachScope> compile_for_each(Compilation& compilation, EmbeddedText const& text,
                                                           Language language);
// After everything that has a name.
void compile_rules(Compilation& compilation);
// `hoja`: after everything that has a name.
void compile_print_layout(Compilation& compilation);
// The stages that rules, `obligatorios` and tests name: those of the schema.
void check_stages(Compilation& compilation);

// `fecha_de_referencia`, over the dossier.
void compile_reference_date(Compilation& compilation);

// Warnings on what nobody uses.
void report_unused(Compilation& compilation);
// Fields that are read whatever the rules say: required ones, keys, dates, currencies.
void mark_fields_of_schema(Schema const& schema, FieldUse& uses);
// Keys in the data of tests that the schema does not have.
void check_test_data(YamlNode const& data, RecordType const& type, Log& log);

}  // namespace visado::rulebook
