// What a rulebook stands on: each norm with the rules and values that cite it, what a change in one touches, and how the
// institution confirms that it has read a text.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "visado/rulebook.hpp"

#pragma GCC visibility push(default)
namespace visado {

// A dated value of a parameter.
struct ValueCited {
  Parameter const* parameter = nullptr;
  ParameterValue const* value = nullptr;
};

struct NormUse {
  Norm const* norm = nullptr;
  std::vector<Rule const*> rules;    // that cite it, by id
  std::vector<ValueCited> values;    // that cite it, by parameter and date
  bool in_force = false;             // at the date asked for
  bool due = false;                  // its review-by date has come
};

// Every norm of the rulebook, by id.
[[nodiscard]] std::vector<NormUse> norm_register(Rulebook const& rulebook, Date date);

struct RuleTouched {
  Rule const* rule = nullptr;
  std::vector<std::string> citations;   // of the norm, by the rule itself
  std::vector<std::string> parameters;  // through which the norm reaches it, tables too
};

struct NormImpact {
  Norm const* norm = nullptr;          // null: no norm of its own, only a reform of others
  std::string asked;                   // as asked for
  std::string article;
  std::vector<Norm const*> reformed;   // norms that it reforms
  std::vector<RuleTouched> rules;      // by id
  std::vector<ValueCited> values;
  std::vector<Definition const*> tables;       // with a row that cites it, or that use such a parameter
  std::vector<Definition const*> definitions;  // others that use such a parameter or table, directly or not
  [[nodiscard]] std::size_t tests() const;     // of the rules touched
};

// Nothing, with the nearest names as a hint, when the rulebook does not know the norm, or the norm not the article.
// An article that is empty means the whole norm; a citation of the whole norm is touched by any article.
[[nodiscard]] Result<NormImpact> norm_impact(Rulebook const& rulebook, std::string_view norm,
                                             std::string_view article = {});

// A confirmation that `person` read the text of `norm` in this file on `date`. Fails when the file cannot be read.
[[nodiscard]] Result<Confirmation> confirm_document(std::string norm, std::filesystem::path const& file,
                                                    std::string person, Date date);
// As an element of `confirmaciones:`, one line with its line end.
[[nodiscard]] std::string to_yaml(Confirmation const& confirmation);
// The text of a file of confirmations (empty: a new one) with one more. Fails when the text is none.
[[nodiscard]] Result<std::string> add_confirmation(std::string const& name, std::string text,
                                                   Confirmation const& confirmation);

// Spanish, for people; and JSON, one document.
// Of the whole register; `only_due` tells only those that are to be reviewed, the totals are of all.
[[nodiscard]] std::string norms_text(std::vector<NormUse> const& uses, Date date, bool only_due = false);
[[nodiscard]] std::string norms_json(std::vector<NormUse> const& uses, Date date, bool only_due = false);
[[nodiscard]] std::string impact_text(NormImpact const& impact);
[[nodiscard]] std::string impact_json(NormImpact const& impact);

}  // namespace visado
#pragma GCC visibility pop
