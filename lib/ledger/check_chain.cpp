#include "ledger/check_chain.hpp"

#include <algorithm>

#include "ledger/chain.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado::ledger {
namespace {

constexpr int most_missing = 20;

void report(LedgerCheck& check, Code code, std::int64_t event) {
  check.diagnostics.add(Diagnostic::make(code, {}, {std::to_string(event)}));
}

// The rows that events wrote, by event.
class WrittenBy {
 public:
  explicit WrittenBy(SQLite::Database& database)
      : query_(database,
               "SELECT j.key, json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]'), "
               "json_extract(?1, '$.raiz') FROM json_each(?1, '$.filas') j") {}

  WritingEvent of(std::int64_t event, std::string const& content) {
    WritingEvent writing{.event = event, .rows = {}, .root = {}};
    query_.bindNoCopy(1, content);
    while (query_.executeStep()) {
      auto const table = std::ranges::find(fact_tables, query_.getColumn(0).getString());
      if (table == fact_tables.end()) continue;
      writing.rows.push_back({static_cast<std::size_t>(table - fact_tables.begin()), query_.getColumn(1).getInt64(),
                              query_.getColumn(2).getInt64()});
      writing.root = query_.getColumn(3).getString();
    }
    query_.reset();
    std::ranges::sort(writing.rows, {}, &WrittenRows::table);
    return writing;
  }

 private:
  SQLite::Statement query_;
};

}  // namespace

ChainCheck check_chain(SQLite::Database& database, LedgerCheck& check) {
  ChainCheck chain;
  WrittenBy written(database);
  Sha256 hash;
  SQLite::Statement query(database,
                          "SELECT id, tipo, momento, cuenta, persona, contenido, huella FROM main.eventos ORDER BY id");
  std::int64_t expected = 1;
  std::optional<Digest> previous = Digest{};  // nothing: the one before is missing
  // An event whose hash is not that of its content, until the next one tells which of the two was changed.
  std::optional<Digest> doubted;
  auto const blame = [&](Code code) {
    chain.whole = false;
    report(check, code, expected - 1);
    doubted.reset();
  };
  while (query.executeStep()) {
    auto const event = event_from(query);
    auto const stored = digest_from(query.getColumn(6));
    ++check.events;
    if (event.id != expected) {
      if (doubted) blame(code::event_altered);
      // A number that was changed leaves as wide a gap as one likes.
      for (int i = 0; expected < event.id && i < most_missing; ++expected, ++i) report(check, code::event_missing, expected);
      expected = event.id;
      chain.whole = false;
      previous.reset();
    }
    bool holds = true;
    if (previous) {
      auto computed = link(hash, *previous, event);
      if (doubted) {
        bool const hash_changed = link(hash, *doubted, event) == stored;
        if (hash_changed) computed = stored;
        blame(hash_changed ? code::event_hash_altered : code::event_altered);
      }
      holds = computed == stored;
      if (!holds) doubted = computed;
    }
    if (expected == 1 && event.type != "apertura") {
      check.diagnostics.add(Diagnostic::make(code::first_event_wrong, {}));
      chain.whole = false;
    }
    if (holds) {
      auto writing = written.of(event.id, event.content);
      if (!writing.rows.empty()) chain.writing.push_back(std::move(writing));
    }
    check.head.event = event.id;
    check.head.hash = to_hex(bytes_of(stored));
    previous = stored;
    ++expected;
  }
  if (doubted) blame(code::event_altered);
  if (check.events == 0) {
    check.diagnostics.add(Diagnostic::make(code::first_event_wrong, {}));
    chain.whole = false;
  }
  check.head.ledger = ledger_identifier(database);
  return chain;
}

}  // namespace visado::ledger
