// The engine: a rulebook applied to dossiers.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "visado/dossier.hpp"
#include "visado/rulebook.hpp"

#pragma GCC visibility push(default)
namespace visado {

// What a rule says of a dossier (or of an element of it).
enum class Outcome : unsigned char { cumple, incumple, no_aplica, no_evaluable, por_comprobar, exceptuado, error };
// What the engine proposes for a dossier; visado and devolución are acts of persons.
enum class Proposal : unsigned char { sin_reparos, con_observaciones, con_reparos, no_verificado };
[[nodiscard]] std::string_view to_string(Outcome value);   // «no evaluable»
[[nodiscard]] std::string_view to_string(Proposal value);  // «con reparos»
[[nodiscard]] std::optional<Outcome> outcome(std::string_view text);

// Why a rule did not judge a dossier, for the accounts; in the order of their words.
enum class WhyNot : unsigned char { condition, stage, missing_data, not_valid, empty_list, norm_not_in_force };
inline constexpr std::size_t why_not_count = 6;
[[nodiscard]] std::string_view to_string(WhyNot value);  // «aplica es falso»

// How much is told of a finding. Outcomes: rule, outcome, element, effect, excluded amounts, missing fields and error
// code, which is what the accounts and `tsv` need; full: message, explanation, quotations, reasons, fingerprint too.
enum class Detail : unsigned char { outcomes, full };

struct VerifyOptions {
  Date date{};                            // verification date: `today()` of the rules
  std::optional<Control> control = Control::permanente;
  std::string stage{};                    // empty: the rules of every stage
  std::string class_value{};              // empty: every class
  Detail detail = Detail::full;
  // What one rule may spend on one dossier, all its elements together, in steps (passes of loops, work of
  // functions); a definition has as much. When it is spent, what is left of the rule there is `error`.
  std::uint64_t steps = Limits::steps;
  bool profile = false;                   // measure the time of each rule: Verdict::times
  bool keep_content = false;              // what a ledger remembers of the dossier: Verdict::content
};

// A part of a condition and the value it had, ready to print.
struct ExplainedPart {
  std::string text;
  std::string value;
  int depth = 0;
};

// A field that a rule wanted and did not have.
struct MissingField {
  std::string path;
  std::string document;  // where it comes from; may be empty
  std::string reason;    // «no está», «nulo», «ilegible: "3o.50"», «sin valor vigente»
  std::string place;     // of the illegible text
  friend auto operator<=>(MissingField const&, MissingField const&) = default;
};

// What a rule said where it matters: incumple, no evaluable, por comprobar, exceptuado or error.
struct Finding {
  Rule const* rule = nullptr;
  Outcome outcome{};
  std::string element_path;  // «facturas»; empty for a rule over the dossier
  std::string element_key;   // empty for a rule over the dossier
  std::string message;       // the finding, the question, or why not
  Effect effect = Effect::informa;  // of this finding
  std::optional<Decimal> observed;  // the amount at stake, in quetzales unless `currency` says otherwise
  std::uint16_t currency = 0;
  std::string date_text;            // legal fact that chose norms and parameters
  std::optional<Date> date;
  std::vector<MissingField> missing;       // no evaluable
  std::vector<ExplainedPart> explanation;  // incumple: the condition part by part
  std::vector<std::pair<std::string, Quotation>> quotations;  // fields named by the rule, as they stood
  Diagnostics reasons;                     // why parts gave null
  std::string error_code;                  // error
  std::string fingerprint;  // same facts, same text, in every run: algorithm 1 over rule, dossier, element key
};

// What a ledger remembers of a dossier: its bytes, and by what it knows whether they changed. Two dossiers with one
// `hash` say the same over the schema's fields that were read; one that could not be read whole is known by its bytes.
struct DossierContent {
  std::array<unsigned char, 32> raw_hash{};  // SHA-256 of `bytes`
  std::array<unsigned char, 32> hash{};      // SHA-256 of the canonical form
  InputFormat format = InputFormat::automatic;  // of `bytes`; automatic: the canonical form, where a reader keeps no bytes
  std::string bytes;                         // as they stood in the input
  // What the rulebook's layout prints of it, empty without one; JSON: {"moneda":text, "liquido":text or null, "partes":[{"titulo",
  // "datos":[[label, text or null],…]} or {"titulo","columnas":[label,…],"filas":[[text or null,…],…]},…]}.
  std::string printed;
  // What the schema's `papeles` name, in their order: the role and the value as text. Without those that are null.
  std::vector<std::pair<std::string_view, std::string>> roles;
};

struct Verdict {
  std::uint64_t ordinal = 0;
  std::string key;
  std::string place;
  std::string class_value;
  Proposal proposal{};
  std::optional<Decimal> requested;  // `solicitado`
  std::uint16_t requested_currency = 0;  // of it, also when it is the schema's
  // Of excluding findings, each element once; nothing when it cannot be said: an amount is not known or in
  // another currency than what is requested, or the sum overflows.
  std::optional<Decimal> excluded;
  std::vector<Finding> findings;     // by rule id, then element in the order of the data
  Diagnostics diagnostics;           // of reading
  std::vector<std::pair<std::string, std::string>> unknown_keys;
  bool repeated = false;             // an identical copy of a dossier already verified: counted, not judged again
  bool unreadable = false;           // nothing could be read: no rule was asked
  // For the accounts of the run: what each rule that was visited said, and of how many elements; the entries of a
  // rule follow each other. Rules that the dossier's class or dates rule out are not visited: they are in
  // `Verifier::passed_by(route)`, the same for many dossiers.
  struct RuleAccount {
    std::uint32_t rule = 0;  // index in Rulebook::rules()
    std::uint32_t times = 0;
    Outcome outcome{};
    WhyNot why_not{};        // of no aplica
  };
  std::vector<RuleAccount> accounts;
  std::uint32_t route = 0;
  struct RuleTime {
    std::uint32_t rule = 0;
    std::uint64_t nanoseconds = 0;
  };
  std::vector<RuleTime> times;  // of the rules visited, when the options ask for it
  DossierContent content;       // when the options ask for it
  [[nodiscard]] std::optional<Decimal> payable() const;  // requested − excluded
  // As new, but with the memory that it holds: a verdict that is used again and again allocates nothing.
  void clear();
};

// Applies a rulebook. Immutable and thread-safe; the rulebook must outlive it.
class Verifier {
 public:
  Verifier(Rulebook const& rulebook, VerifyOptions options);
  ~Verifier();
  Verifier(Verifier&&) noexcept;

