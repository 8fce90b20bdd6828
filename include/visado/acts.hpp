// What persons do in the ledger: who they are, what they answer, approve, return and lift (docs/actos.md). Each act is one
// event, written in one transaction with the check that it may be done; one that may not is a diagnostic BIT-039 to
// BIT-065 and leaves nothing behind.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "visado/result.hpp"
#include "visado/temporal.hpp"

#pragma GCC visibility push(default)
namespace visado {

// Milliseconds since 1970-01-01, UTC. The ledger reads no clock.
using Moment = std::int64_t;

// Who does something: the account that ran the program, and the person it declares (may be empty where that is said).
struct Actor {
  std::string account{};
  std::string person{};
};

// Who acts, and when. The person must be registered; the day is that of roles, numbers and terms.
struct Occasion {
  Actor actor{};
  Moment moment = 0;
  Date day{};
};

struct Person {
  std::string id;    // 4 to 40 letters, digits, «-», «.» and «_»
  std::string name;
  std::string account{};  // when given, the person's acts must come from it
  // By what the person may stand in a dossier, written as `id`: user, employee code, NIT. `id` is always one.
  std::vector<std::string> identifiers{};
};

// A role, from a day to a day (both included; no last day: {}). The same person, role, unit and first day again: a change.
struct Appointment {
  std::string person, unit, post;
  std::string role;  // one of `roles()`
  Date from{};
  std::optional<Date> to{};
  std::string substitute_of{};  // the person whose role it is; held only on the days that they hold it
};
[[nodiscard]] std::vector<std::string> const& roles();

// A document kept elsewhere, by its hash.
struct Evidence {
  std::string name;
  std::string sha256;  // 64 hexadecimal digits
  Date date{};         // of the document
};

// Of a file that is here: its name without folders, its hash. Fails when it cannot be read.
[[nodiscard]] Result<Evidence> evidence_of(std::filesystem::path const& file, Date date);

struct ManualAnswer {
  std::string dossier, rule;
  std::string answer;  // cumple, no cumple, no aplica
  std::string folio{}, note{};
};

// A document that an act gives: JSON (one line), what `check_certificate` checks, and its number.
struct Certificate {
  std::string number;  // VIS-2026-00001, DEV-…, ORD-…
  std::string json;
  std::int64_t event = 0;
};

}  // namespace visado
#pragma GCC visibility pop
