// FEEL expressions: compiled once, evaluated many times.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "visado/diagnostic.hpp"
#include "visado/result.hpp"
#include "visado/schema.hpp"
#include "visado/source.hpp"
#include "visado/type.hpp"
#include "visado/value.hpp"

#pragma GCC visibility push(default)
namespace visado {

namespace feel {
class NameTable;
}

// standard: DMN's meaning to the letter; ill-typed parts are warnings and evaluate to null with its reason.
// pack: what rules use; type errors stop loading, and missing data are never decided upon.
enum class Profile : unsigned char { standard, pack };
// en: the standard's vocabulary alone. es: both vocabularies.
enum class Language : unsigned char { en, es };
enum class Goal : unsigned char { expression, unary_tests };

// A name that an expression may use.
struct Binding {
  enum class Role : unsigned char {
    input,       // a value given to each evaluation: Activation::inputs[index]
    constant,    // a value known now (`constant`), which must outlive the expression
    definition,  // computed on demand by Activation::host, definition `index`
    parameter,   // chosen by date by Activation::host, parameter `index`
  };
  std::string name;
  Type type;
  Role role = Role::input;
  std::uint32_t index = 0;
  Value constant{};
  bool open = false;  // the fields of this context are names of their own (the dossier's top-level fields)
  Label declared{};
};

// The names in scope, inner layers before outer ones. Immutable once expressions are compiled against it.
class Scope {
 public:
  Scope() = default;
  // `outer` must outlive this scope.
  explicit Scope(Scope const* outer) : outer_(outer) {}
  void add(Binding binding) { bindings_.push_back(std::move(binding)); }
  // A type that expressions may name (`x instance of tSalary`).
  void add_type(std::string name, Type type) { types_.emplace_back(std::move(name), std::move(type)); }
  [[nodiscard]] std::vector<Binding> const& bindings() const { return bindings_; }
  [[nodiscard]] std::vector<std::pair<std::string, Type>> const& types() const { return types_; }
  [[nodiscard]] Scope const* outer() const { return outer_; }

 private:
  // The names of this layer as the reader of expressions needs them, made with the first expression.
  friend class feel::NameTable;
  class Prepared {
   public:
    Prepared() = default;
    Prepared(Prepared const&) {}  // a copy prepares its own
    Prepared& operator=(Prepared const&) {
      names_.reset();
      return *this;
    }

