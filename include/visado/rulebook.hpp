// A rulebook: the schema, norms, parameters, definitions, catalogues and rules of a directory of YAML files, all
// checked and compiled. Immutable once loaded; share it between threads.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "visado/decision_table.hpp"
#include "visado/expression.hpp"
#include "visado/print_layout.hpp"
#include "visado/result.hpp"
#include "visado/schema.hpp"

#pragma GCC visibility push(default)
namespace visado {

// How serious a finding is (`severidad`).
enum class RuleSeverity : unsigned char { informativa, baja, media, alta, critica };
// What a finding does to the payment (`efecto`), strongest first. The first three need a citation of at least one norm
// whose official text has been read; without it the rule observes.
enum class Effect : unsigned char { rechaza, devuelve, excluye, observa, informa };
enum class Control : unsigned char { permanente, periodico, casuistico };
enum class RuleState : unsigned char { borrador, en_prueba, activa, suspendida, retirada };
// How the text of a norm is known (`texto`). Only an official or confirmed text lets a rule reject, return or exclude.
// `confirmado` is written by no norm: it is what a confirmation of the institution makes of it.
enum class TextKnown : unsigned char { oficial_leido, copia_o_resumen, practica, confirmado };
// Whether a rule that stands on such a text may reject, return or exclude.
[[nodiscard]] constexpr bool is_certain(TextKnown known) {
  return known == TextKnown::oficial_leido || known == TextKnown::confirmado;
}

// The Spanish word as rule files write it: «alta», «en prueba», «texto oficial leído».
[[nodiscard]] std::string_view to_string(RuleSeverity value);
[[nodiscard]] std::string_view to_string(Effect value);
[[nodiscard]] std::string_view to_string(Control value);
[[nodiscard]] std::string_view to_string(RuleState value);
[[nodiscard]] std::string_view to_string(TextKnown value);

// In force from `from` to `to`, both included; an open end has no limit.
struct Validity {
  std::optional<Date> from;
  std::optional<Date> to;
  [[nodiscard]] bool includes(Date date) const { return (!from || *from <= date) && (!to || date <= *to); }
};

// The institution answers for the text of a norm (`confirmaciones`): who read which file, and when.
struct Confirmation {
  std::string norm;
  std::string file;    // as written: relative to the file of confirmations
  std::string sha256;  // of the file that was read: 64 hexadecimal digits
  std::string person;
  std::optional<Date> date;
  Label declared;
};

struct Norm {
  struct Reform {
    std::string norm;
    std::optional<Date> from;
  };
  std::string id;
  std::string title;
  std::optional<Date> published;
  Validity validity;
  std::vector<Reform> reforms;
  std::map<std::string, std::string> articles;  // «43 a» → what it says
  std::string source;
  TextKnown text = TextKnown::practica;          // with confirmations
  TextKnown written_text = TextKnown::practica;  // as the norm's own file says
  std::optional<Confirmation> confirmation;      // the latest, when there is one
  std::optional<Date> review_by;
  Label declared;
};

// «LCE art. 43 a», resolved.
struct Citation {
  std::string text;
  Norm const* norm = nullptr;
  std::string article;  // empty when the norm is cited as a whole
};

// A text with `{expression}` parts, checked in the scope of its rule.
struct Message {
  struct Part {
    std::string literal;                   // when there is no expression
    std::optional<Expression> expression;
    bool sensitive = false;                // reads a `sensible` field: never printed
  };
  std::vector<Part> parts;
  EmbeddedText text;
  [[nodiscard]] bool empty() const { return parts.empty(); }
};

// `plazo`: time to settle a finding.
struct Term {
  int days = 0;
  bool working = false;  // working days; calendar days otherwise
};

// A change of a rule, or of what it uses, that no test can notice because it means the same (`mutantes_equivalentes`).
struct ExplainedMutant {
  std::string mutant;   // as `visado probar --mutantes` names it
  std::string because;
  Label declared;
};

// A value that a part of a condition cannot have, though the program cannot prove it (`cobertura_imposible`).
struct ImpossiblePart {
  enum class What : unsigned char { verdadero, falso, nulo };
  std::string part;  // the text of the part
  What what{};
  std::string because;
  Label declared;
};

struct ParameterValue {
  Validity validity;
  Value value;
  std::vector<Citation> basis;
  Label declared;
};

// A value that the law changes over time.
struct Parameter {
  std::string name;
  Type type;
  std::optional<Expression> date;  // `fecha_segun`, evaluated on the dossier; without it, the reference date
  std::string date_text;           // the legal fact, as written
  std::vector<ParameterValue> values;  // by date, without overlaps
  std::string pack;
  Language language = Language::es;
  Label declared;
  // The value in force, or null.
  [[nodiscard]] ParameterValue const* at(Date date) const;
};

// Reference data: a list of contexts.
struct Catalogue {
  std::string name;
  std::unique_ptr<RecordType> row;
  Value rows;
  std::string pack;
  Label declared;
};

// A node of a YAML document with its places; the data of rule tests (private: lib/support/yaml_tree.hpp).
struct YamlNode;

// A case of `pruebas`.
struct RuleTest {
  std::string name;
  std::shared_ptr<YamlNode const> base;   // `base_de_pruebas` of the pack, or null
  std::shared_ptr<YamlNode const> given;  // `dado`, or null
  std::optional<Date> date;               // `fecha`
  std::string stage;                      // `etapa`, or empty
  std::string expected;                   // one outcome for all…
  std::vector<std::pair<std::string, std::string>> expected_by_element;  // …or by element key
  Label declared;
  Label expected_at;                      // the value of `espera`; no source when it is not written
};

// A case of a table's `pruebas`: over the same data as a rule's, what the table is worth.
struct TableTest {
  RuleTest test;        // its `expected` is the text of `espera`
  Expression expected;  // over the dossier
};

// A decision table of a pack (`tablas`).
struct PackTable {
  struct Row {
    std::vector<Citation> basis;
    std::string note;
  };
  DecisionTable table;
  std::vector<Row> rows;  // as those of the table
  std::string description;
  bool sensitive = false;  // reads a `sensible` field: its rows and values are never printed
  std::vector<TableTest> tests{};
};

// A name for what is computed on demand, once for each dossier: an expression, or a table.
struct Definition {
  std::string name;
  Expression expression;           // the literal null for a table
  std::optional<PackTable> table;
  [[nodiscard]] Value evaluate(Activation const& activation, Arena& arena) const {
    return table ? table->table.evaluate(activation, arena) : expression.evaluate(activation, arena);
  }
  [[nodiscard]] Type type() const { return table ? table->table.type() : expression.type(); }
  [[nodiscard]] std::vector<Expression::Use> const& uses() const {
    return table ? table->table.uses() : expression.uses();
  }
  bool uses_parameters = false;  // directly or through others: its value depends on the rule's date
  std::string pack;
  Language language = Language::es;
  Label declared;
};

// A field that `obligatorios` asks for.
struct RequiredField {
  std::string path;      // as written
  Expression value;      // the field
  std::string document;  // the document it comes from, or empty
};

struct Rule {
  enum class Type : unsigned char {
    dossier,     // `exige` over the dossier
    element,     // `por_cada`
    obligatory,  // of the schema's `obligatorios`
    manual,      // a question for a person
  };
  std::string id;
  Type type = Type::dossier;
  std::string title;
  std::string pack;     // name of the pack; the schema's for obligatory ones
  std::string version;  // of the pack
  Language language = Language::es;
  std::vector<int> functions;  // of the unit that it serves: its own, else those of its pack
  RuleState state = RuleState::activa;
  Control control = Control::permanente;
  RuleSeverity severity = RuleSeverity::media;
  Effect declared_effect = Effect::observa;  // as the rule (or an adjustment) says
  Effect effect = Effect::observa;  // what it may have: limited by how its norms are known, and by `en prueba`
  std::string effect_limited_because;        // in words, when the two differ
  bool mendable = true;                      // `subsanable`
  bool dispensable = false;
  std::vector<std::string> stages;  // empty: all
  Validity validity;
  std::optional<Expression> date;   // `fecha_segun` of the rule
  std::string date_text;            // the legal fact that dates the rule (the schema's reference date by default)
  bool date_of_element = false;     // `date` reads a variable of `por_cada`
  std::vector<Citation> basis;
  std::vector<ForEach> for_each;    // outer first
  std::optional<Expression> applies;  // `aplica`
  // Of an element rule: the parts of `aplica`, joined by «y», that do not speak of an element. One that is false
  // decides for all of them, and needs no list.
  std::vector<Expression> applies_to_dossier;
  std::optional<Expression> demands;  // `exige`
  bool sensitive = false;             // `aplica` or `exige` reads a `sensible` field: no value of theirs is printed
  std::vector<RequiredField> required;
  Message finding;
  std::optional<Expression> observed_amount;
  std::string recommendation;
  std::string question;             // manual
  std::optional<Term> term;
  std::vector<std::string> known_false_positives;
  std::vector<RuleTest> tests;
  std::vector<ExplainedMutant> explained_mutants;
  std::vector<ImpossiblePart> impossible_parts;
  Label declared;
};

// A file of rules and what they use.
struct Pack {
  std::string name;
  std::string title;
  std::string version;
  std::vector<int> functions;  // of the unit that its rules serve
  std::vector<ExplainedMutant> explained_mutants;  // of its parameters and definitions
  Label declared;
};

// A change of a named rule by the institution (`ajustes`).
struct Adjustment {
  std::string rule;
  std::optional<RuleState> state;
  std::optional<RuleSeverity> severity;
  std::optional<Effect> effect;
  std::optional<Term> term;
  std::string author;
  std::string justification;
  Label declared;
};

// A rulebook is about one schema: its rules, parameters, definitions, catalogues and packs judge records of that one.
// Files that hold several schemas make a rulebook of each, a part; norms, adjustments, confirmations and the
// fingerprint are of the files, the same in all parts.
class Rulebook {
 public:
  // The rulebook of the default schema (the one called «expediente», or the only one); it holds the others. Reads every *.yaml and *.yml below the paths (a directory, recursively, or single files), whatever their order.
  // Without a value when there is any error; all errors of all files are in the diagnostics, by place. A rulebook
  // may be loaded with warnings.
  static Result<Rulebook> load(std::vector<std::filesystem::path> const& paths);

