// Persons, their roles, and the state of rulebooks.
#include <algorithm>

#include "ledger/acting.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado {
namespace {

using ledger::act;
using ledger::Acting;
using ledger::first_row;
using ledger::refuse;

void require_identifier(std::string const& text) {
  constexpr std::size_t least = 4, most = 40;
  bool const well_formed =
      text.size() >= least && text.size() <= most && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
      });
  if (!well_formed)
    refuse(code::act_value_wrong, {"el identificador", text, "de 4 a 40 letras sin acento, cifras, «-», «.» o «_»"});
}

// Somebody has to be the first.
bool has_administrator(SQLite::Database& database) {
  return first_row(database, "SELECT 1 FROM cargos WHERE rol IN ('autoridad superior', 'director financiero')").has_value();
}

void require_administrator(Acting& acting, std::string_view kind) {
  if (has_administrator(acting.database())) acting.require(kind);
  else if (acting.person().empty()) refuse(code::person_missing, {std::string(kind)});
}

}  // namespace

Result<std::int64_t> Ledger::register_person(Person const& person, Occasion const& occasion) {
  return act<std::int64_t>(*impl_, occasion, [&](Acting& acting) {
    require_administrator(acting, "persona");
    require_identifier(person.id);
    ledger::require_text("el nombre", person.name);
    for (auto const& each : person.identifiers) require_identifier(each);
    JsonWriter json;
    json.begin_object().key("persona").text(person.id).key("nombre").text(person.name);
    ledger::text_or_null(json, "cuenta", person.account);
    json.key("identificadores").begin_list();
    for (auto const& each : person.identifiers) json.text(each);
    json.end_list();
    return acting.record("persona", json);
  });
}

Result<std::int64_t> Ledger::appoint(Appointment const& a, Occasion const& occasion) {
  return act<std::int64_t>(*impl_, occasion, [&](Acting& acting) {
    auto& database = acting.database();
    require_administrator(acting, "cargo");
    for (auto const& who : {a.person, a.substitute_of})
      if (!who.empty() && !ledger::is_registered(database, who)) refuse(code::person_unknown, {who});
    ledger::require_text("la persona", a.person);
    if (has_administrator(database) && a.person == acting.person()) refuse(code::own_appointment, {a.person});
    ledger::require_text("la unidad", a.unit);
    ledger::require_text("el puesto", a.post);
    if (std::ranges::find(roles(), a.role) == roles().end()) {
      std::string all;
      for (auto const& role : roles()) all += (all.empty() ? "" : ", ") + role;
      refuse(code::act_value_wrong, {"el rol", a.role, all});
    }
    if (a.to && *a.to < a.from) refuse(code::act_value_wrong, {"el último día", a.to->to_string(), "uno no anterior al primero"});
    if (a.substitute_of == a.person) refuse(code::act_value_wrong, {"suplente de", a.substitute_of, "otra persona"});
    if (!a.substitute_of.empty() &&
        !first_row(database, "SELECT 1 FROM cargos WHERE persona = ?1 AND rol = ?2 AND suplente_de IS NULL", a.substitute_of, a.role))
      refuse(code::act_value_wrong, {"suplente de", a.substitute_of, "quien tenga el rol de " + a.role});
    JsonWriter json;
    json.begin_object().key("persona").text(a.person).key("unidad").text(a.unit).key("puesto").text(a.post);
    json.key("rol").text(a.role).key("desde").text(a.from.to_string());
    ledger::text_or_null(json, "hasta", a.to ? a.to->to_string() : std::string());
    ledger::text_or_null(json, "suplente_de", a.substitute_of);
    return acting.record("cargo", json);
  });
}

Result<std::int64_t> Ledger::set_rulebook_state(std::string const& fingerprint, RulebookAct what, std::string const& cause,
                                                Occasion const& occasion) {
  struct Step {
    char const *act, *from, *to;
  };
  static constexpr Step steps[] = {{"presentar reglamento", "sin presentar", "en prueba"},
                                   {"poner en vigor", "en prueba", "vigente"},
                                   {"suspender reglamento", "vigente", "suspendida"}};
  auto const& step = steps[static_cast<std::size_t>(what)];
  return act<std::int64_t>(*impl_, occasion, [&](Acting& acting) {
    acting.require(step.act);
    SQLite::Statement query(acting.database(),
                            "WITH m AS (SELECT l.id, l.huella, coalesce(s.estado, 'sin presentar'), coalesce(s.presento, ''), "
                            "instr(l.huella, '/') > 0 AS parte FROM reglamentos l "
                            "LEFT JOIN estados_reglamento s ON s.reglamento = l.id "
                            "WHERE substr(l.huella, 1, length(?1)) = ?1) "
                            "SELECT * FROM m WHERE parte = (SELECT min(parte) FROM m)");
    query.bind(1, fingerprint);
    if (fingerprint.empty() || !query.executeStep()) refuse(code::rulebook_unknown, {fingerprint});
    auto const id = query.getColumn(0).getInt64();
    auto const full = query.getColumn(1).getString(), now = query.getColumn(2).getString(),
               presented_by = query.getColumn(3).getString();
    if (query.executeStep()) refuse(code::rulebook_unknown, {fingerprint});
    if (now != step.from) refuse(code::wrong_state, {step.act, "la versión de las reglas " + full.substr(0, 12), now, step.from});
    if (what == RulebookAct::put_in_force && presented_by == acting.person()) refuse(code::own_rulebook, {presented_by});
    JsonWriter json;
    json.begin_object().key("reglamento").raw(std::to_string(id)).key("huella").text(full).key("estado").text(step.to);
    ledger::text_or_null(json, "causa", cause);
    return acting.record("reglamento", json);
  });
}

}  // namespace visado
