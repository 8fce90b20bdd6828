#include "rulebook/expressions.hpp"

#include <algorithm>

namespace visado::rulebook {

std::vector<RecordType const*> record_types(Schema const& schema) {
  std::vector<RecordType const*> types{&schema.root};
  for (auto const& [name, type] : schema.types) types.push_back(type.get());
  return types;
}

std::optional<Compiled> Expressions::compile(EmbeddedText const& text, Scope const& scope, Language language,
                                             Type const& expected, std::string_view key, Log& log) {
  Log::Inside const inside(log, std::string(key));
  FieldUse uses;
  CompileOptions options;
  options.profile = Profile::pack;
  options.language = language;
  options.expected = expected;
  options.uses = &uses;
  Result<Expression> result = Expression::compile(text, scope, options);
  log.append(std::move(result.diagnostics()));
  if (!result) return std::nullopt;
  Compiled compiled{std::move(result).value()};
  compiled.sensitive = take(uses, compiled.expression.uses());
  return compiled;
}

bool Expressions::take(FieldUse const& fields, std::vector<Expression::Use> const& names) {
  bool sensitive = take_uses(fields);
  for (Expression::Use const& use : names) {
    used_.emplace_back(use.role, use.index);
    sensitive = sensitive || is_sensitive(use);
  }
  return sensitive;
}

// Adds the fields read to those of the rulebook; whether one of them is sensitive.
bool Expressions::take_uses(FieldUse const& uses) {
  bool sensitive = false;
  for (RecordType const* type : record_types(contents_.schema)) {
    for (std::size_t slot = 0; slot < type->fields.size(); ++slot) {
      if (!uses.uses(type, slot)) continue;
      if (marks_) contents_.uses.mark(type, slot);
      sensitive = sensitive || type->fields[slot].data == DataClass::sensible;
    }
  }
  return sensitive;
}

bool Expressions::is_sensitive(Expression::Use const& use) const {
  auto const among = [&](std::vector<std::uint32_t> const& indexes) {
    return std::find(indexes.begin(), indexes.end(), use.index) != indexes.end();
  };
  return (use.role == Binding::Role::input && among(sensitive_inputs_)) ||
         (use.role == Binding::Role::definition && among(sensitive_definitions_));
}

bool Expressions::used(Binding::Role role, std::uint32_t index) const {
  return std::find(used_.begin(), used_.end(), std::pair(role, index)) != used_.end();
}

}  // namespace visado::rulebook
