// Tables as written to compiled tables: every cell, and what the columns have in common.
#include <algorithm>

#include "feel/check/types.hpp"
#include "feel/grammar/parse.hpp"
#include "feel/table/table.hpp"
#include "visado/diagnostics/table.hpp"

namespace visado {

using namespace feel;

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_blank(EmbeddedText const& text) {
  return text.text().find_first_not_of(blanks) == std::string::npos;
}

// `-`, which tests nothing; in the standard profile an empty cell too.
bool tests_nothing(EmbeddedText const& text, Profile profile) {
  std::size_t const first = text.text().find_first_not_of(blanks);
  if (first == std::string::npos) return profile == Profile::standard;
  return text.text()[first] == '-' && text.text().find_first_not_of(blanks, first + 1) == std::string::npos;
}

class Compiler {
 public:
  Compiler(TableText text, Scope const& scope, CompileOptions const& options)
      : scope_(scope), options_(options), impl_(std::make_shared<DecisionTable::Impl>()) {
    impl_->text = std::move(text);
    impl_->profile = options.profile;
    impl_->first_input = options.tested_input;
  }

  std::shared_ptr<DecisionTable::Impl const> run(Diagnostics& diagnostics) {
    if (has_meaning()) {
      inputs();
      outputs();
      rows();
      output_types();
      aggregate();
      whole_type();
    }
    bool const failed = failed_ || (impl_->pack() && diagnostics_.has_errors());
    diagnostics.append(std::move(diagnostics_));
    return failed ? nullptr : impl_;
  }

 private:
  [[nodiscard]] TableText const& text() const { return impl_->text; }

  // What makes a table impossible in either profile.
  void fail(Code code, Label at, std::vector<std::string> arguments, std::string hint = {}) {
    diagnostics_.add(Diagnostic::make(code, std::move(at), std::move(arguments), std::move(hint)));
    failed_ = true;
  }
  // What is an error in packs, a warning otherwise.
  Diagnostic& report(Code code, Label at, std::vector<std::string> arguments, std::string hint = {}) {
    Diagnostic diagnostic = Diagnostic::make(code, std::move(at), std::move(arguments), std::move(hint));
    if (!impl_->pack() && diagnostic.severity == Severity::error) diagnostic.severity = Severity::warning;
    return diagnostics_.add(std::move(diagnostic));
  }

  bool has_meaning() {
    std::size_t const columns = text().inputs.size() + text().outputs.size();
    if (text().rows.empty() || text().outputs.empty()) fail(code::table_without_rows, text().place, {});
    if (text().rows.size() > TableLimits::rows)
      fail(code::table_too_large, text().place, {std::to_string(TableLimits::rows) + " filas"});
    if (columns > TableLimits::columns)
      fail(code::table_too_large, text().place, {std::to_string(TableLimits::columns) + " columnas"});
    for (std::size_t i = 0; i < text().rows.size(); ++i) {
      TableText::Row const& row = text().rows[i];
      std::size_t const cells = row.inputs.size() + row.outputs.size();
      if (row.inputs.size() == text().inputs.size() && row.outputs.size() == text().outputs.size()) continue;
      fail(code::table_row_size, row.place,
           {std::to_string(i + 1), cells == 1 ? "una celda" : std::to_string(cells) + " celdas",
            std::to_string(text().inputs.size()) + (text().inputs.size() == 1 ? " entrada y " : " entradas y ") +
                std::to_string(text().outputs.size()) + (text().outputs.size() == 1 ? " salida" : " salidas")},
           "lo que una fila no mira se escribe \"-\"");
    }
    if (aggregates(text().policy) && text().outputs.size() > 1) {
      fail(code::table_aggregates_several, text().outputs[1].declared,
           {std::string(to_string(text().policy)), std::to_string(text().outputs.size())});
    }
    return !failed_;
  }

  std::optional<Expression> compile(EmbeddedText const& cell, CompileOptions const& options) {
    Result<Expression> result = Expression::compile(cell, scope_, options);
    diagnostics_.append(std::move(result.diagnostics()));
    if (!result) {
      failed_ = true;
      return std::nullopt;
    }
    for (Expression::Use const& use : result->uses()) {
      auto const same = [&](Expression::Use const& other) {
        return other.role == use.role && other.index == use.index;
      };
      bool const tested = use.role == Binding::Role::input && use.index >= impl_->first_input;
      if (!tested && std::none_of(impl_->uses.begin(), impl_->uses.end(), same)) impl_->uses.push_back(use);
    }
    return std::move(result).value();
  }

  std::optional<Expression> compile_value(EmbeddedText const& cell, Type const& expected) {
    if (!impl_->pack() && is_blank(cell)) return Expression();
    CompileOptions options = options_;
    options.goal = Goal::expression;
    if (impl_->pack()) options.expected = expected;
    return compile(cell, options);
  }

