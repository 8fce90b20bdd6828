#include "verify/explained_parts.hpp"

#include "support/one_line.hpp"
#include "verify/print.hpp"

namespace visado::verify {

Type type_of_part(Expression const& expression, TracedPart const& part) {
  if (part.in != nullptr && part.in->record != nullptr) return part.in->record->fields[part.slot].type;
  return part.depth == 0 ? expression.type() : Type();
}

std::vector<ExplainedPart> explained_parts(Expression const& expression, Explanation const& explanation,
                                           bool sensitive) {
  std::vector<ExplainedPart> parts;
  std::string_view const text = expression.text().text();
  for (TracedPart const& part : explanation.parts) {
    // A record on the way to one of its fields says nothing that the field does not.
    if (part.depth > 0 && part.value.is(Kind::context)) continue;
    bool const hidden = sensitive && !part.value.is(Kind::boolean);
    parts.push_back({one_line(text.substr(part.span.begin, part.span.size())),
                     hidden ? std::string(reserved_value) : for_people(part.value, type_of_part(expression, part)), part.depth});
  }
  return parts;
}

}  // namespace visado::verify