  // Memory and state of one thread; reused between dossiers.
  class Workspace {
   public:
    Workspace();
    ~Workspace();
    Workspace(Workspace&&) noexcept;
    Arena& arena();
    struct Impl;
    std::unique_ptr<Impl> impl;
  };

  // Rules are asked of a dossier that is not verifiable too, as far as it was read. `source` and `unit` (both or none)
  // let findings quote their data. `verdict` is overwritten; what it held before is reused.
  void verify(Dossier const& dossier, Workspace& workspace, Verdict& verdict, DossierSource const* source = nullptr,
              DossierSource::Unit const* unit = nullptr) const;
  [[nodiscard]] Verdict verify(Dossier const& dossier, Workspace& workspace, DossierSource const* source = nullptr,
                               DossierSource::Unit const* unit = nullptr) const;
  // Several dossiers, as many verdicts: what `verify` says of each, sooner, since a rule is asked of all of them before
  // the next rule is. A few are best, as many as stay in the processor's cache. `units`: none, or one for each.
  void verify(std::span<Dossier const> dossiers, Workspace& workspace, std::span<Verdict> verdicts,
              DossierSource const* source = nullptr, std::span<DossierSource::Unit const> units = {}) const;
  [[nodiscard]] Rulebook const& rulebook() const;
  [[nodiscard]] VerifyOptions const& options() const;
  // The rules that were not visited on the dossiers of this route (`Verdict::route`): each is one `no aplica`.
  struct PassedRule {
    std::uint32_t rule = 0;  // index in Rulebook::rules()
    WhyNot why_not{};
  };
  [[nodiscard]] std::vector<PassedRule> const& passed_by(std::uint32_t route) const;