  std::optional<Expression> compile_tests(EmbeddedText const& cell, Type const& tested, std::size_t column) {
    CompileOptions options = options_;
    options.goal = Goal::unary_tests;
    options.expected = Type();
    options.tested = tested;
    options.tested_input = impl_->first_input + static_cast<std::uint32_t>(column);
    return compile(cell, options);
  }

  // The tests of `"High", "Low"` one by one: their order means something.
  std::vector<EmbeddedText> split(EmbeddedText const& tests) {
    Diagnostics ignored;  // said when they are compiled
    ParseOptions const parsing{options_.language, Goal::unary_tests, impl_->pack()};
    std::optional<Ast> const tree = parse(tests, NameTable(scope_), parsing, ignored);
    if (!tree || (*tree)[tree->root].negated || (*tree)[tree->root].children.size() < 2) return {tests};
    std::vector<EmbeddedText> parts;
    for (NodeId const child : (*tree)[tree->root].children) parts.push_back(tests.part((*tree)[child].span));
    return parts;
  }

  DecisionTable::Impl::Allowed allowed(std::vector<EmbeddedText> const& written, Type const& type) {
    DecisionTable::Impl::Allowed allowed;
    for (EmbeddedText const& tests : written) {
      if (is_blank(tests)) continue;
      for (EmbeddedText const& part : split(tests)) {
        std::optional<Expression> test = compile_tests(part, type, 0);
        if (test) allowed.tests.push_back(std::move(*test));
      }
    }
    if (allowed.empty()) allowed.texts = type.values();
    return allowed;
  }

  void inputs() {
    for (TableText::Input const& input : text().inputs) {
      std::optional<Expression> expression = compile_value(input.expression, input.type);
      Type const known = expression ? expression->type() : Type::of(TypeKind::error);
      Type const type = input.type.is(TypeKind::any) ? known : input.type;
      impl_->inputs.push_back({expression.value_or(Expression()), type, allowed(input.allowed, type)});
      impl_->input_types.push_back(type);
    }
  }

  void outputs() {
    std::vector<std::string> names;
    bool ranked = false;
    for (TableText::Output const& output : text().outputs) {
      auto const same = [&](std::string const& name) { return same_name(name, output.name, true); };
      if (impl_->pack() && std::any_of(names.begin(), names.end(), same))
        report(code::table_output_repeated, output.declared, {output.name});
      names.push_back(output.name);
      DecisionTable::Impl::Output compiled{output.type, allowed(output.allowed, output.type), {}};
      ranked = ranked || !compiled.allowed.empty();
      if (output.otherwise) compiled.otherwise = compile_value(*output.otherwise, output.type);
      impl_->outputs.push_back(std::move(compiled));
    }
    if (ranks(text().policy) && !ranked) {
      report(code::table_needs_values, text().outputs.front().declared, {std::string(to_string(text().policy))},
             "escriba la salida así: {nombre: " + text().outputs.front().name + ", valores: [el más importante, …]}");
    }
    impl_->shape = Shape(std::move(names));
  }

  void rows() {
    for (TableText::Row const& row : text().rows) {
      DecisionTable::Impl::Row compiled;
      for (std::size_t i = 0; i < row.inputs.size(); ++i) {
        std::optional<Expression> test;
        if (!tests_nothing(row.inputs[i], impl_->profile))
          test = compile_tests(row.inputs[i], impl_->inputs[i].type, i).value_or(Expression());
        compiled.inputs.push_back(std::move(test));
      }
      for (std::size_t i = 0; i < row.outputs.size(); ++i)
        compiled.outputs.push_back(compile_value(row.outputs[i], impl_->outputs[i].type).value_or(Expression()));
      impl_->rows.push_back(std::move(compiled));
    }
    for (std::size_t i = 0; i < impl_->inputs.size(); ++i) {
      std::vector<Expression const*> cells;
      for (DecisionTable::Impl::Row const& row : impl_->rows) cells.push_back(row.inputs[i] ? &*row.inputs[i] : nullptr);
      impl_->columns.emplace_back(cells);
    }
  }

  // What the table does not say of an output follows from its cells.
  void output_types() {
    for (std::size_t i = 0; i < impl_->outputs.size(); ++i) {
      DecisionTable::Impl::Output& output = impl_->outputs[i];
      if (output.type.is(TypeKind::any) && !failed_) output.type = joined_type(i);
      impl_->output_types.push_back(output.type);
      if (!output.allowed.texts.empty()) check_texts(i);
    }
  }

