// The table of built-in functions. One row holds names, signature, documentation, examples and kernel; the
// parser's names, the checker, the machine, the manual and the tests all read that row.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "visado/diagnostic.hpp"
#include "visado/expression.hpp"
#include "visado/type.hpp"
#include "visado/value.hpp"

namespace visado::feel {

namespace pattern {
struct Prepared;
}

// A set of kinds that a parameter takes, as bits of Kind.
using KindSet = std::uint16_t;
constexpr KindSet kinds() { return 0; }
template <class... Ks>
constexpr KindSet kinds(Kind first, Ks... rest) {
  return static_cast<KindSet>((1u << static_cast<unsigned>(first)) | kinds(rest...));
}
inline constexpr KindSet any_kind = 0xffff;

struct Parameter {
  std::string_view en = {};
  std::string_view es = {};
  KindSet accepts = any_kind;
  KindSet items = any_kind;  // of a list parameter: the kinds of its items
  bool optional = false;
  bool nullable = false;  // the kernel wants to see null; otherwise a null argument makes the result null
};

// What a kernel may use besides its arguments.
class CallContext {
 public:
  virtual ~CallContext() = default;
  virtual Arena& arena() = 0;
  virtual Profile profile() const = 0;
  virtual Activation const& activation() const = 0;
  // Calls a function value (sort, list replace); null with a reason when it cannot.
  virtual Value call(Value const& function, std::span<Value const> arguments) = 0;
  // Null, with its reason told when explanations are wanted.
  virtual Value fail(NullReason reason, Code code,
                     std::initializer_list<std::string_view> arguments = {}) = 0;
  // Counts work against Limits::steps; false when it is spent.
  virtual bool spend(std::uint64_t steps) = 0;
  // The pattern of this call when it was written in the expression, compiled with it; null otherwise.
  virtual pattern::Prepared const* prepared_pattern() const { return nullptr; }
};

// Before a kernel runs, the machine has chosen the row: the first one of the name whose parameters the
// arguments fit, by number or names and by kind, after the implicit conversions of DMN ([x] to x, x to [x], a
// date to midnight UTC). The kernel gets:
// - an argument for each parameter, in order (a missing optional one is null), and more for a variadic last
// one;
// - no null but for a nullable parameter or a missing optional one: any other null gave null already;
// - only kinds that the parameter accepts. The items of lists are the kernel's to check.
// A variadic function of a single list (`sum`, `min`…) gets either that list or the items as they were
// written.
using Kernel = Value (*)(CallContext& context, std::span<Value const> arguments);

// The type of the result, given the types of the arguments (any where unknown). Also where money stays money.
using ResultType = Type (*)(std::span<Type const> arguments);

struct Example {
  std::string_view expression;  // in English FEEL
  std::string_view result;      // FEEL text, as to_feel() gives it
};

struct Builtin {
  std::string_view en = {};
  std::string_view es = {};
  std::vector<std::string_view> aliases = {};  // further names, understood in es
  std::vector<Parameter> parameters = {};
  bool variadic = false;  // the last parameter repeats; a single list is taken as the arguments
  ResultType result = nullptr;
  Kernel kernel = nullptr;
  bool reads_clock = false;
  bool extension = false;               // ours, not the standard's
  bool special = false;                 // a form that the checker compiles itself: no kernel
  std::string_view section = {};        // of DMN 1.5 chapter 10.3.4, or the norm
  std::string_view documentation = {};  // Spanish, one or two sentences
  std::vector<Example> examples = {};
};

// Overloads of one name are rows that follow each other. Ordered by topic. Built once, immutable.
[[nodiscard]] std::vector<Builtin> const& builtins();
// The rows of a name in the given language (accents optional in es, which knows the English names too); empty
// when there is none. Names are written with single blanks.
[[nodiscard]] std::span<Builtin const> find_builtin(std::string_view name, Language language);

// The manual of functions in Markdown (docs/feel-funciones.md is the Spanish one).
[[nodiscard]] std::string builtin_reference(Language language);

}  // namespace visado::feel
