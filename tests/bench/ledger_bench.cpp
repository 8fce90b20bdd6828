// What recording costs, against a minimal program that hashes the same bytes and inserts the same rows through the C API
// of SQLite: bench_ledger [DOSSIERS] [ROUNDS] [FOLDER]. Times are of this process's CPU, by turns; the ratio is what counts.
#include <openssl/evp.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include "support/rulebook_fixture.hpp"

namespace {

using visado::testing::dossier;

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void require(bool done, char const* what) {
  if (done) return;
  std::fprintf(stderr, "bench_ledger: %s\n", what);
  std::exit(1);
}

struct Cell {
  int type = SQLITE_NULL;
  sqlite3_int64 number = 0;
  std::string bytes;
};
using Row = std::vector<Cell>;

struct Table {
  char const* name;
  bool hashed;
  std::vector<std::pair<std::size_t, Row>> rows;  // with the dossier that each belongs to
  std::size_t next = 0;
  sqlite3_stmt* insert = nullptr;
};

// The rows that the ledger wrote, with the dossier that each is of.
std::vector<Table> read_back(std::string const& path) {
  struct Source {
    char const* name;
    bool hashed;
    char const* dossier;  // an expression that counts dossiers from 1
  };
  Source const sources[] = {{"contenidos", true, "version"},
                            {"versiones", true, "id"},
                            {"mensajes", true, "resultado"},
                            {"resultados", true, "version"},
                            {"observaciones", true, "resultado"},
                            {"reparos", false, "version"},
                            {"expedientes", false, "version"},
                            {"fichas", false, "resultado"}};
  sqlite3* db = nullptr;
  require(sqlite3_open(path.c_str(), &db) == SQLITE_OK, "open");
  std::vector<Table> tables;
  for (auto const& source : sources) {
    auto& table = tables.emplace_back(Table{source.name, source.hashed, {}});
    auto const sql = "SELECT *, " + std::string(source.dossier) + " FROM " + source.name + " ORDER BY " + source.dossier;
    sqlite3_stmt* query = nullptr;
    require(sqlite3_prepare_v2(db, sql.c_str(), -1, &query, nullptr) == SQLITE_OK, sqlite3_errmsg(db));
    while (sqlite3_step(query) == SQLITE_ROW) {
      int const columns = sqlite3_column_count(query) - 1;
      Row row(static_cast<std::size_t>(columns));
      for (int i = 0; i < columns; ++i) {
        auto& cell = row[static_cast<std::size_t>(i)];
        cell.type = sqlite3_column_type(query, i);
        cell.number = cell.type == SQLITE_INTEGER ? sqlite3_column_int64(query, i) : 0;
        if (cell.type == SQLITE_TEXT || cell.type == SQLITE_BLOB)
          cell.bytes.assign(static_cast<char const*>(sqlite3_column_blob(query, i)),
                            static_cast<std::size_t>(sqlite3_column_bytes(query, i)));
      }
      table.rows.emplace_back(static_cast<std::size_t>(sqlite3_column_int64(query, columns)), std::move(row));
    }
    sqlite3_finalize(query);
  }
  sqlite3_close(db);
  return tables;
}

void hash_row(EVP_MD_CTX* context, Row const& row) {
  unsigned char digest[32];
  EVP_DigestInit_ex(context, nullptr, nullptr);
  for (auto const& cell : row)
    if (cell.type == SQLITE_INTEGER) EVP_DigestUpdate(context, &cell.number, sizeof cell.number);
    else EVP_DigestUpdate(context, cell.bytes.data(), cell.bytes.size());
  EVP_DigestFinal_ex(context, digest, nullptr);
}

void insert_row(sqlite3* db, sqlite3_stmt* insert, Row const& row) {
  int column = 0;
  for (auto const& cell : row) {
    ++column;
    auto const size = static_cast<int>(cell.bytes.size());
    if (cell.type == SQLITE_INTEGER) sqlite3_bind_int64(insert, column, cell.number);
    else if (cell.type == SQLITE_TEXT) sqlite3_bind_text(insert, column, cell.bytes.data(), size, SQLITE_STATIC);
    else if (cell.type == SQLITE_BLOB) sqlite3_bind_blob(insert, column, cell.bytes.data(), size, SQLITE_STATIC);
    else sqlite3_bind_null(insert, column);
  }
  require(sqlite3_step(insert) == SQLITE_DONE, sqlite3_errmsg(db));
  sqlite3_reset(insert);
}

// Into `empty`, a ledger without runs: the same tables and indexes.
double minimal(std::vector<Table>& tables, std::string const& empty, std::size_t dossiers) {
  sqlite3* db = nullptr;
  require(sqlite3_open(empty.c_str(), &db) == SQLITE_OK, "open");
  sqlite3_exec(db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536", nullptr, nullptr, nullptr);
  for (auto& table : tables) {
    std::string sql = "INSERT INTO " + std::string(table.name) + " VALUES (?";
    for (std::size_t i = 1; i < table.rows.front().second.size(); ++i) sql += ",?";
    require(sqlite3_prepare_v2(db, (sql + ")").c_str(), -1, &table.insert, nullptr) == SQLITE_OK, sqlite3_errmsg(db));
    table.next = 0;
  }
  auto* context = EVP_MD_CTX_new();
  EVP_DigestInit_ex(context, EVP_sha256(), nullptr);
  auto const start = cpu_seconds();
  for (std::size_t dossier = 1; dossier <= dossiers; ++dossier) {
    if (dossier % 2048 == 1) sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    for (auto& table : tables)
      for (; table.next < table.rows.size() && table.rows[table.next].first == dossier; ++table.next) {
        auto const& row = table.rows[table.next].second;
        if (table.hashed) hash_row(context, row);
        insert_row(db, table.insert, row);
      }
    if (dossier % 2048 == 0 || dossier == dossiers)
      require(sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK, sqlite3_errmsg(db));
  }
  auto const took = cpu_seconds() - start;
  EVP_MD_CTX_free(context);
  for (auto& table : tables) sqlite3_finalize(table.insert);
  sqlite3_close(db);
  return took;
}

std::vector<visado::Verdict> verdicts(visado::Rulebook const& rulebook, std::size_t count,
                                      visado::VerifyOptions const& options) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    std::string invoices = "[";
    for (int k = 0; k < 12; ++k)
      invoices += (k > 0 ? "," : "") + std::string(R"({"autorizacion":"F)") + std::to_string(i * 16 + static_cast<std::size_t>(k)) +
                  R"(","total":)" + (i % 3 == 0 && k == 0 ? "5" : "1250.75") +
                  R"(,"fecha":"2024-02-01","items":[{"descripcion":"Servicio de mantenimiento preventivo","total":1250.75}]})";
    text += dossier({{"expediente", "\"IGM-2024-" + std::to_string(1'000'000 + i) + '"'},
                     {"monto", i % 2 == 0 ? "30000.00" : "20000.00"},
                     {"facturas", invoices + "]"}}) + "\n";
  }
  auto source = visado::DossierSource::from_text("banco.jsonl", std::move(text), visado::InputFormat::jsonl,
                                                 rulebook.schema(), rulebook.uses(), {});
  visado::Verifier const verifier(rulebook, options);
  visado::Verifier::Workspace workspace;
  visado::DossierSource::Unit unit;
  std::vector<visado::Verdict> all;
  while (source.value()->next(unit)) {
    workspace.arena().reset();
    auto const one = source.value()->read(unit, workspace.arena());
    all.push_back(verifier.verify(one, workspace, source.value().get(), &unit));
  }
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t const count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
  int const rounds = argc > 2 ? std::atoi(argv[2]) : 3;
  std::filesystem::path const folder = argc > 3 ? argv[3] : std::filesystem::temp_directory_path();
  using visado::testing::rule;
  std::string pack = visado::testing::pack_head + std::string("reglas:\n") + rule("P-001", "    exige: monto <= 25000\n") +
                     rule("P-002", "    por_cada: factura en facturas\n    exige: factura.total > 10\n");
  for (int i = 100; i < 350; ++i) pack += rule("Q-" + std::to_string(i), "    exige: monto > 0\n");
  auto const rulebook = visado::testing::Bench::load(pack);
  visado::VerifyOptions options;
  options.date = visado::Date::of(2024, 6, 1).value();
  options.keep_content = true;
  auto const all = verdicts(rulebook.value(), count, options);
  auto const path = folder / ("banco_" + std::to_string(::getpid()) + ".db");
  auto const clean = [&] {
    for (auto const* part : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + part);
  };
  std::vector<Table> tables;
  double best = 0;
  std::printf("expedientes\tbitácora s\tmínimo s\trazón\n");
  for (int round = 0; round < rounds; ++round) {
    clean();
    double took = 0;
    {
      auto ledger = visado::Ledger::open(path);
      require(ledger.ok(), "the ledger does not open");
      auto run = ledger->begin_run(rulebook.value(), options, {{"banco", ""}, 1, "banco"});
      require(run.ok(), "the run does not begin");
      auto const start = cpu_seconds();
      for (auto const& verdict : all) run->record(verdict);
      require(run->finish(2).ok(), "the run does not end");
      took = cpu_seconds() - start;
    }
    if (tables.empty()) tables = read_back(path.string());
    clean();
    require(visado::Ledger::open(path).ok(), "the empty ledger");
    auto const least = minimal(tables, path.string(), count);
    auto const ratio = took / least;
    if (round == 0 || ratio < best) best = ratio;
    std::printf("%zu\t%.3f\t%.3f\t%.2f\n", count, took, least, ratio);
    std::fflush(stdout);
  }
  clean();
  std::printf("la menor razón: %.2f\n", best);
  return 0;
}