  Rulebook(Rulebook&&) noexcept;
  Rulebook& operator=(Rulebook&&) noexcept;
  ~Rulebook();

  // This one, then those of the other schemas by name. A part that is not the default's has itself alone.
  [[nodiscard]] std::vector<Rulebook const*> parts() const;
  // The part of that schema, accents aside; null when there is none.
  [[nodiscard]] Rulebook const* part(std::string_view schema) const;

  [[nodiscard]] Schema const& schema() const;
  [[nodiscard]] std::vector<Rule> const& rules() const;            // by id
  [[nodiscard]] Rule const* find_rule(std::string_view id) const;  // null when there is none
  [[nodiscard]] std::vector<std::unique_ptr<Norm>> const& norms() const;  // by id
  [[nodiscard]] std::vector<Parameter> const& parameters() const;
  [[nodiscard]] std::vector<Definition> const& definitions() const;
  [[nodiscard]] std::vector<Catalogue> const& catalogues() const;
  [[nodiscard]] std::vector<Adjustment> const& adjustments() const;
  // The stages of the expense: those that the schema enumerates, in its order; without any, those that rules name.
  [[nodiscard]] std::vector<std::string> stages() const;
  [[nodiscard]] std::vector<Pack> const& packs() const;                    // by name
  [[nodiscard]] std::vector<Confirmation> const& confirmations() const;    // in the order of the files
  // The fields that rules and messages read.
  [[nodiscard]] FieldUse const& uses() const;
  // The names at the top of every expression: dossier fields, `raíz`, parameters, definitions, catalogues.
  // Activation::inputs[0] is the dossier.
  [[nodiscard]] Scope const& scope() const;
  // The schema's reference date (`fecha_de_referencia`), over the dossier; nothing when the schema names none.
  [[nodiscard]] std::optional<Expression> const& reference_date() const;
  // What documents print of a dossier (`hoja` of the schema); empty when it says nothing.
  [[nodiscard]] PrintLayout const& print_layout() const;
  // SHA-256 (hex) of its content, whatever the files are called and in whatever order they are read. Of a rule file
  // its tree counts: not comments, indentation, quotes or the order of keys. Of a catalogue its bytes, line ends aside.
  [[nodiscard]] std::string const& fingerprint() const;

 private:
  struct Impl;
  explicit Rulebook(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The JSON Schema (draft 2020-12) by which editors complete and check rule files (`visado esquema --reglas`), and
// the one of a dossier of this schema (`visado esquema`). Keys stand in it without accents, the spelling of the
// manual; `load` takes both.
[[nodiscard]] std::string rule_file_json_schema();
[[nodiscard]] std::string dossier_json_schema(Schema const& schema);

}  // namespace visado
#pragma GCC visibility pop
