// Calls of built-in functions: which rows of the table the arguments fit, and the special forms.
#include <algorithm>
#include <array>

#include "feel/check/checker.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

namespace {

// Functions that move items without looking into them.
constexpr std::array<std::string_view, 11> content_blind{
    "count",   "append",  "concatenate",  "insert before", "remove",   "reverse",
    "sublist", "flatten", "list replace", "sort",          "partition"};

bool looks_into(std::string_view function) {
  return std::find(content_blind.begin(), content_blind.end(), function) == content_blind.end();
}

std::string signature(Builtin const& row, Language language) {
  bool const spanish = language == Language::es;
  std::string text = std::string(spanish ? row.es : row.en) + "(";
  for (std::size_t i = 0; i < row.parameters.size(); ++i) {
    Parameter const& parameter = row.parameters[i];
    if (i != 0) text += ", ";
    if (parameter.optional) text += "[";
    text += spanish ? parameter.es : parameter.en;
    if (parameter.accepts != any_kind) text += ": " + describe(parameter.accepts);
    if (parameter.optional) text += "]";
    if (row.variadic && i + 1 == row.parameters.size()) text += "…";
  }
  return text + ")";
}

std::string signatures(std::span<Builtin const> rows, Language language) {
  std::string text;
  for (Builtin const& row : rows) text += (text.empty() ? "" : " · ") + signature(row, language);
  return text;
}

std::size_t required_count(Builtin const& row) {
  return static_cast<std::size_t>(
      std::count_if(row.parameters.begin(), row.parameters.end(),
                    [](Parameter const& parameter) { return !parameter.optional; }));
}

bool fits_count(Builtin const& row, std::size_t count) {
  return count >= required_count(row) && (row.variadic || count <= row.parameters.size());
}

bool same_name(Parameter const& parameter, std::string_view name, Language language) {
  if (parameter.en == name) return true;
  return language == Language::es && utf8::fold(parameter.es) == utf8::fold(name);
}

// The argument of each parameter, by the names given; nothing when the names are not this row's.
std::optional<std::vector<int>> order_by_name(Builtin const& row, std::vector<std::string_view> const& names,
                                              Language language) {
  std::vector<int> order(row.parameters.size(), -1);
  for (std::size_t argument = 0; argument < names.size(); ++argument) {
    std::size_t parameter = 0;
    while (parameter < row.parameters.size() &&
           !same_name(row.parameters[parameter], names[argument], language))
      ++parameter;
    if (parameter == row.parameters.size() || order[parameter] != -1) return std::nullopt;
    order[parameter] = static_cast<int>(argument);
  }
  for (std::size_t parameter = 0; parameter < order.size(); ++parameter) {
    if (order[parameter] == -1 && !row.parameters[parameter].optional) return std::nullopt;
  }
  return order;
}

// What is wrong with the names of the arguments, for the first row of the function.
std::string wrong_names(std::span<Builtin const> rows, std::vector<std::string_view> const& names, Language language) {
  std::vector<Parameter> const& parameters = rows.front().parameters;
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto const known = [&](Builtin const& row) {
      return std::any_of(row.parameters.begin(), row.parameters.end(),
                         [&](Parameter const& parameter) { return same_name(parameter, names[i], language); });
    };
    if (std::none_of(rows.begin(), rows.end(), known)) return "no tiene ningún parámetro \"" + std::string(names[i]) + "\"";
    if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
        names.begin() + static_cast<std::ptrdiff_t>(i))
      return "recibe dos veces \"" + std::string(names[i]) + "\"";
  }
  for (Parameter const& parameter : parameters) {
    bool const given = std::any_of(names.begin(), names.end(),
                                   [&](std::string_view name) { return same_name(parameter, name, language); });
    if (!given && !parameter.optional)
      return "necesita también \"" + std::string(language == Language::es ? parameter.es : parameter.en) + "\"";
  }
  return "no tiene parámetros con esos nombres";
}

// The kinds of items in the plural: «números o duraciones».
std::string describe_items(KindSet items) {
  KindSet const numbers = kinds(Kind::number, Kind::day_time_duration, Kind::year_month_duration);
  if (items == kinds(Kind::number)) return "números";
  if (items == kinds(Kind::string)) return "textos";
  if (items == numbers) return "números o duraciones";
  bool const ordered = (items & kinds(Kind::number, Kind::string, Kind::date)) == kinds(Kind::number, Kind::string, Kind::date);
  return ordered ? "valores con orden: números, textos, fechas, horas o duraciones" : describe(items);
}

Parameter const& parameter_at(Builtin const& row, std::size_t index) {
  return row.parameters[std::min(index, row.parameters.size() - 1)];
}

constexpr KindSet without_null(KindSet set) { return static_cast<KindSet>(set & ~kinds(Kind::null)); }

