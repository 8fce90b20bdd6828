// Hallazgos and recomendaciones: who may do what, in which order, and until when.
#include <random>

#include "unit/ledger/acts_fixture.hpp"
#include "visado/audit.hpp"

namespace visado {
namespace {

using testing::proof;

Date day(int month, int number) { return Date::of(2024, month, number).value(); }

class Audit : public testing::ActsFixture {
 protected:
  void SetUp() override {
    ActsFixture::SetUp();
    verify({good("B", "30000.00", "9")});  // reparos 1 and 2
  }
  void terms(Ledger& ledger) {
    ok(set_term(ledger, {.kind = "descargo", .from = day(1, 1), .days = 5, .extension = 3, .basis = "norma"}, by("auditora")));
    ok(set_term(ledger, {.kind = "recomendación", .from = day(1, 1), .days = 30, .working = false, .basis = "norma"}, by("auditora")));
  }
  static HallazgoDraft draft(std::vector<std::int64_t> reparos = {}) {
    return {.title = "Sobre el tope", .condition = "c", .criterion = "LCE art. 43 a", .effect = "e", .recommendation = "r",
            .unit = "Compras", .amount = "30000.00", .reparos = std::move(reparos)};
  }
  std::string opened(Ledger& ledger, std::vector<std::int64_t> reparos = {}) {
    auto const filed = open_hallazgo(ledger, draft(std::move(reparos)), by("auditora"));
    ok(filed);
    return filed.ok() ? filed->number : std::string();
  }
};

TEST_F(Audit, FromPossibleToARecommendationThatWasMet) {
  auto ledger = open();
  terms(ledger);
  auto const number = opened(ledger, {1, 2});
  EXPECT_EQ(number, "HAL-2024-00001");
  EXPECT_EQ(word("SELECT estado || ' ' || causa FROM hallazgos"), "posible por determinar");
  EXPECT_EQ(why(open_hallazgo(ledger, draft({2}), by("auditora"))), "BIT-073 el reparo 2 ya está en el hallazgo HAL-2024-00001");
  EXPECT_EQ(why(answer_hallazgo(ledger, number, "x", {}, by("enlace"))),
            "BIT-043 no se puede hacer «descargo» con el hallazgo HAL-2024-00001: está posible y debe estar notificado o con descargo");
  ok(set_hallazgo_cause(ledger, number, "falta de planificación", by("auditora")));
  ok(notify_hallazgo(ledger, number, "enlace", by("auditora")));
  EXPECT_EQ(word("SELECT vence FROM hallazgos"), "2024-06-07");  // from a Saturday, five working days
  EXPECT_EQ(why(confirm_hallazgo(ledger, number, "c", {{"r", "enlace"}}, by("auditora", day(6, 7)))),
            "BIT-076 no se puede hacer «confirmación de hallazgo» con el hallazgo HAL-2024-00001 todavía: su plazo corre hasta el 2024-06-07");
  ok(extend_hallazgo(ledger, number, "lo pidió la unidad", by("auditora")));
  EXPECT_EQ(word("SELECT vence FROM hallazgos"), "2024-06-12");
  EXPECT_EQ(why(extend_hallazgo(ledger, number, "otra vez", by("auditora"))),
            "BIT-078 no se puede prorrogar el hallazgo HAL-2024-00001: ya se prorrogó una vez");
  EXPECT_EQ(why(answer_hallazgo(ledger, number, "tarde", {}, by("enlace", day(6, 13)))),
            "BIT-077 no se puede hacer «descargo» con el hallazgo HAL-2024-00001: su plazo venció el 2024-06-12");
  ok(answer_hallazgo(ledger, number, "no fue así", proof, by("enlace", day(6, 12))));
  EXPECT_EQ(why(confirm_hallazgo(ledger, number, "c", {}, by("auditora", day(6, 12)))), "BIT-061 las recomendaciones: «» no se admite; se espera una al menos");
  ok(confirm_hallazgo(ledger, number, "se confirma", {{"planificar", "enlace"}, {"capacitar", "enlace"}}, by("auditora", day(6, 12))));
  EXPECT_EQ(word("SELECT group_concat(vence) FROM recomendaciones"), "2024-07-12,2024-07-12");
  EXPECT_NE(why(dismiss_hallazgo(ledger, number, "x", proof, by("auditora"))), "done");
  EXPECT_EQ(why(settle_recommendation(ledger, 1, true, "x", {}, by("auditora"))),
            "BIT-043 no se puede hacer «recomendación cumplida» con la recomendación 1: está pendiente y debe estar en proceso");
  ok(report_progress(ledger, 1, "hay plan", proof, by("enlace", day(6, 20))));
  ok(settle_recommendation(ledger, 1, true, "visto", {}, by("auditora", day(6, 25))));
  EXPECT_EQ(why(settle_recommendation(ledger, 2, false, "nada", {}, by("auditora", day(7, 12)))),
            "BIT-076 no se puede hacer «recomendación incumplida» con la recomendación 2 todavía: su plazo corre hasta el 2024-07-12");
  EXPECT_EQ(why(extend_recommendation(ledger, 2, "x", by("auditora"))),
            "BIT-078 no se puede prorrogar la recomendación 2: el plazo de recomendación no admite prórroga");
  ok(settle_recommendation(ledger, 2, false, "nada", {}, by("auditora", day(7, 13))));
  EXPECT_EQ(word("SELECT group_concat(estado) FROM recomendaciones"), "cumplida,incumplida");
  // What is mended later does not erase a confirmed one.
  verify({good("B", "100.00")});
  EXPECT_EQ(word("SELECT estado FROM hallazgos"), "confirmado");
  EXPECT_EQ(count("SELECT count(*) FROM evidencias"), 2);
  EXPECT_EQ(check(), "");
}

TEST_F(Audit, NobodyAuditsTheirOwn) {
  auto ledger = open();
  terms(ledger);
  ok(ledger.appoint({.person = "jefe", .unit = "AI", .post = "p", .role = "auditor interno", .from = day(1, 1)}, by("autoridad")));
  ok(ledger.appoint({.person = "enlace", .unit = "AI", .post = "p", .role = "auditor interno", .from = day(1, 1)}, by("autoridad")));
  ok(ledger.sustain(1, "vale", by("jefe")));
  EXPECT_EQ(why(open_hallazgo(ledger, draft({1}), by("jefe"))),
            "BIT-074 jefe no puede hacer «hallazgo» con el reparo 1: decidió sobre él o sobre su expediente");
  EXPECT_EQ(why(open_hallazgo(ledger, draft({9}), by("auditora"))), "BIT-059 no hay un reparo 9");
  auto const number = opened(ledger, {1});
  EXPECT_EQ(why(notify_hallazgo(ledger, "HAL-1", "x", by("auditora"))), "BIT-071 no hay un hallazgo HAL-1");
  ok(notify_hallazgo(ledger, number, "director", by("auditora")));
  ok(answer_hallazgo(ledger, number, "no", {}, by("enlace")));
  EXPECT_EQ(why(confirm_hallazgo(ledger, number, "c", {{"r", "enlace"}}, by("enlace"))),
            "BIT-074 enlace no puede hacer «confirmación de hallazgo» con el hallazgo HAL-2024-00001: dio su descargo");
  ok(confirm_hallazgo(ledger, number, "c", {{"r", "auditor2"}}, by("auditora")));
  ok(report_progress(ledger, 1, "hecho", {}, by("enlace")));
  EXPECT_EQ(why(settle_recommendation(ledger, 1, true, "x", {}, by("enlace"))),
            "BIT-074 enlace no puede hacer «recomendación cumplida» con la recomendación 1: informó su avance");
  EXPECT_EQ(why(settle_recommendation(ledger, 1, true, "x", {}, by("auditor2"))),
            "BIT-074 auditor2 no puede hacer «recomendación cumplida» con la recomendación 1: es quien responde por ella");
  EXPECT_EQ(why(report_progress(ledger, 7, "x", {}, by("enlace"))), "BIT-072 no hay una recomendación 7");
  EXPECT_EQ(check(), "");
}

TEST_F(Audit, ATermHasToBeSetBeforeItIsNeeded) {
  auto ledger = open();
  auto const number = opened(ledger);
  EXPECT_EQ(why(notify_hallazgo(ledger, number, "x", by("auditora"))), "BIT-075 no hay un plazo de descargo vigente el 2024-06-01");
  ok(set_term(ledger, {.kind = "descargo", .from = day(7, 1), .days = 5, .basis = "norma"}, by("auditora")));
  EXPECT_NE(why(notify_hallazgo(ledger, number, "x", by("auditora"))), "done");
  EXPECT_EQ(why(set_term(ledger, {.kind = "otro", .from = day(7, 1), .days = 5, .basis = "norma"}, by("auditora"))),
            "BIT-061 la clase de plazo: «otro» no se admite; se espera descargo o recomendación");
  EXPECT_NE(why(set_term(ledger, {.kind = "descargo", .from = day(7, 1), .days = 0, .basis = "norma"}, by("auditora"))), "done");
  // The one of a later day does not change what was notified before.
  ok(set_term(ledger, {.kind = "descargo", .from = day(1, 1), .days = 2, .working = false, .basis = "norma"}, by("auditora")));
  ok(notify_hallazgo(ledger, number, "x", by("auditora")));
  EXPECT_EQ(word("SELECT vence FROM hallazgos"), "2024-06-03");
  EXPECT_EQ(check(), "");
}

TEST_F(Audit, ADismissedHallazgoLeavesItsReparosFree) {
  auto ledger = open();
  terms(ledger);
  auto const number = opened(ledger, {1});
  ok(notify_hallazgo(ledger, number, "enlace", by("auditora")));
  EXPECT_NE(why(dismiss_hallazgo(ledger, number, "c", proof, by("auditora"))), "done");  // nobody answered yet
  ok(answer_hallazgo(ledger, number, "aquí está", proof, by("enlace")));
  ok(dismiss_hallazgo(ledger, number, "se desvanece", proof, by("auditora")));
  EXPECT_EQ(opened(ledger, {1}), "HAL-2024-00002");
  EXPECT_EQ(check(), "");
}

TEST_F(Audit, TheContraloriasAreImportedOnce) {
  auto ledger = open();
  auto const csv = folder.write("cgc.csv",
                                "referencia,título,condicion,criterio,causa,efecto,recomendacion,unidad,monto\n"
                                "CGC-1,\"Compra, fraccionada\",c,cr,falta de control,e,r,Compras,1000.00\n"
                                "CGC-2,=1+1,c,cr,,e,r,Compras,\n");
  auto const first = import_hallazgos(ledger, csv, by("auditora"));
  ASSERT_TRUE(first.ok()) << render(first.diagnostics());
  EXPECT_EQ(first->filed, 2U);
  EXPECT_EQ(word("SELECT group_concat(causa) FROM hallazgos"), "falta de control,por determinar");
  auto const json = folder.write("cgc.json", R"([{"referencia":"CGC-2","titulo":"t","condicion":"c","criterio":"c","efecto":"e","recomendacion":"r","unidad":"u"},
    {"referencia":"CGC-3","titulo":"t","condicion":"c","criterio":"c","efecto":"e","recomendacion":"r","unidad":"u","monto":null}])");
  auto const second = import_hallazgos(ledger, json, by("auditora"));
  ASSERT_TRUE(second.ok()) << render(second.diagnostics());
  EXPECT_EQ(second->filed, 1U);
  EXPECT_EQ(second->known, 1U);
  auto const bad = folder.write("mala.csv", "referencia,titulo,otra\n1,2,3\n");
  EXPECT_EQ(why(import_hallazgos(ledger, bad, by("auditora"))),
            "BIT-079 no se pueden importar hallazgos de " + bad.string() + ": no se conoce «otra»");
  auto const short_row = folder.write("corta.csv", "referencia,titulo\nCGC-9\n");
  EXPECT_EQ(why(import_hallazgos(ledger, short_row, by("auditora"))),
            "BIT-079 no se pueden importar hallazgos de " + short_row.string() + ": la fila 2 tiene 1 celdas y hay 2 columnas");
  // All or none: the second lacks its title.
  auto const half = folder.write("media.csv", "referencia,titulo,condicion,criterio,efecto,recomendacion,unidad\nCGC-7,t,c,c,e,r,u\nCGC-8,,c,c,e,r,u\n");
  EXPECT_EQ(why(import_hallazgos(ledger, half, by("auditora"))), "BIT-061 el título: «» no se admite; se espera un texto");
  EXPECT_EQ(count("SELECT count(*) FROM hallazgos"), 3);
  EXPECT_EQ(check(), "");
}

// Whatever is tried, in whatever order: what was refused left nothing, and the states are those of the lives.
TEST_F(Audit, AnySequenceKeepsTheInvariants) {
  auto ledger = open();
  terms(ledger);
  (void)opened(ledger, {1});
  (void)opened(ledger, {2});
  std::mt19937 random(20240603);
  char const* const people[] = {"auditora", "auditor2", "enlace", "jefe", "director"};
  int done = 0;
  for (int step = 0; step < 250; ++step) {
    auto const number = "HAL-2024-0000" + std::to_string(1 + random() % 3);
    auto const recommendation = static_cast<std::int64_t>(1 + random() % 3);
    auto const who = by(people[random() % 5], Date{day(6, 1).days + static_cast<std::int64_t>(random() % 60)});
    auto const events = count("SELECT count(*) FROM eventos");
    bool happened = false;
    switch (random() % 10) {
      case 0: happened = open_hallazgo(ledger, draft({recommendation}), who).ok(); break;
      case 1: happened = notify_hallazgo(ledger, number, "enlace", who).ok(); break;
      case 2: happened = answer_hallazgo(ledger, number, "c", {}, who).ok(); break;
      case 3: happened = dismiss_hallazgo(ledger, number, "c", proof, who).ok(); break;
      case 4: happened = confirm_hallazgo(ledger, number, "c", {{"r", "enlace"}}, who).ok(); break;
      case 5: happened = report_progress(ledger, recommendation, "t", {}, who).ok(); break;
      case 6: happened = settle_recommendation(ledger, recommendation, true, "c", {}, who).ok(); break;
      case 7: happened = settle_recommendation(ledger, recommendation, false, "c", {}, who).ok(); break;
      case 8: happened = extend_hallazgo(ledger, number, "c", who).ok(); break;
      default: happened = set_hallazgo_cause(ledger, number, "causa", who).ok(); break;
    }
    done += happened;
    ASSERT_EQ(count("SELECT count(*) FROM eventos") > events, happened) << step;
    ASSERT_EQ(count("SELECT count(*) FROM recomendaciones r JOIN hallazgos h ON h.id = r.hallazgo WHERE h.estado <> 'confirmado'"), 0);
    ASSERT_EQ(count("SELECT count(*) FROM (SELECT reparo FROM reparos_hallazgo r JOIN hallazgos h ON h.id = r.hallazgo "
                    "WHERE h.estado <> 'desvanecido' GROUP BY reparo HAVING count(*) > 1)"), 0);
    // A decided hallazgo stays decided.
    ASSERT_EQ(count("SELECT count(*) FROM pasos WHERE objeto = 'hallazgo' AND de IN ('confirmado', 'desvanecido')"), 0);
  }
  EXPECT_GT(done, 10);
  EXPECT_EQ(check(), "");
}

TEST_F(Audit, AnyEditOfTheFollowUpIsLocated) {
  {
    auto ledger = open();
    terms(ledger);
    auto const number = opened(ledger, {1, 2});
    ok(notify_hallazgo(ledger, number, "enlace", by("auditora")));
    ok(answer_hallazgo(ledger, number, "c", proof, by("enlace")));
    ok(confirm_hallazgo(ledger, number, "c", {{"r", "enlace"}}, by("auditora")));
  }
  ASSERT_EQ(check(), "");
  keep_original();
  for (std::string const table : {"plazos", "hallazgos", "reparos_hallazgo", "recomendaciones", "pasos", "evidencias"})
    every_edit(table, false, [&](std::string const& said, std::string const& row) {
      return said.find("la fila " + row + " de " + table) != std::string::npos;
    });
}

}  // namespace
}  // namespace visado
