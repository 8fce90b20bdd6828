// The recomendaciones of a confirmed hallazgo, until audit says whether they were met.
#include "ledger/hallazgos.hpp"
#include "ledger/terms.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado {
namespace {

using ledger::act;
using ledger::Acting;
using ledger::first_row;
using ledger::RecommendationNow;
using ledger::refuse;

std::string name(RecommendationNow const& now) { return "la recomendación " + std::to_string(now.id); }

RecommendationNow begin(Acting& acting, char const* kind, std::int64_t id) {
  acting.require(kind);
  auto const now = ledger::recommendation_now(acting.database(), id);
  ledger::require_state(kind, name(now), now.state);
  return now;
}

JsonWriter begin_event(char const* kind, RecommendationNow const& now) {
  JsonWriter json;
  json.begin_object().key("recomendacion").number(now.id);
  if (auto const to = ledger::act_rule(kind).to; !to.empty()) json.key("a").text(to);
  return json;
}

}  // namespace

Result<std::int64_t> report_progress(Ledger& ledger, std::int64_t recommendation, std::string const& text,
                                     std::optional<Evidence> const& evidence, Occasion const& occasion) {
  return act<std::int64_t>(ledger.impl(), occasion, [&](Acting& acting) {
    constexpr auto kind = "avance de recomendación";
    auto const now = begin(acting, kind, recommendation);
    ledger::require_text("el avance", text);
    if (evidence) ledger::require_evidence(*evidence);
    auto json = begin_event(kind, now);
    json.key("causa").text(text);
    if (evidence) ledger::write_evidence(json, *evidence);
    return acting.record(kind, json);
  });
}

Result<std::int64_t> settle_recommendation(Ledger& ledger, std::int64_t recommendation, bool met, std::string const& comment,
                                           std::optional<Evidence> const& evidence, Occasion const& occasion) {
  return act<std::int64_t>(ledger.impl(), occasion, [&](Acting& acting) {
    auto const* const kind = met ? "recomendación cumplida" : "recomendación incumplida";
    auto const now = begin(acting, kind, recommendation);
    ledger::require_text("el comentario", comment);
    if (evidence) ledger::require_evidence(*evidence);
    // Nobody verifies what they answer for, or reported.
    if (acting.person() == now.responsible)
      refuse(code::own_hallazgo, {acting.person(), kind, name(now), "es quien responde por ella"});
    if (first_row(acting.database(),
                  "SELECT 1 FROM pasos p JOIN eventos e ON e.id = p.evento WHERE p.objeto = 'recomendación' AND p.numero = ?1 "
                  "AND e.tipo = 'avance de recomendación' AND e.persona = ?2",
                  recommendation, acting.person()))
      refuse(code::own_hallazgo, {acting.person(), kind, name(now), "informó su avance"});
    // Until the last day it may still be met.
    if (!met && acting.day() <= now.due) refuse(code::term_running, {kind, name(now), now.due});
    auto json = begin_event(kind, now);
    json.key("causa").text(comment);
    if (evidence) ledger::write_evidence(json, *evidence);
    return acting.record(kind, json);
  });
}

Result<std::int64_t> extend_recommendation(Ledger& ledger, std::int64_t recommendation, std::string const& cause,
                                           Occasion const& occasion) {
  return act<std::int64_t>(ledger.impl(), occasion, [&](Acting& acting) {
    constexpr auto kind = "prórroga de recomendación";
    auto const now = begin(acting, kind, recommendation);
    ledger::require_text("la causa", cause);
    if (now.extended) refuse(code::no_extension, {name(now), "ya se prorrogó una vez"});
    if (acting.day() > now.due) refuse(code::term_over, {kind, name(now), now.due});
    auto json = begin_event(kind, now);
    auto const due = Date::parse(now.due).value_or(occasion.day);
    json.key("vence").text(ledger::extended(acting, "recomendación", name(now), due).to_string()).key("causa").text(cause);
    return acting.record(kind, json);
  });
}

}  // namespace visado
