#include "feel/lint/constraint.hpp"

#include <array>

#include "feel/check/types.hpp"
#include "feel/grammar/parse.hpp"
#include "feel/value/operations.hpp"
#include "support/utf8.hpp"

namespace visado::feel {

namespace {

ValueSet set_of(Operator op, Value const& limit) {
  switch (op) {
    case Operator::eq:
      return ValueSet::point(limit);
    case Operator::ne:
      return ValueSet::point(limit).complement();
    case Operator::lt:
      return ValueSet::below(limit, false);
    case Operator::le:
      return ValueSet::below(limit, true);
    case Operator::gt:
      return ValueSet::above(limit, false);
    default:
      return ValueSet::above(limit, true);
  }
}

Operator mirrored(Operator op) {
  switch (op) {
    case Operator::lt:
      return Operator::gt;
    case Operator::le:
      return Operator::ge;
    case Operator::gt:
      return Operator::lt;
    case Operator::ge:
      return Operator::le;
    default:
      return op;
  }
}

// Kinds whose values have one order without exceptions (times with and without a zone have none).
bool is_orderly(Kind kind) {
  switch (kind) {
    case Kind::number:
    case Kind::string:
    case Kind::date:
    case Kind::day_time_duration:
    case Kind::year_month_duration:
      return true;
    default:
      return false;
  }
}

// The work grows with their square; longer ones are left alone.
constexpr std::size_t most_tests = 200;

Value truth(bool value) { return Value::number(value ? 1 : 0); }

struct Meaning {
  std::string_view name;  // of a property, folded Spanish or English; of a built-in, English
  std::int64_t low;
  std::int64_t high;  // -1: no limit
  std::string_view words;
};
constexpr std::array<Meaning, 12> properties{{
    {"mes", 1, 12, "el mes va de 1 a 12"},
    {"month", 1, 12, "el mes va de 1 a 12"},
    {"dia", 1, 31, "el día va de 1 a 31"},
    {"day", 1, 31, "el día va de 1 a 31"},
    {"dia de la semana", 1, 7, "el día de la semana va de 1 (lunes) a 7 (domingo)"},
    {"weekday", 1, 7, "el día de la semana va de 1 (lunes) a 7 (domingo)"},
    {"hora", 0, 23, "la hora va de 0 a 23"},
    {"hour", 0, 23, "la hora va de 0 a 23"},
    {"minuto", 0, 59, "los minutos van de 0 a 59"},
    {"minute", 0, 59, "los minutos van de 0 a 59"},
    {"segundo", 0, 59, "los segundos van de 0 a 59"},
    {"second", 0, 59, "los segundos van de 0 a 59"},
}};
constexpr std::array<Meaning, 6> functions{{
    {"count", 0, -1, "una cuenta nunca es negativa"},
    {"string length", 0, -1, "una longitud nunca es negativa"},
    {"four month period", 1, 3, "los cuatrimestres van de 1 a 3"},
    {"quarter", 1, 4, "los trimestres van de 1 a 4"},
    {"day of year", 1, 366, "el día del año va de 1 a 366"},
    {"week of year", 1, 53, "las semanas del año van de 1 a 53"},
}};

template <std::size_t size>
Meaning const* find(std::array<Meaning, size> const& table, std::string_view name) {
  for (Meaning const& row : table) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

bool is_integer_field(Type const& base, std::string_view name) {
  RecordType const* const record = base.is(TypeKind::list) ? nullptr : base.record();
  std::optional<std::size_t> const slot = record != nullptr ? record->find(name) : std::nullopt;
  return slot && record->fields[*slot].integer;
}

}  // namespace

std::string Constraints::text(NodeId id) const { return print(checked_.ast, id, Language::es); }

std::optional<Value> Constraints::constant(NodeId id) {
  std::optional<Value> const value = constants_.value(id);
  if (!value) return std::nullopt;
  if (value->is(Kind::boolean)) return truth(value->as_boolean());
  return is_orderly(value->kind()) ? value : std::nullopt;
}

Term Constraints::term(NodeId id, Kind kind) {
  Term term{.text = text(id), .node = id, .kind = kind};
  Type const& type = checked_.types[id];
  if (type.is(TypeKind::boolean)) {
    term.possible = ValueSet::point(truth(false)).unite(ValueSet::point(truth(true)));
    term.whole = true;
  } else if (!type.values().empty()) {
    term.possible = ValueSet::none();
    for (std::string const& value : type.values()) {
      term.possible = term.possible.unite(ValueSet::point(Value::string(value)));
    }
  } else if (type.is(TypeKind::date)) {
    term.whole = true;
  } else if (type.is(TypeKind::number)) {
    bound_by_meaning(term);
  }
  return term;
}

void Constraints::bound_by_meaning(Term& term) {
  Node const& part = node(term.node);
  Meaning const* meaning = nullptr;
  if (part.kind == NodeKind::path) {
    Type const& base = checked_.types[part.children[0]];
    bool const moment = base.is(TypeKind::date) || base.is(TypeKind::time) || base.is(TypeKind::date_time);
    if (moment) meaning = find(properties, utf8::fold(part.text));
    term.whole = is_integer_field(base, part.text);
  } else if (part.kind == NodeKind::name) {
    Reference const& reference = checked_.references[term.node];
    bool const field = reference.kind == Reference::Kind::binding && reference.field;
    term.whole = field && is_integer_field(reference.binding->type, *reference.field);
  } else if (part.kind == NodeKind::invocation && checked_.calls[term.node].form == Call::Form::builtin) {
    meaning = find(functions, checked_.calls[term.node].candidates.front().row->en);
  }
  if (meaning == nullptr) return;
  std::optional<Value> high;
  if (meaning->high >= 0) high = Value::number(meaning->high);
  term.possible = ValueSet::between(Value::number(meaning->low), true, high, true);
  term.whole = true;
  term.meaning = meaning->words;
}

std::optional<Constraint> Constraints::of(NodeId condition) {
  switch (node(condition).kind) {
    case NodeKind::comparison:
      return of_comparison(condition);
    case NodeKind::between:
      return of_between(condition);
    case NodeKind::in:
      return of_in(condition);
    case NodeKind::conjunction:
    case NodeKind::disjunction:
      return of_both(condition);
    default:
      return of_boolean(condition);
  }
}

std::optional<Constraint> Constraints::of_comparison(NodeId id) {
  NodeId const left = node(id).children[0];
  NodeId const right = node(id).children[1];
  bool const mirror = constants_.is_constant(left);
  if (mirror == constants_.is_constant(right)) return std::nullopt;
  std::optional<Value> const limit = constant(mirror ? left : right);
  if (!limit) return std::nullopt;
  Operator const op = mirror ? mirrored(node(id).op) : node(id).op;
  return Constraint{term(mirror ? right : left, limit->kind()), set_of(op, *limit)};
}

std::optional<Constraint> Constraints::of_between(NodeId id) {
  std::vector<NodeId> const& children = node(id).children;
  std::optional<Value> const low = constant(children[1]);
  std::optional<Value> const high = constant(children[2]);
  if (!low || !high || low->kind() != high->kind() || constants_.is_constant(children[0])) return std::nullopt;
  return Constraint{term(children[0], low->kind()), ValueSet::between(*low, true, *high, true)};
}

std::optional<Constraint> Constraints::of_in(NodeId id) {
  std::vector<NodeId> const& children = node(id).children;
  if (constants_.is_constant(children[0]) || checked_.types[children[0]].is(TypeKind::list)) return std::nullopt;
  if (children.size() > most_tests) return std::nullopt;
  ValueSet set;
  std::optional<Kind> kind;
  for (std::size_t i = 1; i < children.size(); ++i) {
    std::optional<ValueSet> const one = of_test(children[i], kind);
    if (!one) return std::nullopt;
    set = set.unite(*one);
  }
  if (!kind) return std::nullopt;
  return Constraint{term(children[0], *kind), std::move(set)};
}

std::optional<ValueSet> Constraints::of_test(NodeId test, std::optional<Kind>& kind) {
  auto const fits = [&](Value const& value) {
    if (!kind) kind = value.kind();
    return *kind == value.kind();
  };
  if (node(test).kind == NodeKind::unary_comparison) {
    std::optional<Value> const limit = constant(node(test).children[0]);
    if (!limit || !fits(*limit)) return std::nullopt;
    return set_of(node(test).op, *limit);
  }
  if (node(test).kind == NodeKind::unary_tests || !constants_.is_constant(test)) return std::nullopt;
  std::optional<Value> const value = constants_.value(test);
  if (!value) return std::nullopt;
  if (value->is(Kind::range)) return of_range(*value, kind);
  std::optional<Value> const simple = constant(test);
  if (simple) return fits(*simple) ? std::optional(ValueSet::point(*simple)) : std::nullopt;
  if (!value->is(Kind::list) || value->as_list().size() > most_tests) return std::nullopt;
  ValueSet set;
  for (Value const& item : value->as_list()) {
    if (!is_orderly(item.kind()) || !fits(item)) return std::nullopt;
    set = set.unite(ValueSet::point(item));
  }
  return set;
}

std::optional<ValueSet> Constraints::of_range(Value const& range, std::optional<Kind>& kind) {
  Range const& limits = range.as_range();
  if (limits.form == Range::Form::exclusion) return std::nullopt;
  std::optional<Value> low;
  std::optional<Value> high;
  for (auto const& [end, target] : {std::pair{&limits.low, &low}, std::pair{&limits.high, &high}}) {
    if (end->is_null()) continue;
    if (!kind) kind = end->kind();
    if (!is_orderly(end->kind()) || *kind != end->kind()) return std::nullopt;
    *target = *end;
  }
  return ValueSet::between(low, limits.low_closed, high, limits.high_closed);
}

// A field that is true or false, or its negation.
std::optional<Constraint> Constraints::of_boolean(NodeId id) {
  bool const call = node(id).kind == NodeKind::invocation;
  if (call && checked_.calls[id].form == Call::Form::negation) {
    std::optional<Constraint> denied = of(node(id).children[1]);
    if (denied) denied->set = denied->set.complement();
    return denied;
  }
  if (!checked_.types[id].is(TypeKind::boolean) || constants_.is_constant(id)) return std::nullopt;
  if (!call && node(id).kind != NodeKind::name && node(id).kind != NodeKind::path) return std::nullopt;
  return Constraint{term(id, Kind::number), ValueSet::point(truth(true))};
}

std::optional<Constraint> Constraints::of_both(NodeId id) {
  std::optional<Constraint> a = of(node(id).children[0]);
  if (!a) return std::nullopt;
  std::optional<Constraint> const b = of(node(id).children[1]);
  if (!b || a->term.text != b->term.text || a->term.kind != b->term.kind) return std::nullopt;
  bool const conjunction = node(id).kind == NodeKind::conjunction;
  a->set = conjunction ? a->set.intersect(b->set) : a->set.unite(b->set);
  return a;
}

std::optional<bool> Constraints::written_truth(NodeId condition) {
  bool const question = node(condition).kind == NodeKind::comparison || node(condition).kind == NodeKind::between;
  if (!question) return std::nullopt;
  for (NodeId const side : node(condition).children) {
    if (node(side).kind == NodeKind::null_literal) return std::nullopt;
  }
  std::optional<Value> const value = constants_.value(condition);
  if (value && value->is(Kind::boolean)) return value->as_boolean();
  if (node(condition).kind != NodeKind::comparison || value) return std::nullopt;
  NodeId const left = node(condition).children[0];
  NodeId const right = node(condition).children[1];
  if (constants_.is_constant(left) || constants_.is_constant(right) || text(left) != text(right)) return std::nullopt;
  Operator const op = node(condition).op;
  return op == Operator::eq || op == Operator::le || op == Operator::ge;
}

}  // namespace visado::feel
