#include "feel/mutation/mutation.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "feel/grammar/parse.hpp"
#include "visado/schema.hpp"

namespace visado::feel {
namespace {

constexpr std::size_t most_siblings = 2;  // fields that one field is replaced by

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> twins{{{"min", "max"},
                                                                              {"floor", "ceiling"},
                                                                              {"all", "any"},
                                                                              {"before", "after"},
                                                                              {"starts with", "ends with"},
                                                                              {"round up", "round down"},
                                                                              {"odd", "even"}}};

std::string_view twin_of(std::string_view name) {
  for (auto const& [a, b] : twins) {
    if (name == a) return b;
    if (name == b) return a;
  }
  return {};
}

std::vector<Operator> instead_of(Operator op) {
  switch (op) {
    case Operator::lt: return {Operator::le, Operator::ge};
    case Operator::le: return {Operator::lt, Operator::gt};
    case Operator::gt: return {Operator::ge, Operator::le};
    case Operator::ge: return {Operator::gt, Operator::lt};
    case Operator::eq: return {Operator::ne};
    case Operator::ne: return {Operator::eq};
    case Operator::add: return {Operator::subtract};
    case Operator::subtract: return {Operator::add};
    case Operator::multiply: return {Operator::divide};
    case Operator::divide: return {Operator::multiply};
    default: return {};
  }
}

// One day or one month later and earlier; nothing when the text is none of date and duration.
std::vector<std::string> moved_moments(std::string const& text) {
  if (auto const date = Date::parse(text)) return {Date{date->days - 1}.to_string(), Date{date->days + 1}.to_string()};
  if (auto const days = DayTimeDuration::parse(text)) {
    constexpr std::int64_t day = 86400;
    return {DayTimeDuration{days->seconds - day, days->nanos}.to_string(),
            DayTimeDuration{days->seconds + day, days->nanos}.to_string()};
  }
  if (auto const months = YearMonthDuration::parse(text))
    return {YearMonthDuration{months->months - 1}.to_string(), YearMonthDuration{months->months + 1}.to_string()};
  return {};
}

class Mutator {
 public:
  Mutator(Checked const& checked, Type const& tested)
      : checked_(checked), tested_(tested), language_(checked.language) {
    parents_.resize(checked.ast.size(), no_node);
    for (NodeId id = 0; id < checked.ast.size(); ++id)
      for (NodeId const child : node(id).children)
        if (child != no_node) parents_[child] = id;
    seen_.insert(print(checked.ast, language_));
  }

  std::vector<Mutation> run() {
    visit(checked_.ast.root);
    std::stable_sort(found_.begin(), found_.end(),
                     [](Mutation const& a, Mutation const& b) { return a.place.begin < b.place.begin; });
    return std::move(found_);
  }

 private:
  [[nodiscard]] Node const& node(NodeId id) const { return checked_.ast[id]; }
  [[nodiscard]] Type const& type(NodeId id) const { return checked_.types[id]; }

  void visit(NodeId id) {
    mutate(id);
    for (NodeId const child : node(id).children)
      if (child != no_node) visit(child);
  }

  void mutate(NodeId id) {
    Node const& n = node(id);
    switch (n.kind) {
      case NodeKind::number_literal: return threshold(id);
      case NodeKind::at_literal:
        for (std::string& text : moved_moments(n.text)) retext(Change::threshold, id, std::move(text));
        return;
      case NodeKind::comparison: return operators(Change::comparison, id);
      case NodeKind::unary_comparison: return operators(Change::comparison, id);
      case NodeKind::arithmetic: return operators(Change::arithmetic, id);
      case NodeKind::conjunction:
      case NodeKind::disjunction: return connective(id);
      case NodeKind::between:
      case NodeKind::instance_of: return negate(id);
      case NodeKind::in:
        negate(id);
        return drop_children(id, 1);
      case NodeKind::list: return drop_children(id, 0);
      case NodeKind::some:
      case NodeKind::every:
        return edit(Change::quantifier, id, [&](Ast& ast) {
          ast[id].kind = n.kind == NodeKind::some ? NodeKind::every : NodeKind::some;
        });
      case NodeKind::if_then_else:
        replace(Change::branch, id, n.children[1]);
        return replace(Change::branch, id, n.children[2]);
      case NodeKind::filter: return replace(Change::filter, id, n.children[0]);
      case NodeKind::range: return range_ends(id);
      case NodeKind::name:
      case NodeKind::path:
        if (type(id).is(TypeKind::boolean) && !is_callee(id)) negate(id);
        return fields(id);
      case NodeKind::invocation: return call(id);
      default: return;
    }
  }

