#include "verify/proof/boundaries.hpp"

#include <algorithm>

#include "support/one_line.hpp"

namespace visado::verify {
namespace {

using feel::Checked;
using feel::Node;
using feel::NodeId;
using feel::NodeKind;
using feel::Operator;

class Finder {
 public:
  Finder(Rulebook const& rulebook, Rule const& rule) : rulebook_(rulebook), rule_(rule) {}

  void add_dates(Sites const& sites) {
    auto const end = [&](std::optional<Date> const& date, std::string_view word, int behind) {
      if (!date) return;
      Boundary boundary;
      boundary.kind = Boundary::Kind::validity;
      boundary.text = "vigencia " + std::string(word) + " " + date->to_string();
      boundary.at = rule_.declared;
      boundary.date = Date{date->days + behind};
      add(std::move(boundary));
    };
    end(rule_.validity.from, "desde", 0);
    end(rule_.validity.to, "hasta", 0);
    for (std::uint32_t const index : sites.uses_of(rule_).parameters) {
      Parameter const& parameter = rulebook_.parameters()[index];
      for (ParameterValue const& value : parameter.values) {
        if (!value.validity.from) continue;
        // Days on which the rule itself is not in force say nothing of the parameter.
        if (rule_.validity.from && *value.validity.from < *rule_.validity.from) continue;
        Boundary boundary;
        boundary.kind = Boundary::Kind::parameter_from;
        boundary.text = parameter.name + " desde " + value.validity.from->to_string();
        boundary.at = value.declared;
        boundary.parameter = index;
        boundary.date = *value.validity.from;
        add(std::move(boundary));
      }
    }
  }

  void add_comparisons(Site const& site) {
    auto const checked = Sites::checked(site);
    if (!checked) return;
    for (NodeId id = 0; id < checked->ast.size(); ++id) {
      Node const& node = checked->ast[id];
      if (node.kind == NodeKind::comparison && node.op != Operator::eq && node.op != Operator::ne)
        compare(site, *checked, id, node.children[0], node.children[1]);
      if (node.kind == NodeKind::between) {
        compare(site, *checked, id, node.children[0], node.children[1]);
        compare(site, *checked, id, node.children[0], node.children[2]);
      }
      if (node.kind != NodeKind::in || node.children.size() != 2) continue;
      Node const& range = checked->ast[node.children[1]];
      if (range.kind != NodeKind::range) continue;
      for (NodeId const limit : range.children)
        if (limit != feel::no_node) compare(site, *checked, id, node.children[0], limit);
    }
  }

  std::vector<Boundary> take() { return std::move(found_); }

 private:
  void add(Boundary boundary) {
    boundary.rule = &rule_;
    if (boundary.kind != Boundary::Kind::comparison) {
      boundary.days = true;
      boundary.unit = Decimal::integer(1);
    }
    found_.push_back(std::move(boundary));
  }

  static Boundary::Side side(Checked const& checked, NodeId id) {
    Node const& node = checked.ast[id];
    Boundary::Side side{node.span, std::nullopt};
    if (node.kind == NodeKind::number_literal) side.literal = Decimal::parse(node.text);
    if (node.kind == NodeKind::at_literal)
      if (auto const date = Date::parse(node.text)) side.literal = Decimal::integer(date->days);
    return side;
  }

  void compare(Site const& site, Checked const& checked, NodeId part, NodeId left, NodeId right) {
    Type const& a = checked.types[left];
    Type const& b = checked.types[right];
    bool const dates = a.is(TypeKind::date) && (b.is(TypeKind::date) || checked.ast[right].kind == NodeKind::at_literal);
    bool const numbers = a.is_numeric() && b.is_numeric();
    if (!dates && !numbers) return;
    EmbeddedText const& text = site.expression->text();
    Node const& node = checked.ast[part];
    Boundary boundary;
    boundary.kind = Boundary::Kind::comparison;
    boundary.text = one_line(std::string_view(text.text()).substr(node.span.begin, node.span.size()));
    if (node.kind != NodeKind::comparison) {
      Span const limit = checked.ast[right].span;
      boundary.text += ", en " + one_line(std::string_view(text.text()).substr(limit.begin, limit.size()));
    }
    boundary.at = {text.source(), text.to_source(node.span), {}};
    boundary.site = &site;
    boundary.part = node.span;
    boundary.left = side(checked, left);
    boundary.right = side(checked, right);
    boundary.days = dates;
    int scale = a.is(TypeKind::money) || b.is(TypeKind::money) ? 2 : 0;
    for (auto const& literal : {boundary.left.literal, boundary.right.literal})
      if (numbers && literal && literal->is_small()) scale = std::max(scale, literal->scale());
    boundary.unit = Decimal::scaled(1, scale);
    add(std::move(boundary));
  }

  Rulebook const& rulebook_;
  Rule const& rule_;
  std::vector<Boundary> found_;
};

}  // namespace

std::optional<Decimal> position_of(Value const& value) {
  if (value.is(Kind::number)) return value.as_number();
  if (value.is(Kind::date)) return Decimal::integer(value.as_date().days);
  if (value.is(Kind::date_time)) return Decimal::integer(value.as_date_time().date.days);
  return std::nullopt;
}

std::vector<Boundary> boundaries_of(Rulebook const& rulebook, Sites const& sites, Rule const& rule) {
  Finder finder(rulebook, rule);
  finder.add_dates(sites);
  for (Site const* site : sites.of(rule))
    if (site->kind == Site::Kind::applies || site->kind == Site::Kind::demands) finder.add_comparisons(*site);
  return finder.take();
}

}  // namespace visado::verify
