// The chain of events: each covers the one before it, and by the root of their leaves the rows that it wrote.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "ledger/row_writer.hpp"
#include "ledger/tables.hpp"
#include "support/json_writer.hpp"
#include "visado/ledger.hpp"

namespace visado::ledger {

struct Event {
  std::int64_t id = 0;
  std::string type;
  Moment moment = 0;
  std::string account;
  std::optional<std::string> person;  // null in the table when none was declared
  std::string content;                // JSON
};

[[nodiscard]] Digest link(Sha256& hash, Digest const& previous, Event const& event);

// The rows that an event writes. Those of one table have ids without gaps, and are added in their order.
class Leaves {
 public:
  void add(Fact fact, std::int64_t id, Digest const& leaf);
  [[nodiscard]] bool empty() const;
  [[nodiscard]] std::vector<Digest> in_order() const;
  // {"versiones":[first,count],…}
  void write(JsonWriter& json) const;
  void clear();

 private:
  struct Segment {
    std::int64_t first = 0;
    std::vector<Digest> leaves;
  };
  std::array<Segment, fact_tables.size()> segments_;
};

// The event on which a query over id, tipo, momento, cuenta, persona, contenido… stands.
[[nodiscard]] Event event_from(SQLite::Statement& query);

struct Link {
  std::int64_t event = 0;  // 0: nothing yet
  Digest hash{};
};

// The last event as it stands; `previous` is the hash of the one before it.
struct LastEvent {
  Event event;
  Digest hash{}, previous{};
};
[[nodiscard]] std::optional<LastEvent> last_event(SQLite::Database& database);
// Whether the hash of the last event is that of its content (or there is none).
[[nodiscard]] bool last_event_holds(SQLite::Database& database);

[[nodiscard]] Digest digest_from(SQLite::Column const& column);  // zeros when it has not 32 bytes
[[nodiscard]] std::int64_t next_id(SQLite::Database& database, std::string_view table);
// The identifier in the opening event; empty when there is none.
[[nodiscard]] std::string ledger_identifier(SQLite::Database& database);

// Appends events. Every call stands inside a write transaction.
class Chain {
 public:
  explicit Chain(SQLite::Database& database);

  // At the start of each transaction: others may have written.
  void read_head();
  // `json` is an object that is still open: «filas» and «raiz» are added to it. Gives the number of the event.
  std::int64_t append(std::string const& type, Moment moment, Actor const& actor, JsonWriter& json,
                      Leaves const& leaves = {});
  [[nodiscard]] Link const& head() const { return head_; }
  [[nodiscard]] std::int64_t next_event() const { return head_.event + 1; }

 private:
  Sha256 hash_;
  SQLite::Statement read_, insert_, leaves_;
  Link head_;
};

}  // namespace visado::ledger