  // ---- kinds of change -------------------------------------------------------------------------------------------

  void threshold(NodeId id) {
    auto const value = Decimal::parse(node(id).text);
    if (!value || !value->is_small()) return;
    int const scale = is_money(id) ? std::max(2, value->scale()) : value->scale();
    Decimal const unit = Decimal::scaled(1, scale);
    for (auto const& moved : {Decimal::subtract(*value, unit), Decimal::add(*value, unit)}) {
      if (!moved) continue;
      if (moved->sign() >= 0) {
        retext(Change::threshold, id, moved->to_string());
      } else {
        edit(Change::threshold, id, [&](Ast& ast) {
          ast[id].text = moved->negated().to_string();
          NodeId const copy = ast.add(ast[id]);
          ast[id].kind = NodeKind::negation;
          ast[id].children = {copy};
        });
      }
    }
  }

  // Itself, or what it is compared, added or listed with.
  [[nodiscard]] bool is_money(NodeId id) const {
    if (type(id).is(TypeKind::money)) return true;
    NodeId const parent = parents_[id];
    if (parent == no_node) return is_test(id) && tested_.is(TypeKind::money);
    Node const& p = node(parent);
    bool const factor = p.kind == NodeKind::arithmetic && p.op != Operator::add && p.op != Operator::subtract;
    if (factor) return false;
    if (is_test(parent)) return is_money(parent);
    bool const together = p.kind == NodeKind::comparison || p.kind == NodeKind::arithmetic ||
                          p.kind == NodeKind::between || p.kind == NodeKind::in || p.kind == NodeKind::list;
    return together && std::any_of(p.children.begin(), p.children.end(), [&](NodeId sibling) {
             return sibling != id && sibling != no_node && type(sibling).is(TypeKind::money);
           });
  }

  [[nodiscard]] bool is_test(NodeId id) const {
    NodeKind const kind = node(id).kind;
    return kind == NodeKind::unary_comparison || kind == NodeKind::range || kind == NodeKind::unary_tests;
  }

  void operators(Change change, NodeId id) {
    for (Operator const op : instead_of(node(id).op)) edit(change, id, [&](Ast& ast) { ast[id].op = op; });
  }

  void connective(NodeId id) {
    Node const& n = node(id);
    edit(Change::connective, id, [&](Ast& ast) {
      ast[id].kind = n.kind == NodeKind::conjunction ? NodeKind::disjunction : NodeKind::conjunction;
    });
    replace(Change::operand, id, n.children[0]);
    replace(Change::operand, id, n.children[1]);
  }

  void negate(NodeId id) {
    edit(Change::negation, id, [&](Ast& ast) {
      NodeId const inner = ast.add(ast[id]);
      Node callee;
      callee.kind = NodeKind::name;
      callee.text = "not";
      callee.builtin = true;
      NodeId const name = ast.add(std::move(callee));
      ast[id] = Node{};
      ast[id].kind = NodeKind::invocation;
      ast[id].children = {name, inner};
    });
  }

  void drop_children(NodeId id, std::size_t first) {
    auto const& children = node(id).children;
    if (children.size() < first + 2) return;
    for (std::size_t i = first; i < children.size(); ++i) {
      edit(Change::item, id, [&](Ast& ast) {
        ast[id].children.erase(ast[id].children.begin() + static_cast<std::ptrdiff_t>(i));
      });
    }
  }

  void range_ends(NodeId id) {
    auto const& children = node(id).children;
    if (children[0] != no_node) edit(Change::range_end, id, [&](Ast& ast) { ast[id].closed_low = !ast[id].closed_low; });
    if (children[1] != no_node) edit(Change::range_end, id, [&](Ast& ast) { ast[id].closed_high = !ast[id].closed_high; });
  }

