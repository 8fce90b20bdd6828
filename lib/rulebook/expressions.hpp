// Compiles the expressions of one rulebook, and keeps account of what they read.
#pragma once

#include <string_view>

#include "rulebook/contents.hpp"
#include "rulebook/log.hpp"

namespace visado::rulebook {

// An expression, and whether its value shows something of a `sensible` field.
struct Compiled {
  Expression expression;
  bool sensitive = false;
};

class Expressions {
 public:
  explicit Expressions(Contents& contents) : contents_(contents) {}

  // Nothing, reported inside `key`, when there is any error. `expected` is the type that the value must have.
  [[nodiscard]] std::optional<Compiled> compile(EmbeddedText const& text, Scope const& scope, Language language,
                                                Type const& expected, std::string_view key, Log& log);

  // What something compiled elsewhere (a table) reads; whether it shows something of a `sensible` field.
  [[nodiscard]] bool take(FieldUse const& fields, std::vector<Expression::Use> const& names);

  // What `por_cada` binds as an input shows something sensitive, or nothing does any more.
  void set_sensitive_input(std::uint32_t input) { sensitive_inputs_.push_back(input); }
  void clear_sensitive_inputs() { sensitive_inputs_.clear(); }
  void set_sensitive_definition(std::uint32_t definition) { sensitive_definitions_.push_back(definition); }

  // Whether what is compiled from now on makes a run read the fields that it uses. Documents are only written of dossiers
  // that were read whole.
  void set_marking(bool marks) { marks_ = marks; }
  [[nodiscard]] bool marks() const { return marks_; }

  [[nodiscard]] bool used(Binding::Role role, std::uint32_t index) const;

 private:
  [[nodiscard]] bool take_uses(FieldUse const& uses);
  [[nodiscard]] bool is_sensitive(Expression::Use const& use) const;

  Contents& contents_;
  bool marks_ = true;
  std::vector<std::uint32_t> sensitive_inputs_;
  std::vector<std::uint32_t> sensitive_definitions_;
  std::vector<std::pair<Binding::Role, std::uint32_t>> used_;
};

// Every record type of the schema, the dossier's first.
[[nodiscard]] std::vector<RecordType const*> record_types(Schema const& schema);

}  // namespace visado::rulebook
