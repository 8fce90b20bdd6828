// Definitions and tables: they may use each other in any order, but not in a circle.
#include <algorithm>

#include "feel/grammar/parse.hpp"
#include "rulebook/compilers.hpp"
#include "rulebook/section.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

class DefinitionCompiler {
 public:
  explicit DefinitionCompiler(Compilation& compilation)
      : compilation_(compilation), drafts_(compilation.draft.definitions), states_(drafts_.size()) {}

  void run() {
    declare();
    find_dependencies();
    compilation_.contents.definitions.resize(drafts_.size());
    for (std::size_t i = 0; i < drafts_.size(); ++i) visit(i);
    for (std::size_t i = 0; i < drafts_.size(); ++i) compilation_.contents.scope.add(binding(i));
  }

 private:
  enum class State : unsigned char { waiting, open, done };

  void declare() {
    for (DefinitionDraft const& draft : drafts_) {
      Log::Inside const inside(compilation_.log, draft.construct());
      char const* const what = draft.table ? "una tabla" : "una definición";
      bool const named = check_name(draft.name, draft.language, compilation_.log) &&
                         compilation_.names.declare(draft.name, what, compilation_.log);
      named_.push_back(named);
      types_.push_back(Type::of(TypeKind::error));
    }
  }

  // By the names in the text: types are not known yet.
  void find_dependencies() {
    Scope all = compilation_.contents.scope;
    for (DefinitionDraft const& draft : drafts_) all.add({.name = draft.name.text(), .type = Type()});
    feel::NameTable const names(all);
    dependencies_.resize(drafts_.size());
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      auto const add = [&](EmbeddedText const& text, Goal goal) {
        feel::ParseOptions const options{drafts_[i].language, goal, true};
        Diagnostics ignored;  // said when it is compiled
        std::optional<feel::Ast> const tree = feel::parse(text, names, options, ignored);
        if (tree) add_dependencies(*tree, dependencies_[i]);
      };
      if (drafts_[i].expression) add(*drafts_[i].expression, Goal::expression);
      if (drafts_[i].table) visit_texts(*drafts_[i].table, add);
    }
  }

  template <class Visit>
  static void visit_texts(TableDraft const& table, Visit const& visit) {
    for (TableInputDraft const& input : table.inputs) visit(input.expression, Goal::expression);
    for (TableOutputDraft const& output : table.outputs) {
      if (output.otherwise) visit(*output.otherwise, Goal::expression);
    }
    for (TableRowDraft const& row : table.rows) {
      for (EmbeddedText const& cell : row.cells.inputs) visit(cell, Goal::unary_tests);
      for (EmbeddedText const& cell : row.cells.outputs) visit(cell, Goal::expression);
    }
  }

  void add_dependencies(feel::Ast const& tree, std::vector<std::size_t>& dependencies) const {
    for (feel::NodeId id = 0; id < tree.size(); ++id) {
      if (tree[id].kind != feel::NodeKind::name) continue;
      std::string const folded = utf8::fold(tree[id].text);
      for (std::size_t i = 0; i < drafts_.size(); ++i) {
        if (named_[i] && utf8::fold(drafts_[i].name.text()) == folded) dependencies.push_back(i);
      }
    }
  }

  // Compiles what `index` needs, then itself. A circle is reported where it closes, once.
  void visit(std::size_t index) {
    if (states_[index] == State::done) return;
    if (states_[index] == State::open) return report_cycle(index);
    states_[index] = State::open;
    path_.push_back(index);
    for (std::size_t const needed : dependencies_[index]) visit(needed);
    path_.pop_back();
    states_[index] = State::done;
    if (std::find(cyclic_.begin(), cyclic_.end(), index) == cyclic_.end()) compile(index);
  }

  void report_cycle(std::size_t index) {
    auto const begin = std::find(path_.begin(), path_.end(), index);
    bool const known = std::any_of(begin, path_.end(), [&](std::size_t member) {
      return std::find(cyclic_.begin(), cyclic_.end(), member) != cyclic_.end();
    });
    std::string cycle;
    for (auto member = begin; member != path_.end(); ++member) {
      cycle += "\"" + drafts_[*member].name.text() + "\" → ";
      cyclic_.push_back(*member);
    }
    if (known) return;
    compilation_.log.report(code::definition_cycle, label_of(drafts_[index].name),
                            {cycle + "\"" + drafts_[index].name.text() + "\""});
  }

  void compile(std::size_t index) {
    DefinitionDraft const& draft = drafts_[index];
    Definition& definition = compilation_.contents.definitions[index];
    definition.name = draft.name.text();
    definition.pack = draft.pack;
    definition.language = draft.language;
    definition.declared = label_of(draft.name);
    if (!draft.expression && !draft.table) return;
    Scope& scope = compilation_.contents.scopes.emplace_back(compilation_.contents.scope);
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (i != index && named_[i]) scope.add(binding(i));
    }
    bool sensitive = false;
    if (draft.table) {
      definition.table = compile_table(compilation_, draft, scope, sensitive);
      if (!definition.table) return;
    } else {
      auto compiled = compilation_.expressions.compile(*draft.expression, scope, draft.language, Type(),
                                                       draft.construct(), compilation_.log);
      if (!compiled) return;
      definition.expression = std::move(compiled->expression);
      sensitive = compiled->sensitive;
    }
    types_[index] = definition.type();
    if (sensitive) compilation_.expressions.set_sensitive_definition(static_cast<std::uint32_t>(index));
    for (Expression::Use const& use : definition.uses()) {
      bool const parameter = use.role == Binding::Role::parameter;
      bool const through =
          use.role == Binding::Role::definition && compilation_.contents.definitions[use.index].uses_parameters;
      definition.uses_parameters = definition.uses_parameters || parameter || through;
    }
  }

  [[nodiscard]] Binding binding(std::size_t index) const {
    return {.name = drafts_[index].name.text(),
            .type = types_[index],
            .role = Binding::Role::definition,
            .index = static_cast<std::uint32_t>(index),
            .declared = label_of(drafts_[index].name)};
  }

  Compilation& compilation_;
  std::vector<DefinitionDraft> const& drafts_;
  std::vector<State> states_;
  std::vector<bool> named_;
  std::vector<Type> types_;
  std::vector<std::vector<std::size_t>> dependencies_;
  std::vector<std::size_t> path_;
  std::vector<std::size_t> cyclic_;
};

}  // namespace

void compile_definitions(Compilation& compilation) { DefinitionCompiler(compilation).run(); }

}  // namespace visado::rulebook
