// The figures of a period.
#include <algorithm>
#include <set>
#include <unordered_set>

#include "ledger/coverage.hpp"
#include "ledger/reports/groups.hpp"

namespace visado {
namespace {

using ledger::Counted;
using ledger::date_of;
using ledger::decimal_of;
using ledger::text_of;

constexpr std::int64_t months_before = 12;

// Reparos of the period and the year before it, dossier by dossier.
class CountedReparos {
 public:
  CountedReparos(SQLite::Database& database, Date from, Date to)
      : query_(database,
               "SELECT p.expediente, p.regla, g.titulo, f.unidad, r.clase, f.proveedor, f.nombre_proveedor, f.moneda, p.estado, "
               "p.causa, r.solicitado, r.excluido, p.veces, c.fecha FROM reparos p JOIN reglas g ON g.id = p.fila_regla "
               "JOIN resultados q ON q.id = p.formulado JOIN corridas c ON c.id = q.corrida "
               "JOIN expedientes e ON e.expediente = p.expediente JOIN resultados r ON r.id = e.resultado "
               "LEFT JOIN fichas f ON f.expediente = p.expediente WHERE c.fecha BETWEEN ?1 AND ?2 ORDER BY p.expediente, p.id") {
    query_.bind(1, from.to_string());
    query_.bind(2, to.to_string());
  }

  bool next() {
    if (!query_.executeStep()) return false;
    auto dossier = text_of(query_, 0);
    if (reparo.dossier == 0 || dossier != dossier_) ++reparo.dossier;
    dossier_ = std::move(dossier);
    int column = 1;
    for (auto* text : {&reparo.rule, &reparo.title, &reparo.unit, &reparo.class_value, &reparo.supplier, &reparo.supplier_name,
                       &reparo.currency, &reparo.state, &reparo.cause})
      *text = text_of(query_, column++);
    reparo.requested = decimal_of(query_, column++);
    reparo.excluded = decimal_of(query_, column++);
    reparo.returned = query_.getColumn(column++).getInt() > 1;
    reparo.formulated = date_of(query_, column).value_or(Date{});
    return true;
  }

  Counted reparo;

