// Where a rulebook holds expressions that decide, each with the scope it was compiled in, so that it can be compiled
// again, changed.
#pragma once

#include <deque>
#include <optional>
#include <set>

#include "feel/check/checked.hpp"
#include "visado/rulebook.hpp"

namespace visado::verify {

struct Site {
  enum class Kind : unsigned char { applies, demands, date, definition, parameter_date } kind{};
  Rule const* rule = nullptr;       // applies, demands, date
  std::uint32_t index = 0;          // definition, parameter_date
  Expression const* expression = nullptr;
  Language language{};
  Scope const* scope = nullptr;
};

// A decision table and the scope of its cells.
struct TableSite {
  std::uint32_t index = 0;  // definition
  DecisionTable const* table = nullptr;
  Language language{};
  Scope const* scope = nullptr;
};

// The key of the rule file: «exige».
[[nodiscard]] std::string_view key_of(Site::Kind kind);

class Sites {
 public:
  // The rulebook must outlive it.
  explicit Sites(Rulebook const& rulebook);

  // By rule, then definitions and dates of parameters.
  [[nodiscard]] std::vector<Site> const& all() const { return sites_; }
  [[nodiscard]] std::vector<Site const*> of(Rule const& rule) const;

  [[nodiscard]] std::vector<TableSite> const& tables() const { return tables_; }

  // What a rule reads, through definitions too.
  struct Uses {
    std::set<std::uint32_t> definitions;
    std::set<std::uint32_t> parameters;
  };
  [[nodiscard]] Uses const& uses_of(Rule const& rule) const;

  // The checked tree of an expression, or of another text in its place.
  [[nodiscard]] static std::optional<feel::Checked> checked(Site const& site);
  [[nodiscard]] static Result<Expression> compile(Site const& site, EmbeddedText const& text);
  // The checked tree of a cell: of an entry (its column says what it tests), or of an output.
  [[nodiscard]] static std::optional<feel::Checked> checked_test(TableSite const& site, EmbeddedText const& cell,
                                                                 std::size_t column);
  [[nodiscard]] static std::optional<feel::Checked> checked_output(TableSite const& site, EmbeddedText const& cell);
  // The table with other cells; nothing when it does not compile, or is of another kind than before.
  [[nodiscard]] static std::optional<DecisionTable> compile(TableSite const& site, TableText text);
  // The type that the value of a site must have.
  [[nodiscard]] static Type expected(Site::Kind kind);

 private:
  void add_rule(Rule const& rule);
  void follow(std::vector<Expression::Use> const& names, Uses& uses) const;

  Rulebook const& rulebook_;
  std::deque<Scope> scopes_;
  std::vector<Site> sites_;
  std::vector<TableSite> tables_;
  std::vector<Uses> uses_;  // by rule
  Scope const* dossier_ = nullptr;  // the dossier's fields alone
};

// Rules whose tests count: those that judge, or will.
[[nodiscard]] bool is_proved(Rule const& rule);

}  // namespace visado::verify
