// The ledger (bitácora): one SQLite file that remembers every run, version of a dossier, outcome and finding, and can
// prove that nobody changed it (docs/bitacora.md).
//
//   auto ledger = visado::Ledger::open("visado.db");
//   auto run = ledger->begin_run(rulebook, options.verify, {.actor = {"uavg01", ""}, .moment = now, .engine = "visado 0.1.0"});
//   visado::run(rulebook, inputs, options, [&](visado::Verdict&& verdict) { run->record(verdict); });
//   auto accounts = run->finish(now);
//
// What fails is a diagnostic of the table BIT. A Ledger and its Run are used by one thread at a time; other threads and
// programs open the file for themselves: writers take turns, readers never wait.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "visado/acts.hpp"
#include "visado/result.hpp"
#include "visado/verify.hpp"

#pragma GCC visibility push(default)
namespace visado {

[[nodiscard]] std::string to_string_utc(Moment moment);  // «2026-11-25T18:00:00.000Z»

// A point of the chain: everything up to this event is fixed by its hash.
struct LedgerHead {
  std::string ledger;         // the ledger's identifier, 32 hexadecimal digits
  std::int64_t event = 0;
  std::string hash;           // 64 hexadecimal digits
  std::string key;            // SHA-256 of the public key that signed, or empty
  std::string signature;      // Ed25519, hexadecimal, or empty
  // One JSON object on one line, as `visado bitacora cabeza` prints it, and back.
  [[nodiscard]] std::string to_json() const;
  static std::optional<LedgerHead> from_json(std::string_view text);
};

struct LedgerOptions {
  // `write` wants the file to exist; `create` makes it when there is none.
  enum class Access : unsigned char { read, write, create } access = Access::create;
  std::chrono::milliseconds patience{30'000};  // how long a writer waits for its turn
  std::filesystem::path signing_key{};           // Ed25519 private key (PEM): each run ends with a signed head
  Moment now = 0;                              // of the opening event, or of a migration
};

struct RunRequest {
  Actor actor{};         // `person` may be empty
  Moment moment = 0;
  std::string engine{};  // name and version of the program: «visado 0.1.0»
};

// What a run left in the ledger.
struct RunAccounts {
  std::int64_t run = 0;            // its number
  std::uint64_t dossiers = 0;      // recorded or already there
  std::uint64_t fresh = 0;         // dossiers never seen before
  std::uint64_t changed = 0;       // new versions of known ones
  std::uint64_t results = 0;       // new outcomes
  std::uint64_t not_recorded = 0;  // unreadable, without a key, or the second of two with one key
  std::uint64_t formulated = 0, persisting = 0, settled = 0, returned = 0;  // reparos; persisting: of new outcomes
};

class Ledger {
 public:
  // Checks the header, the version and the last event only (`check_ledger` checks everything). A file of an earlier
  // version is brought to this one when it is opened to write.
  static Result<Ledger> open(std::filesystem::path const& path, LedgerOptions options = {});
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  // Records verdicts, a batch at a time: each batch is written whole or not at all, and stays if what follows fails.
  class Run {
   public:
    Run(Run&&) noexcept;
    Run& operator=(Run&&) noexcept;
    ~Run();  // without `finish` the run stays in the ledger as interrupted

    // The verdict must come from a Verifier with `keep_content` and Detail::full, and of the rulebook of the run; its
    // dossier must have been read whole (`ReadOptions::read_all`). False once something failed; `finish` says what.
    // Repeated dossiers are passed over.
    bool record(Verdict const& verdict);
    // Writes what is left, and the end of the run.
    Result<RunAccounts> finish(Moment moment);

   private:
    friend class Ledger;
    struct Impl;
    explicit Run(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
  };
  // Ledger and rulebook must outlive the run.
  Result<Run> begin_run(Rulebook const& rulebook, VerifyOptions const& options, RunRequest const& request);

