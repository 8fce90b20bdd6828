// DMN to the letter: expression, names, result.
#include "unit/feel/evaluation.hpp"

namespace visado::test {
namespace {

class Standard : public testing::TestWithParam<Row> {};

TEST_P(Standard, Gives) {
  Row const& row = GetParam();
  EXPECT_EQ(evaluate_row(row, Profile::standard, Language::en), row.result) << row.expression << "\n"
                                                                            << row.context;
}

INSTANTIATE_TEST_SUITE_P(Arithmetic, Standard,
                         testing::ValuesIn(std::vector<Row>{
                             {"1 + 2 * 3", "", "7"},
                             {"a + b * c", "{a: 1.5, b: 2, c: 0.25}", "2.00"},
                             {"a / 0", "{a: 1}", "null"},
                             {"a - b", "{a: @\"2024-03-15\", b: @\"2024-03-01\"}", "duration(\"P14D\")"},
                             {"\"a\" + \"b\"", "", "\"ab\""},
                             {"1 + \"a\"", "", "null"},
                             {"1 + null", "", "null"},
                             {"-a", "{a: 3}", "-3"},
                             {"2 ** 10", "", "1024"},
                             {"9223372036854775807 + a", "{a: 1}", "9223372036854775808"},
                             {"a * a", "{a: 9223372036854775807}", "8.507059173023461584739690778423250E+37"},
                         }));

INSTANTIATE_TEST_SUITE_P(Logic, Standard,
                         testing::ValuesIn(std::vector<Row>{
                             {"null = \"x\"", "", "false"},
                             {"null = null", "", "true"},
                             {"1 = \"1\"", "", "null"},
                             {"1 != 2", "", "true"},
                             {"true and null", "", "null"},
                             {"false and null", "", "false"},
                             {"true or null", "", "true"},
                             {"false or null", "", "null"},
                             {"true and 1", "", "null"},
                             {"if null then 1 else 2", "", "2"},
                             {"if 1 > 0 then \"a\" else \"b\"", "", "\"a\""},
                             {"5 between 1 and 10", "", "true"},
                             {"0 between 1 and 10", "", "false"},
                             {"null between 1 and 10", "", "null"},
                             {"1 < null", "", "null"},
                             {"not(true)", "", "false"},
                             {"not(null)", "", "null"},
                         }));

INSTANTIATE_TEST_SUITE_P(Tests, Standard,
                         testing::ValuesIn(std::vector<Row>{
                             {"5 in (1, 5, 9)", "", "true"},
                             {"5 in (< 3, > 4)", "", "true"},
                             {"5 in [1..5]", "", "true"},
                             {"5 in [1..5)", "", "false"},
                             {"5 in ([1, 2], [5, 6])", "", "true"},
                             {"x in (1, 2)", "{x: null}", "false"},
                             {"x in (null)", "{x: null}", "true"},
                             {"5 in (? > 3)", "", "true"},
                         }));

INSTANTIATE_TEST_SUITE_P(Lists, Standard,
                         testing::ValuesIn(std::vector<Row>{
                             {"[10, 20, 30][1]", "", "10"},
                             {"[10, 20, 30][-1]", "", "30"},
                             {"[10, 20, 30][4]", "", "null"},
                             {"[10, 20, 30][item > 15]", "", "[20, 30]"},
                             {"xs[y = 2].x", "{xs: [{x: 1, y: 2}, {x: 3, y: 4}]}", "[1]"},
                             {"xs[y = 2]", "{xs: [{x: 1}, {y: 2}]}", "[{y: 2}]"},
                             {"xs.x", "{xs: [{x: 1, y: 2}, {x: 3, y: 4}]}", "[1, 3]"},
                             {"[1, null, 3][item > 2]", "", "[3]"},
                             {"5[1]", "", "5"},
                             {"[]", "", "[]"},
                         }));

INSTANTIATE_TEST_SUITE_P(Loops, Standard,
                         testing::ValuesIn(std::vector<Row>{
                             {"for x in [1, 2, 3] return x * x", "", "[1, 4, 9]"},
                             {"for x in 1..3 return x", "", "[1, 2, 3]"},
                             {"for x in 3..1 return x", "", "[3, 2, 1]"},
                             {"for x in [1, 2], y in [x, 10] return x * y", "", "[1, 10, 4, 20]"},
                             {"for i in 1..5 return if i = 1 then 1 else partial[-1] * i", "",
                              "[1, 2, 6, 24, 120]"},
                             {"for d in @\"2024-02-28\"..@\"2024-03-01\" return d.day", "", "[28, 29, 1]"},
                             {"some x in [1, 2] satisfies x > 1", "", "true"},
                             {"every x in [1, 2] satisfies x > 1", "", "false"},
                             {"some x in [] satisfies x > 1", "", "false"},
                             {"every x in [] satisfies x > 1", "", "true"},
                             {"some x in [null] satisfies x > 1", "", "null"},
                             {"every x in [null, 0] satisfies x > 1", "", "false"},
                         }));

INSTANTIATE_TEST_SUITE_P(Contexts, Standard,
                         testing::ValuesIn(std::vector<Row>{
                             {"{a: 1, b: a + 1}", "", "{a: 1, b: 2}"},
                             {"{a: 1, b: a + 1}.b", "", "2"},
                             {"{a: 1}.b", "", "null"},
                             {"{\"with blank\": 1}", "", "{\"with blank\": 1}"},
                             {"{f: function(n) if n < 2 then 1 else n * f(n - 1), r: f(10)}.r", "",
                              "3628800"},
                             {"{a: 3, f: function(x) x + a, r: f(1)}.r", "", "4"},
                             {"(function(a, b) a - b)(b: 1, a: 5)", "", "4"},
                             {"(function(a: number) a)(\"x\")", "", "null"},
                             {"(function(a) a)()", "", "null"},
                         }));

INSTANTIATE_TEST_SUITE_P(Types, Standard,
                         testing::ValuesIn(std::vector<Row>{
                             {"1 instance of number", "", "true"},
                             {"1 instance of string", "", "false"},
                             {"[1, 2] instance of list<number>", "", "true"},
                             {"[1, \"a\"] instance of list<number>", "", "false"},
                             {"{a: 1} instance of context<a: number>", "", "true"},
                             {"null instance of number", "", "false"},
                         }));

INSTANTIATE_TEST_SUITE_P(Builtins, Standard,
                         testing::ValuesIn(std::vector<Row>{
                             {"sum([1, 2, 3])", "", "6"},
                             {"sum(1, 2, 3)", "", "6"},
                             {"sum([])", "", "null"},
                             {"count(xs)", "{xs: [1, 2]}", "2"},
                             {"substring(string: \"abc\", start position: 2)", "", "\"bc\""},
                             {"date(2024, 2, 30)", "", "null"},
                             {"abs()", "", "null"},
                             {"sort([3, 1, 2], function(x, y) x < y)", "", "[1, 2, 3]"},
                         }));

INSTANTIATE_TEST_SUITE_P(Names, Standard,
                         testing::ValuesIn(std::vector<Row>{
                             {"Full Name", "{\"Full Name\": \"Ana\"}", "\"Ana\""},
                             {"desconocido", "", "null"},
                             {"x.year", "{x: @\"2024-03-15\"}", "2024"},
                         }));

}  // namespace
}  // namespace visado::test