 private:
  struct Impl;
  class Desk;
  void judge(std::span<std::unique_ptr<Desk> const> desks) const;
  std::unique_ptr<Impl> impl_;
};

// How many rules of the rulebook a run with these options asks: of its control and stage, and active.
[[nodiscard]] std::size_t rules_asked(Rulebook const& rulebook, VerifyOptions const& options);

// The accounts of a run.
struct Summary {
  std::uint64_t read = 0;  // dossiers; every one is in exactly one of the following
  std::uint64_t sin_reparos = 0, con_observaciones = 0, con_reparos = 0, no_verificado = 0, repeated = 0;
  std::uint64_t unreadable = 0;       // of the not verified: nothing could be read
  std::uint64_t rule_errors = 0;      // outcomes «error»
  std::uint64_t files_failed = 0;     // inputs that could not be read as a whole
  struct PerRule {
    std::uint64_t cumple = 0, incumple = 0, no_aplica = 0, no_evaluable = 0, por_comprobar = 0, exceptuado = 0,
                  error = 0, dossiers_incumple = 0, dossiers_judged = 0;
    std::array<std::uint64_t, why_not_count> why_not{};  // dossiers that it did not judge, by WhyNot
    std::uint64_t visits = 0, nanoseconds = 0;           // with VerifyOptions::profile
  };
  std::vector<PerRule> rules;  // in the order of Rulebook::rules()
  std::map<std::string, std::uint64_t> unknown_keys;        // path → times
  std::map<std::string, std::string> unknown_key_hints;     // path → nearest name
  struct MissingEntry {
    std::string document;
    std::set<std::string> rules;
    std::uint64_t times = 0;
  };
  std::map<std::string, MissingEntry> missing;  // by field
  Diagnostics diagnostics;                      // of the inputs as a whole

  explicit Summary(std::size_t rules = 0) : rules(rules) {}
  // Adds one dossier to the accounts. The rules that it passed by are added by `settle`.
  void add(Verdict const& verdict);
  // Adds what `add` put off. At the end, with the verifier that gave the verdicts; `run` does.
  void settle(Verifier const& verifier);
  // Whether dossiers were read and no rule judged any of them: such a run found nothing because it looked at nothing.
  [[nodiscard]] bool nothing_judged() const;

 private:
  std::vector<std::uint64_t> routes_;  // dossiers by route, not settled yet
};

struct RunOptions {
  VerifyOptions verify;
  ReadOptions read;
  unsigned threads = 0;  // 0: as many as there are cores
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;  // bytes; may be empty
};

// Verifies every dossier of the inputs; `sink` gets each verdict in input order, on the calling thread. The same for
// any number of threads. Memory does not grow with the number of dossiers (but for repeated ones: 16 bytes each,
// in a temporary file from 4 million on).
Summary run(Rulebook const& rulebook, std::vector<std::filesystem::path> const& inputs, RunOptions const& options,
            std::function<void(Verdict&&)> const& sink);

// A rule's own tests (`pruebas`), or a table's.
struct TestOutcome {
  Rule const* rule = nullptr;         // null: a table's
  Definition const* table = nullptr;  // null: a rule's
  RuleTest const* test = nullptr;
  bool passed = false;
  std::string got;          // when not passed: the outcome, or outcomes by element; the value of a table
  Diagnostics diagnostics;  // what could not be read, fields that the case does not give
};
// Those of the rules by id, then those of the tables.
[[nodiscard]] std::vector<TestOutcome> run_rule_tests(Rulebook const& rulebook);

}  // namespace visado
#pragma GCC visibility pop
