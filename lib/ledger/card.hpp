// The card (ficha) of a dossier: what reports group it by.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "support/json_writer.hpp"
#include "visado/verify.hpp"

namespace visado::ledger {

// What the schema's `papeles` say, and the currency of what is asked for; an empty text: not said.
struct Card {
  std::string unit, supplier, supplier_name, currency;

  void take(Verdict const& verdict);
  [[nodiscard]] bool empty() const { return unit.empty() && supplier.empty() && supplier_name.empty() && currency.empty(); }
  // One JSON object: the last item of the texts of a result, which can be erased.
  void write(JsonWriter& json) const;
};

// Writes the table `fichas` of an attached database, also when it is computed anew.
class Cards {
 public:
  Cards(SQLite::Database& database, std::string const& schema);
  // A dossier of which nothing is said has no row.
  void put(std::string const& dossier, std::int64_t result, Card const& card);

 private:
  SQLite::Statement put_, drop_;
};

}  // namespace visado::ledger