  [[nodiscard]] std::filesystem::path const& path() const;
  // The last event; signed when the options name a key.
  Result<LedgerHead> head();
  // Erases what was kept of a dossier's data and messages, in all its versions. The chain stays valid; the erasure is
  // an event. Gives how many rows went.
  Result<std::uint64_t> erase(std::string const& dossier, std::string const& cause, Actor const& actor, Moment moment);
  // A copy of the whole, consistent while others write. The target must not exist.
  Diagnostics back_up(std::filesystem::path const& target);
  // Every row of every table, as JSON Lines in the order of the events: {"tabla":…,"fila":{…}}. Bytes are hexadecimal.
  Diagnostics export_to(std::ostream& out);

  // Acts of persons. Each gives the number of its event, or says why it may not be.
  // Until somebody holds «autoridad superior» or «director financiero», anybody may register and appoint.
  Result<std::int64_t> register_person(Person const& person, Occasion const& occasion);
  Result<std::int64_t> appoint(Appointment const& appointment, Occasion const& occasion);
  // By its fingerprint, or the first digits of it: presented by who wrote it («en prueba»); put in force by another, which
  // suspends the one in force; suspended.
  enum class RulebookAct : unsigned char { present, put_in_force, suspend };
  Result<std::int64_t> set_rulebook_state(std::string const& fingerprint, RulebookAct act, std::string const& cause,
                                          Occasion const& occasion);
  // A dossier enters, also before it was verified; is assigned to an analyst; has all its documents.
  Result<std::int64_t> enter(std::string const& dossier, Occasion const& occasion);
  Result<std::int64_t> assign(std::string const& dossier, std::string const& analyst, Occasion const& occasion);
  Result<std::int64_t> complete_documents(std::string const& dossier, Occasion const& occasion);
  // Of the last version of the dossier; a later answer to the same question holds.
  Result<std::int64_t> answer(ManualAnswer const& answer, Occasion const& occasion);
  // Ways out of a reparo.
  Result<std::int64_t> lift(std::int64_t reparo, std::string const& cause, Evidence const& evidence, Occasion const& occasion);
  Result<std::int64_t> sustain(std::int64_t reparo, std::string const& cause, Occasion const& occasion);
  Result<std::int64_t> transfer(std::int64_t reparo, std::string const& cause, Occasion const& occasion);
  Result<std::int64_t> dispense(std::int64_t reparo, std::string const& article, Evidence const& evidence,
                                Occasion const& occasion);
  // The visado of a dossier for a stage, and its constancia.
  Result<Certificate> approve(std::string const& dossier, std::string const& stage, Occasion const& occasion);
  // Back to the unit, with the oficio; the reparos are notified.
  Result<Certificate> return_dossier(std::string const& dossier, std::string const& addressee, int term_days,
                                     Occasion const& occasion);
  // No visado: the dossier goes on by a written order of `ordered_by`, and its reparos go to audit.
  Result<Certificate> proceed_by_order(std::string const& dossier, std::string const& ordered_by, std::string const& cause,
                                       Evidence const& order, Occasion const& occasion);
  Result<std::int64_t> annul(std::string const& number, std::string const& cause, Occasion const& occasion);

  struct Impl;
  [[nodiscard]] Impl& impl() { return *impl_; }  // for the library itself

 private:
  explicit Ledger(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct LedgerCheckOptions {
  std::optional<LedgerHead> head{};         // an exported one that the ledger has to contain
  std::filesystem::path public_key{};       // Ed25519 (PEM): there must be a head signed with it, and all such must hold
};
// What a check saw. The ledger is untouched when `diagnostics` has no error.
struct LedgerCheck {
  std::uint64_t events = 0, rows = 0, derived_rows = 0;
  std::int64_t signed_up_to = 0;  // the last event below a signature that holds with the public key; 0: none
  LedgerHead head;
  Diagnostics diagnostics;
};
// Verifies the chain, every row that it covers, and every table that derives from it. Reads one state of the file, though
// others write meanwhile; changes nothing. Fails when the file cannot be read at all.
Result<LedgerCheck> check_ledger(std::filesystem::path const& path, LedgerCheckOptions const& options = {});

// Puts a backup in the place of a ledger that is not there. The backup is checked first, and refused when it was altered.
Diagnostics restore_ledger(std::filesystem::path const& backup, std::filesystem::path const& target);

}  // namespace visado
#pragma GCC visibility pop
