// What the checker makes of a syntax tree: the same tree, and in side tables by node the type of each part
// and what each name means. The only thing that programs are made of.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "feel/builtins/builtin.hpp"
#include "feel/syntax/ast.hpp"
#include "visado/expression.hpp"
#include "visado/type.hpp"

namespace visado::feel {

// A name made inside the expression: a loop variable, a function's parameter, an entry, `item`, `?`,
// `partial`.
using LocalId = std::uint32_t;
inline constexpr LocalId no_local = 0xffffffff;

// What a name node means.
struct Reference {
  enum class Kind : std::uint8_t { none, unknown, local, binding, builtin } kind = Kind::none;
  LocalId local = no_local;            // local
  Binding const* binding = nullptr;    // binding; the scope outlives compilation
  std::optional<std::string> field{};  // the name is a field of the local or binding
  // Elements whose fields are only known when it runs, inner first: an entry of that name comes before the
  // rest.
  std::vector<LocalId> elements{};
};

// A row of the built-in table that a call may mean; `order` gives for each parameter the argument that fills
// it (-1: none), empty when arguments stand in order.
struct Candidate {
  Builtin const* row = nullptr;
  std::vector<int> order{};
};

// What a call means.
struct Call {
  enum class Form : std::uint8_t {
    none,
    function,      // the callee is a value
    builtin,       // one of `candidates`, chosen by the arguments
    negation,      // not(x)
    parameter_at,  // vigente(parámetro, fecha)
    impossible,    // reported: null
  } form = Form::none;
  std::vector<Candidate> candidates{};
  std::uint32_t parameter = 0;  // parameter_at
};

class Checked {
 public:
  Ast ast;
  Type type;                          // of the whole
  std::vector<Type> types;            // by node
  std::vector<Reference> references;  // by node; name nodes
  std::vector<Call> calls;            // by node; invocations
  std::vector<LocalId> locals;        // by node: the local it makes (iteration, entry, parameter, filter, in)
  std::vector<LocalId> partials;      // by node: `partial` of a for loop, when its body uses it
  std::map<LocalId, Type> local_types;  // of elements whose fields are names
  std::vector<bool> used_partials;      // by local: whether `partial` is read
  std::vector<bool> tests_itself;       // by node: a test that reads `?`, so it is a condition
  std::vector<Type> named_types;        // by node: the meaning of type nodes
  Profile profile = Profile::standard;
  Language language = Language::en;
  Goal goal = Goal::expression;
  std::uint32_t tested_input = 0;
  std::vector<Expression::Use> uses;

 private:
  Checked() = default;
  friend class Checker;
};

// Resolves names, finds types, reports what is wrong. Always gives a tree that can run; whether the errors
// forbid that is the caller's decision.
[[nodiscard]] Checked check(Ast ast, EmbeddedText const& text, Scope const& scope,
                            CompileOptions const& options, Diagnostics& diagnostics);

}  // namespace visado::feel
