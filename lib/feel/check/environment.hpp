// The names that can be used at a place of an expression: those made inside it, then the scope's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/check/checked.hpp"
#include "visado/expression.hpp"

namespace visado::feel {

struct LocalName {
  enum class Origin : std::uint8_t { variable, parameter, entry, item, tested, partial };
  std::string name;
  LocalId id = no_local;
  Type type;
  Origin origin = Origin::variable;
};

// A name found: what it means, its type, and where else it exists (for the rules against ambiguity).
struct Found {
  Reference reference;
  Type type;
  LocalName const* local = nullptr;  // the local it is, or the element whose field it is
};

class Environment {
 public:
  Environment(Scope const& scope, Language language, bool closed_records)
      : scope_(scope), fold_(language == Language::es), closed_(closed_records) {}

  // Names made by one construct. An element layer holds `item`, whose fields are names too.
  void enter() { layers_.push_back({}); }
  void enter_element(LocalName item);
  void leave() { layers_.pop_back(); }
  LocalId declare(std::string name, Type type, LocalName::Origin origin);
  LocalId new_local() { return next_++; }
  [[nodiscard]] LocalId local_count() const { return next_; }
  void set_type(LocalId id, Type type);

  // The innermost meaning; layers of locals from `first` (0: all) outwards are looked at.
  [[nodiscard]] std::optional<Found> find(std::string_view name) const {
    return find_below(name, layers_.size());
  }
  // A second meaning of a name whose first is an element's field or an entry: what lies outside of that
  // layer.
  [[nodiscard]] std::optional<Found> find_outside(std::string_view name, LocalId inner) const;
  // A binding or field of the scope alone.
  [[nodiscard]] std::optional<Found> find_in_scope(std::string_view name) const;
  // Whether a construct of the expression declares this very name, for the rule against shadowing.
  [[nodiscard]] LocalName const* find_declared(std::string_view name) const;

  [[nodiscard]] bool same(std::string_view a, std::string_view b) const;
  // Every name that could be meant, for suggestions.
  [[nodiscard]] std::vector<std::string> all_names() const;

 private:
  struct Layer {
    std::vector<LocalName> names{};
    bool element = false;  // names[0] is `item`
  };
  [[nodiscard]] std::optional<Found> find_below(std::string_view name, std::size_t layers) const;

  Scope const& scope_;
  bool fold_;
  bool closed_;  // records have no fields but those of their type (pack profile)
  std::vector<Layer> layers_{};
  LocalId next_ = 0;
};

}  // namespace visado::feel
