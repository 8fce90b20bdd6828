// From a tree back to text: canonical blanks, the parentheses that are needed, either vocabulary.
#include <algorithm>

#include "feel/builtins/builtin.hpp"
#include "feel/grammar/keywords.hpp"
#include "feel/grammar/letters.hpp"
#include "feel/grammar/parse.hpp"
#include "feel/grammar/type_names.hpp"

namespace visado::feel {

namespace {

// How tightly a node holds together; a child that holds looser than its place asks for goes between parentheses.
enum class Level {
  test,         // < 5: only where tests are read
  control,      // if, for, some, every, functions: they take all that follows
  disjunction,
  conjunction,
  comparison,
  additive,
  multiplicative,
  power,
  negation,
  instance,
  postfix,
};

Level tighter(Level level) { return static_cast<Level>(static_cast<int>(level) + 1); }

Level level_of(Node const& node) {
  switch (node.kind) {
    case NodeKind::unary_comparison:
    case NodeKind::unary_tests: return Level::test;
    case NodeKind::if_then_else:
    case NodeKind::for_loop:
    case NodeKind::some:
    case NodeKind::every:
    case NodeKind::function: return Level::control;
    case NodeKind::disjunction: return Level::disjunction;
    case NodeKind::conjunction: return Level::conjunction;
    case NodeKind::comparison:
    case NodeKind::between:
    case NodeKind::in: return Level::comparison;
    case NodeKind::arithmetic:
      if (node.op == Operator::add || node.op == Operator::subtract) return Level::additive;
      return node.op == Operator::power ? Level::power : Level::multiplicative;
    case NodeKind::negation: return Level::negation;
    case NodeKind::instance_of: return Level::instance;
    default: return Level::postfix;
  }
}

class Printer {
 public:
  Printer(Ast const& ast, Language language) : ast_(ast), language_(language) {}

  std::string print(NodeId id, Level least) {
    write(id, least);
    return std::move(out_);
  }

 private:
  // The node, in parentheses when it is looser than `least`.
  void write(NodeId id, Level least) {
    Node const& node = ast_[id];
    bool const parentheses = level_of(node) < least || (least > Level::control && ends_in_ambiguous_type(node));
    if (parentheses) out_ += '(';
    write_node(node);
    if (parentheses) out_ += ')';
  }

  void write_node(Node const& node) {
    switch (node.kind) {
      case NodeKind::null_literal: return word(Keyword::null);
      case NodeKind::boolean_literal: return word(node.text == "true" ? Keyword::true_ : Keyword::false_);
      case NodeKind::number_literal: return text(node.text);
      case NodeKind::string_literal: return text(quote(node.text));
      case NodeKind::at_literal: return text('@' + quote(node.text));
      case NodeKind::name: return text(node.text);
      case NodeKind::negation: return write_negation(node);
      case NodeKind::arithmetic:
      case NodeKind::comparison: return write_infix(node, ' ' + std::string(sign(node.op)) + ' ');
      case NodeKind::conjunction: return write_infix(node, ' ' + spelled(Keyword::and_) + ' ');
      case NodeKind::disjunction: return write_infix(node, ' ' + spelled(Keyword::or_) + ' ');
      case NodeKind::between: return write_between(node);
      case NodeKind::in: return write_in(node);
      case NodeKind::instance_of: return write_instance_of(node);
      case NodeKind::if_then_else: return write_if(node);
      case NodeKind::for_loop: return write_loop(node, Keyword::for_, Keyword::return_);
      case NodeKind::some: return write_loop(node, Keyword::some, Keyword::satisfies);
      case NodeKind::every: return write_loop(node, Keyword::every, Keyword::satisfies);
      case NodeKind::iteration: return write_iteration(node);
      case NodeKind::path:
        write(node.children[0], Level::postfix);
        return text('.' + node.text);
      case NodeKind::filter:
        write(node.children[0], Level::postfix);
        text("[");
        write(node.children[1], Level::control);
        return text("]");
      case NodeKind::invocation:
      case NodeKind::named_invocation:
        write_callee(node.children[0]);
        return write_sequence("(", node.children, 1, node.children.size(), Level::test, ")");
      case NodeKind::named_argument:
        text(node.text + ": ");
        return write(node.children[0], Level::test);
      case NodeKind::function: return write_function(node);
      case NodeKind::parameter:
      case NodeKind::entry: return write_entry(node);
      case NodeKind::list: return write_sequence("[", node.children, 0, node.children.size(), Level::test, "]");
      case NodeKind::context: return write_sequence("{", node.children, 0, node.children.size(), Level::test, "}");
      case NodeKind::range: return write_range(node);
      case NodeKind::unary_comparison:
        text(std::string(sign(node.op)) + ' ');
        return write(node.children[0], Level::additive);
      case NodeKind::unary_tests: return write_unary_tests(node);
      case NodeKind::any_test: return text("-");
      case NodeKind::type_name: return text(written_type_name(node.text, language_));
      case NodeKind::type_list: return write_generic("list", node, node.children.size());
      case NodeKind::type_range: return write_generic("range", node, node.children.size());
      case NodeKind::type_context: return write_generic("context", node, node.children.size());
      case NodeKind::type_function:
        write_generic("function", node, node.children.size() - 1);
        text(" -> ");
        return write(node.children.back(), Level::test);
    }
  }

