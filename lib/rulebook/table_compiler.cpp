// Decision tables of packs.
#include <algorithm>

#include "rulebook/citation.hpp"
#include "rulebook/compilers.hpp"
#include "rulebook/section.hpp"
#include "rulebook/table_analysis.hpp"
#include "rulebook/type_text.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

class TableCompiler {
 public:
  TableCompiler(Compilation& compilation, DefinitionDraft const& draft, Scope const& scope)
      : compilation_(compilation), log_(compilation.log), draft_(draft), table_(*draft.table), scope_(scope) {
    options_.profile = Profile::pack;
    options_.language = draft.language;
    options_.uses = &fields_;
    options_.tested_input = 1;  // behind the dossier
  }

  std::optional<PackTable> run(bool& sensitive) {
    TableText text;
    text.name = draft_.construct();
    text.policy = table_.policy;
    text.place = label_of(draft_.name);
    for (TableInputDraft const& input : table_.inputs) add_input(input, text);
    for (TableOutputDraft const& output : table_.outputs) add_output(output, text);
    for (TableRowDraft const& row : table_.rows) text.rows.push_back(row.cells);
    std::vector<PackTable::Row> rows;
    for (TableRowDraft const& row : table_.rows)
      rows.push_back({resolve_citations(row.basis, compilation_.contents.shared->norms, log_), row.note});
    if (!table_.whole) return std::nullopt;
    Result<DecisionTable> compiled = DecisionTable::compile(std::move(text), scope_, options_);
    log_.append(std::move(compiled.diagnostics()));
    if (!compiled) return std::nullopt;
    analyse_table(compilation_, compiled.value(), scope_, draft_.language);
    sensitive = compilation_.expressions.take(fields_, compiled->uses());
    PackTable table{std::move(compiled).value(), std::move(rows), table_.description, sensitive};
    for (TableTestDraft const& test : table_.tests) add_test(test, table);
    return table;
  }

 private:
  // `valores` of a text enumerates it; of anything else they are tests.
  void add_input(TableInputDraft const& input, TableText& text) {
    TableText::Input& added = text.inputs.emplace_back();
    added.expression = input.expression;
    if (input.values.empty()) return;
    Result<Expression> const expression = Expression::compile(input.expression, scope_, options_);
    if (expression && expression->type().is(TypeKind::string)) {
      added.type = enumeration(input.values);
    } else {
      added.allowed = input.values;
    }
  }

  void add_output(TableOutputDraft const& output, TableText& text) {
    Log::Inside const inside(log_, "salidas");
    TableText::Output& added = text.outputs.emplace_back();
    check_name(output.name, draft_.language, log_);
    added.name = output.name.text();
    added.declared = label_of(output.name);
    added.otherwise = output.otherwise;
    if (output.type) {
      Contents const& contents = compilation_.contents;
      auto const type = read_type(*output.type, {&contents.schema.types, contents.schema.currency}, log_);
      added.type = type ? type->type : Type::of(TypeKind::error);
    }
    if (output.values.empty()) return;
    if (added.type.is(TypeKind::any) || added.type.is(TypeKind::string)) {
      added.type = enumeration(output.values);
    } else {
      added.allowed = output.values;
    }
  }

  void add_test(TableTestDraft const& draft, PackTable& table) {
    if (!draft.expected) return;
    Log::Inside const inside(log_, "pruebas");
    auto expected = compilation_.expressions.compile(*draft.expected, scope_, draft_.language, table.table.type(),
                                                     "espera", log_);
    if (expected) table.tests.push_back({draft.test, std::move(expected->expression)});
  }

  Type enumeration(std::vector<EmbeddedText> const& values) {
    std::vector<std::string> texts;
    for (EmbeddedText const& value : values) {
      if (std::find(texts.begin(), texts.end(), value.text()) != texts.end()) {
        log_.report(code::repeated_value, label_of(value), {value.text()});
      } else {
        texts.push_back(value.text());
      }
    }
    return Type::enumeration(std::move(texts));
  }

  Compilation& compilation_;
  Log& log_;
  DefinitionDraft const& draft_;
  TableDraft const& table_;
  Scope const& scope_;
  FieldUse fields_;
  CompileOptions options_;
};

}  // namespace

std::optional<PackTable> compile_table(Compilation& compilation, DefinitionDraft const& draft, Scope const& scope,
                                       bool& sensitive) {
  Log::Inside const inside(compilation.log, draft.construct());
  return TableCompiler(compilation, draft, scope).run(sensitive);
}

}  // namespace visado::rulebook