   private:
    friend class feel::NameTable;
    std::shared_ptr<feel::NameTable> names_;
    std::mutex guard_;
  };
  std::vector<Binding> bindings_;
  std::vector<std::pair<std::string, Type>> types_;
  Scope const* outer_ = nullptr;
  mutable Prepared prepared_;
};

// What a rulebook computes on demand. Called only while an expression is evaluated.
class Host {
 public:
  virtual ~Host() = default;
  virtual Value definition(std::uint32_t index) = 0;
  // At the date that the current rule or the parameter itself names.
  virtual Value parameter(std::uint32_t index) = 0;
  // At a given date: `vigente(parámetro, fecha)`.
  virtual Value parameter_at(std::uint32_t index, Date date) = 0;
};

// Numbers and bounds that an expression cannot exceed (a diagnostic says so when it does).
struct Limits {
  static constexpr int nesting = 100;                   // of an expression's text
  static constexpr int calls = 500;                     // of functions and definitions at run time
  static constexpr std::size_t text = 1'000'000;        // bytes of an expression
  static constexpr std::size_t items = 4'000'000;       // of a list made by an expression
  static constexpr std::size_t string = 16'000'000;     // bytes of a string made by an expression
  static constexpr std::size_t memory = 256'000'000;    // bytes of the arena that one evaluation may add
  // Of one evaluation. A step is about twenty nanoseconds of work, whatever is done: a pass of a loop, a call, items
  // and bytes looked at cost what they take, so that this is about a second.
  static constexpr std::uint64_t steps = 50'000'000;
};

// What one evaluation works on. `today()` and `now()` are inputs.
struct Activation {
  std::span<Value const> inputs;
  Host* host = nullptr;
  Date today{};
  DateTime now{};
  std::uint64_t steps = Limits::steps;  // that it may spend
};

struct CompileOptions {
  Profile profile = Profile::standard;
  Language language = Language::en;
  Goal goal = Goal::expression;
  // The type the value must have (pack profile: an error otherwise); any: no demand.
  Type expected{};
  // unary_tests: the type of the value tested (the name `?`, activation input `tested_input`).
  Type tested{};
  std::uint32_t tested_input = 0;
  // Marks the schema fields that the expression reads; may be null.
  FieldUse* uses = nullptr;
};

// A part of an expression and the value it had.
struct TracedPart {
  Span span;       // in the text of the expression
  Value value;
  int depth;       // 0: the whole
  Context const* in = nullptr;  // a field of a record: the record…
  std::size_t slot = 0;         // …and its slot
};

// Data that an evaluation wanted and did not have.
struct MissingData {
  std::string path{};                   // «factura.fecha», as names in the schema
  RecordType const* record = nullptr;   // where the field belongs
  std::size_t slot = 0;
  Context const* in = nullptr;          // the record that lacks it
  NullReason reason = NullReason::absent;
  Span span{};
};

// Everything that can be told about one evaluation, made by evaluating again with explanations.
struct Explanation {
  std::vector<TracedPart> parts;     // in order of the text, outer before inner
  std::vector<MissingData> missing;  // without repetitions
  Diagnostics reasons;               // why parts gave null: code, place, the values involved
};

// Sees parts of an expression while it is evaluated: each time that one is computed, in every pass of a loop too (but
// not inside the bodies of functions). What proves rules complete is built on it.
class PartObserver {
 public:
  virtual ~PartObserver() = default;
  // `span` is in the text of the expression. Inner parts come before the outer ones that they belong to.
  virtual void part(Span span, Value const& value) = 0;
};

// A compiled expression. Immutable, cheap to copy, shared between threads.
class Expression {
 public:
  Expression();  // the literal null
  // Parses, checks and compiles. In the standard profile only a syntax error fails; in the pack profile type errors
  // fail too. All errors are reported, not only the first.
  static Result<Expression> compile(EmbeddedText const& text, Scope const& scope, CompileOptions const& options);

  // The value, in memory of `arena` or of what the activation holds. Never throws for data; what cannot be
  // computed is null. No allocation but in the arena.
  [[nodiscard]] Value evaluate(Activation const& activation, Arena& arena) const;
  // The same value, with the reasons.
  Value explain(Activation const& activation, Arena& arena, Explanation& explanation) const;
  // The same value, told part by part as it is computed.
  Value observe(Activation const& activation, Arena& arena, PartObserver& observer) const;

  [[nodiscard]] Type type() const;
  [[nodiscard]] EmbeddedText const& text() const;
  // Canonical text in either language, with minimal parentheses.
  [[nodiscard]] std::string print(Language language) const;
  // The names it uses from the scope: bindings by role and index, in the order of first use.
  struct Use {
    Binding::Role role;
    std::uint32_t index;
    std::string name;
    Span span;
  };
  [[nodiscard]] std::vector<Use> const& uses() const;
  // The texts of the parts that «and» joins at its top level; the whole when there is none.
  [[nodiscard]] std::vector<EmbeddedText> conjuncts() const;
  // When it is a constant (no names, no clock): its value.
  [[nodiscard]] std::optional<Value> constant() const;

  // Private to the library: what it was compiled to.
  struct Impl;
  [[nodiscard]] Impl const& impl() const { return *impl_; }

 private:
  std::shared_ptr<Impl const> impl_;
};

// Evaluates one text in one go, as `visado evaluar`: value plus diagnostics. The arena owns the value.
struct Evaluation {
  Arena arena;
  Value value;
  Diagnostics diagnostics;
  std::shared_ptr<void const> code;  // what a value that is a function needs to be called
};
[[nodiscard]] Evaluation evaluate(EmbeddedText const& text, Scope const& scope, Activation const& activation,
                                  CompileOptions const& options);

}  // namespace visado
#pragma GCC visibility pop
