// Lists and figures: who, what, how much, each dossier once.
#include "visado/ledger_reports.hpp"

#include <algorithm>

#include "ledger/schema.hpp"
#include "unit/ledger/acting_fixture.hpp"
#include "visado/audit.hpp"

namespace visado {
namespace {

using testing::ActingFixture;
using testing::Bench;

Date day(char const* text) { return Date::parse(text).value(); }

TEST(PeriodOf, ReadsYearsCuatrimestresMonthsAndDays) {
  auto const period = [](char const* text) {
    auto const found = Period::parse(text);
    return found ? found->from.to_string() + ' ' + found->to.to_string() : std::string("none");
  };
  EXPECT_EQ(period("2024"), "2024-01-01 2024-12-31");
  EXPECT_EQ(period("2024-C1"), "2024-01-01 2024-04-30");
  EXPECT_EQ(period("2024-c3"), "2024-09-01 2024-12-31");
  EXPECT_EQ(period("2024-02"), "2024-02-01 2024-02-29");
  EXPECT_EQ(period("2024-02-10..2024-02-10"), "2024-02-10 2024-02-10");
  for (auto const* text : {"", "24", "2024-C4", "2024-C0", "2024-13", "2024-00", "2024-1", "2024-C", "2024--1", "0000", "2024-02-30..2024-03-01",
                           "2024-03-02..2024-03-01", "2024-01-01..", "abcd", "2024C01", "2024-+1"})
    EXPECT_EQ(period(text), "none") << text;
  EXPECT_EQ(four_months_of(day("2024-04-30")), "2024-C1");
  EXPECT_EQ(four_months_of(day("2024-05-01")), "2024-C2");
  EXPECT_EQ(four_months_of(day("2024-12-31")), "2024-C3");
}

class Reports : public ActingFixture {
 protected:
  // Each function of it wants an answer.
  template <class T>
  static T value(Result<T> result) {
    EXPECT_TRUE(result.ok()) << render(result.diagnostics());
    return result.ok() ? std::move(result).value() : T{};
  }
  std::string listed(ReparoQuery const& query) {
    auto ledger = open();
    std::string all;
    for (auto const& row : value(find_reparos(ledger, query))) all += row.dossier + ':' + row.rule + ' ';
    return all;
  }
};

TEST_F(Reports, ListsByWhatIsKnownOfTheDossier) {
  verify({paid("B", "30000.00", "Compras", "111"), paid("C", "40000.00", "Almacén", "222", "9"), paid("D", "1.00", "Compras", "222", "9")},
         day("2024-06-01"));
  verify({paid("E", "26000.00", "Compras", "333")}, day("2024-09-10"));
  EXPECT_EQ(listed({}), "B:P-001 C:P-001 C:P-002 D:P-002 E:P-001 ");
  EXPECT_EQ(listed({.dossier = "C"}), "C:P-001 C:P-002 ");
  EXPECT_EQ(listed({.rule = "P-002"}), "C:P-002 D:P-002 ");
  EXPECT_EQ(listed({.unit = "Compras"}), "B:P-001 D:P-002 E:P-001 ");
  EXPECT_EQ(listed({.supplier = "222"}), "C:P-001 C:P-002 D:P-002 ");
  EXPECT_EQ(listed({.supplier = "Proveedor 333"}), "E:P-001 ");
  EXPECT_EQ(listed({.class_value = "baja_cuantia"}), "B:P-001 C:P-001 C:P-002 D:P-002 E:P-001 ");
  EXPECT_EQ(listed({.class_value = "licitacion"}), "");
  EXPECT_EQ(listed({.severity = "alta"}), "B:P-001 C:P-001 C:P-002 D:P-002 E:P-001 ");
  EXPECT_EQ(listed({.severity = "baja"}), "");
  EXPECT_EQ(listed({.state = "formulado", .unit = "Almacén"}), "C:P-001 C:P-002 ");
  EXPECT_EQ(listed({.owner = "sin asignar"}), "B:P-001 C:P-001 C:P-002 D:P-002 E:P-001 ");
  EXPECT_EQ(listed({.formulated = Period::parse("2024-C3")}), "E:P-001 ");
  EXPECT_EQ(listed({.limit = 2}), "B:P-001 C:P-001 ");
  EXPECT_EQ(listed({.dossier = "x' OR '1'='1"}), "");

  auto ledger = open();
  auto const row = value(find_reparos(ledger, {.dossier = "B"})).front();
  EXPECT_EQ(row.unit, "Compras");
  EXPECT_EQ(row.supplier, "111");
  EXPECT_EQ(row.supplier_name, "Proveedor 111");
  ASSERT_TRUE(row.amount.has_value());
  EXPECT_EQ(row.amount->value, Decimal::integer(30000));
  EXPECT_EQ(row.amount->currency, "GTQ");
  EXPECT_EQ(row.formulated, day("2024-06-01"));
  EXPECT_EQ(row.title, "Regla de prueba");
  EXPECT_EQ(row.message, "No cumple.");
  EXPECT_FALSE(row.due.has_value());
  EXPECT_TRUE(row.present);
  EXPECT_EQ(check(), "");
}

TEST_F(Reports, WhatWasReturnedIsDueAndThenOverdue) {
  verify({paid("B", "30000.00", "Compras", "111"), paid("C", "40000.00", "Almacén", "222")}, day("2024-06-03"));
  {
    auto ledger = open();
    for (auto const* dossier : {"B", "C"}) ok(ledger.enter(dossier, by("receptor", day("2024-06-03"))));
    ok(ledger.complete_documents("C", by("receptor", day("2024-06-03"))));
    ok(ledger.assign("C", "analista", by("jefe", day("2024-06-03"))));
    ok(ledger.return_dossier("B", "Compras", 5, by("jefe", day("2024-06-03"))));  // a Monday: due the next one
  }
  EXPECT_EQ(listed({.owner = "Compras"}), "B:P-001 ");
  EXPECT_EQ(listed({.owner = "analista"}), "C:P-001 ");
  EXPECT_EQ(listed({.overdue = day("2024-06-10")}), "");
  EXPECT_EQ(listed({.overdue = day("2024-06-11")}), "B:P-001 ");
  auto ledger = open();
  auto const report = value(report_follow_up(ledger, {day("2024-06-12"), 6}));
  ASSERT_EQ(report.owners.size(), 2U);
  EXPECT_EQ(report.owners[0].owner, "Compras");
  EXPECT_EQ(report.owners[0].open, 1U);
  EXPECT_EQ(report.owners[0].overdue, 1U);
  EXPECT_EQ(report.owners[0].oldest, day("2024-06-10"));
  EXPECT_EQ(report.owners[1].owner, "analista");
  EXPECT_EQ(report.owners[1].with_term, 0U);
  ASSERT_EQ(report.due.size(), 1U);
  EXPECT_EQ(report.due[0].notified, day("2024-06-03"));
  EXPECT_EQ(report.due[0].due, day("2024-06-10"));
  ASSERT_EQ(report.entries.size(), 1U);
  EXPECT_EQ(report.entries[0].dossier, "C");
  EXPECT_EQ(report.entries[0].days, 9);
  EXPECT_EQ(report.entries[0].working_days, 7);
  EXPECT_TRUE(report.entries[0].late);
  // Once the data mended it, nothing is due.
  verify({paid("B", "20000.00", "Compras", "111")}, day("2024-06-20"));
  EXPECT_EQ(listed({.overdue = day("2024-06-30")}), "");
  EXPECT_EQ(check(), "");
}

TEST_F(Reports, AmountsCountEachDossierOnce) {
  // B breaks two rules; its amount counts once in all, and once in each rule.
  verify({paid("B", "30000.00", "Compras", "111", "9"), paid("C", "40000.00", "Compras", "222"), paid("D", "10.00", "Almacén", "111")},
         day("2024-03-01"));
  verify({paid("E", "50000.00", "Almacén", "111")}, day("2024-05-02"));
  auto ledger = open();
  auto const reparos = value(report_reparos(ledger, *Period::parse("2024-C1")));
  EXPECT_EQ(reparos.rows.size(), 3U);
  EXPECT_EQ(reparos.dossiers, 2U);
  EXPECT_EQ(reparos.requested.at("GTQ"), Decimal::integer(70000));

  auto const report = value(report_indicators(ledger, *Period::parse("2024")));
  ASSERT_EQ(report.activity.size(), 2U);
  auto const& first = report.activity[0];
  EXPECT_EQ(first.four_months, "2024-C1");
  EXPECT_EQ(first.verified, 3U);
  EXPECT_EQ(first.dossiers, 2U);
  EXPECT_EQ(first.reparos, 3U);
  EXPECT_EQ(first.requested.at("GTQ"), Decimal::integer(70000));
  EXPECT_EQ(report.activity[1].verified, 1U);
  EXPECT_EQ(report.activity[1].requested.at("GTQ"), Decimal::integer(50000));
  auto const text = [](std::vector<IndicatorsReport::Group> const& groups) {
    std::string all;
    for (auto const& group : groups)
      all += group.four_months + ' ' + group.key + ' ' + std::to_string(group.dossiers) + '/' + std::to_string(group.reparos) + ' ' +
             group.requested.at("GTQ")->to_string() + '\n';
    return all;
  };
  EXPECT_EQ(text(report.by_rule), "2024-C1 P-001 2/2 70000.00\n2024-C1 P-002 1/1 30000.00\n2024-C2 P-001 1/1 50000.00\n");
  EXPECT_EQ(text(report.by_unit), "2024-C1 Compras 2/3 70000.00\n2024-C2 Almacén 1/1 50000.00\n");
  EXPECT_EQ(text(report.by_supplier), "2024-C1 111 1/2 30000.00\n2024-C1 222 1/1 40000.00\n2024-C2 111 1/1 50000.00\n");
  EXPECT_EQ(text(report.by_class), "2024-C1 baja_cuantia 2/3 70000.00\n2024-C2 baja_cuantia 1/1 50000.00\n");
  EXPECT_EQ(report.by_supplier[0].label, "Proveedor 111");
  EXPECT_EQ(check(), "");
}

TEST_F(Reports, ARunThatFindsNothingNewStillVerified) {
  verify({paid("B", "30000.00", "Compras", "111")}, day("2024-03-01"));
  verify({paid("B", "30000.00", "Compras", "111")}, day("2024-05-02"));
  auto ledger = open();
  auto const report = value(report_indicators(ledger, *Period::parse("2024")));
  ASSERT_EQ(report.activity.size(), 2U);
  EXPECT_EQ(report.activity[1].verified, 1U);
  EXPECT_EQ(report.activity[1].reparos, 0U);
}

TEST_F(Reports, ARuleIsAsPreciseAsFewOfItsReparosWereLifted) {
  verify({paid("B", "30000.00", "Compras", "111"), paid("C", "40000.00", "Compras", "222"), paid("D", "50000.00", "Compras", "111", "9")},
         day("2024-06-01"));
  auto ledger = open();
  ok(ledger.lift(1, "la regla estaba mal", proof(), by("jefe")));
  auto const report = value(report_indicators(ledger, *Period::parse("2024-C2")));
  ASSERT_EQ(report.precision.size(), 2U);
  EXPECT_EQ(report.precision[0].rule, "P-001");
  EXPECT_EQ(report.precision[0].lifted, 1U);
  EXPECT_EQ(report.precision[0].percent.to_string(), "66.7");
  EXPECT_EQ(report.precision[1].percent.to_string(), "100.0");
}

TEST_F(Reports, AChangedRuleCountsAgainstItsPrecision) {
  verify({paid("B", "30000.00", "Compras", "111")}, day("2024-06-01"));
  Bench const changed(pack("monto <= 35000"), schema());
  run({paid("B", "30000.00", "Compras", "111")}, changed.rulebook(), {.date = day("2024-06-02")});
  auto ledger = open();
  auto const report = value(report_indicators(ledger, *Period::parse("2024")));
  ASSERT_EQ(report.precision.size(), 1U);
  EXPECT_EQ(report.precision[0].rule_changed, 1U);
  EXPECT_EQ(report.precision[0].percent.to_string(), "0.0");
}

TEST_F(Reports, TheSameFaultAgainIsRecidivism) {
  verify({paid("A1", "30000.00", "Compras", "111")}, day("2023-08-01"));
  verify({paid("B", "30000.00", "Compras", "111"), paid("C", "40000.00", "Almacén", "222")}, day("2024-06-01"));
  verify({paid("C", "10.00", "Almacén", "222")}, day("2024-06-02"));
  verify({paid("C", "40000.00", "Almacén", "222")}, day("2024-06-03"));  // it came back
  auto ledger = open();
  auto const report = value(report_indicators(ledger, *Period::parse("2024-C2")));
  std::string all;
  for (auto const& one : report.recidivism)
    all += std::to_string(static_cast<int>(one.by)) + ' ' + one.rule + ' ' + one.who + ' ' + std::to_string(one.dossiers) + '+' +
           std::to_string(one.before) + ' ' + std::to_string(one.returned) + '\n';
  EXPECT_EQ(all, "0 P-001  2+1 1\n1 P-001 Compras 1+1 0\n1 P-001 Almacén 1+0 1\n2 P-001 111 1+1 0\n2 P-001 222 1+0 1\n");
}

TEST_F(Reports, DaysToTheVisado) {
  auto ledger = open();
  for (auto const& [dossier, entered] : std::vector<std::pair<std::string, char const*>>{{"A", "2024-05-22"}, {"B", "2024-05-31"}, {"C", "2024-05-30"}}) {
    verify({paid(dossier, "1.00", "Compras", "111")}, day("2024-06-01"));
    ok(ledger.enter(dossier, by("receptor", day(entered))));
    ok(ledger.answer({dossier, "P-010", "cumple", "1", ""}, by("analista")));
  }
  ok(ledger.complete_documents("A", by("receptor", day("2024-05-29"))));
  for (auto const* dossier : {"A", "B", "C"}) ok(ledger.approve(dossier, "", by("jefe")));
  auto report = value(report_indicators(ledger, *Period::parse("2024-C2")));
  ASSERT_EQ(report.days.size(), 2U);
  EXPECT_EQ(report.days[0].visados, 3U);
  EXPECT_EQ(report.days[0].least, 1);
  EXPECT_EQ(report.days[0].median, 2);
  EXPECT_EQ(report.days[0].ninth_decile, 10);
  EXPECT_EQ(report.days[0].most, 10);
  EXPECT_EQ(report.days[0].median_from_complete, 3);
  EXPECT_EQ(report.days[1].class_value, "baja_cuantia");
  EXPECT_EQ(report.activity[0].visados, 3U);
  ok(ledger.annul("VIS-2024-00001", "CUR reversado", by("director")));
  report = value(report_indicators(ledger, *Period::parse("2024-C2")));
  EXPECT_EQ(report.days[0].visados, 2U);
  EXPECT_EQ(check(), "");
}

TEST_F(Reports, HallazgosAreListedAndDue) {
  verify({paid("B", "30000.00", "Compras", "111"), paid("C", "40000.00", "Almacén", "222")}, day("2024-06-01"));
  auto ledger = open();
  auto const listed = [&](HallazgoQuery const& query) {
    std::string all;
    for (auto const& row : value(find_hallazgos(ledger, query))) all += row.number.substr(9) + ':' + row.state + ' ';
    return all;
  };
  EXPECT_EQ(listed({}), "");
  ok(set_term(ledger, {.kind = "descargo", .from = day("2024-01-01"), .days = 5, .basis = "norma"}, by("auditor")));
  ok(set_term(ledger, {.kind = "recomendación", .from = day("2024-01-01"), .days = 30, .working = false, .basis = "norma"}, by("auditor")));
  auto const draft = [](std::string const& unit, std::vector<std::int64_t> reparos) {
    return HallazgoDraft{.title = "t", .condition = "c", .criterion = "k", .effect = "e", .recommendation = "r", .unit = unit,
                         .amount = "30000.00", .reparos = std::move(reparos)};
  };
  auto const first = value(open_hallazgo(ledger, draft("Compras", {1}), by("auditor", day("2024-06-03"))));
  ok(open_hallazgo(ledger, draft("Almacén", {}), by("auditor", day("2024-06-04"))));
  ok(notify_hallazgo(ledger, first.number, "enlace", by("auditor", day("2024-06-03"))));  // due on 10 June
  EXPECT_EQ(listed({}), "00001:notificado 00002:posible ");
  EXPECT_EQ(listed({.unit = "Almacén"}), "00002:posible ");
  EXPECT_EQ(listed({.state = "notificado"}), "00001:notificado ");
  EXPECT_EQ(listed({.owner = "enlace"}), "00001:notificado ");
  EXPECT_EQ(listed({.dossier = "B"}), "00001:notificado ");
  EXPECT_EQ(listed({.rule = "P-002"}), "");
  EXPECT_EQ(listed({.origin = "Contraloría"}), "");
  EXPECT_EQ(listed({.opened = Period::parse("2024-06-04..2024-06-30")}), "00002:posible ");
  EXPECT_EQ(listed({.overdue = day("2024-06-10")}), "");
  EXPECT_EQ(listed({.overdue = day("2024-06-11")}), "00001:notificado ");
  EXPECT_EQ(listed({.limit = 1}), "00001:notificado ");
  auto const row = value(find_hallazgos(ledger, {.number = first.number})).front();
  EXPECT_EQ(row.cause, "por determinar");
  EXPECT_EQ(row.reparos, 1U);
  EXPECT_EQ(row.due, day("2024-06-10"));
  ASSERT_TRUE(row.amount.has_value());
  EXPECT_EQ(row.amount->value, Decimal::integer(30000));

  ok(confirm_hallazgo(ledger, first.number, "se confirma", {{"planificar", "enlace"}}, by("auditor", day("2024-06-11"))));
  auto const follow_up = value(report_follow_up(ledger, {day("2024-07-12"), 30}));
  ASSERT_EQ(follow_up.hallazgos.size(), 1U);  // the confirmed one is settled
  ASSERT_EQ(follow_up.recommendations.size(), 1U);
  EXPECT_EQ(follow_up.recommendations[0].due, day("2024-07-11"));
  auto const enlace = std::ranges::find(follow_up.owners, "enlace", &FollowUpReport::Owner::owner);
  ASSERT_NE(enlace, follow_up.owners.end());
  EXPECT_EQ(enlace->overdue, 1U);
  auto const report = value(report_hallazgos(ledger, *Period::parse("2024-C2")));
  EXPECT_EQ(report.rows.size(), 2U);
  EXPECT_EQ(report.by_state.at("confirmado"), 1U);
  ASSERT_EQ(report.recommendations.size(), 1U);
  EXPECT_EQ(report.recommendations[0].text, "planificar");
  EXPECT_EQ(report.rows[0].recommendations, 1U);
  EXPECT_FALSE(report.rows[0].due.has_value());
  EXPECT_EQ(check(), "");
}

TEST_F(Reports, ErasedDossiersAreCountedWithoutTheirNames) {
  verify({paid("B", "30000.00", "Compras", "111"), paid("C", "40000.00", "Compras", "222")}, day("2024-06-01"));
  auto ledger = open();
  ok(ledger.erase("B", "plazo", {"cuenta", "jefe"}, ++clock));
  EXPECT_EQ(check(), "");
  auto const row = value(find_reparos(ledger, {.dossier = "B"})).front();
  EXPECT_EQ(row.unit + row.supplier + row.supplier_name + row.message, "");
  EXPECT_EQ(row.class_value, "baja_cuantia");
  EXPECT_EQ(count("SELECT count(*) FROM fichas WHERE expediente = 'B'"), 0);
  // What came later is known again.
  verify({paid("B", "31000.00", "Compras", "111")}, day("2024-06-02"));
  EXPECT_EQ(value(find_reparos(ledger, {.dossier = "B"})).front().unit, "Compras");
  EXPECT_EQ(check(), "");
}

TEST_F(Reports, AnEditedCardIsLocated) {
  verify({paid("B", "30000.00", "Compras", "111")}, day("2024-06-01"));
  tamper("UPDATE fichas SET unidad = 'Otra'");
  EXPECT_NE(check().find("unidad"), std::string::npos) << check();
}

TEST_F(Reports, WithoutRolesOnlyTheClassIsKnown) {
  run({testing::dossier({{"expediente", "\"B\""}, {"monto", "30000.00"}})}, bench.rulebook());
  auto ledger = open();
  auto const report = value(report_indicators(ledger, *Period::parse("2024")));
  ASSERT_EQ(report.by_unit.size(), 1U);
  EXPECT_EQ(report.by_unit[0].key, "");
  EXPECT_EQ(report.by_class[0].key, "baja_cuantia");
  EXPECT_TRUE(report.recidivism.empty());
  EXPECT_EQ(check(), "");
}

TEST_F(Reports, ALedgerOfAnEarlierVersionIsReadAsItIs) {
  auto const other = folder.path() / "antes.db";
  {
    SQLite::Database database(other.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    ledger::use_write_ahead_log(database);
    ledger::WriteTransaction transaction(database);
    database.exec("PRAGMA application_id = " + std::to_string(ledger::application_id));
    ledger::migrate(database, 1);
    ledger::Chain chain(database);
    chain.read_head();
    JsonWriter json;
    json.begin_object().key("bitacora").text(std::string(32, '0')).key("esquema").raw("1");
    chain.append("apertura", 1, {"visado", ""}, json);
    transaction.commit();
  }
  auto ledger = Ledger::open(other, {.access = LedgerOptions::Access::read});
  ASSERT_TRUE(ledger.ok());
  EXPECT_TRUE(value(find_reparos(ledger.value(), {.overdue = day("2024-06-11")})).empty());
  EXPECT_TRUE(value(report_follow_up(ledger.value(), {day("2024-06-12"), 30})).owners.empty());
  EXPECT_TRUE(value(report_indicators(ledger.value(), *Period::parse("2024"))).activity.empty());
}

}  // namespace
}  // namespace visado
