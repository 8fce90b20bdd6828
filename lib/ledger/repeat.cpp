// A run done again, dossier by dossier.
#include "visado/replay.hpp"

#include "ledger/acting.hpp"
#include "ledger/coverage.hpp"
#include "ledger/rule_record.hpp"
#include "ledger/staged.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado {
namespace {

class Repetition {
 public:
  Repetition(SQLite::Database& database, Rulebook const& rulebook, VerifyOptions const& options)
      : rulebook_(rulebook),
        verifier_(rulebook, options),
        unvisited_(ledger::unvisited_outcomes(rulebook, options)),
        result_(database,
                "SELECT v.expediente, m.huella, c.formato, c.datos FROM resultados r JOIN versiones v ON v.id = r.version "
                "LEFT JOIN mensajes m ON m.resultado = r.id LEFT JOIN contenidos c ON c.version = r.version WHERE r.id = ?1") {}

  void repeat(std::int64_t run, std::int64_t result) {
    result_.bind(1, result);
    if (result_.executeStep()) {
      auto const dossier = result_.getColumn(0).getString();
      auto const why = result_.isColumnNull(1) || result_.isColumnNull(3) ? "sus datos se borraron" : verify(dossier);
      if (!why.empty()) {
        ++accounts.not_replayed;
        accounts.diagnostics.add(Diagnostic::make(code::not_replayed, {}, {dossier, why}));
      } else if (ledger::result_hash(hash_, bytes_, staged_) != ledger::digest_from(result_.getColumn(1))) {
        ++accounts.different;
        accounts.diagnostics.add(Diagnostic::make(code::replay_differs, {}, {dossier, std::to_string(run)}));
      } else {
        ++accounts.same;
      }
    }
    result_.reset();
  }

  ReplayAccounts accounts;

 private:
  // Why it could not be; empty: `staged_` is its result.
  std::string verify(std::string const& dossier) {
    auto const format = input_format(result_.getColumn(2).getString());
    bool const readable = format && (*format == InputFormat::json || *format == InputFormat::jsonl || *format == InputFormat::yaml);
    if (!readable) return "de su formato solo se guardó lo que se leyó";
    ReadOptions options;
    options.read_all = true;
    auto source = DossierSource::from_text(dossier, result_.getColumn(3).getString(), *format, rulebook_.schema(), rulebook_.uses(),
                                           options);
    DossierSource::Unit unit;
    if (!source || !source.value()->next(unit)) return "lo guardado no se puede leer";
    workspace_.arena().reset();
    auto const read = source.value()->read(unit, workspace_.arena());
    verifier_.verify(read, workspace_, verdict_, source.value().get(), &unit);
    staged_.take(verdict_, unvisited_, rulebook_.rules().data());
    return {};
  }

  Rulebook const& rulebook_;
  Verifier verifier_;
  std::string unvisited_;
  SQLite::Statement result_;
  Verifier::Workspace workspace_;
  Verdict verdict_;
  ledger::StagedDossier staged_;
  Sha256 hash_;
  ledger::RowBytes bytes_;
};

std::optional<Control> control_named(std::string const& word) {
  for (auto const control : {Control::permanente, Control::periodico, Control::casuistico})
    if (word == to_string(control)) return control;
  return std::nullopt;
}

}  // namespace

Result<ReplayAccounts> replay_run(Ledger& ledger, std::int64_t run, Rulebook const& rulebook) {
  try {
    auto& database = ledger.impl().database();
    SQLite::Transaction const one_state(database);
    auto row = ledger::first_row(database,
                                 "SELECT l.huella, c.fecha, a.control, a.etapa, a.clase, k.resultados, "
                                 "json_extract(c.opciones, '$.pasos') FROM corridas c JOIN ambitos a ON a.id = c.ambito "
                                 "JOIN reglamentos l ON l.id = a.reglamento JOIN coberturas k ON k.id = c.id WHERE c.id = ?1",
                                 run);
    if (!row) return Diagnostic::make(code::run_unknown, {}, {std::to_string(run)});
    auto const text = [&](int i) { return row->getColumn(i).getString(); };
    auto const identity = ledger::rulebook_identity(rulebook);
    if (text(0) != identity)
      return Diagnostic::make(code::other_rulebook, {}, {std::to_string(run), text(0).substr(0, 12), identity.substr(0, 12)});
    VerifyOptions options;
    options.date = Date::parse(text(1)).value_or(Date{});
    options.control = control_named(text(2));
    options.stage = text(3);
    options.class_value = text(4);
    options.steps = static_cast<std::uint64_t>(row->getColumn(6).getInt64());
    Repetition repetition(database, rulebook, options);
    for (auto const result : ledger::Coverage::read(text(5))) repetition.repeat(run, result);
    return std::move(repetition.accounts);
  } catch (SQLite::Exception const& error) {
    return ledger.impl().failed(error);
  }
}

}  // namespace visado
