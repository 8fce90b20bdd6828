// How to mend what the checker reports, in the words of the rule itself.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feel/builtins/builtin.hpp"
#include "feel/check/types.hpp"
#include "feel/syntax/ast.hpp"

namespace visado::feel {

// One side of an operator. Without a node it is the item of a list or range, and has no text of its own.
struct Side {
  Type type;
  Node const* node = nullptr;
  std::string text{};  // as written; empty when it is long

  [[nodiscard]] bool is(TypeKind kind) const { return type.is(kind); }
  [[nodiscard]] bool is_literal(NodeKind kind) const { return node != nullptr && node->kind == kind; }
};

// `sign`: the operator between them as written; empty for others (`in`, between).
[[nodiscard]] std::string comparison_hint(Side const& a, Side const& b, std::string_view sign, Language language);
[[nodiscard]] std::string arithmetic_hint(Operator op, Side const& a, Side const& b);
[[nodiscard]] std::string currencies_hint(Side const& a, Side const& b);
// For a value that is no condition.
[[nodiscard]] std::string condition_hint(Side const& value, Language language);
// For an argument that no row of `rows` takes; `call` is the name as written.
[[nodiscard]] std::string argument_hint(std::string_view call, std::string_view function, Side const& argument,
                                        std::vector<std::string> const& other_arguments, Language language);
// A name that is not declared, by what people mean with it elsewhere: TRUE, NULL, Q25000…
[[nodiscard]] std::string foreign_name_hint(std::string_view name, Language language);
// A function of a spreadsheet or another language: what it is called here; empty when unknown.
[[nodiscard]] std::string foreign_function_hint(std::string_view name, Language language);

// 31/01/2024, 31-1-2024 as ISO writes them; empty for anything that is no such date.
[[nodiscard]] std::string iso_of_written_date(std::string_view text);
// A date without quotes, which reads as subtractions or divisions: 2024-01-31, 31/01/2024.
struct BareDate {
  std::string iso;
  bool slashes = false;
};
[[nodiscard]] std::optional<BareDate> bare_date(std::string_view source);

}  // namespace visado::feel
