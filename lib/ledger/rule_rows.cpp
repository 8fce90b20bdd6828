#include "ledger/rule_rows.hpp"

#include "ledger/chain.hpp"

namespace visado::ledger {

RuleRows::RuleRows(SQLite::Database& database) : database_(database) {}

RuleRows::Row const& RuleRows::row(std::int64_t row) {
  auto const found = rows_.find(row);
  if (found != rows_.end()) return found->second;
  SQLite::Statement query(database_, "SELECT reglamento, regla, huella FROM main.reglas WHERE id = ?1");
  query.bind(1, row);
  Row value;
  if (query.executeStep())
    value = {query.getColumn(0).getInt64(), query.getColumn(1).getString(), digest_from(query.getColumn(2))};
  return rows_.emplace(row, std::move(value)).first->second;
}

RuleRows::Book const& RuleRows::book(std::int64_t rulebook) {
  auto const found = books_.find(rulebook);
  if (found != books_.end()) return found->second;
  SQLite::Statement query(database_, "SELECT id, indice, regla FROM main.reglas WHERE reglamento = ?1 ORDER BY indice");
  query.bind(1, rulebook);
  Book value;
  while (query.executeStep()) {
    if (value.index.empty()) value.first = query.getColumn(0).getInt64();
    value.index.emplace(query.getColumn(2).getString(), static_cast<std::size_t>(query.getColumn(1).getInt64()));
  }
  return books_.emplace(rulebook, std::move(value)).first->second;
}

std::optional<std::size_t> RuleRows::index(std::int64_t rulebook, std::string const& rule) {
  auto const& index = book(rulebook).index;
  auto const found = index.find(rule);
  return found == index.end() ? std::nullopt : std::optional(found->second);
}

std::int64_t RuleRows::rulebook_of_scope(std::int64_t scope) {
  auto const found = scopes_.find(scope);
  if (found != scopes_.end()) return found->second;
  SQLite::Statement query(database_, "SELECT reglamento FROM main.ambitos WHERE id = ?1");
  query.bind(1, scope);
  return scopes_[scope] = query.executeStep() ? query.getColumn(0).getInt64() : 0;
}

}  // namespace visado::ledger
