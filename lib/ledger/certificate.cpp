#include "ledger/certificate.hpp"

#include <simdjson.h>

#include "ledger/document_parts.hpp"
#include "ledger/salt.hpp"
#include "ledger/schema.hpp"
#include "visado/diagnostics/ledger.hpp"
#include "visado/follow_up.hpp"

namespace visado {
namespace ledger {
namespace {

// What a document is hashed by: its text without the blanks between tokens, whoever wrote them.
template <class Json>
std::string canonical(Json const& json) {
  return simdjson::minify(json);
}

std::string sealed_text(std::string_view number, std::string_view hash) {
  return "visado-constancia-1\n" + std::string(number) + '\n' + std::string(hash) + '\n';
}

}  // namespace

Certificate certify(Acting& acting, Act const& what) {
  auto& database = acting.database();
  auto const& occasion = acting.occasion();
  Salts salts;  // the hash goes into the chain, and what the document quotes may be personal
  JsonWriter json;
  json.begin_object().key("documento").text(what.kind).key("numero").text(what.number);
  json.key("sal").text(to_hex(salts.next())).key("bitacora").text(acting.ledger().identifier);
  json.key("evento").raw(std::to_string(what.event)).key("fecha").text(acting.day());
  json.key("momento").text(to_string_utc(occasion.moment));
  write_dossier(json, database, what.dossier);
  write_entry(json, database, what.entry.id);
  if (what.kind == "visado") json.key("etapa").text(what.stage);
  write_basis(json, database, what.result, what.run);
  write_printed(json, database, what.result);
  if (!what.addressee.empty()) json.key("destinatario").text(what.addressee);
  if (what.term_days > 0) json.key("plazo_dias").raw(std::to_string(what.term_days));
  if (!what.ordered_by.empty()) {
    json.key("ordena").begin_object().key("persona").text(what.ordered_by);
    json.key("nombre").text(name_of(database, what.ordered_by)).end_object();
  }
  if (!what.cause.empty()) json.key("causa").text(what.cause);
  if (what.evidence) write_evidence(json, *what.evidence);
  write_reparos(json, database, what.dossier.key);
  write_checks(json, database, what.result, what.dossier.version);
  write_rules(json, database, what.result);
  json.key("decide").begin_object().key("persona").text(acting.person());
  json.key("nombre").text(name_of(database, acting.person())).key("cuenta").text(occasion.actor.account).end_object();
  json.end_object();

  simdjson::dom::parser parser;
  simdjson::padded_string const padded(json.text());
  auto const content = canonical(parser.parse(padded).value());
  auto const hash = sha256_hex(content);
  JsonWriter whole, event;
  whole.begin_object().key("contenido").raw(content).key("huella").text(hash);
  event.begin_object().key("acto").raw(std::to_string(what.event)).key("numero").text(what.number).key("huella").text(hash);
  auto const& key_file = acting.ledger().options.signing_key;
  if (!key_file.empty()) {
    auto const key = Key::read_private(key_file);
    auto const signature = key.sign(sealed_text(what.number, hash));
    for (auto* to : {&whole, &event}) to->key("llave").text(key.identifier()).key("firma").text(signature);
  }
  whole.end_object();
  acting.record("constancia", event);
  return {what.number, whole.text(), what.event};
}

}  // namespace ledger

Result<CertificateCheck> check_certificate(std::string_view text, std::filesystem::path const& public_key, Ledger* ledger) {
  simdjson::dom::parser parser;
  simdjson::padded_string const padded(text);
  simdjson::dom::object whole, content;
  std::string_view number, kind, dossier, hash, signature, key_name;
  if (parser.parse(padded).get(whole) != simdjson::SUCCESS || whole["contenido"].get(content) != simdjson::SUCCESS ||
      whole["huella"].get(hash) != simdjson::SUCCESS || content["numero"].get(number) != simdjson::SUCCESS ||
      content["documento"].get(kind) != simdjson::SUCCESS || content["expediente"].get(dossier) != simdjson::SUCCESS)
    return Diagnostic::make(code::certificate_unreadable, {}, {"el archivo"});
  CertificateCheck check{std::string(number), std::string(kind), std::string(dossier), false, {}};
  auto const report = [&](Code code) { check.diagnostics.add(Diagnostic::make(code, {}, {check.number})); };
  if (sha256_hex(ledger::canonical(content)) != hash) {
    report(code::certificate_altered);
    return check;
  }
  try {
    if (!public_key.empty()) {
      auto const key = ledger::Key::read_public(public_key);
      check.sealed = whole["firma"].get(signature) == simdjson::SUCCESS && whole["llave"].get(key_name) == simdjson::SUCCESS &&
                     key_name == key.identifier() && key.verifies(ledger::sealed_text(number, hash), signature);
      if (!check.sealed) report(code::certificate_unsealed);
    }
    if (ledger != nullptr) {
      auto& database = ledger->impl().database();
      auto known = ledger::has_table(database, "constancias")
                             ? ledger::first_row(database,
                                                 "SELECT a.anulado FROM constancias c JOIN actos a ON a.id = c.acto "
                                                 "WHERE c.numero = ?1 AND c.huella = ?2",
                                                 check.number, std::string(hash))
                             : std::nullopt;
      if (!known) report(code::certificate_not_given);
      else if (!known->isColumnNull(0)) report(code::certificate_annulled);
    }
  } catch (ledger::KeyFailure const& failure) {
    return failure.diagnostic;
  } catch (SQLite::Exception const& error) {
    return ledger->impl().failed(error);
  }
  return check;
}

}  // namespace visado
