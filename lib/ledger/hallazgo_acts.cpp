// From a possible hallazgo to one that is confirmed or dismissed.
#include "ledger/hallazgos.hpp"
#include "ledger/terms.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado {
namespace {

using ledger::act;
using ledger::Acting;
using ledger::first_row;
using ledger::HallazgoNow;
using ledger::refuse;

HallazgoNow begin(Acting& acting, char const* kind, std::string const& number) {
  acting.require(kind);
  auto const now = ledger::hallazgo_now(acting.database(), number);
  ledger::require_state(kind, "el hallazgo " + number, now.state);
  return now;
}

JsonWriter begin_event(char const* kind, HallazgoNow const& now) {
  JsonWriter json;
  json.begin_object().key("hallazgo").number(now.id).key("numero").text(now.number);
  if (auto const to = ledger::act_rule(kind).to; !to.empty()) json.key("a").text(to);
  return json;
}

// Each of them is there, was not lifted (then rule or data were wrong), and is in no other hallazgo that stands; and who
// opens had no part in what was decided on it.
void require_groupable(Acting& acting, std::vector<std::int64_t> const& reparos) {
  auto& database = acting.database();
  for (auto const id : reparos) {
    auto const name = std::to_string(id);
    auto row = first_row(database, "SELECT estado, expediente FROM reparos WHERE id = ?1", id);
    if (!row) refuse(code::reparo_unknown, {name});
    if (row->getColumn(0).getString() == "levantado")
      refuse(code::wrong_state, {"hallazgo", "el reparo " + name, "levantado", "sin levantar"});
    if (auto other = first_row(database,
                               "SELECT h.numero FROM reparos_hallazgo r JOIN hallazgos h ON h.id = r.hallazgo "
                               "WHERE r.reparo = ?1 AND h.estado <> 'desvanecido'",
                               id))
      refuse(code::reparo_grouped, {name, other->getColumn(0).getString()});
    if (first_row(database,
                  "SELECT 1 FROM movimientos m JOIN eventos e ON e.id = m.evento WHERE m.reparo = ?1 AND e.persona = ?2 "
                  "AND e.tipo <> 'lote'",
                  id, acting.person()) ||
        first_row(database, "SELECT 1 FROM actos WHERE expediente = ?1 AND persona = ?2", row->getColumn(1).getString(),
                  acting.person()))
      refuse(code::own_hallazgo, {acting.person(), "hallazgo", "el reparo " + name, "decidió sobre él o sobre su expediente"});
  }
}

// Who answered, or has to answer, does not decide.
void require_not_responsible(Acting& acting, char const* kind, HallazgoNow const& now) {
  auto const what = "el hallazgo " + now.number;
  if (acting.person() == now.responsible) refuse(code::own_hallazgo, {acting.person(), kind, what, "es quien responde por él"});
  if (first_row(acting.database(),
                "SELECT 1 FROM pasos p JOIN eventos e ON e.id = p.evento WHERE p.objeto = 'hallazgo' AND p.numero = ?1 "
                "AND e.tipo = 'descargo' AND e.persona = ?2",
                now.id, acting.person()))
    refuse(code::own_hallazgo, {acting.person(), kind, what, "dio su descargo"});
}

}  // namespace

Result<FiledHallazgo> open_hallazgo(Ledger& ledger, HallazgoDraft const& draft, Occasion const& occasion) {
  return act<FiledHallazgo>(ledger.impl(), occasion, [&](Acting& acting) {
    acting.require("hallazgo");
    ledger::require_whole(draft);
    require_groupable(acting, draft.reparos);
    return ledger::file_hallazgo(acting, draft, {"auditoría interna", ""});
  });
}

Result<std::int64_t> set_hallazgo_cause(Ledger& ledger, std::string const& hallazgo, std::string const& cause,
                                        Occasion const& occasion) {
  return act<std::int64_t>(ledger.impl(), occasion, [&](Acting& acting) {
    constexpr auto kind = "causa de hallazgo";
    auto const now = begin(acting, kind, hallazgo);
    ledger::require_text("la causa", cause);
    auto json = begin_event(kind, now);
    json.key("texto").text(cause);
    return acting.record(kind, json);
  });
}

