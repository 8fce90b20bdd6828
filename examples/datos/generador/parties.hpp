// Invented parties: companies, persons, and identifiers that pass their check digits.
#pragma once

#include <string>

#include "random.hpp"

namespace datos {

inline constexpr char institute_nit[] = "101677537";
inline constexpr char institute_name[] = "INSTITUTO GUATEMALTECO DE MIGRACIÓN";

struct Party {
  std::string nit;
  std::string name;
  std::string trade_name;
  std::string cui;  // empty: a company
  [[nodiscard]] bool person() const { return !cui.empty(); }
};

[[nodiscard]] std::string nit_of(std::int64_t body);  // with its check digit
[[nodiscard]] std::string new_nit(Random& random);
[[nodiscard]] std::string new_cui(Random& random);
[[nodiscard]] std::string new_uuid(Random& random);              // in capitals
[[nodiscard]] std::string digits_of(Random& random, int count);  // the first one is not 0

[[nodiscard]] Party new_company(Random& random);
[[nodiscard]] Party new_person(Random& random);

// As the certifier derives them: the first 8 hexadecimals, and the next 8 as a number.
[[nodiscard]] std::string series_of(std::string const& uuid);
[[nodiscard]] std::int64_t number_of(std::string const& uuid);

}  // namespace datos
