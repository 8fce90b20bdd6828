#include "feel/parts/parts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "feel/grammar/parse.hpp"
#include "visado/schema.hpp"

namespace visado::feel {
namespace {

// Built-ins that always give a value when their arguments have one.
constexpr std::array<std::string_view, 44> total{
    "not",          "all",           "any",          "contains",     "starts with",   "ends with",  "string length",
    "upper case",   "lower case",    "substring before", "substring after", "count",   "sum",        "list contains",
    "append",       "concatenate",   "union",        "distinct values", "flatten",    "reverse",    "abs",
    "floor",        "ceiling",       "round up",     "round down",   "round half up", "round half down", "decimal",
    "odd",          "even",          "year",         "month",        "today",         "now",        "month of year",
    "day of week",  "day of year",   "week of year", "string",       "is",            "before",     "after",
    "includes",     "during"};

bool is_total(std::string_view name) { return std::find(total.begin(), total.end(), name) != total.end(); }

class Finder {
 public:
  Finder(Checked const& checked, NullKnowledge const& knowledge) : checked_(checked), knowledge_(knowledge) {}

  ConditionParts run() {
    NodeId const root = checked_.ast.root;
    ConditionParts result;
    result.may_be_null = nullable(root, knowledge_.present);
    result.present = knowledge_.present;
    add_known(root, true, false, result.present);
    std::stable_sort(parts_.begin(), parts_.end(), [](ConditionPart const& a, ConditionPart const& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    result.parts = std::move(parts_);
    return result;
  }

 private:
  using Present = std::set<std::string>;

  [[nodiscard]] Node const& node(NodeId id) const { return checked_.ast[id]; }
  [[nodiscard]] Type const& type(NodeId id) const { return checked_.types[id]; }
  [[nodiscard]] std::string key(NodeId id) const { return print(checked_.ast, id, Language::en); }

  // ---- which nodes are parts -----------------------------------------------------------------------------------

  [[nodiscard]] bool is_part(NodeId id) const {
    switch (node(id).kind) {
      case NodeKind::comparison:
      case NodeKind::conjunction:
      case NodeKind::disjunction:
      case NodeKind::between:
      case NodeKind::in:
      case NodeKind::instance_of:
      case NodeKind::some:
      case NodeKind::every: return !is_constant(id);
      case NodeKind::name:
      case NodeKind::path:
      case NodeKind::if_then_else: return type(id).is(TypeKind::boolean) && !is_constant(id);
      case NodeKind::filter: return type(id).is(TypeKind::boolean);
      // Its operand says the same.
      case NodeKind::invocation:
      case NodeKind::named_invocation:
        return type(id).is(TypeKind::boolean) && checked_.calls[id].form != Call::Form::negation && !is_constant(id);
      default: return false;
    }
  }

  // Reads nothing from outside, so that it was computed once and for all.
  [[nodiscard]] bool is_constant(NodeId id) const {
    Node const& n = node(id);
    if (n.kind == NodeKind::name) {
      Reference const& reference = checked_.references[id];
      return reference.kind == Reference::Kind::builtin ||
             (reference.kind == Reference::Kind::binding && reference.binding->role == Binding::Role::constant);
    }
    for (Candidate const& candidate : checked_.calls[id].candidates)
      if (candidate.row->reads_clock) return false;
    std::size_t const first = is_builtin_call(id) ? 1 : 0;
    for (std::size_t i = first; i < n.children.size(); ++i)
      if (n.children[i] != no_node && !is_constant(n.children[i])) return false;
    return true;
  }

  [[nodiscard]] bool is_builtin_call(NodeId id) const {
    Call::Form const form = checked_.calls[id].form;
    return form == Call::Form::builtin || form == Call::Form::negation || form == Call::Form::parameter_at;
  }

  // ---- whether a node may be null --------------------------------------------------------------------------------

  bool nullable(NodeId id, Present const& present) {
    bool const result = nullable_node(id, present);
    if (is_part(id)) parts_.push_back({node(id).span, result});
    return result;
  }

  bool any_nullable(NodeId id, std::size_t first, Present const& present) {
    bool result = false;
    auto const& children = node(id).children;
    for (std::size_t i = first; i < children.size(); ++i)
      if (children[i] != no_node) result = nullable(children[i], present) || result;
    return result;
  }

  bool nullable_node(NodeId id, Present const& present) {
    Node const& n = node(id);
    auto const& children = n.children;
    switch (n.kind) {
      case NodeKind::null_literal: return true;
      case NodeKind::boolean_literal:
      case NodeKind::number_literal:
      case NodeKind::string_literal:
      case NodeKind::at_literal:
      case NodeKind::any_test:
      case NodeKind::function: return false;
      case NodeKind::name: return !present.contains(key(id)) && nullable_name(id);
      case NodeKind::path: return nullable_path(id, present);
      case NodeKind::comparison:
        if (is_presence(id)) {
          any_nullable(id, 0, present);
          return false;
        }
        return any_nullable(id, 0, present);
      case NodeKind::conjunction:
      case NodeKind::disjunction: {
        bool const left = nullable(children[0], present);
        // The right side is only looked at when the left one has not decided.
        Present inner = present;
        add_known(children[0], n.kind == NodeKind::conjunction, left, inner);
        return nullable(children[1], inner) || left;
      }
      case NodeKind::if_then_else: {
        bool const condition = nullable(children[0], present);
        Present yes = present, no = present;
        add_known(children[0], true, false, yes);
        add_known(children[0], false, false, no);
        bool const a = nullable(children[1], yes);
        bool const b = nullable(children[2], no);
        return condition || a || b;
      }
      case NodeKind::arithmetic: {
        bool const operands = any_nullable(id, 0, present);
        bool const divides = n.op == Operator::divide || n.op == Operator::power;
        return operands || (divides && node(children[1]).kind != NodeKind::number_literal);
      }
      case NodeKind::in: {
        bool const value = nullable(children[0], present);
        bool tests = false;
        for (std::size_t i = 1; i < children.size(); ++i) tests = nullable_test(children[i], present) || tests;
        bool const only_presence = children.size() == 2 && node(children[1]).kind == NodeKind::null_literal;
        return !only_presence && (value || tests);
      }
      case NodeKind::instance_of: nullable(children[0], present); return false;
      case NodeKind::some:
      case NodeKind::every:
      case NodeKind::for_loop: {
        Present const inner = without_locals(present);
        bool const domains = any_nullable_but_last(id, present);
        bool const body = nullable(children.back(), inner);
        return domains || (body && n.kind != NodeKind::for_loop);
      }
      case NodeKind::filter: {
        bool const list = nullable(children[0], present);
        Present const inner = without_locals(present);
        bool const condition = nullable(children[1], inner);
        return list || condition || !type(children[1]).is(TypeKind::boolean);
      }
      case NodeKind::invocation:
      case NodeKind::named_invocation: return nullable_call(id, present);
      default: return any_nullable(id, 0, present);
    }
  }

  bool any_nullable_but_last(NodeId id, Present const& present) {
    bool result = false;
    auto const& children = node(id).children;
    for (std::size_t i = 0; i + 1 < children.size(); ++i) result = any_nullable(children[i], 0, present) || result;
    return result;
  }

  bool nullable_test(NodeId id, Present const& present) {
    if (node(id).kind == NodeKind::null_literal) return false;
    return any_or_self(id, present);
  }
  bool any_or_self(NodeId id, Present const& present) {
    bool const compound = node(id).kind == NodeKind::unary_comparison || node(id).kind == NodeKind::unary_tests ||
                          node(id).kind == NodeKind::range;
    return compound ? any_nullable(id, 0, present) : nullable(id, present);
  }

  [[nodiscard]] bool nullable_name(NodeId id) const {
    Reference const& reference = checked_.references[id];
    switch (reference.kind) {
      case Reference::Kind::builtin: return false;
      case Reference::Kind::local: {
        if (!reference.field) return !type(id).is(TypeKind::context);
        auto const found = checked_.local_types.find(reference.local);
        return found == checked_.local_types.end() || nullable_field(found->second, *reference.field);
      }
      case Reference::Kind::binding: {
        Binding const& binding = *reference.binding;
        if (reference.field) return nullable_field(binding.type, *reference.field);
        if (binding.role == Binding::Role::constant) return false;
        return !knowledge_.may_be_null || knowledge_.may_be_null(binding);
      }
      default: return true;
    }
  }

  [[nodiscard]] bool nullable_field(Type const& record, std::string_view name) const {
    RecordType const* const type = record.record();
    std::optional<std::size_t> const slot = type != nullptr ? type->find(name) : std::nullopt;
    if (!slot) return true;
    if (knowledge_.field_may_be_null) return knowledge_.field_may_be_null(*type, *slot);
    return !type->fields[*slot].required;
  }

  bool nullable_path(NodeId id, Present const& present) {
    NodeId const base = node(id).children[0];
    bool const base_nullable = nullable(base, present);
    if (present.contains(key(id))) return false;
    Type const holder = type(base).is(TypeKind::list) ? type(base).item() : type(base);
    if (holder.is(TypeKind::context)) return base_nullable || nullable_field(holder, node(id).text);
    return base_nullable || holder.is(TypeKind::any);  // the year of a date, the ends of a range
  }

  bool nullable_call(NodeId id, Present const& present) {
    bool const arguments = any_nullable(id, 1, present);
    Call const& call = checked_.calls[id];
    if (call.form == Call::Form::negation) return arguments;
    if (call.form != Call::Form::builtin) return true;
    if (is_constant(id)) return false;  // date("2016-10-01"): a literal in all but name
    bool const sure = !call.candidates.empty() &&
                      std::all_of(call.candidates.begin(), call.candidates.end(), [](Candidate const& candidate) {
                        return candidate.row->extension || is_total(candidate.row->en);
                      });
    return arguments || !sure;
  }

  // ---- what a value says of others -------------------------------------------------------------------------------

  [[nodiscard]] bool is_presence(NodeId id) const {
    Node const& n = node(id);
    return n.kind == NodeKind::comparison && (n.op == Operator::eq || n.op == Operator::ne) &&
           (node(n.children[0]).kind == NodeKind::null_literal || node(n.children[1]).kind == NodeKind::null_literal);
  }

  // What has a value given that the node is `truth` (or, with `or_null`, null).
  void add_known(NodeId id, bool truth, bool or_null, Present& present) const {
    Node const& n = node(id);
    if (n.kind == NodeKind::conjunction || n.kind == NodeKind::disjunction) {
      if (truth != (n.kind == NodeKind::conjunction)) return;
      for (NodeId const child : n.children) add_known(child, truth, or_null, present);
      return;
    }
    if (checked_.calls[id].form == Call::Form::negation && n.children.size() == 2)
      return add_known(n.children[1], !truth, or_null, present);
    if (is_presence(id)) {
      if (truth != (n.op == Operator::ne)) return;
      bool const left_is_null = node(n.children[0]).kind == NodeKind::null_literal;
      return add_strict(n.children[left_is_null ? 1 : 0], present);
    }
    if (!or_null) add_strict(id, present);
  }

  // What a node that is not null cannot do without.
  void add_strict(NodeId id, Present& present) const {
    Node const& n = node(id);
    switch (n.kind) {
      case NodeKind::name: present.insert(key(id)); return;
      case NodeKind::path:
        present.insert(key(id));
        return add_strict(n.children[0], present);
      case NodeKind::arithmetic:
      case NodeKind::negation:
      case NodeKind::between:
        for (NodeId const child : n.children) add_strict(child, present);
        return;
      case NodeKind::comparison:
        if (is_presence(id)) return;
        for (NodeId const child : n.children) add_strict(child, present);
        return;
      case NodeKind::in: return add_strict(n.children[0], present);
      case NodeKind::filter: return add_strict(n.children[0], present);
      case NodeKind::some:
      case NodeKind::every:
        if (node(n.children[0]).children.size() == 1) add_strict(node(n.children[0]).children[0], present);
        return;
      case NodeKind::invocation: {
        Call const& call = checked_.calls[id];
        bool const strict = call.form == Call::Form::builtin && !call.candidates.empty() &&
                            std::all_of(call.candidates.begin(), call.candidates.end(), [](Candidate const& c) {
                              return is_total(c.row->en);
                            });
        for (std::size_t i = 1; strict && i < n.children.size(); ++i) add_strict(n.children[i], present);
        return;
      }
      default: return;
    }
  }

  // Names of loops and filters mean something else in another pass.
  [[nodiscard]] Present without_locals(Present const& present) const {
    Present result;
    for (std::string const& name : present) {
      std::string const first = name.substr(0, name.find('.'));
      bool local = first == "item";
      for (NodeId id = 0; id < checked_.ast.size() && !local; ++id)
        local = node(id).kind == NodeKind::iteration && node(id).text == first;
      if (!local) result.insert(name);
    }
    return result;
  }

  Checked const& checked_;
  NullKnowledge const& knowledge_;
  std::vector<ConditionPart> parts_;
};

}  // namespace

ConditionParts condition_parts(Checked const& checked, NullKnowledge const& knowledge) {
  return Finder(checked, knowledge).run();
}

}  // namespace visado::feel
