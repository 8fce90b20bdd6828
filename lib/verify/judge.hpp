// One rule over one dossier: which outcome, for which element.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/facts.hpp"
#include "visado/verify.hpp"

namespace visado::verify {

// An outcome, with what is needed to explain it.
struct Judgement {
  Outcome outcome{};
  std::string_view why_not{};  // no aplica: why; a text that lives as long as the program
  // no evaluable: the expression that gave null (none: the rule's date, or a list that is missing).
  Expression const* undecided = nullptr;
  bool date_missing = false;
  Value date{};                       // the date that chose norms and parameters; null: none was needed
  RequiredField const* required = nullptr;  // obligatory rules: the field that is missing
  bool empty = false;                       // obligatory rules: there, but empty
};

// The reasons of `no aplica`, as the accounts of a run print them.
namespace why {
inline constexpr std::string_view stage = "etapa";
inline constexpr std::string_view not_valid = "fuera de vigencia";
inline constexpr std::string_view norm_not_in_force = "norma no vigente";
inline constexpr std::string_view condition = "aplica es falso";
inline constexpr std::string_view empty_list = "lista vacía";
}  // namespace why

// Called for each outcome while the variables of the element are bound in `facts`. `path` holds the index of the
// element in each list of `por_cada`, `lists` those lists; both empty for a rule over the dossier.
using Report = std::function<void(Judgement const&, std::vector<std::size_t> const& path,
                                  std::vector<Value> const& lists)>;

void judge(Rule const& rule, Facts& facts, std::string_view stage, Report const& report);

}  // namespace visado::verify
