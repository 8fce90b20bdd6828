// An act of a person: one transaction in which it is checked, appended to the chain and projected.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/ledger_impl.hpp"
#include "ledger/projection.hpp"
#include "ledger/signing.hpp"

namespace visado::ledger {

// Why an act may not be; thrown inside the room only.
struct Refusal {
  Diagnostic diagnostic;
};
[[noreturn]] void refuse(Code code, std::vector<std::string> arguments);

// A kind of act: who may do it, and for a reparo from which states to which. All that is allowed stands in one table.
struct ActRule {
  std::string_view kind;
  std::vector<std::string_view> roles;  // empty: any registered person
  std::vector<std::string_view> from{};
  std::string_view to{};
  bool not_own = false;  // who formulated or sustained the reparo may not
};
[[nodiscard]] ActRule const& act_rule(std::string_view kind);

// «formulado, notificado o sostenido».
[[nodiscard]] std::string joined(std::vector<std::string_view> const& words);

// Whether the person holds the role on the day, or stands in for who does.
[[nodiscard]] bool holds_role(SQLite::Database& database, std::string const& person, std::string_view role, Date day);
[[nodiscard]] bool is_registered(SQLite::Database& database, std::string const& person);

class Acting {
 public:
  Acting(Ledger::Impl& ledger, Occasion const& occasion);

  // The declared person is registered, acts from their account, and may do acts of this kind on the day.
  void require(std::string_view kind);
  // The same but for the role.
  void require_person(std::string_view kind);
  std::int64_t record(std::string const& kind, JsonWriter& json);
  void commit() { transaction_.commit(); }

  [[nodiscard]] SQLite::Database& database() { return ledger_.database(); }
  [[nodiscard]] Ledger::Impl& ledger() { return ledger_; }
  [[nodiscard]] Occasion const& occasion() const { return occasion_; }
  [[nodiscard]] std::string const& person() const { return occasion_.actor.person; }
  [[nodiscard]] std::string day() const { return occasion_.day.to_string(); }

 private:
  Ledger::Impl& ledger_;
  Occasion const& occasion_;
  WriteTransaction transaction_;
  Chain chain_;
  Projection projection_;
};

// Does the work inside an act and commits; what stops it is a diagnostic, and nothing stays.
template <class T, class Work>
Result<T> act(Ledger::Impl& ledger, Occasion const& occasion, Work work) {
  try {
    Acting acting(ledger, occasion);
    T result = work(acting);
    acting.commit();
    return result;
  } catch (Refusal const& refusal) {
    return refusal.diagnostic;
  } catch (KeyFailure const& failure) {
    return failure.diagnostic;
  } catch (SQLite::Exception const& error) {
    return ledger.failed(error);
  }
}

// What stands in the first row of a query; nothing without one.
template <class... Arguments>
[[nodiscard]] std::optional<SQLite::Statement> first_row(SQLite::Database& database, char const* sql,
                                                         Arguments const&... arguments) {
  SQLite::Statement query(database, sql);
  int index = 0;
  (query.bind(++index, arguments), ...);
  if (!query.executeStep()) return std::nullopt;
  return query;
}

// «VIS-2024-00001»: the next one of the year of the act. `count` asks how many there are that begin with ?1.
[[nodiscard]] std::string numbered(Acting& acting, std::string const& prefix, char const* count);
void text_or_null(JsonWriter& json, std::string_view key, std::string const& text);
void write_evidence(JsonWriter& json, Evidence const& evidence);
// Refuse what is not: a text with something in it; a SHA-256 in hexadecimal and a name.
void require_text(std::string_view what, std::string const& text);
void require_evidence(Evidence const& evidence);

}  // namespace visado::ledger
