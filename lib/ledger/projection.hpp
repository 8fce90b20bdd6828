// What the acts of persons do to the derived tables. The same statements write them and compute them anew to check them:
// they read the event itself, as it stands in the chain, and what earlier events derived.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace visado::ledger {

class Projection {
 public:
  // Writes the derived tables of the attached database `schema`.
  Projection(SQLite::Database& database, std::string schema);
  // Whether it is an act that moves reparos. Events of other kinds change nothing here.
  bool apply(std::string const& type, std::int64_t event);

 private:
  struct Act {
    bool moves = false;
    std::vector<SQLite::Statement> statements;
  };
  Act& act(std::string const& type);

  SQLite::Database& database_;
  std::string schema_;
  std::map<std::string, Act, std::less<>> acts_;
};

}  // namespace visado::ledger
