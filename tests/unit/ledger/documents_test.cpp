// What the documents of a dossier say, as pages; and how the schema says what they print.
#include "unit/ledger/acts_fixture.hpp"
#include "visado/documents.hpp"
#include "visado/follow_up.hpp"
#include "visado/replay.hpp"

namespace visado {
namespace {

using testing::Bench;
using testing::proof;
using testing::small_schema;

std::string const layout = std::string(small_schema) + R"(hoja:
  liquido: monto - 10
  partes:
    - titulo: Pago
      datos:
        NIT: nit
        Compra: fecha_compra
        Doble: monto * 2
    - titulo: Facturas
      por_cada: factura en facturas
      datos: {Autorización: factura.autorizacion, Total: factura.total}
)";

// The errors that loading a schema with this `hoja` gives.
std::string codes(std::string const& sheet) {
  auto const book = Bench::load(testing::acts_rules, std::string(small_schema) + "hoja:\n" + sheet);
  std::string all;
  for (auto const& diagnostic : book.diagnostics())
    if (diagnostic.severity == Severity::error) all += std::string(info(diagnostic.code).name) + ' ';
  return all;
}

TEST(PrintLayout, IsCheckedWhenItIsLoaded) {
  EXPECT_EQ(codes("  partes: [{titulo: t, datos: {A: nit}}]\n"), "");
  EXPECT_EQ(codes("  partes: [{titulo: t, datos: {A: nitt}}]\n"), "FEEL-030 ");
  EXPECT_EQ(codes("  partes: [{titulo: t, por_cada: x en monto, datos: {A: nit}}]\n").substr(0, 4), "REG-");
  EXPECT_EQ(codes("  partes: [{titulo: t, datos: {A: personas}}]\n"), "ESQ-009 ");
  EXPECT_EQ(codes("  partes: [{titulo: t, por_cada: x en personas, datos: {A: x.nombre}}]\n"), "ESQ-009 ");
  EXPECT_EQ(codes("  liquido: nit\n  partes: [{titulo: t, datos: {A: nit}}]\n"), "ESQ-010 ");
  EXPECT_EQ(codes("  liquido: monto\n"), "REG-008 ");
  EXPECT_EQ(codes("  partes: [{titulo: t, dato: {A: nit}}]\n").substr(0, 7), "REG-006");
}

class Documents : public testing::ActsFixture {
 protected:
  void SetUp() override {
    ActsFixture::SetUp();
    run({full("H", "30000.00")}, printing.rulebook());
    auto ledger = open();
    auto const print = printing.rulebook().fingerprint();
    ok(ledger.set_rulebook_state(print, Ledger::RulebookAct::present, "", by("redactor")));
    ok(ledger.set_rulebook_state(print, Ledger::RulebookAct::put_in_force, "", by("aprobador")));
  }
  static std::string full(std::string const& key, std::string const& amount) {
    return testing::dossier({{"expediente", '"' + key + '"'}, {"monto", amount}, {"cantidad", "1"}, {"fecha_compra", ""}, {"nit", R"("<script>alert(1)</script>")"},
                             {"facturas", R"([{"autorizacion":"F-1","total":5},{"autorizacion":"=1+1"}])"}});
  }
  static bool has(std::string const& page, std::string const& text) { return page.find(text) != std::string::npos; }
  std::string page(std::string const& json, DocumentFormat format) {
    auto const printed = print_document(json, format);
    EXPECT_TRUE(printed.ok()) << render(printed.diagnostics());
    return printed.ok() ? printed.value() : std::string();
  }

