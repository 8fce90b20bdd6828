// Which rules can apply to a dossier. Most rules speak of one class of dossier, or of the time since some day: dossiers
// that agree in those few fields and dates share a route, worked out once: the rules to visit, and those passed by.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "verify/judge.hpp"

namespace visado::verify {

struct Route {
  std::uint32_t number = 0;
  RuleSet visits;                   // the rules to visit…
  RuleSet coded;                    // …and those of them that ElementCodes may rule out
  std::vector<std::size_t> lists;   // the lists that those go through
  std::vector<Judge::Known> known;  // by place in the plan
  std::vector<Verifier::PassedRule> passed;
};

// Thread-safe; the plan must outlive it.
class Router {
 public:
  explicit Router(Plan const& plan);

  // What one thread remembers of this router between dossiers.
  class Memory;

  [[nodiscard]] Route const& route(Facts& facts, Memory& memory) const;
  [[nodiscard]] Route const& by_number(std::uint32_t number) const;

 private:
  // A part of what decides the route, as a byte: which of the values that rules name a field has, or between which
  // days a date lies. The value or the date may be missing.
  using Code = std::uint8_t;
  static constexpr Code other = 0;      // a value that no rule names
  static constexpr Code missing = 255;
  static constexpr std::size_t most_fields = 12, most_dates = 4, most_codes = 250, most_routes = 4096;
  struct Field {
    TestedField field;
    std::vector<std::string> values;  // of codes 1, 2…
  };
  struct Dates {
    std::size_t date;                 // in Plan::dates
    std::vector<std::int64_t> turns;  // days on which some rule comes into force or goes out
  };
  using Codes = std::array<Code, most_fields + most_dates>;
  struct Key {
    std::array<std::uint64_t, sizeof(Codes) / sizeof(std::uint64_t)> words{};
    friend auto operator<=>(Key const&, Key const&) = default;
  };

  void choose_fields();
  void choose_dates();
  [[nodiscard]] Code code_of(Field const& field, Value const& value, std::size_t& last) const;
  [[nodiscard]] static Code code_of(Dates const& dates, Value const& value);
  [[nodiscard]] Route const& make(Codes const& codes, Key const& key) const;
  void work_out(Codes const& codes, Route& route) const;
  void begin(Route& route) const;
  void place(std::size_t rule, Codes const& codes, Route& route) const;
  // Whether the tests of a rule hold: nothing where that is not known.
  [[nodiscard]] std::optional<bool> holds(FieldTest const& test, Codes const& codes) const;

  Plan const& plan_;
  std::vector<Field> fields_;
  std::vector<Dates> dates_;
  mutable std::mutex guard_;
  mutable std::map<Key, Route const*> by_key_;
  mutable std::vector<std::unique_ptr<Route>> routes_;  // by number; the first visits every rule
};

class Router::Memory {
  friend class Router;
  struct Known {
    Key key{};
    Route const* route = nullptr;
  };
  std::array<Known, 256> known_{};
  std::array<std::size_t, most_fields> last_value_{};
};

}  // namespace visado::verify
