// Printing: minimal parentheses, both languages, and reading back what was printed.
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "unit/feel/syntax_support.hpp"

namespace visado::feel {
namespace {

NameTable known_names() {
  Scope const scope;
  NameTable names(scope);
  for (char const* name : {"tope baja cuantía", "fecha de pago", "a-b", "Bob's total", "decision A 2.1"}) names.add(name);
  return names;
}

struct Row {
  char const* text;
  char const* english;
  char const* spanish;
};

TEST(Print, WritesEitherLanguage) {
  constexpr std::array rows{
      Row{"((a))+(b*c)", "a + b * c", "a + b * c"},
      Row{"(a+b)*c", "(a + b) * c", "(a + b) * c"},
      Row{"a-(b-c)", "a - (b - c)", "a - (b - c)"},
      Row{"(c-d)-e", "c - d - e", "c - d - e"},
      Row{"-2**2", "(-2) ** 2", "(-2) ** 2"},
      Row{"-(2**2)", "-(2 ** 2)", "-(2 ** 2)"},
      Row{"2**(3**2)", "2 ** (3 ** 2)", "2 ** (3 ** 2)"},
      Row{"(a or b) and c", "(a or b) and c", "(a o b) y c"},
      Row{"a or (b and c)", "a or b and c", "a o b y c"},
      Row{"not(a)", "not(a)", "no(a)"},
      Row{"if a then (b) else (c+1)", "if a then b else c + 1", "si a entonces b sino c + 1"},
      Row{"(if a then b else c) + 1", "(if a then b else c) + 1", "(si a entonces b sino c) + 1"},
      Row{"for x in (xs), i in 1 .. 2 return x", "for x in xs, i in 1..2 return x", "para x en xs, i en 1..2 devolver x"},
      Row{"some x in xs satisfies x>1", "some x in xs satisfies x > 1", "algún x en xs cumple x > 1"},
      Row{"every x in xs satisfies x>1", "every x in xs satisfies x > 1", "todo x en xs cumple x > 1"},
      Row{"a between (1) and (2)", "a between 1 and 2", "a entre 1 y 2"},
      Row{"a in ((1))", "a in 1", "a en 1"},
      Row{"a in (<5)", "a in < 5", "a en < 5"},
      Row{"a in (1,>2)", "a in (1, > 2)", "a en (1, > 2)"},
      Row{"a in (b = c)", "a in (b = c)", "a en (b = c)"},
      Row{"(a instance of date) and b", "(a instance of date) and b", "(a instancia de fecha) y b"},
      Row{"a instance of list<date and time>", "a instance of list<date and time>", "a instancia de lista de fecha y hora"},
      Row{"function(a:number,b)a", "function(a: number, b) a", "función(a: número, b) a"},
      Row{"sum([1,2])", "sum([1, 2])", "suma([1, 2])"},
      Row{"date and time(\"x\")", "date and time(\"x\")", "fecha y hora(\"x\")"},
      Row{"{sum: 1, \"a(b\": sum}", "{sum: 1, \"a(b\": sum}", "{sum: 1, \"a(b\": sum}"},
      Row{"{sum: function(x) x, r: sum(1)}.r", "{sum: function(x) x, r: sum(1)}.r", "{sum: función(x) x, r: sum(1)}.r"},
      Row{"x.total[1].a(b)", "x.total[1].a(b)", "x.total[1].a(b)"},
      Row{"]1..5[", "(1..5)", "(1..5)"},
      Row{"(< 5).end", "(< 5).end", "(< 5).end"},
      Row{"tope  baja cuantía", "tope baja cuantía", "tope baja cuantía"},
      Row{"[true,false,null]", "[true, false, null]", "[verdadero, falso, nulo]"},
      Row{"\"a\\\"b\\\\n\\d\" ", "\"a\\\"b\\\\n\\d\"", "\"a\\\"b\\\\n\\d\""},
  };
  NameTable const names = known_names();
  for (Row const& row : rows) {
    Parsed const parsed = parse_text(row.text, names);
    ASSERT_TRUE(parsed.tree) << row.text << ": " << parsed.error;
    EXPECT_EQ(row.english, print(*parsed.tree, Language::en)) << row.text;
    EXPECT_EQ(row.spanish, print(*parsed.tree, Language::es)) << row.text;
  }
}

// ---- reading back: random trees -------------------------------------------------------------------------------

// Makes trees of every kind of node, as deep as asked.
class RandomTree {
 public:
  RandomTree(unsigned seed, Language language) : random_(seed), language_(language) {}

  Ast expression() {
    tree_.root = any(4);
    return std::move(tree_);
  }

