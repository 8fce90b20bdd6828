#include "ledger/acting.hpp"

#include <algorithm>
#include <stdexcept>

#include "ledger/states.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado {

std::vector<std::string> const& roles() {
  static std::vector<std::string> const all{"receptor",           "analista",        "jefe de la unidad",
                                            "director financiero", "autoridad superior", "auditor interno",
                                            "redactor de reglas",  "aprobador de reglas", "enlace de unidad"};
  return all;
}

namespace ledger {
namespace {

constexpr std::string_view receiver = "receptor", analyst = "analista", chief = "jefe de la unidad",
                           director = "director financiero", authority = "autoridad superior",
                           writer = "redactor de reglas", approver = "aprobador de reglas", auditor = "auditor interno",
                           unit = "enlace de unidad";

std::vector<ActRule> const& act_rules() {
  static std::vector<std::string_view> const open{state::formulado, state::notificado, state::sostenido};
  static std::vector<ActRule> const all{
      {"persona", {director, authority}},
      {"cargo", {director, authority}},
      {"presentar reglamento", {writer}},
      {"poner en vigor", {approver}},
      {"suspender reglamento", {approver}},
      {"ingreso", {receiver}},
      {"asignación", {chief}},
      {"documentos completos", {receiver, analyst}},
      {"respuesta manual", {analyst, chief}},
      {"levantamiento", {chief}, open, state::levantado, true},
      {"sostenimiento", {chief, analyst}, {state::formulado, state::notificado}, state::sostenido},
      {"traslado", {chief}, {state::sostenido}, state::trasladado},
      {"dispensa", {authority, director}, open, state::eximido, true},
      {"visado", {chief}},
      {"devolución", {chief}, {state::formulado}, state::notificado},
      {"orden escrita", {chief, authority}, open, state::trasladado},
      {"anulación", {chief, director}},
      {"adjunto", {receiver, analyst, chief, director}},
      {"plazo", {auditor, authority}},
      {"hallazgo", {auditor}},
      {"causa de hallazgo", {auditor}, {state::posible, state::hallazgo_notificado, state::con_descargo}},
      {"notificación de hallazgo", {auditor}, {state::posible}, state::hallazgo_notificado},
      {"descargo", {unit, chief, director}, {state::hallazgo_notificado, state::con_descargo}, state::con_descargo},
      {"desvanecimiento", {auditor}, {state::con_descargo}, state::desvanecido},
      {"confirmación de hallazgo", {auditor}, {state::hallazgo_notificado, state::con_descargo}, state::confirmado},
      {"prórroga de hallazgo", {auditor}, {state::hallazgo_notificado, state::con_descargo}},
      {"prórroga de recomendación", {auditor}, {state::pendiente, state::en_proceso}},
      {"avance de recomendación", {unit, chief, director}, {state::pendiente, state::en_proceso}, state::en_proceso},
      {"recomendación cumplida", {auditor}, {state::en_proceso}, state::cumplida},
      {"recomendación incumplida", {auditor}, {state::pendiente, state::en_proceso}, state::incumplida}};
  return all;
}

}  // namespace

void refuse(Code code, std::vector<std::string> arguments) {
  throw Refusal{Diagnostic::make(code, {}, std::move(arguments))};
}

std::string joined(std::vector<std::string_view> const& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text.append(i == 0 ? "" : i + 1 == words.size() ? " o " : ", ").append(words[i]);
  return text;
}

ActRule const& act_rule(std::string_view kind) {
  auto const found = std::ranges::find(act_rules(), kind, &ActRule::kind);
  if (found == act_rules().end()) throw std::logic_error("an act without a rule");
  return *found;
}

bool holds_role(SQLite::Database& database, std::string const& person, std::string_view role, Date day) {
  return first_row(database,
                   "SELECT 1 FROM cargos c WHERE c.persona = ?1 AND c.rol = ?2 AND c.desde <= ?3 "
                   "AND (c.hasta IS NULL OR c.hasta >= ?3) AND (c.suplente_de IS NULL OR EXISTS (SELECT 1 FROM cargos t "
                   "WHERE t.persona = c.suplente_de AND t.rol = c.rol AND t.suplente_de IS NULL AND t.desde <= ?3 "
                   "AND (t.hasta IS NULL OR t.hasta >= ?3)))",
                   person, std::string(role), day.to_string())
      .has_value();
}

bool is_registered(SQLite::Database& database, std::string const& person) {
  return first_row(database, "SELECT 1 FROM personas WHERE persona = ?1", person).has_value();
}

Acting::Acting(Ledger::Impl& ledger, Occasion const& occasion)
    : ledger_(ledger),
      occasion_(occasion),
      transaction_(ledger.database()),
      chain_(ledger.database()),
      projection_(ledger.database(), "main") {
  chain_.read_head();
}

void Acting::require_person(std::string_view kind) {
  if (person().empty()) refuse(code::person_missing, {std::string(kind)});
  auto const row = first_row(database(), "SELECT coalesce(cuenta, '') FROM personas WHERE persona = ?1", person());
  if (!row) refuse(code::person_unknown, {person()});
  auto const mine = row->getColumn(0).getString();
  if (!mine.empty() && mine != occasion_.actor.account)
    refuse(code::account_mismatch, {occasion_.actor.account, person(), mine});
}

void Acting::require(std::string_view kind) {
  require_person(kind);
  auto const& roles = act_rule(kind).roles;
  if (std::ranges::none_of(roles, [&](auto role) { return holds_role(database(), person(), role, occasion_.day); }))
    refuse(code::role_missing, {person(), std::string(kind), day(), joined(roles)});
}

std::int64_t Acting::record(std::string const& kind, JsonWriter& json) {
  auto const event = chain_.append(kind, occasion_.moment, occasion_.actor, json);
  projection_.apply(kind, event);
  return event;
}

void text_or_null(JsonWriter& json, std::string_view key, std::string const& text) {
  json.key(key);
  if (text.empty()) json.null();
  else json.text(text);
}

std::string numbered(Acting& acting, std::string const& prefix, char const* count) {
  auto const start = prefix + '-' + acting.day().substr(0, 4) + '-';
  auto digits = std::to_string(first_row(acting.database(), count, start)->getColumn(0).getInt64() + 1);
  constexpr std::size_t width = 5;
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return start + digits;
}

void write_evidence(JsonWriter& json, Evidence const& evidence) {
  json.key("evidencia").begin_object().key("nombre").text(evidence.name).key("sha256").text(evidence.sha256);
  json.key("fecha").text(evidence.date.to_string()).end_object();
}

void require_text(std::string_view what, std::string const& text) {
  if (text.find_first_not_of(" \t\n\r") == std::string::npos)
    refuse(code::act_value_wrong, {std::string(what), text, "un texto"});
}

void require_evidence(Evidence const& evidence) {
  require_text("el nombre del documento", evidence.name);
  if (evidence.sha256.size() != 64 || evidence.sha256.find_first_not_of("0123456789abcdef") != std::string::npos)
    refuse(code::act_value_wrong, {"la huella del documento", evidence.sha256, "SHA-256 en 64 dígitos hexadecimales"});
}

}  // namespace ledger
}  // namespace visado
