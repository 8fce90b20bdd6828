#include "ledger/terms.hpp"

#include "support/business_days.hpp"
#include "visado/audit.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado {
namespace ledger {
namespace {

struct InForce {
  int days = 0;
  bool working = false;
  int extension = 0;
};

InForce term(Acting& acting, std::string const& kind) {
  auto row = first_row(acting.database(),
                       "SELECT dias, habiles, prorroga FROM plazos WHERE clase = ?1 AND desde <= ?2 ORDER BY desde DESC LIMIT 1",
                       kind, acting.day());
  if (!row) refuse(code::term_missing, {kind, acting.day()});
  return {row->getColumn(0).getInt(), row->getColumn(1).getInt() != 0, row->getColumn(2).getInt()};
}

Date plus(Date from, int days, bool working) {
  if (!working) return Date{from.days + days};
  auto const day = BusinessCalendar().plus(from, days);
  if (!day) refuse(code::act_value_wrong, {"el día", from.to_string(), "uno de los años 1970 a 2199"});
  return *day;
}

}  // namespace

Date due(Acting& acting, std::string const& kind) {
  auto const found = term(acting, kind);
  return plus(acting.occasion().day, found.days, found.working);
}

Date extended(Acting& acting, std::string const& kind, std::string const& what, Date due) {
  auto const found = term(acting, kind);
  if (found.extension == 0) refuse(code::no_extension, {what, "el plazo de " + kind + " no admite prórroga"});
  return plus(due, found.extension, found.working);
}

}  // namespace ledger

Result<std::int64_t> set_term(Ledger& ledger, ActTerm const& term, Occasion const& occasion) {
  return ledger::act<std::int64_t>(ledger.impl(), occasion, [&](ledger::Acting& acting) {
    acting.require("plazo");
    if (term.kind != "descargo" && term.kind != "recomendación")
      ledger::refuse(code::act_value_wrong, {"la clase de plazo", term.kind, "descargo o recomendación"});
    constexpr int most_days = 3660;
    for (auto const days : {term.days, term.extension})
      if (days < 0 || days > most_days || term.days == 0)
        ledger::refuse(code::act_value_wrong, {"los días", std::to_string(days), "de 1 a 3660 (de prórroga, desde 0)"});
    ledger::require_text("la base", term.basis);
    JsonWriter json;
    json.begin_object().key("clase").text(term.kind).key("desde").text(term.from.to_string());
    json.key("dias").number(term.days).key("habiles").number(term.working ? 1 : 0);
    json.key("prorroga").number(term.extension).key("base").text(term.basis);
    return acting.record("plazo", json);
  });
}

}  // namespace visado
