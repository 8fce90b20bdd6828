// f(a, b) and f(x: a): what is called, a built-in function or a value.
#include "feel/check/checker.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

namespace {

std::vector<std::string> function_names(Language language) {
  std::vector<std::string> names;
  for (Builtin const& row : builtins()) {
    names.emplace_back(row.en);
    if (language == Language::es) names.emplace_back(row.es);
  }
  return names;
}

}  // namespace

Type Checker::check_invocation(NodeId id) {
  NodeId const callee = node(id).children[0];
  if (node(callee).kind == NodeKind::name) {
    std::string const& name = node(callee).text;
    std::optional<Found> const found = names_.find(name);
    std::span<Builtin const> const rows = find_builtin(name, options_.language);
    bool const is_function = found && found->type.is(TypeKind::function);
    if (!rows.empty() && !is_function) return check_builtin_call(id, rows);
    if (!found) {
      std::vector<NodeId> const& children = node(id).children;
      for (std::size_t i = 1; i < children.size(); ++i) check(children[i]);
      out_.calls[id].form = Call::Form::impossible;
      std::string hint = foreign_function_hint(name, options_.language);
      if (hint.empty()) hint = suggestion_hint(name, function_names(options_.language));
      return report(code::unknown_function, node(callee).span, {name}, std::move(hint));
    }
  }
  Type const type = check(callee);
  return check_function_call(id, type);
}

}  // namespace visado::feel
