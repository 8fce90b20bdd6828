// What documents say of a dossier, as members of a JSON object that is open. The same words in all of them, and in
// docs/actos.md.
#pragma once

#include "ledger/dossier_now.hpp"
#include "support/json_writer.hpp"

namespace visado::ledger {

[[nodiscard]] std::string name_of(SQLite::Database& database, std::string const& person);
// «expediente», «version», «huella_expediente»
void write_dossier(JsonWriter& json, SQLite::Database& database, DossierNow const& dossier);
// «ingreso» (its number), «ingresado», «completo», «asignado»
void write_entry(JsonWriter& json, SQLite::Database& database, std::int64_t entry);
// «reglamento», «corrida», «verificado», «motor», «propuesta», «solicitado», «excluido». `run` 0: that of the result.
void write_basis(JsonWriter& json, SQLite::Database& database, std::int64_t result, std::int64_t run);
// «hoja»: what the layout of the schema prints; null when there was none, or it was erased
void write_printed(JsonWriter& json, SQLite::Database& database, std::int64_t result);
// «reparos»: those that were still found when the dossier was last verified
void write_reparos(JsonWriter& json, SQLite::Database& database, std::string const& dossier);
// «comprobaciones»: manual checks, each with its question, and its answer if there is one
void write_checks(JsonWriter& json, SQLite::Database& database, std::int64_t result, std::int64_t version);
// «reglas»: every rule that was asked, with its outcomes
void write_rules(JsonWriter& json, SQLite::Database& database, std::int64_t result);

// The text of «hoja» of a result; empty when there is none.
[[nodiscard]] std::string printed_of(SQLite::Database& database, std::int64_t result);

}  // namespace visado::ledger