 private:
  SQLite::Statement query_;
  std::string dossier_;
};

IndicatorsReport::Activity& activity_of(IndicatorsReport& report, std::string const& four_months) {
  auto const at = std::ranges::lower_bound(report.activity, four_months, {}, &IndicatorsReport::Activity::four_months);
  if (at != report.activity.end() && at->four_months == four_months) return *at;
  auto& fresh = *report.activity.emplace(at);
  fresh.four_months = four_months;
  return fresh;
}

void count_acts(SQLite::Database& database, Period const& period, IndicatorsReport& report) {
  SQLite::Statement query(database,
                          "SELECT fecha, tipo, count(*) FROM actos WHERE fecha BETWEEN ?1 AND ?2 "
                          "AND (tipo <> 'visado' OR anulado IS NULL) GROUP BY fecha, tipo");
  query.bind(1, period.from.to_string());
  query.bind(2, period.to.to_string());
  while (query.executeStep()) {
    auto& activity = activity_of(report, four_months_of(date_of(query, 0).value_or(Date{})));
    auto const type = text_of(query, 1);
    auto const count = static_cast<std::uint64_t>(query.getColumn(2).getInt64());
    if (type == "visado") activity.visados += count;
    else if (type == "devolución") activity.returns += count;
    else if (type == "orden escrita") activity.orders += count;
  }
}

// The results that hold after each finished run say which dossiers it read, also where it found nothing new.
void count_verified(SQLite::Database& database, Period const& period, IndicatorsReport& report) {
  SQLite::Statement runs(database,
                         "SELECT c.fecha, k.resultados FROM corridas c JOIN coberturas k ON k.id = c.id "
                         "WHERE c.fecha BETWEEN ?1 AND ?2");
  runs.bind(1, period.from.to_string());
  runs.bind(2, period.to.to_string());
  std::map<std::string, std::set<std::int64_t>> results;
  while (runs.executeStep()) {
    auto const covered = ledger::Coverage::read(runs.getColumn(1).getString());
    results[four_months_of(date_of(runs, 0).value_or(Date{}))].insert(covered.begin(), covered.end());
  }
  SQLite::Statement dossier(database, "SELECT v.expediente FROM resultados r JOIN versiones v ON v.id = r.version WHERE r.id = ?1");
  for (auto const& [four_months, ids] : results) {
    std::unordered_set<std::string> dossiers;
    for (auto const id : ids) {
      dossier.bind(1, id);
      if (dossier.executeStep()) dossiers.insert(text_of(dossier, 0));
      dossier.reset();
    }
    activity_of(report, four_months).verified = dossiers.size();
  }
}

struct Elapsed {
  std::vector<std::int64_t> days, from_complete;
};

// By nearest rank.
std::int64_t quantile(std::vector<std::int64_t> const& sorted, std::size_t tenths) {
  auto const rank = (sorted.size() * tenths + 9) / 10;
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

IndicatorsReport::Days days_row(std::string const& class_value, Elapsed elapsed) {
  constexpr std::size_t half = 5, nine_tenths = 9;
  std::ranges::sort(elapsed.days);
  std::ranges::sort(elapsed.from_complete);
  IndicatorsReport::Days row{class_value, elapsed.days.size(), elapsed.days.front(), quantile(elapsed.days, half),
                             quantile(elapsed.days, nine_tenths), elapsed.days.back(), {}};
  if (!elapsed.from_complete.empty()) row.median_from_complete = quantile(elapsed.from_complete, half);
  return row;
}

void measure_days(SQLite::Database& database, Period const& period, IndicatorsReport& report) {
  SQLite::Statement query(database,
                          "SELECT r.clase, a.fecha, (SELECT min(fecha) FROM ingresos WHERE expediente = a.expediente), i.completos "
                          "FROM actos a JOIN ingresos i ON i.id = a.ingreso JOIN resultados r ON r.id = a.resultado "
                          "WHERE a.tipo = 'visado' AND a.anulado IS NULL AND a.fecha BETWEEN ?1 AND ?2");
  query.bind(1, period.from.to_string());
  query.bind(2, period.to.to_string());
  std::map<std::string, Elapsed> by_class;
  Elapsed all;
  while (query.executeStep()) {
    auto const day = date_of(query, 1), entered = date_of(query, 2), complete = date_of(query, 3);
    if (!day || !entered) continue;
    for (auto* elapsed : {&all, &by_class[text_of(query, 0)]}) {
      elapsed->days.push_back(day->days - entered->days);
      if (complete) elapsed->from_complete.push_back(day->days - complete->days);
    }
  }
  if (all.days.empty()) return;
  report.days.push_back(days_row("", std::move(all)));
  for (auto& [class_value, elapsed] : by_class) report.days.push_back(days_row(class_value, std::move(elapsed)));
}

}  // namespace

Result<IndicatorsReport> report_indicators(Ledger& ledger, Period const& period) {
  return ledger::reading<IndicatorsReport>(ledger, [&](SQLite::Database& database) {
    IndicatorsReport report{period, {}, {}, {}, {}, {}, {}, {}, {}};
    count_acts(database, period, report);
    count_verified(database, period, report);
    ledger::Groups totals, rules, units, classes, suppliers;
    ledger::Precisions precisions;
    ledger::Recidivisms recidivisms;
    CountedReparos reparos(database, period.from.plus_months(-months_before).value_or(period.from), period.to);
    while (reparos.next()) {
      auto const& one = reparos.reparo;
      bool const before = one.formulated < period.from;
      recidivisms.add(one, before);
      if (before) continue;
      totals.add(one, "", "");
      rules.add(one, one.rule, one.title);
      units.add(one, one.unit, "");
      classes.add(one, one.class_value, "");
      suppliers.add(one, one.supplier, one.supplier_name);
      precisions.add(one);
    }
    for (auto& total : totals.sorted()) {
      auto& activity = activity_of(report, total.four_months);
      activity.reparos = total.reparos;
      activity.dossiers = total.dossiers;
      activity.requested = std::move(total.requested);
      activity.excluded = std::move(total.excluded);
    }
    report.by_rule = rules.sorted();
    report.by_unit = units.sorted();
    report.by_class = classes.sorted();
    report.by_supplier = suppliers.sorted();
    measure_days(database, period, report);
    report.precision = precisions.sorted();
    report.recidivism = recidivisms.sorted();
    return report;
  });
}

}  // namespace visado
