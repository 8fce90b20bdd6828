// What other engines, the rest of the kit and adversarial reading of the standard taught: a row a fact.
#include "unit/feel/evaluation.hpp"

namespace visado::test {
namespace {

class DmnStandard : public testing::TestWithParam<Row> {};

TEST_P(DmnStandard, Gives) {
  Row const& row = GetParam();
  EXPECT_EQ(row.result, evaluate_row(row, Profile::standard, Language::en)) << row.expression;
}

// A list that is folded when it is compiled has room for the entries of all its contexts.
INSTANTIATE_TEST_SUITE_P(
    Constants, DmnStandard,
    testing::Values(
        Row{"count([{a: 1, b: 2}, {a: 1, b: 2}, {a: 1, b: 2}, {a: 1, b: 2}, {a: 1, b: 2}, {a: 1, b: 2}, {a: 1, b: 2},"
            "{a: 1, b: 2}, {a: 1, b: 2}, {a: 1, b: 2}, {a: 1, b: 2}, {a: 1, b: 2}, {a: 1, b: 2}, {a: 1, b: 2}])",
            "", "14"},
        Row{"function() [{a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10, k: 11, l: 12, m: 13, n: 14, "
            "o: 15, p: 16, q: 17, r: 18, s: 19, t: 20}][1].t = 20 instance of boolean",
            "", "function(…)"}));

// (= 5) and [5..5] hold the same, but are not the same.
INSTANTIATE_TEST_SUITE_P(
    RangesByForm, DmnStandard,
    testing::Values(Row{"(= 10) = [10..10]", "", "false"}, Row{"(= 10) = (= 10)", "", "true"},
                    Row{"(!= 10) = (!= 10)", "", "true"}, Row{"(!= 10) = (!= 11)", "", "false"},
                    Row{"is((= 10), [10..10])", "", "false"}, Row{"(< 10) = (..10)", "", "false"},
                    Row{"{r: (!= 10), a: 5 in r, b: 10 in r}", "",
                        "{r: (!= 10), a: true, b: false}"},
                    Row{"{r: (= \"x\"), a: \"x\" in r, b: \"y\" in r}", "", "{r: (= \"x\"), a: true, b: false}"},
                    Row{"[(< 5), (<= 5), (> 5), (>= 5), (= 5), (..5), [5..)]", "",
                        "[(< 5), (<= 5), (> 5), (>= 5), (= 5), (..5), [5..)]"},
                    Row{"[..5]", "", "null"}, Row{"5 in [..5]", "", "false"}, Row{"for i in (!= 5) return i", "", "null"},
                    Row{"for i in (< 5) return i", "", "null"}, Row{"for i in (= 5) return i", "", "[5]"},
                    Row{"before(1, (!= 5))", "", "null"},
                    Row{"range(\"(..5]\") = (..5]", "", "true"}, Row{"7 in range(\"[5..)\")", "", "true"},
                    Row{"range(\"[..5]\")", "", "null"}, Row{"range(\"(..)\")", "", "null"},
                    Row{"range(\"[5..]\")", "", "null"}));

INSTANTIATE_TEST_SUITE_P(
    Patterns, DmnStandard,
    testing::Values(Row{R"(matches("abracadabra", "bra", null))", "", "true"},
                    Row{R"(replace("abc", "B", "x", null))", "", "\"abc\""},
                    Row{R"(matches("hello world", "hello\ sworld", "x"))", "", "true"},
                    Row{R"x(matches("a[b", "a\ [ b", "x"))x", "", "true"},
                    Row{R"(replace("a.b.c", ".", "$", "q"))", "", "\"a$b$c\""},
                    Row{R"(matches("A.B", "a.b", "iq"))", "", "true"},
                    Row{R"(matches("AxB", "a.b", "iq"))", "", "false"}));

INSTANTIATE_TEST_SUITE_P(
    Others, DmnStandard,
    testing::Values(Row{R"(time("23:59:00z") = time(23, 59, 0, duration("PT0H")))", "", "true"},
                    Row{R"(string(@"2016-12-24T23:59:00z"))", "", "\"2016-12-24T23:59:00Z\""},
                    Row{"1 instance of nothing like it", "", "FEEL-005 falta un operador entre \"nothing\" y \"like\"\n"},
                    Row{"1 instance of tNone", "", "null"}, Row{"not(n: true)", "", "null"},
                    Row{"not(negand: true)", "", "false"}, Row{"xs[n]", "{xs: [], n: 1}", "null"},
                    Row{"xs[n]", "{xs: [], n: true}", "[]"}, Row{"xs[item > 1]", "{xs: []}", "[]"},
                    Row{"[1, 2, 3][item]", "", "null"},
                    Row{"string(10 ** 40)", "", "\"10000000000000000000000000000000000000000\""},
                    Row{"string(-1.5e-36)", "", "\"-0.0000000000000000000000000000000000015\""},
                    Row{"string(12.5e35)", "", "\"1250000000000000000000000000000000000\""},
                    Row{"100 ** 0.5 = 10", "", "true"}, Row{"[1] instance of list", "", "true"},
                    Row{"[1..2] instance of range", "", "true"}, Row{"5 instance of range", "", "false"},
                    Row{"(function() 1) instance of function", "", "true"},
                    Row{"1 instance of function", "", "false"}));

}  // namespace
}  // namespace visado::test