  Bench printing{testing::acts_rules, layout};
};

TEST_F(Documents, TheSheetSaysWhatIsWrongHowMuchAndWhereToSign) {
  auto ledger = open();
  ok(ledger.enter("H", by("receptor")));
  ok(ledger.assign("H", "analista", by("jefe", Date::of(2024, 6, 3).value())));
  auto const sheet = review_sheet(ledger, "H", Date::of(2024, 6, 5).value());
  ASSERT_TRUE(sheet.ok()) << render(sheet.diagnostics());
  auto const text = page(sheet.value(), DocumentFormat::texto), html = page(sheet.value(), DocumentFormat::html);
  for (auto const* const words : {"Con reparos", "1 reparo impide el visado", "1 comprobación por responder", "Q 30,000.00", "Q 29,990.00",
                                  "Q 60,000.00", "P-001", "No cumple.", "¿Está firmada?", "Persona analista", "Vo. Bo.", "F-1", "Q 5.00",
                                  "ingreso 01/06/2024 (2 d)", "asignación 03/06/2024 (2 d)", "Regla de prueba"})
    EXPECT_TRUE(has(text, words) && has(html, words)) << words << '\n' << text;
  EXPECT_TRUE(has(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_FALSE(has(html, "<script"));
  EXPECT_FALSE(has(html, "http"));
  EXPECT_FALSE(has(text, "Compra"));  // what is missing is not printed
  EXPECT_EQ(why(review_sheet(ledger, "Z", Date::of(2024, 6, 5).value())), "BIT-049 no hay un expediente Z en la bitácora");
}

TEST_F(Documents, TheReturnSaysWhyAndWhatChangedSince) {
  {
    auto ledger = open();
    ok(ledger.enter("H", by("receptor")));
    auto const given = ledger.return_dossier("H", "Compras <b>", 5, by("jefe"));
    ASSERT_TRUE(given.ok()) << render(given.diagnostics());
    auto const html = page(given->json, DocumentFormat::html);
    for (auto const* const words : {"Oficio de devolución DEV-2024-00001", "Compras &lt;b&gt;", "5 días hábiles", "LCE art. 43 a: Baja cuantía", "No cumple."})
      EXPECT_TRUE(has(html, words)) << words << '\n' << html;
    auto altered = given->json;
    altered.replace(altered.find("Compras"), 7, "Ventas!");
    EXPECT_EQ(why(print_document(altered, DocumentFormat::texto)), "BIT-067 el documento DEV-2024-00001 fue alterado: su contenido no da su huella");
  }
  run({full("H", "20000.00")}, printing.rulebook());
  auto ledger = open();
  ok(ledger.enter("H", by("receptor")));
  auto const sheet = review_sheet(ledger, "H", Date::of(2024, 6, 5).value());
  ASSERT_TRUE(sheet.ok());
  auto const text = page(sheet.value(), DocumentFormat::texto);
  for (auto const* const words : {"reingreso 2", "DEV-2024-00001", "ya no se encuentra (subsanado)", "Q 60,000.00", "Q 40,000.00"})
    EXPECT_TRUE(has(text, words)) << words << '\n' << text;
}

TEST_F(Documents, TheCertificatesArePages) {
  run({full("I", "100.00")}, printing.rulebook());
  auto ledger = open();
  ready(ledger, "I");
  auto const visado = ledger.approve("I", "", by("jefe"));
  ASSERT_TRUE(visado.ok()) << render(visado.diagnostics());
  auto const html = page(visado->json, DocumentFormat::html);
  for (auto const* const words : {"Constancia de visado VIS-2024-00001", "Persona jefe (jefe)", "Q 90.00", "Cumple", "huella de este documento", "Anexo"})
    EXPECT_TRUE(has(html, words)) << words << '\n' << html;
  ok(ledger.enter("H", by("receptor")));
  auto const order = ledger.proceed_by_order("H", "autoridad", "urgencia", proof, by("jefe"));
  ASSERT_TRUE(order.ok()) << render(order.diagnostics());
  auto const text = page(order->json, DocumentFormat::texto);
  for (auto const* const words : {"Sin visado", "Persona autoridad", "urgencia", "oficio.pdf", "trasladado"})
    EXPECT_TRUE(has(text, words)) << words << '\n' << text;
  ok(attach(ledger, "VIS-2024-00001", {"firmada.pdf", std::string(64, 'b'), {}}, by("receptor")));
  EXPECT_EQ(word("SELECT numero || ' ' || nombre FROM evidencias WHERE objeto = 'acto'"), "VIS-2024-00001 firmada.pdf");
  EXPECT_EQ(why(attach(ledger, "VIS-9", proof, by("receptor"))), "BIT-065 no hay un acto VIS-9");
  EXPECT_EQ(why(print_document("{}", DocumentFormat::html)), "BIT-066 el documento no es una constancia ni un oficio de visado");
  EXPECT_EQ(check(), "");
}

TEST_F(Documents, AStoredRunIsDoneAgainWithTheSameFindings) {
  auto ledger = open();
  auto const last = count("SELECT max(id) FROM corridas");
  auto const same = replay_run(ledger, last, printing.rulebook());
  ASSERT_TRUE(same.ok()) << render(same.diagnostics());
  EXPECT_EQ(same->same, 1U);
  EXPECT_EQ(same->different + same->not_replayed, 0U);
  EXPECT_EQ(why(replay_run(ledger, last, acts.rulebook())).substr(0, 7), "BIT-081");
  EXPECT_EQ(why(replay_run(ledger, 99, printing.rulebook())), "BIT-080 no hay una corrida 99 terminada en la bitácora");
  // What was recorded is not what the rules say: somebody changed it, or the engine decides otherwise.
  tamper("DROP TRIGGER mensajes_no_cambian; UPDATE mensajes SET huella = zeroblob(32)");
  auto const other = replay_run(ledger, last, printing.rulebook());
  ASSERT_TRUE(other.ok());
  EXPECT_EQ(other->different, 1U);
  ok(ledger.erase("H", "plazo", {"cuenta", "jefe"}, ++clock));
  EXPECT_EQ(replay_run(ledger, last, printing.rulebook())->not_replayed, 1U);
}

}  // namespace
}  // namespace visado
