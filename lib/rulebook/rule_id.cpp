#include "rulebook/rule_id.hpp"

#include <algorithm>

#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_allowed(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; }

}  // namespace

void check_rule_id(std::string const& id, Label const& at, Log& log) {
  if (id.empty() || (is_letter(id.front()) && std::all_of(id.begin(), id.end(), is_allowed))) return;
  log.report(code::bad_rule_id, at, {id});
}

}  // namespace visado::rulebook
