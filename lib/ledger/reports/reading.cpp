#include "ledger/reports/reading.hpp"

#include "ledger/schema.hpp"
#include "ledger/tables.hpp"

namespace visado::ledger {
namespace {

void supply_missing(SQLite::Database& database) {
  if (database.execAndGet("PRAGMA main.user_version").getInt() >= newest_schema()) return;
  for (auto const& object : expected_objects(newest_schema())) {
    if (object.type != "table" || has_table(database, object.name)) continue;
    std::string sql = object.sql;
    constexpr std::string_view create = "CREATE TABLE ";
    database.exec(sql.replace(0, create.size(), "CREATE TABLE IF NOT EXISTS temp."));
  }
}

SQLite::Database& prepared(SQLite::Database& database) {
  supply_missing(database);
  return database;
}

}  // namespace

ReadState::ReadState(SQLite::Database& database) : transaction_(prepared(database)) {}

std::string Parameters::add(std::string text) {
  texts_.push_back(std::move(text));
  return '?' + std::to_string(texts_.size());
}

void Parameters::bind(SQLite::Statement& statement) const {
  for (std::size_t i = 0; i < texts_.size(); ++i) statement.bind(static_cast<int>(i) + 1, texts_[i]);
}

std::string text_of(SQLite::Statement& row, int column) { return row.getColumn(column).getString(); }

std::optional<Date> date_of(SQLite::Statement& row, int column) {
  if (row.isColumnNull(column)) return std::nullopt;
  return Date::parse(row.getColumn(column).getText());
}

std::optional<Decimal> decimal_of(SQLite::Statement& row, int column) {
  if (row.isColumnNull(column)) return std::nullopt;
  return Decimal::parse(row.getColumn(column).getText());
}

void add(Amounts& amounts, std::string const& currency, std::optional<Decimal> const& amount) {
  if (!amount) return;
  auto& sum = amounts.try_emplace(currency, Decimal()).first->second;
  if (sum) sum = Decimal::add(*sum, *amount);
}

}  // namespace visado::ledger