Result<std::int64_t> notify_hallazgo(Ledger& ledger, std::string const& hallazgo, std::string const& responsible,
                                     Occasion const& occasion) {
  return act<std::int64_t>(ledger.impl(), occasion, [&](Acting& acting) {
    constexpr auto kind = "notificación de hallazgo";
    auto const now = begin(acting, kind, hallazgo);
    ledger::require_text("el responsable", responsible);
    auto const due = ledger::due(acting, "descargo");
    auto json = begin_event(kind, now);
    json.key("responsable").text(responsible).key("vence").text(due.to_string());
    return acting.record(kind, json);
  });
}

Result<std::int64_t> answer_hallazgo(Ledger& ledger, std::string const& hallazgo, std::string const& comment,
                                     std::optional<Evidence> const& evidence, Occasion const& occasion) {
  return act<std::int64_t>(ledger.impl(), occasion, [&](Acting& acting) {
    constexpr auto kind = "descargo";
    auto const now = begin(acting, kind, hallazgo);
    ledger::require_text("el comentario", comment);
    if (evidence) ledger::require_evidence(*evidence);
    if (acting.day() > now.due) refuse(code::term_over, {kind, "el hallazgo " + hallazgo, now.due});
    auto json = begin_event(kind, now);
    json.key("comentario").text(comment);
    if (evidence) ledger::write_evidence(json, *evidence);
    return acting.record(kind, json);
  });
}

Result<std::int64_t> dismiss_hallazgo(Ledger& ledger, std::string const& hallazgo, std::string const& comment,
                                      Evidence const& evidence, Occasion const& occasion) {
  return act<std::int64_t>(ledger.impl(), occasion, [&](Acting& acting) {
    constexpr auto kind = "desvanecimiento";
    auto const now = begin(acting, kind, hallazgo);
    ledger::require_text("el comentario", comment);
    ledger::require_evidence(evidence);
    require_not_responsible(acting, kind, now);
    auto json = begin_event(kind, now);
    json.key("comentario").text(comment);
    ledger::write_evidence(json, evidence);
    return acting.record(kind, json);
  });
}

Result<std::int64_t> confirm_hallazgo(Ledger& ledger, std::string const& hallazgo, std::string const& comment,
                                      std::vector<RecommendationDraft> const& recommendations, Occasion const& occasion) {
  return act<std::int64_t>(ledger.impl(), occasion, [&](Acting& acting) {
    constexpr auto kind = "confirmación de hallazgo";
    auto const now = begin(acting, kind, hallazgo);
    ledger::require_text("el comentario", comment);
    require_not_responsible(acting, kind, now);
    if (now.state == "notificado" && acting.day() <= now.due)
      refuse(code::term_running, {kind, "el hallazgo " + hallazgo, now.due});
    if (recommendations.empty()) refuse(code::act_value_wrong, {"las recomendaciones", "", "una al menos"});
    for (auto const& [text, responsible] : recommendations) {
      ledger::require_text("la recomendación", text);
      ledger::require_text("el responsable", responsible);
    }
    auto const due = ledger::due(acting, "recomendación").to_string();
    auto json = begin_event(kind, now);
    json.key("comentario").text(comment).key("recomendaciones").begin_list();
    for (auto const& [text, responsible] : recommendations)
      json.begin_object().key("texto").text(text).key("responsable").text(responsible).key("vence").text(due).end_object();
    json.end_list();
    return acting.record(kind, json);
  });
}

Result<std::int64_t> extend_hallazgo(Ledger& ledger, std::string const& hallazgo, std::string const& cause,
                                     Occasion const& occasion) {
  return act<std::int64_t>(ledger.impl(), occasion, [&](Acting& acting) {
    constexpr auto kind = "prórroga de hallazgo";
    auto const now = begin(acting, kind, hallazgo);
    ledger::require_text("la causa", cause);
    auto const what = "el hallazgo " + hallazgo;
    if (now.extended) refuse(code::no_extension, {what, "ya se prorrogó una vez"});
    if (acting.day() > now.due) refuse(code::term_over, {kind, what, now.due});
    auto json = begin_event(kind, now);
    auto const due = Date::parse(now.due).value_or(occasion.day);
    json.key("vence").text(ledger::extended(acting, "descargo", what, due).to_string()).key("causa").text(cause);
    return acting.record(kind, json);
  });
}

}  // namespace visado
