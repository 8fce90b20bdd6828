// A run on its way into the ledger.
#include <algorithm>

#include "ledger/ledger_impl.hpp"
#include "ledger/recorder.hpp"
#include "ledger/rule_record.hpp"
#include "ledger/signing.hpp"
#include "visado/diagnostics/verify.hpp"

namespace visado {

struct Ledger::Run::Impl {
  Impl(Ledger::Impl& ledger, Rulebook const& rulebook, VerifyOptions const& options, RunRequest const& request)
      : ledger(ledger), rulebook(rulebook), actor(request.actor), moment(request.moment),
        unvisited(ledger::unvisited_outcomes(rulebook, options)), chain(ledger.database()) {}

  void begin(VerifyOptions const& options, RunRequest const& request);
  void write_batch();
  void finish(Moment at);

  Ledger::Impl& ledger;
  Rulebook const& rulebook;
  Actor actor;
  Moment moment;
  std::string unvisited;
  ledger::Chain chain;
  std::unique_ptr<ledger::Recorder> recorder;
  ledger::Staging staging;
  ledger::Coverage coverage;
  RunAccounts accounts;
  Diagnostics diagnostics;
  bool failed = false;
};

namespace {

void write_accounts(JsonWriter& json, RunAccounts const& accounts) {
  std::pair<char const*, std::uint64_t> const counts[] = {
      {"expedientes", accounts.dossiers},     {"nuevos", accounts.fresh},         {"cambiados", accounts.changed},
      {"resultados", accounts.results},       {"no registrados", accounts.not_recorded},
      {"formulados", accounts.formulated},    {"persisten", accounts.persisting}, {"subsanados", accounts.settled},
      {"reaparecen", accounts.returned}};
  json.begin_object();
  for (auto const& [name, count] : counts) json.key(name).number(count);
  json.end_object();
}

// One of two dossiers with the same key and different content: nobody knows which is the one to be paid.
bool is_conflicting(Verdict const& verdict) {
  return std::ranges::any_of(verdict.diagnostics, [](Diagnostic const& diagnostic) {
    return diagnostic.code == code::conflicting_dossier;
  });
}

}  // namespace

void Ledger::Run::Impl::begin(VerifyOptions const& options, RunRequest const& request) {
  auto& database = ledger.database();
  ledger::WriteTransaction transaction(database);
  chain.read_head();
  ledger::Leaves leaves;
  auto const book = ledger::record_rulebook(database, rulebook, leaves);
  auto const scope = ledger::record_scope(database, book.rulebook, options, leaves);
  accounts.run = ledger::next_id(database, "corridas");

  JsonWriter how;
  how.begin_object().key("pasos").number(options.steps).end_object();
  auto const date = options.date.to_string();
  Sha256 hash;
  ledger::RowWriter rows(database, "corridas", 5);
  rows.integer(accounts.run).integer(scope).text(date).text(request.engine).text(how.text());
  leaves.add(ledger::Fact::corridas, accounts.run, rows.finish(hash));

  JsonWriter json;
  json.begin_object().key("corrida").number(accounts.run);
  chain.append("corrida", moment, actor, json, leaves);
  transaction.commit();
  recorder = std::make_unique<ledger::Recorder>(
      database, ledger::Recorder::Place{accounts.run, scope, book.rulebook, book.first_rule});
}

void Ledger::Run::Impl::write_batch() {
  if (staging.count() == 0) return;
  ledger::WriteTransaction transaction(ledger.database());
  chain.read_head();
  recorder->begin(chain.next_event());
  auto counted = accounts;
  auto covered = coverage;
  for (std::size_t i = 0; i < staging.count(); ++i) recorder->record(staging[i], counted, covered);
  if (!recorder->leaves().empty()) {
    JsonWriter json;
    json.begin_object().key("corrida").number(accounts.run);
    chain.append("lote", moment, actor, json, recorder->leaves());
    transaction.commit();
  }
  accounts = counted;
  coverage = std::move(covered);
  staging.clear();
}

void Ledger::Run::Impl::finish(Moment at) {
  write_batch();
  auto& database = ledger.database();
  ledger::WriteTransaction transaction(database);
  chain.read_head();
  Sha256 hash;
  ledger::Leaves leaves;
  ledger::RowWriter rows(database, "coberturas", 2);
  rows.integer(accounts.run).blob(coverage.bytes());
  leaves.add(ledger::Fact::coberturas, accounts.run, rows.finish(hash));
  JsonWriter json;
  json.begin_object().key("corrida").number(accounts.run).key("cuentas");
  write_accounts(json, accounts);
  chain.append("fin de corrida", at, actor, json, leaves);
  if (!ledger.options.signing_key.empty()) ledger::append_signature(chain, ledger, at, actor);
  transaction.commit();
}

Ledger::Run::Run(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ledger::Run::Run(Run&&) noexcept = default;
Ledger::Run& Ledger::Run::operator=(Run&&) noexcept = default;
Ledger::Run::~Run() = default;

bool Ledger::Run::record(Verdict const& verdict) {
  auto& self = *impl_;
  if (self.failed) return false;
  if (verdict.repeated) return true;
  if (verdict.unreadable || verdict.key.empty() || is_conflicting(verdict)) {
    ++self.accounts.not_recorded;
    return true;
  }
  try {
    auto& staged = self.staging.next();
    staged.take(verdict, self.unvisited, self.rulebook.rules().data());
    self.staging.weigh(staged);
    if (self.staging.full()) self.write_batch();
  } catch (SQLite::Exception const& error) {
    self.failed = true;
    self.diagnostics.add(self.ledger.failed(error));
  }
  return !self.failed;
}

Result<RunAccounts> Ledger::Run::finish(Moment moment) {
  auto& self = *impl_;
  try {
    if (!self.failed) self.finish(moment);
  } catch (SQLite::Exception const& error) {
    self.failed = true;
    self.diagnostics.add(self.ledger.failed(error));
  } catch (ledger::KeyFailure const& failure) {
    self.failed = true;
    self.diagnostics.add(failure.diagnostic);
  }
  if (self.failed) return std::move(self.diagnostics);
  return self.accounts;
}

Result<Ledger::Run> Ledger::begin_run(Rulebook const& rulebook, VerifyOptions const& options,
                                      RunRequest const& request) {
  try {
    auto run = std::make_unique<Run::Impl>(*impl_, rulebook, options, request);
    run->begin(options, request);
    return Run(std::move(run));
  } catch (SQLite::Exception const& error) {
    return impl_->failed(error);
  }
}

}  // namespace visado
