#include "feel/syntax/ast.hpp"

#include <algorithm>

namespace visado::feel {

namespace {

bool equal_nodes(Ast const& a, NodeId x, Ast const& b, NodeId y) {
  if (x == no_node || y == no_node) return x == y;
  Node const& m = a[x];
  Node const& n = b[y];
  bool const same = m.kind == n.kind && m.op == n.op && m.closed_low == n.closed_low &&
                    m.closed_high == n.closed_high && m.negated == n.negated && m.text == n.text;
  return same && std::equal(m.children.begin(), m.children.end(), n.children.begin(), n.children.end(),
                            [&](NodeId child, NodeId other) { return equal_nodes(a, child, b, other); });
}

// «(comparison», with what is peculiar to the node, children aside.
std::string head(Node const& node) {
  auto const with_text = [&](std::string kind) { return kind + ' ' + node.text; };
  auto const with_sign = [&](std::string kind) { return kind + ' ' + std::string(sign(node.op)); };
  switch (node.kind) {
    case NodeKind::null_literal: return "null";
    case NodeKind::boolean_literal: return with_text("boolean");
    case NodeKind::number_literal: return with_text("number");
    case NodeKind::string_literal: return "string " + quote(node.text);
    case NodeKind::at_literal: return "at " + quote(node.text);
    case NodeKind::name: return with_text("name");
    case NodeKind::negation: return "negation";
    case NodeKind::arithmetic: return with_sign("arithmetic");
    case NodeKind::comparison: return with_sign("comparison");
    case NodeKind::conjunction: return "conjunction";
    case NodeKind::disjunction: return "disjunction";
    case NodeKind::between: return "between";
    case NodeKind::in: return "in";
    case NodeKind::instance_of: return "instance_of";
    case NodeKind::if_then_else: return "if";
    case NodeKind::for_loop: return "for";
    case NodeKind::some: return "some";
    case NodeKind::every: return "every";
    case NodeKind::iteration: return with_text("iteration");
    case NodeKind::path: return with_text("path");
    case NodeKind::filter: return "filter";
    case NodeKind::invocation: return "invocation";
    case NodeKind::named_invocation: return "named_invocation";
    case NodeKind::named_argument: return with_text("named_argument");
    case NodeKind::function: return "function";
    case NodeKind::parameter: return with_text("parameter");
    case NodeKind::list: return "list";
    case NodeKind::context: return "context";
    case NodeKind::entry: return "entry " + quote(node.text);
    case NodeKind::range:
      return std::string("range ") + (node.closed_low ? '[' : '(') + ".." + (node.closed_high ? ']' : ')');
    case NodeKind::unary_comparison: return with_sign("unary_comparison");
    case NodeKind::unary_tests: return node.negated ? "unary_tests not" : "unary_tests";
    case NodeKind::any_test: return "any_test";
    case NodeKind::type_name: return with_text("type");
    case NodeKind::type_list: return "type_list";
    case NodeKind::type_range: return "type_range";
    case NodeKind::type_context: return "type_context";
    case NodeKind::type_function: return "type_function";
  }
  return {};
}

void dump_node(Ast const& ast, NodeId id, std::string& out) {
  if (id == no_node) {
    out += "none";
    return;
  }
  out += '(' + head(ast[id]);
  for (NodeId const child : ast[id].children) {
    out += ' ';
    dump_node(ast, child, out);
  }
  out += ')';
}

}  // namespace

bool equal(Ast const& a, Ast const& b) { return equal_nodes(a, a.root, b, b.root); }

std::string dump(Ast const& ast) {
  std::string out;
  dump_node(ast, ast.root, out);
  return out;
}

std::string_view sign(Operator op) {
  switch (op) {
    case Operator::none: return "";
    case Operator::add: return "+";
    case Operator::subtract: return "-";
    case Operator::multiply: return "*";
    case Operator::divide: return "/";
    case Operator::power: return "**";
    case Operator::eq: return "=";
    case Operator::ne: return "!=";
    case Operator::lt: return "<";
    case Operator::le: return "<=";
    case Operator::gt: return ">";
    case Operator::ge: return ">=";
  }
  return "";
}

std::string quote(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string result = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    switch (c) {
      case '"': result += "\\\""; break;
      case '\n': result += "\\n"; break;
      case '\r': result += "\\r"; break;
      case '\t': result += "\\t"; break;
      case '\\': {
        // A backslash that begins no escape stands for itself, as in regular expressions.
        char const next = i + 1 < text.size() ? text[i + 1] : '"';
        result += std::string_view("nrt\"'\\uU").find(next) == std::string_view::npos ? "\\" : "\\\\";
        break;
      }
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          result += "\\u00";
          result += digits[static_cast<unsigned char>(c) >> 4];
          result += digits[static_cast<unsigned char>(c) & 15];
        } else {
          result += c;
        }
    }
  }
  return result + '"';
}

}  // namespace visado::feel