  void call(NodeId id) {
    Node const& n = node(id);
    if (checked_.calls[id].form == Call::Form::negation && n.children.size() == 2)
      return replace(Change::negation, id, n.children[1]);
    if (type(id).is(TypeKind::boolean)) negate(id);
    Node const& callee = node(n.children[0]);
    if (callee.kind != NodeKind::name || !callee.builtin) return;
    auto const rows = find_builtin(callee.text, Language::es);
    if (rows.empty()) return;
    if (std::string_view const twin = twin_of(rows.front().en); !twin.empty())
      edit(Change::function, id, [&](Ast& ast) { ast[n.children[0]].text = std::string(twin); });
    bool const moment = rows.front().en == "date" || rows.front().en == "duration";
    if (moment && n.children.size() == 2 && node(n.children[1]).kind == NodeKind::string_literal)
      for (std::string& text : moved_moments(node(n.children[1]).text))
        edit(Change::threshold, id, [&](Ast& ast) { ast[n.children[1]].text = std::move(text); });
  }

  void fields(NodeId id) {
    Node const& n = node(id);
    RecordType const* record = nullptr;
    std::string name;
    if (n.kind == NodeKind::path) {
      Type const& base = type(n.children[0]);
      record = (base.is(TypeKind::list) ? base.item() : base).record();
      name = n.text;
    } else if (checked_.references[id].field) {
      Reference const& reference = checked_.references[id];
      if (reference.kind == Reference::Kind::binding) record = reference.binding->type.record();
      name = *reference.field;
    }
    if (record == nullptr) return;
    for (std::string const& sibling : siblings(*record, name)) retext(Change::field, id, sibling);
  }

  // The nearest fields of exactly the same type, the next one first.
  static std::vector<std::string> siblings(RecordType const& record, std::string const& name) {
    std::vector<std::string> result;
    auto const slot = record.find(name);
    if (!slot) return result;
    SchemaField const& field = record.fields[*slot];
    if (field.record() != nullptr || field.type.is(TypeKind::list)) return result;
    std::size_t const count = record.fields.size();
    for (std::size_t step = 1; step < count && result.size() < most_siblings; ++step) {
      SchemaField const& other = record.fields[(*slot + step) % count];
      if (other.type == field.type && other.integer == field.integer) result.push_back(other.name);
    }
    return result;
  }

  // ---- making them -----------------------------------------------------------------------------------------------

  void retext(Change change, NodeId id, std::string text) {
    edit(change, id, [&](Ast& ast) { ast[id].text = std::move(text); });
  }

  // `part`, below `id`, takes its place.
  void replace(Change change, NodeId id, NodeId part) {
    edit(change, id, [&](Ast& ast) { ast[id] = Node(ast[part]); });
  }

  template <class Edit>
  void edit(Change change, NodeId id, Edit&& apply) {
    Ast ast = checked_.ast;
    apply(ast);
    Mutation mutation;
    mutation.text = print(ast, language_);
    if (!seen_.insert(mutation.text).second) return;
    mutation.change = change;
    NodeId const shown = shown_at(change, id);
    mutation.original = print(checked_.ast, shown, language_);
    mutation.mutated = print(ast, shown, language_);
    mutation.place = node(shown).span;
    found_.push_back(std::move(mutation));
  }

  // A literal or a field alone says too little: the comparison, call or sum it stands in is shown.
  [[nodiscard]] NodeId shown_at(Change change, NodeId id) const {
    if (change != Change::threshold && change != Change::field && change != Change::range_end) return id;
    for (int up = 0; up < 4; ++up) {
      NodeKind const kind = node(id).kind;
      if (kind == NodeKind::comparison || kind == NodeKind::in || kind == NodeKind::between) return id;
      NodeId const parent = parents_[id];
      if (parent == no_node || node(parent).kind == NodeKind::conjunction ||
          node(parent).kind == NodeKind::disjunction)
        return id;
      id = parent;
    }
    return id;
  }

  [[nodiscard]] bool is_callee(NodeId id) const {
    NodeId const parent = parents_[id];
    if (parent == no_node) return false;
    NodeKind const kind = node(parent).kind;
    return (kind == NodeKind::invocation || kind == NodeKind::named_invocation) && node(parent).children[0] == id;
  }

  Checked const& checked_;
  Type tested_;
  Language language_;
  std::vector<NodeId> parents_;
  std::set<std::string> seen_;
  std::vector<Mutation> found_;
};

}  // namespace

std::vector<Mutation> mutations(Checked const& checked, Type const& tested) { return Mutator(checked, tested).run(); }

}  // namespace visado::feel