  Ast unary_tests() {
    Node node{.kind = NodeKind::unary_tests};
    node.negated = chance(3);
    if (!node.negated && chance(8)) {
      node.children.push_back(tree_.add({.kind = NodeKind::any_test}));
    } else {
      for (int i = below(3); i >= 0; --i) node.children.push_back(test(2));
    }
    tree_.root = tree_.add(std::move(node));
    return std::move(tree_);
  }

 private:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
  bool chance(int one_in) { return below(one_in) == 0; }

  template <std::size_t N>
  std::string one_of(std::array<char const*, N> const& choices) {
    return choices[static_cast<std::size_t>(below(static_cast<int>(N)))];
  }

  std::string variable() { return one_of(std::array{"x", "línea", "each one", "z9", "?"}); }

  NodeId add(NodeKind kind, std::vector<NodeId> children, std::string text = {}, Operator op = Operator::none) {
    Node node{.kind = kind, .op = op};
    node.text = std::move(text);
    node.children = std::move(children);
    return tree_.add(std::move(node));
  }

  NodeId leaf() {
    switch (below(7)) {
      case 0: return add(NodeKind::null_literal, {});
      case 1: return add(NodeKind::boolean_literal, {}, chance(2) ? "true" : "false");
      case 2: return add(NodeKind::number_literal, {}, one_of(std::array{"0", "12.50", ".5", "1e3", "2E-4"}));
      case 3: return add(NodeKind::string_literal, {}, one_of(std::array{"", "a\"b", "\\d\\n", "x\ty\n", "🐎", "\\", "// no"}));
      case 4: return add(NodeKind::at_literal, {}, one_of(std::array{"2024-03-15", "P1D"}));
      case 5: return name();
      default: return add(NodeKind::name, {}, variable());
    }
  }

  NodeId name() {
    return add(NodeKind::name, {},
               one_of(std::array{"monto", "tope baja cuantía", "fecha de pago", "a-b", "Bob's total", "decision A 2.1",
                                 "item", "partial", "año"}));
  }

  NodeId any(int depth) {
    if (depth == 0 || chance(6)) return leaf();
    switch (below(20)) {
      case 0: return add(NodeKind::negation, {any(depth - 1)});
      case 1:
      case 2: {
        constexpr std::array operators{Operator::add, Operator::subtract, Operator::multiply, Operator::divide, Operator::power};
        return add(NodeKind::arithmetic, {any(depth - 1), any(depth - 1)}, {}, operators[static_cast<std::size_t>(below(5))]);
      }
      case 3: return add(NodeKind::comparison, {any(depth - 1), any(depth - 1)}, {}, relational());
      case 4: return add(NodeKind::conjunction, {any(depth - 1), any(depth - 1)});
      case 5: return add(NodeKind::disjunction, {any(depth - 1), any(depth - 1)});
      case 6: return add(NodeKind::between, {any(depth - 1), any(depth - 1), any(depth - 1)});
      case 7: return with_tests(NodeKind::in, any(depth - 1), depth);
      case 8: return add(NodeKind::instance_of, {any(depth - 1), type(2)});
      case 9: return add(NodeKind::if_then_else, {any(depth - 1), any(depth - 1), any(depth - 1)});
      case 10: return loop(depth);
      case 11: return add(NodeKind::path, {any(depth - 1)}, one_of(std::array{"total", "año", "fecha de pago", "time offset"}));
      case 12: return add(NodeKind::filter, {any(depth - 1), any(depth - 1)});
      case 13: return call(depth);
      case 14: return function(depth);
      case 15: return tests_of(NodeKind::list, depth);
      case 16: return context(depth);
      case 17: return range(depth);
      case 18: return add(NodeKind::unary_comparison, {any(depth - 1)}, {}, relational());
      default: return leaf();
    }
  }

  NodeId test(int depth) {
    return chance(3) ? add(NodeKind::unary_comparison, {any(depth)}, {}, relational()) : any(depth);
  }

  Operator relational() {
    constexpr std::array operators{Operator::eq, Operator::ne, Operator::lt, Operator::le, Operator::gt, Operator::ge};
    return operators[static_cast<std::size_t>(below(6))];
  }

  NodeId with_tests(NodeKind kind, NodeId first, int depth) {
    std::vector<NodeId> children{first};
    for (int i = below(3); i >= 0; --i) children.push_back(test(depth - 1));
    return add(kind, std::move(children));
  }

  NodeId tests_of(NodeKind kind, int depth) {
    std::vector<NodeId> children;
    for (int i = below(4); i > 0; --i) children.push_back(test(depth - 1));
    return add(kind, std::move(children));
  }