// Whether a value of the type can be an argument; `lenient`: with the implicit conversions of DMN.
bool fits(Type const& type, Parameter const& parameter, bool lenient) {
  if (is_open(type) || type.is(TypeKind::null)) return true;
  bool const wants_list = (parameter.accepts & kinds(Kind::list)) != 0;
  bool kind_fits = (without_null(kinds_of(type)) & parameter.accepts) != 0;
  if (lenient && !kind_fits) {
    bool const one_of_list = type.is(TypeKind::list) && fits(type.item(), parameter, false);
    bool const midnight = type.is(TypeKind::date) && (parameter.accepts & kinds(Kind::date_time)) != 0;
    kind_fits = wants_list || one_of_list || midnight;
  }
  if (!kind_fits || parameter.items == any_kind || lenient) return kind_fits;
  Type const item = type.is(TypeKind::list) ? type.item() : type;
  return is_open(item) || item.is(TypeKind::null) || (without_null(kinds_of(item)) & parameter.items) != 0;
}

std::vector<Type> in_order(Candidate const& candidate, std::vector<Type> const& given) {
  if (candidate.order.empty()) return given;
  std::vector<Type> types;
  for (int const argument : candidate.order)
    types.push_back(argument < 0 ? Type() : given[static_cast<std::size_t>(argument)]);
  return types;
}

bool fits(Candidate const& candidate, std::vector<Type> const& given, bool lenient) {
  std::vector<Type> const types = in_order(candidate, given);
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (candidate.row->parameters.empty() || !fits(types[i], parameter_at(*candidate.row, i), lenient))
      return false;
  }
  return true;
}

Type result_of(std::vector<Candidate> const& candidates, std::vector<Type> const& given) {
  Type result = Type::of(TypeKind::null);
  for (Candidate const& candidate : candidates) {
    std::vector<Type> const types = in_order(candidate, given);
    result = join(result, candidate.row->result ? candidate.row->result(types) : Type()).type;
  }
  return result;
}

}  // namespace

Type Checker::check_builtin_call(NodeId id, std::span<Builtin const> rows) {
  if (rows.front().en == "not") return check_negation_call(id);
  if (rows.front().special) return check_parameter_at(id);
  std::vector<NodeId> const& children = node(id).children;
  std::vector<NodeId> const arguments(children.begin() + 1, children.end());
  bool const named = node(id).kind == NodeKind::named_invocation;

  // The arguments, functions last: their parameters are the items of the list beside them.
  std::vector<Type> given(arguments.size());
  Type item;
  auto const function_in = [&](NodeId argument) {
    NodeId const value = named ? node(argument).children[0] : argument;
    return node(value).kind == NodeKind::function ? value : no_node;
  };
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (function_in(arguments[i]) != no_node) continue;
    given[i] = check(arguments[i]);
    if (given[i].is(TypeKind::list) && item.is(TypeKind::any)) item = given[i].item();
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (NodeId const function = function_in(arguments[i]); function != no_node) {
      given[i] = check_function(function, {item, item});
      out_.types[arguments[i]] = given[i];
    }
  }

  // The rows by number or names of arguments.
  Call& call = out_.calls[id];
  std::string const name = node(children[0]).text;
  std::vector<std::string_view> names;
  for (NodeId const argument : arguments) names.push_back(named ? std::string_view(node(argument).text) : "");
  for (Builtin const& row : rows) {
    if (!named) {
      if (fits_count(row, arguments.size())) call.candidates.push_back({&row, {}});
    } else if (std::optional<std::vector<int>> order = order_by_name(row, names, options_.language)) {
      call.candidates.push_back({&row, std::move(*order)});
    }
  }
  // before(point, range) and before(range, point) have the same names: the order written tells them apart.
  std::stable_partition(call.candidates.begin(), call.candidates.end(), [](Candidate const& candidate) {
    return std::is_sorted(candidate.order.begin(), candidate.order.end());
  });
  call.form = call.candidates.empty() ? Call::Form::impossible : Call::Form::builtin;
  std::string const hint = "se escribe " + signatures(rows, options_.language);
  bool const has_error =
      std::any_of(given.begin(), given.end(), [](Type const& type) { return type.is(TypeKind::error); });
  if (call.candidates.empty()) {
    if (named) {
      return report(code::unknown_argument_names, node(id).span, {name, wrong_names(rows, names, options_.language)},
                    hint);
    }
    return report(code::wrong_argument_count, node(id).span, {name, counted(arguments.size())}, hint);
  }

  // The rows by types of arguments.
  std::vector<Candidate> fitting;
  for (Candidate const& candidate : call.candidates) {
    if (fits(candidate, given, !pack())) fitting.push_back(candidate);
  }
  if (fitting.empty()) {
    Candidate const& nearest = call.candidates.front();
    std::size_t wrong = 0;
    std::vector<Type> const types = in_order(nearest, given);
    while (wrong + 1 < types.size() && fits(types[wrong], parameter_at(*nearest.row, wrong), !pack()))
      ++wrong;
    std::size_t const argument =
        nearest.order.empty() ? wrong : static_cast<std::size_t>(std::max(0, nearest.order[wrong]));
    Parameter const& parameter = parameter_at(*nearest.row, wrong);
    bool const about_items =
        fits(given[argument], {.accepts = parameter.accepts}, false) && parameter.items != any_kind;
    std::string const wanted =
        about_items ? "una lista de " + describe_items(parameter.items) : describe(parameter.accepts);
    std::vector<std::string> others;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (i != argument) others.push_back(source_text(arguments[i]));
    }
    NodeId const value = named ? node(arguments[argument]).children[0] : arguments[argument];
    std::string mending =
        argument_hint(name, rows.front().en, side(value, given[argument]), others, options_.language);
    Type const failed =
        report(code::wrong_argument_type, node(arguments[argument]).span,
               {name, wanted, given[argument].to_string()}, mending.empty() ? hint : std::move(mending));
    return pack() ? failed : Type();
  }
  if (std::all_of(given.begin(), given.end(), [](Type const& type) { return !is_open(type); })) {
    call.candidates = fitting;
  }
  if (fitting.front().row->variadic) {
    for (std::size_t i = 1; i < given.size(); ++i) {
      if (two_currencies(given[0], given[i])) {
        return report(code::currencies_mixed, node(arguments[i]).span,
                      {given[0].to_string(), given[i].to_string()},
                      currencies_hint(side(arguments[0], given[0]), side(arguments[i], given[i])));
      }
    }
  }
  if (has_error) return Type::of(TypeKind::error);
  if (rows.front().en == "list contains" && !named) check_contained_values(arguments[0], arguments[1]);
  Type const result = result_of(fitting, given);
  bool const blind = !looks_into(fitting.front().row->en);
  for (NodeId const argument : arguments) {
    bool const counted = fitting.front().row->en == "count";
    if (!blind) {
      use_content(argument);
    } else if (!counted) {
      widen(argument, type_of(argument).is(TypeKind::list) ? result : Type::list(type_of(argument)));
    }
  }
  return result;
}

