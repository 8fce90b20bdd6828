// Rules: every expression in its scope, every citation a norm.
#include <algorithm>
#include <set>

#include "rulebook/applies.hpp"
#include "rulebook/citation.hpp"
#include "rulebook/compilers.hpp"
#include "rulebook/effect.hpp"
#include "rulebook/message.hpp"
#include "rulebook/section.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

class RuleCompiler {
 public:
  RuleCompiler(Compilation& compilation, RuleDraft& draft)
      : compilation_(compilation),
        contents_(compilation.contents),
        expressions_(compilation.expressions),
        log_(compilation.log),
        draft_(draft),
        rule_(draft.rule),
        scope_(&contents_.scope) {}

  Rule run() {
    expressions_.clear_sensitive_inputs();
    compile_for_each();
    if (scope_known_) {
      compile_dates();
      rule_.applies = compile(draft_.applies, Type::of(TypeKind::boolean),
                              rule_.type == Rule::Type::obligatory ? "cuando" : "aplica");
      split_applies();
      rule_.demands = compile(draft_.demands, Type::of(TypeKind::boolean), "exige");
      compile_observed_amount();
      if (draft_.finding) {
        rule_.finding = compile_message(*draft_.finding, *scope_, rule_.language, expressions_, "hallazgo", log_);
      }
      for (EmbeddedText const& path : draft_.required) compile_required(path);
    }
    rule_.basis = resolve_citations(draft_.basis, contents_.shared->norms, log_);
    limit_effect(rule_);
    check_tests();
    return std::move(rule_);
  }

 private:
  std::optional<Expression> compile(std::optional<EmbeddedText> const& text, Type const& expected,
                                    std::string_view key) {
    if (!text) return std::nullopt;
    auto compiled = expressions_.compile(*text, *scope_, rule_.language, expected, key, log_);
    if (!compiled) return std::nullopt;
    rule_.sensitive = rule_.sensitive || compiled->sensitive;
    return std::move(compiled->expression);
  }

  void compile_for_each() {
    if (!draft_.for_each) return;
    auto each = rulebook::compile_for_each(compilation_, *draft_.for_each, rule_.language);
    scope_known_ = each.has_value();
    if (!each) return;
    rule_.for_each = std::move(each->levels);
    scope_ = each->scope;
  }

  // The parts of `aplica` that do not speak of an element. They were checked as parts of the whole.
  void split_applies() {
    if (!rule_.applies || rule_.for_each.empty()) return;
    rule_.applies_to_dossier = conditions_on_dossier(*rule_.applies, *scope_, rule_.language);
  }

  void compile_dates() {
    rule_.date = compile(draft_.date, Type::of(TypeKind::date), "fecha_segun");
    rule_.date_text = draft_.date ? draft_.date->text() : contents_.schema.reference_date;
    if (!rule_.date) return;
    rule_.date_of_element = speaks_of_element(*rule_.date);
  }

  void compile_observed_amount() {
    rule_.observed_amount = compile(draft_.observed_amount, Type(), "monto_observado");
    if (!rule_.observed_amount) return;
    Type const type = rule_.observed_amount->type();
    if (type.is_numeric() || type.is(TypeKind::any) || type.is(TypeKind::null)) return;
    Log::Inside const inside(log_, "monto_observado");
    log_.report(code::not_an_amount, label_of(*draft_.observed_amount), {type.to_string()});
  }

  void compile_required(EmbeddedText const& path) {
    auto value = compile(path, Type(), "campos");
    if (!value) return;
    rule_.required.push_back({path.text(), std::move(*value), document_of(path.text())});
  }

  // The document of the last field of a path that names one.
  [[nodiscard]] std::string document_of(std::string const& path) const {
    RecordType const* type = &contents_.schema.root;
    std::string document;
    for (std::size_t begin = 0; type != nullptr && begin <= path.size();) {
      std::size_t const end = std::min(path.find('.', begin), path.size());
      std::optional<std::size_t> const slot = type->find(path.substr(begin, end - begin));
      if (!slot) break;
      if (!type->fields[*slot].document.empty()) document = type->fields[*slot].document;
      type = type->fields[*slot].record();
      begin = end + 1;
    }
    return document;
  }

  void check_tests() {
    Log::Inside const inside(log_, "pruebas");
    for (RuleTest const& test : rule_.tests) {
      if (test.given) check_test_data(*test.given, contents_.schema.root, log_);
      if (!test.expected_by_element.empty() && rule_.type != Rule::Type::obligatory && !draft_.for_each) {
        log_.report(code::expected_by_element, test.declared);
      }
    }
  }

  Compilation& compilation_;
  Contents& contents_;
  Expressions& expressions_;
  Log& log_;
  RuleDraft& draft_;
  Rule& rule_;
  Scope const* scope_;
  bool scope_known_ = true;
};

class RulesCompiler {
 public:
  explicit RulesCompiler(Compilation& compilation) : compilation_(compilation) {}

  void run() {
    for (RuleDraft& draft : compilation_.draft.schema.obligatory) compile(draft, "obligatorio");
    for (RuleDraft& draft : compilation_.draft.rules) compile(draft, "regla");
    check_test_bases();
    auto& rules = compilation_.contents.rules;
    std::sort(rules.begin(), rules.end(), [](Rule const& a, Rule const& b) { return a.id < b.id; });
  }

 private:
  void compile(RuleDraft& draft, std::string const& construct) {
    Log::Inside const inside(compilation_.log, construct + " " + draft.rule.id);
    warn(draft);
    compilation_.contents.rules.push_back(RuleCompiler(compilation_, draft).run());
  }

  // The common data of each pack's tests, once.
  void check_test_bases() {
    std::set<YamlNode const*> checked;
    Log::Inside const inside(compilation_.log, "base_de_pruebas");
    for (Rule const& rule : compilation_.contents.rules) {
      for (RuleTest const& test : rule.tests) {
        if (!test.base || !checked.insert(test.base.get()).second) continue;
        check_test_data(*test.base, compilation_.contents.schema.root, compilation_.log);
      }
    }
  }

  void warn(RuleDraft const& draft) {
    Rule const& rule = draft.rule;
    if (rule.type == Rule::Type::obligatory || rule.id.empty()) return;
    if (!draft.basis_written) compilation_.log.report(code::no_legal_basis, rule.declared, {rule.id});
    if (rule.declared_effect == Effect::excluye && rule.type != Rule::Type::manual && !draft.observed_amount) {
      compilation_.log.report(code::excludes_nothing, rule.declared, {rule.id},
                              "agregue monto_observado: el monto que se descuenta de lo solicitado");
    }
    bool const active = rule.state == RuleState::activa || rule.state == RuleState::en_prueba;
    if (rule.type != Rule::Type::manual && active && !draft.tests_written) {
      compilation_.log.report(code::no_tests, rule.declared, {rule.id});
    }
  }

  Compilation& compilation_;
};

}  // namespace

void compile_rules(Compilation& compilation) { RulesCompiler(compilation).run(); }

}  // namespace visado::rulebook