  // ---- operators ---------------------------------------------------------------------------------------------

  // Left-associative, all of them.
  void write_infix(Node const& node, std::string_view between) {
    Level const level = level_of(node);
    // (-2) ** 2 needs no parentheses to be read right, but people read it wrong without them.
    bool const misleading = level == Level::power && ast_[node.children[0]].kind == NodeKind::negation;
    write(node.children[0], misleading ? Level::postfix : level);
    text(between);
    write(node.children[1], tighter(level));
  }

  void write_negation(Node const& node) {
    text("-");
    write(node.children[0], Level::negation);
  }

  void write_between(Node const& node) {
    write(node.children[0], Level::comparison);
    infix_word(Keyword::between);
    write(node.children[1], Level::additive);
    infix_word(Keyword::and_);
    write(node.children[2], Level::additive);
  }

  void write_in(Node const& node) {
    write(node.children[0], Level::comparison);
    infix_word(Keyword::in);
    if (node.children.size() > 2) return write_sequence("(", node.children, 1, node.children.size(), Level::test, ")");
    NodeId const test = node.children[1];
    write(test, ast_[test].kind == NodeKind::unary_comparison ? Level::test : Level::additive);
  }

  void write_instance_of(Node const& node) {
    write(node.children[0], Level::instance);
    text(language_ == Language::en ? " instance of " : " instancia de ");
    write(node.children[1], Level::test);
  }

  // `x instance of date` before `and time` would be read as another type.
  bool ends_in_ambiguous_type(Node const& node) const {
    if (node.kind != NodeKind::instance_of) return false;
    Node const* type = &ast_[node.children[1]];
    while (type->kind == NodeKind::type_function || (type->kind == NodeKind::type_list && language_ == Language::es)) {
      type = &ast_[type->children.back()];
    }
    return type->kind == NodeKind::type_name;
  }

  // ---- control -----------------------------------------------------------------------------------------------

  void write_if(Node const& node) {
    text(spelled(Keyword::if_) + ' ');
    write(node.children[0], Level::disjunction);
    infix_word(Keyword::then);
    write(node.children[1], Level::disjunction);
    infix_word(Keyword::else_);
    write(node.children[2], Level::control);
  }

  void write_loop(Node const& node, Keyword first, Keyword last) {
    write_sequence(spelled(first) + ' ', node.children, 0, node.children.size() - 1, Level::test, "");
    infix_word(last);
    write(node.children.back(), Level::control);
  }

  void write_iteration(Node const& node) {
    text(node.text);
    infix_word(Keyword::in);
    write(node.children[0], Level::disjunction);
    if (node.children.size() == 1) return;
    text("..");
    write(node.children[1], Level::disjunction);
  }