// list contains(modalidades, "x") and list contains(["x", "y"], modalidad): "x" must be one of the values.
void Checker::check_contained_values(NodeId list, NodeId element) {
  check_value_of_enumeration(type_of(list).item(), element);
  if (node(list).kind != NodeKind::list) return;
  for (NodeId const item : node(list).children) check_value_of_enumeration(type_of(element), item);
}

Type Checker::check_negation_call(NodeId id) {
  std::vector<NodeId> const& children = node(id).children;
  for (std::size_t i = 1; i < children.size(); ++i) check(children[i]);
  Parameter const& negand = find_builtin("not", Language::en).front().parameters.front();
  bool const other_name = node(id).kind == NodeKind::named_invocation && children.size() == 2 &&
                          !same_name(negand, node(children[1]).text, options_.language);
  if (other_name) {
    out_.calls[id].form = Call::Form::impossible;
    return report(code::unknown_argument_names, node(id).span, {node(children[0]).text},
                  "se escribe " + node(children[0]).text + "(condición)");
  }
  if (children.size() != 2) {
    out_.calls[id].form = Call::Form::impossible;
    return report(code::wrong_argument_count, node(id).span,
                  {node(children[0]).text, counted(children.size() - 1)},
                  "se escribe " + node(children[0]).text + "(condición)");
  }
  demand_boolean(children[1]);
  out_.calls[id].form = Call::Form::negation;
  return Type::of(TypeKind::boolean);
}

// vigente(parámetro, fecha): the first argument names a parameter and is not evaluated.
Type Checker::check_parameter_at(NodeId id) {
  std::vector<NodeId> const& children = node(id).children;
  Call& call = out_.calls[id];
  call.form = Call::Form::impossible;
  std::string const name = node(children[0]).text;
  if (children.size() != 3 || node(id).kind == NodeKind::named_invocation) {
    return report(code::wrong_argument_count, node(id).span, {name, counted(children.size() - 1)},
                  "se escribe " + name + "(parámetro, fecha)");
  }
  check(children[1]);
  Type const date = check(children[2]);
  Reference const& reference = out_.references[children[1]];
  bool const is_parameter = reference.kind == Reference::Kind::binding && !reference.field &&
                            reference.binding->role == Binding::Role::parameter;
  if (!is_parameter) {
    if (type_of(children[1]).is(TypeKind::error)) return Type::of(TypeKind::error);
    return report(code::not_a_parameter, node(children[1]).span, {name, source_text(children[1])});
  }
  if (!is_open(date) && !date.is(TypeKind::date) && !date.is(TypeKind::null)) {
    std::string hint = date.is(TypeKind::date_time) ? "escriba fecha(" + source_text(children[2]) + ")" : "";
    return report(code::wrong_argument_type, node(children[2]).span, {name, "fecha", date.to_string()},
                  std::move(hint));
  }
  call.form = Call::Form::parameter_at;
  call.parameter = reference.binding->index;
  return reference.binding->type;
}

}  // namespace visado::feel
