// Every row that an event wrote, against the leaf that the event keeps of it.
#include <algorithm>
#include <array>

#include "ledger/check_chain.hpp"
#include "ledger/merkle.hpp"
#include "ledger/row_bytes.hpp"
#include "ledger/chain.hpp"
#include "ledger/schema.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado::ledger {
namespace {

class RowCheck {
 public:
  RowCheck(SQLite::Database& database, LedgerCheck& check)
      : database_(database), check_(check), leaves_(database, "SELECT huellas FROM main.hojas WHERE evento = ?1") {
    for (auto const table : fact_tables)  // a file of an earlier version has fewer
      rows_.emplace_back(database, has_table(database, table)
                                       ? "SELECT * FROM main." + std::string(table) + " WHERE id BETWEEN ?1 AND ?2 ORDER BY id"
                                       : std::string("SELECT 1 WHERE ?1 > ?2"));
  }

  void event(WritingEvent const& event) {
    auto const leaves = leaves_of(event);
    std::size_t next = 0;
    for (auto const& written : event.rows) {
      range(written, leaves, next);
      next += static_cast<std::size_t>(written.count);
      auto& end = covered_[written.table];
      end = std::max(end, written.first + written.count - 1);
    }
    with_leaves_.insert(event.event);
  }

  // Rows that no event wrote. Where the chain has a hole they may be those of the events in it.
  void others() {
    for (std::size_t table = 0; table < fact_tables.size(); ++table) {
      if (!has_table(database_, fact_tables[table])) continue;
      SQLite::Statement query(database_, "SELECT id FROM main." + std::string(fact_tables[table]) +
                                             " WHERE id < 1 OR id > ?1 ORDER BY id");
      query.bind(1, covered_[table]);
      while (query.executeStep()) blame(code::row_not_covered, table, query.getColumn(0).getInt64());
    }
    SQLite::Statement query(database_, "SELECT evento FROM main.hojas ORDER BY evento");
    while (query.executeStep())
      if (auto const event = query.getColumn(0).getInt64(); event == check_.head.event + 1)  // the tail was cut
        check_.diagnostics.add(Diagnostic::make(code::event_missing, {}, {std::to_string(event)}));
      else if (!with_leaves_.contains(event)) report(code::row_not_covered, "hojas", event);
  }

  AlteredRows altered;

 private:
  void report(Code code, std::string_view table, std::int64_t row) {
    check_.diagnostics.add(Diagnostic::make(code, {}, {std::string(table), std::to_string(row)}));
  }
  void blame(Code code, std::size_t table, std::int64_t row) {
    report(code, fact_tables[table], row);
    altered[std::string(fact_tables[table])].insert(row);
  }

  // Those kept of the event; reports when they are not those that it was written with.
  std::vector<Digest> leaves_of(WritingEvent const& event) {
    std::vector<Digest> leaves;
    bool whole = false;
    leaves_.bind(1, event.event);
    bool const there = leaves_.executeStep();
    if (there) {
      auto const bytes = leaves_.getColumn(0).getString();
      whole = bytes.size() % sizeof(Digest) == 0;
      leaves.resize(bytes.size() / sizeof(Digest));
      std::copy_n(bytes.data(), leaves.size() * sizeof(Digest), reinterpret_cast<char*>(leaves.data()));
    }
    leaves_.reset();
    if (!there) report(code::row_missing, "hojas", event.event);
    else if (!whole || to_hex(bytes_of(merkle_root(hash_, leaves))) != event.root)
      check_.diagnostics.add(Diagnostic::make(code::leaves_altered, {}, {std::to_string(event.event)}));
    return leaves;
  }

  void range(WrittenRows const& written, std::vector<Digest> const& leaves, std::size_t next) {
    auto& query = rows_[written.table];
    query.bind(1, written.first);
    query.bind(2, written.first + written.count - 1);
    auto expected = written.first;
    while (query.executeStep()) {
      auto const id = query.getColumn(0).getInt64();
      for (; expected < id; ++expected) blame(code::row_missing, written.table, expected);
      auto const leaf = leaf_of(hash_, bytes_.begin(fact_tables[written.table]).row(query));
      auto const place = next + static_cast<std::size_t>(id - written.first);
      if (place < leaves.size() && leaves[place] != leaf) blame(code::row_altered, written.table, id);
      ++check_.rows;
      ++expected;
    }
    query.reset();
    for (; expected < written.first + written.count; ++expected) blame(code::row_missing, written.table, expected);
  }

  SQLite::Database& database_;
  LedgerCheck& check_;
  Sha256 hash_;
  RowBytes bytes_;
  SQLite::Statement leaves_;
  std::vector<SQLite::Statement> rows_;
  std::array<std::int64_t, fact_tables.size()> covered_{};
  std::set<std::int64_t> with_leaves_;
};

}  // namespace

AlteredRows check_rows(SQLite::Database& database, ChainCheck const& chain, LedgerCheck& check) {
  RowCheck rows(database, check);
  for (auto const& event : chain.writing) rows.event(event);
  if (chain.whole) rows.others();
  return rows.altered;
}

void check_payloads(SQLite::Database& database, AlteredRows const& altered, LedgerCheck& check) {
  Sha256 hash;
  RowBytes bytes;
  auto const report = [&](Code code, std::string_view table, std::int64_t row) {
    check.diagnostics.add(Diagnostic::make(code, {}, {std::string(table), std::to_string(row)}));
  };
  for (auto const& payload : payloads) {
    std::string const table(payload.table), fact(fact_tables[static_cast<std::size_t>(payload.fact)]);
    auto const key = database.execAndGet("SELECT name FROM pragma_table_info('" + table + "') WHERE cid = 0").getString();
    auto const found = altered.find(fact);
    SQLite::Statement facts(database, "SELECT id, compromiso FROM main." + fact + " ORDER BY id");
    SQLite::Statement rows(database, "SELECT * FROM main." + table + " WHERE " + key + " = ?1");
    SQLite::Statement erased(database, "SELECT 1 FROM main.borrados WHERE tabla = ?1 AND fila = ?2");
    while (facts.executeStep()) {
      auto const id = facts.getColumn(0).getInt64();
      rows.bind(1, id);
      if (rows.executeStep()) {
        ++check.rows;
        bool const blamed = found != altered.end() && found->second.contains(id);
        if (!blamed && leaf_of(hash, bytes.begin(table).row(rows)) != digest_from(facts.getColumn(1)))
          report(code::payload_altered, table, id);
      } else {
        erased.bindNoCopy(1, table);
        erased.bind(2, id);
        if (!erased.executeStep()) report(code::payload_missing, table, id);
        erased.reset();
      }
      rows.reset();
    }
    SQLite::Statement others(database, "SELECT " + key + " FROM main." + table + " WHERE " + key +
                                           " NOT IN (SELECT id FROM main." + fact + ") ORDER BY 1");
    while (others.executeStep()) {
      auto const id = others.getColumn(0).getInt64();
      // Of a fact that is gone as a whole its own absence was reported.
      if (found == altered.end() || !found->second.contains(id)) report(code::row_not_covered, table, id);
    }
  }
}

}  // namespace visado::ledger
