#include "feel/table/table.hpp"

#include <array>

namespace visado {

std::string_view to_string(HitPolicy policy) {
  constexpr std::array<std::string_view, 11> letters{"U", "A", "P", "F", "R", "O", "C", "C+", "C<", "C>", "C#"};
  return letters[static_cast<std::size_t>(policy)];
}

}  // namespace visado

namespace visado::feel {

bool gives_list(HitPolicy policy) {
  return policy == HitPolicy::rule_order || policy == HitPolicy::output_order || policy == HitPolicy::collect;
}

bool ranks(HitPolicy policy) { return policy == HitPolicy::priority || policy == HitPolicy::output_order; }

bool aggregates(HitPolicy policy) { return policy >= HitPolicy::collect_sum; }

std::string input_name(TableText::Input const& input) {
  std::string name;
  for (char const c : input.expression.text()) {
    bool const blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) name += c;
    if (blank && !name.empty() && name.back() != ' ') name += ' ';
  }
  while (!name.empty() && name.back() == ' ') name.pop_back();
  return name;
}

Label place_of(EmbeddedText const& text) {
  return {text.source(), text.to_source(Span{0, static_cast<std::uint32_t>(text.text().size())}), {}};
}

}  // namespace visado::feel