  Type joined_type(std::size_t column) {
    DecisionTable::Impl::Output const& output = impl_->outputs[column];
    Type type = Type::of(TypeKind::null);
    auto const add = [&](Expression const& cell) {
      Joined const joined = join(type, cell.type());
      if (joined.fit == Joined::Fit::same) {
        type = joined.type;
        return true;
      }
      report(code::table_outputs_mixed, place_of(cell.text()),
             {text().outputs[column].name, type.to_string(), cell.type().to_string()});
      type = Type();
      return false;
    };
    for (DecisionTable::Impl::Row const& row : impl_->rows) {
      if (!add(row.outputs[column])) return type;
    }
    // Counting, the default is a count, whatever the cells are: no one type is that of both.
    if (output.otherwise && text().policy == HitPolicy::collect_count) return Type();
    if (output.otherwise && !add(*output.otherwise)) return type;
    return enumerated(column, type);
  }

  // Texts that are all literals are all that the output can be.
  Type enumerated(std::size_t column, Type const& type) {
    if (!type.is(TypeKind::string) || !type.values().empty()) return type;
    std::vector<std::string> texts;
    auto const add = [&](Expression const& cell) {
      std::optional<Value> const value = cell.constant();
      if (!value || !value->is(Kind::string)) return false;
      std::string text(value->as_string());
      if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
      return true;
    };
    for (DecisionTable::Impl::Row const& row : impl_->rows) {
      if (!add(row.outputs[column])) return type;
    }
    auto const& otherwise = impl_->outputs[column].otherwise;
    if (otherwise && !add(*otherwise)) return type;
    return Type::enumeration(std::move(texts));
  }

  void check_texts(std::size_t column) {
    std::vector<std::string> const& texts = impl_->outputs[column].allowed.texts;
    auto const check = [&](Expression const& cell) {
      std::optional<Value> const value = cell.constant();
      if (!value || !value->is(Kind::string)) return;
      std::string const text(value->as_string());
      if (std::find(texts.begin(), texts.end(), text) != texts.end()) return;
      report(code::table_value_not_allowed, place_of(cell.text()), {'"' + text + '"', text_name(column)},
             suggestion_hint(text, texts));
    };
    for (DecisionTable::Impl::Row const& row : impl_->rows) check(row.outputs[column]);
    if (impl_->outputs[column].otherwise) check(*impl_->outputs[column].otherwise);
  }

  [[nodiscard]] std::string text_name(std::size_t column) const { return text().outputs[column].name; }

  void aggregate() {
    if (failed_ || !aggregates(text().policy) || text().policy == HitPolicy::collect_count) return;
    std::string const function = text().policy == HitPolicy::collect_sum   ? "sum(hits)"
                                 : text().policy == HitPolicy::collect_min ? "min(hits)"
                                                                           : "max(hits)";
    Scope scope;
    Type const type = impl_->outputs.front().type;
    scope.add({.name = "hits", .type = Type::list(type), .index = impl_->first_input});
    CompileOptions options;
    options.profile = options_.profile;
    Result<Expression> result = Expression::compile(EmbeddedText::of("<tabla>", function), scope, options);
    if (result) {
      impl_->aggregate = std::move(result).value();
    } else {
      report(code::table_aggregates_type, text().outputs.front().declared,
             {std::string(to_string(text().policy)), type.to_string()});
    }
  }

  void whole_type() {
    Type type = impl_->output_types.front();
    if (impl_->outputs.size() > 1) {
      std::vector<std::pair<std::string, Type>> fields;
      for (std::size_t i = 0; i < impl_->outputs.size(); ++i)
        fields.emplace_back(text().outputs[i].name, impl_->output_types[i]);
      type = Type::context(std::move(fields));
    }
    if (text().policy == HitPolicy::collect_count) type = Type::of(TypeKind::number);
    if (impl_->aggregate) type = impl_->aggregate->type();
    impl_->type = gives_list(text().policy) ? Type::list(type) : type;
  }

  Scope const& scope_;
  CompileOptions const& options_;
  std::shared_ptr<DecisionTable::Impl> impl_;
  Diagnostics diagnostics_;
  bool failed_ = false;
};

}  // namespace

bool DecisionTable::Impl::has_defaults() const {
  return std::any_of(outputs.begin(), outputs.end(), [](Output const& output) { return output.otherwise.has_value(); });
}

Result<DecisionTable> DecisionTable::compile(TableText text, Scope const& scope, CompileOptions const& options) {
  Diagnostics diagnostics;
  std::shared_ptr<Impl const> impl = Compiler(std::move(text), scope, options).run(diagnostics);
  if (!impl) return diagnostics;
  return {DecisionTable(std::move(impl)), std::move(diagnostics)};
}

Type DecisionTable::type() const { return impl_->type; }
TableText const& DecisionTable::text() const { return impl_->text; }
std::vector<Type> const& DecisionTable::input_types() const { return impl_->input_types; }
std::vector<Type> const& DecisionTable::output_types() const { return impl_->output_types; }
std::vector<Expression::Use> const& DecisionTable::uses() const { return impl_->uses; }

}  // namespace visado
