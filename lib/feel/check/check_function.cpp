// function(a, b) body, and calls of function values.
#include "feel/check/checker.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

// `hints`: the types of parameters that say nothing themselves, as the function that will call it knows them.
Type Checker::check_function(NodeId id, std::vector<Type> const& hints) {
  std::vector<NodeId> const& children = node(id).children;
  std::vector<Type> parameters;
  names_.enter();
  for (std::size_t i = 0; i + 1 < children.size(); ++i) {
    NodeId const parameter = children[i];
    bool const typed = !node(parameter).children.empty();
    Type type = typed ? named_type(node(parameter).children[0]) : i < hints.size() ? hints[i] : Type();
    if (type.is(TypeKind::error)) type = Type();
    bool repeated = false;
    for (std::size_t other = 0; other < i && !repeated; ++other) {
      repeated = names_.same(node(children[other]).text, node(parameter).text);
    }
    if (repeated) {
      report(code::duplicate_name, caret(parameter), {node(parameter).text},
             "cada parámetro lleva un nombre distinto");
      out_.locals[parameter] = names_.declare(node(parameter).text, type, LocalName::Origin::parameter);
    } else {
      declare(parameter, node(parameter).text, type, LocalName::Origin::parameter);
    }
    out_.types[parameter] = type;
    parameters.push_back(std::move(type));
  }
  Type const result = check(children.back());
  names_.leave();
  Type const type = Type::function(std::move(parameters), result);
  out_.types[id] = type;
  return type;
}

Type Checker::check_function_call(NodeId id, Type const& callee) {
  std::vector<NodeId> const& children = node(id).children;
  std::size_t const count = children.size() - 1;
  out_.calls[id].form = Call::Form::function;
  for (std::size_t i = 1; i < children.size(); ++i) check(children[i]);
  if (is_open(callee) || callee == Type::of(TypeKind::function)) {
    for (std::size_t i = 1; i < children.size(); ++i) use_content(children[i]);
    return Type();
  }
  if (!callee.is(TypeKind::function)) {
    bool const product = callee.is_numeric() && count == 1;
    return report(code::not_a_function, node(children[0]).span, {callee.to_string()},
                  product ? "para multiplicar: " + source_text(children[0]) + " * (" + source_text(children[1]) + ")" : "");
  }
  std::string const name = source_text(children[0]);
  std::vector<Type> const& parameters = callee.parameters();
  if (parameters.size() != count) {
    report(code::wrong_argument_count, node(id).span, {name, counted(count)},
           "espera " + counted(parameters.size()));
    return pack() ? Type::of(TypeKind::error) : Type();
  }
  bool const named = node(id).kind == NodeKind::named_invocation;
  for (std::size_t i = 0; i < count; ++i) {
    Type const& wanted = named ? Type() : parameters[i];
    Type const& given = type_of(children[i + 1]);
    bool const converted = !pack() && (given.is(TypeKind::list) || wanted.is(TypeKind::list));
    if (!conforms(given, wanted) && !converted) {
      report(code::wrong_argument_type, node(children[i + 1]).span,
             {name, wanted.to_string(), given.to_string()});
    }
    widen(children[i + 1], wanted);
  }
  return callee.result();
}

}  // namespace visado::feel
