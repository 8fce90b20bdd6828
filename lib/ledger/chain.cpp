#include "ledger/chain.hpp"

#include <algorithm>

#include "ledger/merkle.hpp"

namespace visado::ledger {

Digest link(Sha256& hash, Digest const& previous, Event const& event) {
  RowBytes bytes;
  bytes.begin("eventos").integer(event.id).text(event.type).integer(event.moment).text(event.account);
  if (event.person) bytes.text(*event.person);
  else bytes.null();
  bytes.text(event.content);
  constexpr std::string_view mark("\x02", 1);
  return hash.update(mark).update(bytes_of(previous)).update(bytes.bytes()).digest();
}

void Leaves::add(Fact fact, std::int64_t id, Digest const& leaf) {
  auto& segment = segments_[static_cast<std::size_t>(fact)];
  if (segment.leaves.empty()) segment.first = id;
  segment.leaves.push_back(leaf);
}

bool Leaves::empty() const {
  return std::ranges::all_of(segments_, [](Segment const& segment) { return segment.leaves.empty(); });
}

std::vector<Digest> Leaves::in_order() const {
  std::vector<Digest> all;
  for (auto const& segment : segments_) all.insert(all.end(), segment.leaves.begin(), segment.leaves.end());
  return all;
}

void Leaves::write(JsonWriter& json) const {
  json.begin_object();
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    if (segments_[i].leaves.empty()) continue;
    json.key(fact_tables[i]).begin_list();
    json.number(segments_[i].first).number(segments_[i].leaves.size()).end_list();
  }
  json.end_object();
}

void Leaves::clear() {
  for (auto& segment : segments_) segment.leaves.clear();
}

Digest digest_from(SQLite::Column const& column) {
  Digest digest{};
  auto const* bytes = static_cast<unsigned char const*>(column.getBlob());
  if (bytes != nullptr && static_cast<std::size_t>(column.getBytes()) == digest.size())
    std::copy_n(bytes, digest.size(), digest.begin());
  return digest;
}

Event event_from(SQLite::Statement& query) {
  Event event{query.getColumn(0).getInt64(),  query.getColumn(1).getString(), query.getColumn(2).getInt64(),
              query.getColumn(3).getString(), std::nullopt,                   query.getColumn(5).getString()};
  if (!query.isColumnNull(4)) event.person = query.getColumn(4).getString();
  return event;
}

std::int64_t next_id(SQLite::Database& database, std::string_view table) {
  return database.execAndGet("SELECT coalesce(max(id), 0) + 1 FROM " + std::string(table)).getInt64();
}

std::string ledger_identifier(SQLite::Database& database) {
  SQLite::Statement query(database,
                          "SELECT json_extract(contenido, '$.bitacora') FROM eventos "
                          "WHERE id = 1 AND tipo = 'apertura' AND json_valid(contenido)");
  return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

std::optional<LastEvent> last_event(SQLite::Database& database) {
  SQLite::Statement query(database,
                          "SELECT id, tipo, momento, cuenta, persona, contenido, huella FROM eventos ORDER BY id DESC LIMIT 2");
  if (!query.executeStep()) return std::nullopt;
  LastEvent last;
  last.event = event_from(query);
  last.hash = digest_from(query.getColumn(6));
  if (query.executeStep()) last.previous = digest_from(query.getColumn(6));
  return last;
}

bool last_event_holds(SQLite::Database& database) {
  auto const last = last_event(database);
  Sha256 hash;
  return !last || link(hash, last->previous, last->event) == last->hash;
}

Chain::Chain(SQLite::Database& database)
    : read_(database, "SELECT id, huella FROM eventos ORDER BY id DESC LIMIT 1"),
      insert_(database, "INSERT INTO eventos VALUES (?,?,?,?,?,?,?)"),
      leaves_(database, "INSERT INTO hojas VALUES (?,?)") {}

void Chain::read_head() {
  head_ = {};
  if (read_.executeStep()) head_ = {read_.getColumn(0).getInt64(), digest_from(read_.getColumn(1))};
  read_.reset();
}

std::int64_t Chain::append(std::string const& type, Moment moment, Actor const& actor, JsonWriter& json,
                           Leaves const& leaves) {
  if (!leaves.empty()) {
    auto const all = leaves.in_order();
    json.key("filas");
    leaves.write(json);
    json.key("raiz").text(to_hex(bytes_of(merkle_root(hash_, all))));
    leaves_.bind(1, next_event());
    leaves_.bindNoCopy(2, all.data(), static_cast<int>(all.size() * sizeof(Digest)));
    leaves_.exec();
    leaves_.reset();
  }
  json.end_object();
  Event event{next_event(), type, moment, actor.account, std::nullopt, json.text()};
  if (!actor.person.empty()) event.person = actor.person;
  auto const hash = link(hash_, head_.hash, event);
  insert_.bind(1, event.id);
  insert_.bindNoCopy(2, event.type);
  insert_.bind(3, event.moment);
  insert_.bindNoCopy(4, event.account);
  if (event.person) insert_.bindNoCopy(5, *event.person);
  else insert_.bind(5);
  insert_.bindNoCopy(6, event.content);
  insert_.bindNoCopy(7, hash.data(), static_cast<int>(hash.size()));
  insert_.exec();
  insert_.reset();
  head_ = {event.id, hash};
  return event.id;
}

}  // namespace visado::ledger
