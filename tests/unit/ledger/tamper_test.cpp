// Every edit of every table is found, and the row is named.
#include <set>

#include "unit/ledger/fixture.hpp"

namespace visado {
namespace {

using testing::LedgerFixture;

class Tamper : public LedgerFixture {
 protected:
  void SetUp() override {
    run({text("A", "30000.00"), text("B", "1.00", R"([{"autorizacion":"F1","total":5}])"), text("C", "1.00")});
    run({text("A", "20000.00"), text("C", "2.00")});
    auto ledger = Ledger::open(path());
    ASSERT_TRUE(ledger->erase("C", "plazo vencido", {"cuenta", "P-1"}, ++clock).ok());
    ASSERT_EQ(check(), "");
    keep_original();
  }
};

bool names(std::string const& said, std::string const& table, std::string const& row) {
  if (table == "eventos") return said.find("evento " + row + '\n') != std::string::npos || said.find("evento " + row + " ") != std::string::npos;
  if (table == "hojas") return said.find("del lote " + row + ' ') != std::string::npos || said.find("la fila " + row + " de hojas") != std::string::npos;
  return said.find("la fila " + row + " de " + table) != std::string::npos;
}

// Each row of each table: each of its columns changed, and the row deleted. Rows of one table do not hide each other (but
// for events, which are linked): each check sees another column changed in every row.
TEST_F(Tamper, AnyEditOfAnyRowIsLocated) {
  auto const tables = list("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
  ASSERT_EQ(tables.size(), 32U);
  std::set<std::string> const of_acts{"personas", "cargos", "estados_reglamento", "ingresos", "etapas", "respuestas", "actos", "constancias",
                                      "plazos", "hallazgos", "reparos_hallazgo", "recomendaciones", "pasos", "evidencias"};
  for (auto const& table : tables) {
    if (of_acts.contains(table)) continue;  // acts_test, audit_test
    every_edit(table, table == "eventos", [&](std::string const& said, std::string const& row) { return names(said, table, row); });
  }
}

TEST_F(Tamper, InsertedRowsAreLocated) {
  struct Case {
    char const* sql;
    char const* said;
  };
  for (auto const& [sql, said] : {
           Case{"INSERT INTO versiones VALUES (99, 'Z', 1, 1, x'00')", "BIT-025 la fila 99 de versiones no la escribió ningún evento\n"
                                                                       "BIT-028 falta la fila 99 de contenidos y nadie registró su borrado\n"},
           Case{"INSERT INTO contenidos VALUES (99, x'00', x'00', x'00', 'jsonl', x'00')",
                "BIT-025 la fila 99 de contenidos no la escribió ningún evento\n"},
           Case{"INSERT INTO hojas VALUES (99, x'00')", "BIT-025 la fila 99 de hojas no la escribió ningún evento\n"},
           Case{"INSERT INTO expedientes VALUES ('Z', 1, 1, 1)", "BIT-031 sobra la fila Z de expedientes: no resulta de los eventos\n"}}) {
    tamper(sql);
    EXPECT_EQ(check(), said);
    reset();
  }
}

TEST_F(Tamper, OneRowIsBlamedAndNoOther) {
  tamper_quietly("UPDATE observaciones SET monto = '1.00' WHERE id = 1");
  EXPECT_EQ(check(), "BIT-023 la fila 1 de observaciones fue alterada\n");
  reset();
  tamper_quietly("UPDATE reparos SET estado = 'levantado' WHERE id = 1");
  EXPECT_EQ(check(), "BIT-029 la fila 1 de reparos fue alterada: estado dice «levantado» y de los eventos resulta «subsanado»\n");
  reset();
  tamper_quietly("UPDATE eventos SET cuenta = 'otra' WHERE id = 3");
  EXPECT_EQ(check(), "BIT-020 el evento 3 fue alterado\n");
  reset();
  tamper_quietly("UPDATE eventos SET huella = zeroblob(32) WHERE id = 3");
  EXPECT_EQ(check(), "BIT-021 la huella del evento 3 fue alterada\n");
  reset();
  tamper_quietly("UPDATE contenidos SET datos = x'7B7D' WHERE version = 1");
  EXPECT_EQ(check(), "BIT-027 la fila 1 de contenidos fue alterada: su contenido no es el que se registró\n");
}

TEST_F(Tamper, NothingIsNotAnEmptyText) {
  tamper_quietly("UPDATE eventos SET persona = '' WHERE id = 2");
  EXPECT_EQ(check(), "BIT-020 el evento 2 fue alterado\n");
  reset();
  tamper_quietly("UPDATE resultados SET solicitado = NULL WHERE id = 1");
  EXPECT_EQ(check(), "BIT-023 la fila 1 de resultados fue alterada\n");
}

TEST_F(Tamper, TheStructureIsPartOfTheLedger) {
  tamper("DROP TRIGGER eventos_no_cambian");
  EXPECT_EQ(check(), "BIT-032 la estructura de la bitácora fue alterada: falta el disparador eventos_no_cambian\n");
  reset();
  tamper("CREATE TRIGGER espia AFTER INSERT ON eventos BEGIN SELECT 1; END");
  EXPECT_EQ(check(), "BIT-032 la estructura de la bitácora fue alterada: sobra el disparador espia\n");
}

TEST_F(Tamper, TriggersRefuseWhatTheLedgerDoesNotDo) {
  EXPECT_THROW(tamper("UPDATE eventos SET cuenta = 'otra'"), SQLite::Exception);
  EXPECT_THROW(tamper("DELETE FROM versiones"), SQLite::Exception);
  EXPECT_THROW(tamper("DELETE FROM contenidos"), SQLite::Exception);
  EXPECT_EQ(check(), "");
}

TEST_F(Tamper, AnAlteredHeadIsRefusedAtOpening) {
  tamper_quietly("UPDATE eventos SET cuenta = 'otra' WHERE id = (SELECT max(id) FROM eventos)");
  auto const opened = Ledger::open(path());
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.diagnostics().items().front().message(),
            "el último evento de la bitácora " + path().string() + " no es el que se escribió");
}

TEST_F(Tamper, ErasedDataLeaveTheChainValidAndNoTrace) {
  EXPECT_EQ(count("SELECT count(*) FROM contenidos c JOIN versiones v ON v.id = c.version WHERE v.expediente = 'C'"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM borrados"), 4);
  EXPECT_EQ(run({text("C", "2.00")}).changed, 1U);  // nothing is left to know it by
  EXPECT_EQ(check(), "");
}

}  // namespace
}  // namespace visado