  // ---- structure ---------------------------------------------------------------------------------------------

  // Names of built-ins are translated where they are called; other names are what they are.
  void write_callee(NodeId id) {
    Node const& node = ast_[id];
    if (node.kind != NodeKind::name || !node.builtin) return write(id, Level::postfix);
    std::span<Builtin const> const rows = find_builtin(node.text, Language::es);
    if (rows.empty()) return text(node.text);
    text(language_ == Language::en ? rows.front().en : rows.front().es);
  }

  void write_function(Node const& node) {
    write_sequence(spelled(Keyword::function) + '(', node.children, 0, node.children.size() - 1, Level::test, ") ");
    write(node.children.back(), Level::control);
  }

  void write_entry(Node const& node) {
    text(node.kind == NodeKind::parameter || is_writable_name(node.text) ? node.text : quote(node.text));
    if (node.children.empty()) return;
    text(": ");
    write(node.children[0], Level::control);
  }

  void write_range(Node const& node) {
    text(node.closed_low ? "[" : "(");
    if (node.children[0] != no_node) write(node.children[0], Level::disjunction);
    text("..");
    if (node.children[1] != no_node) write(node.children[1], Level::disjunction);
    text(node.closed_high ? "]" : ")");
  }

  void write_unary_tests(Node const& node) {
    if (node.negated) text(language_ == Language::en ? "not(" : "no(");
    bool const sole = node.children.size() == 1 && !node.negated;
    // A sole call of `not` would be read as the negation of the tests.
    bool const call = sole && is_call_of_not(ast_[node.children[0]]);
    write_sequence(call ? "(" : "", node.children, 0, node.children.size(), Level::test, call ? ")" : "");
    if (node.negated) text(")");
  }

  bool is_call_of_not(Node const& node) const {
    if (node.kind != NodeKind::invocation) return false;
    std::string const& callee = ast_[node.children[0]].text;
    return callee == "not" || callee == "no";
  }

  void write_generic(std::string_view type, Node const& node, std::size_t count) {
    text(written_type_name(type, language_));
    if (node.kind == NodeKind::type_list && language_ == Language::es) {
      text(" de ");
      return write(node.children[0], Level::test);
    }
    write_sequence("<", node.children, 0, count, Level::test, ">");
  }

  // ---- words and pieces --------------------------------------------------------------------------------------

  // Children from `first` to before `end`, between commas.
  void write_sequence(std::string_view before, std::vector<NodeId> const& children, std::size_t first, std::size_t end,
                      Level least, std::string_view after) {
    text(before);
    for (std::size_t i = first; i < end; ++i) {
      if (i != first) text(", ");
      write(children[i], least);
    }
    text(after);
  }

  std::string spelled(Keyword keyword) const { return std::string(spelling(keyword, language_)); }
  void word(Keyword keyword) { text(spelling(keyword, language_)); }
  void infix_word(Keyword keyword) { text(' ' + spelled(keyword) + ' '); }
  void text(std::string_view piece) { out_ += piece; }

  // Whether a key reads back as the same key without quotes.
  static bool is_writable_name(std::string_view name) {
    char const* const end = name.data() + name.size();
    std::string_view const first = word_at(name.data(), end);
    if (first.empty() || squeeze(name) != name) return false;
    for (char const* at = name.data() + first.size(); at != end;) {
      at = skip_blanks(at, end);
      std::string_view piece = run_at(at, end);
      if (piece.empty()) piece = name_symbol_at(at, end);
      if (piece.empty()) return false;
      at += piece.size();
    }
    return name.find("//") == name.npos && name.find("/*") == name.npos;
  }

  Ast const& ast_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string print(Ast const& ast, Language language) {
  Level const least = ast[ast.root].kind == NodeKind::unary_tests ? Level::test : Level::control;
  return Printer(ast, language).print(ast.root, least);
}

std::string print(Ast const& ast, NodeId node, Language language) { return Printer(ast, language).print(node, Level::test); }

}  // namespace visado::feel
