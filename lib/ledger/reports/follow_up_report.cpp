// What is due, and by whom.
#include <algorithm>

#include "ledger/reports/hallazgo_rows.hpp"
#include "ledger/reports/reparo_rows.hpp"
#include "support/business_days.hpp"

namespace visado {
namespace {

using ledger::date_of;
using ledger::text_of;

// Counts by owner what somebody has to do.
class Owners {
 public:
  explicit Owners(Date day) : day_(day) {}

  void add_reparos(SQLite::Database& database) {
    SQLite::Statement query(database,
                            "SELECT " + std::string(ledger::owner_of_reparo) +
                                " AS responsable, a.vence, count(*) FROM reparos p "
                                "LEFT JOIN actos a ON p.estado = 'notificado' AND a.id = p.evento "
                                "LEFT JOIN ingresos i ON i.expediente = p.expediente AND i.salida IS NULL "
                                "WHERE p.estado IN ('formulado', 'notificado', 'sostenido', 'trasladado') "
                                "AND (p.estado <> 'trasladado' OR p.presente = 1) GROUP BY responsable, a.vence");
    while (query.executeStep())
      add(text_of(query, 0), date_of(query, 1), static_cast<std::uint64_t>(query.getColumn(2).getInt64()));
  }
  void add(std::string const& name, std::optional<Date> const& due, std::uint64_t count = 1) {
    auto& owner = owners_[name];
    owner.owner = name;
    owner.open += count;
    if (!due) return;
    owner.with_term += count;
    if (*due >= day_) return;
    owner.overdue += count;
    owner.oldest = std::min(owner.oldest.value_or(*due), *due);
  }
  [[nodiscard]] std::vector<FollowUpReport::Owner> all() const {
    std::vector<FollowUpReport::Owner> all;
    for (auto const& [name, owner] : owners_) all.push_back(owner);
    return all;
  }

 private:
  Date day_;
  std::map<std::string, FollowUpReport::Owner> owners_;
};

std::vector<FollowUpReport::Entry> entries(SQLite::Database& database, FollowUpOptions const& options) {
  SQLite::Statement query(database,
                          "SELECT i.expediente, f.unidad, r.clase, i.asignado, i.numero, i.fecha, i.completos FROM ingresos i "
                          "LEFT JOIN expedientes e ON e.expediente = i.expediente LEFT JOIN resultados r ON r.id = e.resultado "
                          "LEFT JOIN fichas f ON f.expediente = i.expediente WHERE i.salida IS NULL ORDER BY i.fecha, i.id");
  BusinessCalendar const calendar;
  std::vector<FollowUpReport::Entry> all;
  while (query.executeStep()) {
    FollowUpReport::Entry entry{text_of(query, 0), text_of(query, 1), text_of(query, 2), text_of(query, 3),
                                query.getColumn(4).getInt64(), date_of(query, 5).value_or(Date{}), date_of(query, 6), 0, {}, false};
    entry.days = options.day.days - entry.entered.days;
    if (entry.complete) entry.working_days = calendar.between(*entry.complete, options.day);
    entry.late = entry.working_days && *entry.working_days > options.days_to_pay;
    all.push_back(std::move(entry));
  }
  return all;
}

}  // namespace

Result<FollowUpReport> report_follow_up(Ledger& ledger, FollowUpOptions const& options) {
  return ledger::reading<FollowUpReport>(ledger, [&](SQLite::Database& database) {
    ReparoQuery with_term;
    with_term.overdue = Date::of(9999, 12, 31).value();  // every day of theirs is before it
    HallazgoQuery open;
    open.open = true;
    FollowUpReport report{options, {}, ledger::reparo_rows(database, with_term), ledger::hallazgo_rows(database, open, true),
                          ledger::recommendation_rows(database, {}), entries(database, options)};
    Owners owners(options.day);
    owners.add_reparos(database);
    for (auto const& hallazgo : report.hallazgos) owners.add(hallazgo.owner, hallazgo.due);
    for (auto const& recommendation : report.recommendations) owners.add(recommendation.owner, recommendation.due);
    report.owners = owners.all();
    return report;
  });
}

}  // namespace visado