  NodeId loop(int depth) {
    std::vector<NodeId> children;
    for (int i = below(2); i >= 0; --i) {
      std::vector<NodeId> domain{any(depth - 1)};
      if (chance(3)) domain.push_back(any(depth - 1));
      children.push_back(add(NodeKind::iteration, std::move(domain), variable()));
    }
    children.push_back(any(depth - 1));
    return add(std::array{NodeKind::for_loop, NodeKind::some, NodeKind::every}[static_cast<std::size_t>(below(3))],
               std::move(children));
  }

  NodeId call(int depth) {
    NodeId callee = any(depth - 1);
    if (chance(2)) {
      callee = add(NodeKind::name, {}, language_ == Language::en ? "date and time" : "fecha y hora");
      tree_[callee].builtin = true;
    }
    std::vector<NodeId> children{callee};
    bool const named = chance(3);
    for (int i = below(3) + (named ? 1 : 0); i > 0; --i) {
      NodeId const value = test(depth - 1);
      children.push_back(named ? add(NodeKind::named_argument, {value}, one_of(std::array{"from", "start position"})) : value);
    }
    return add(named ? NodeKind::named_invocation : NodeKind::invocation, std::move(children));
  }

  NodeId function(int depth) {
    std::vector<NodeId> children;
    for (int i = below(3); i > 0; --i) {
      std::vector<NodeId> type_of;
      if (chance(2)) type_of.push_back(type(2));
      children.push_back(add(NodeKind::parameter, std::move(type_of), variable()));
    }
    children.push_back(any(depth - 1));
    return add(NodeKind::function, std::move(children));
  }

  NodeId context(int depth) {
    std::vector<NodeId> entries;
    for (int i = below(3); i > 0; --i) {
      entries.push_back(add(NodeKind::entry, {any(depth - 1)}, one_of(std::array{"clave", "con (signos)", "", "tope nuevo"})));
    }
    return add(NodeKind::context, std::move(entries));
  }

  NodeId range(int depth) {
    Node node{.kind = NodeKind::range};
    node.closed_low = chance(2);
    node.closed_high = chance(2);
    node.children = {chance(8) ? no_node : any(depth - 1), no_node};
    if (node.children[0] == no_node || !chance(8)) node.children[1] = any(depth - 1);
    return tree_.add(std::move(node));
  }

  NodeId type(int depth) {
    if (depth == 0 || chance(2)) {
      return add(NodeKind::type_name, {}, one_of(std::array{"number", "date", "date and time", "tFactura", "list", "Any"}));
    }
    switch (below(4)) {
      case 0: return add(NodeKind::type_list, {type(depth - 1)});
      case 1: return add(NodeKind::type_range, {type(depth - 1)});
      case 2: return add(NodeKind::type_context, {add(NodeKind::entry, {type(depth - 1)}, "campo uno")});
      default: return add(NodeKind::type_function, {type(depth - 1), type(depth - 1)});
    }
  }

  std::mt19937 random_;
  Language language_;
  Ast tree_;
};

NameTable names_of_random_trees() {
  NameTable names = known_names();
  for (char const* name : {"each one", "línea", "tope nuevo"}) names.add(name);
  return names;
}

TEST(Print, ReadsBackRandomExpressions) {
  NameTable const names = names_of_random_trees();
  for (Language const language : {Language::en, Language::es}) {
    for (unsigned seed = 0; seed < 3000; ++seed) {
      Ast const tree = RandomTree(seed, language).expression();
      std::string const text = print(tree, language);
      Parsed const again = parse_text(text, names, {.language = language});
      ASSERT_TRUE(again.tree) << "seed " << seed << ": " << text << "\n" << again.error;
      ASSERT_TRUE(equal(tree, *again.tree)) << "seed " << seed << ": " << text << "\n" << dump(tree) << "\n" << dump(*again.tree);
    }
  }
}

TEST(Print, ReadsBackRandomUnaryTests) {
  NameTable const names = names_of_random_trees();
  for (Language const language : {Language::en, Language::es}) {
    for (unsigned seed = 0; seed < 1000; ++seed) {
      Ast const tree = RandomTree(seed, language).unary_tests();
      std::string const text = print(tree, language);
      Parsed const again = parse_text(text, names, {.language = language, .goal = Goal::unary_tests});
      ASSERT_TRUE(again.tree) << "seed " << seed << ": " << text << "\n" << again.error;
      ASSERT_TRUE(equal(tree, *again.tree)) << "seed " << seed << ": " << text << "\n" << dump(tree) << "\n" << dump(*again.tree);
    }
  }
}

}  // namespace
}  // namespace visado::feel
