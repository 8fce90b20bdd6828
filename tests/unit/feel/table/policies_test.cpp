// What each policy makes of the rows that hit: none, one, several, over null, with defaults.
#include "unit/feel/table/tables.hpp"

namespace visado::test {
namespace {

struct Case {
  std::string name;
  std::string table;
  std::string context;
  std::string standard;  // value, and the codes of its reasons
  std::string pack;      // empty: the same
};

class Policies : public ::testing::TestWithParam<Case> {};

TEST_P(Policies, GiveTheirValue) {
  Case const& param = GetParam();
  EXPECT_EQ(evaluate_table(param.table, param.context, Profile::standard), param.standard);
  EXPECT_EQ(evaluate_table(param.table, param.context, Profile::pack),
            param.pack.empty() ? param.standard : param.pack);
}

std::string const steps = R"(
  > 10 -> "mucho"
  > 5  -> "algo"
  > 0  -> "poco"
)";
std::string const same = R"(
  > 10 -> "sí"
  > 5  -> "sí"
  <= 0 -> "no"
)";
std::string const amounts = R"(
  > 10 -> 100
  > 5  -> 20
  > 0  -> 3
)";
std::string const none = "{x: -1}";
std::string const one = "{x: 1}";
std::string const several = "{x: 20}";
std::string const nothing = "{x: null}";

Case const cases[] = {
    {"unique_none", "U x -> y" + steps, none, "null TAB-004", ""},
    {"unique_none_default", "U x -> y (\"nada\")" + steps, none, "\"nada\"", ""},
    {"unique_one", "U x -> y" + steps, one, "\"poco\"", ""},
    {"unique_several", "U x -> y" + steps, several, "null TAB-001", ""},
    {"unique_null", "U x:number -> y (\"nada\")" + steps, nothing, "\"nada\"", "null TAB-006"},
    {"any_none", "A x -> y" + same, "{x: 3}", "null TAB-004", ""},
    {"any_one", "A x -> y" + same, "{x: 7}", "\"sí\"", ""},
    {"any_several", "A x -> y" + same, several, "\"sí\"", ""},
    {"any_disagree", "A x -> y" + steps, several, "null TAB-002", ""},
    {"any_null", "A x:number -> y (\"nada\")" + same, nothing, "\"nada\"", "null TAB-006"},
    {"first_none", "F x -> y" + steps, none, "null TAB-004", ""},
    {"first_none_default", "F x -> y (\"nada\")" + steps, none, "\"nada\"", ""},
    {"first_one", "F x -> y" + steps, one, "\"poco\"", ""},
    {"first_several", "F x -> y" + steps, several, "\"mucho\"", ""},
    {"first_null", "F x:number -> y (\"nada\")" + steps, nothing, "\"nada\"", "null TAB-006"},
    {"priority_none", "P x -> y=poco/algo/mucho" + steps, none, "null TAB-004", ""},
    {"priority_one", "P x -> y=poco/algo/mucho" + steps, one, "\"poco\"", ""},
    {"priority_several", "P x -> y=algo/mucho/poco" + steps, several, "\"algo\"", ""},
    {"priority_null", "P x:number -> y=algo/mucho/poco (\"poco\")" + steps, nothing, "\"poco\"", "null TAB-006"},
    {"rules_none", "R x -> y" + steps, none, "null TAB-004", ""},
    {"rules_none_default", "R x -> y (\"nada\")" + steps, none, "[\"nada\"]", ""},
    {"rules_one", "R x -> y" + steps, one, "[\"poco\"]", ""},
    {"rules_several", "R x -> y" + steps, several, "[\"mucho\", \"algo\", \"poco\"]", ""},
    {"rules_null", "R x:number -> y" + steps, nothing, "null FEEL-090 FEEL-090 FEEL-090 TAB-004", "null TAB-006"},
    {"outputs_several", "O x -> y=algo/poco/mucho" + steps, several, "[\"algo\", \"poco\", \"mucho\"]", ""},
    {"outputs_null", "O x:number -> y=algo/poco/mucho" + steps, nothing, "null FEEL-090 FEEL-090 FEEL-090 TAB-004", "null TAB-006"},
    {"collect_several", "C x -> y" + steps, several, "[\"mucho\", \"algo\", \"poco\"]", ""},
    {"collect_none", "C x -> y" + steps, none, "null TAB-004", ""},
    {"sum_none", "C+ x -> y" + amounts, none, "null TAB-004", ""},
    {"sum_none_default", "C+ x -> y (0)" + amounts, none, "0", ""},
    {"sum_one", "C+ x -> y" + amounts, one, "3", ""},
    {"sum_several", "C+ x -> y" + amounts, several, "123", ""},
    {"sum_null", "C+ x:number -> y (0)" + amounts, nothing, "0", "null TAB-006"},
    {"min_several", "C< x -> y" + amounts, several, "3", ""},
    {"min_dates", "C< x -> y\n > 0 -> @\"2024-02-01\"\n > 1 -> @\"2024-01-15\"", several, "date(\"2024-01-15\")", ""},
    {"max_several", "C> x -> y" + amounts, several, "100", ""},
    {"max_none", "C> x -> y" + amounts, none, "null TAB-004", ""},
    {"count_none", "C# x -> y (0)" + steps, none, "0", ""},
    {"count_several", "C# x -> y" + steps, several, "3", ""},
    {"count_repeated", "C# x -> y" + same, several, "2", ""},
    {"count_null", "C# x:number -> y" + steps, nothing, "null FEEL-090 FEEL-090 FEEL-090 TAB-004", "null TAB-006"},

    {"context", "U x -> a, b\n > 0 -> 1 | \"uno\"", one, "{a: 1, b: \"uno\"}", ""},
    {"context_defaults", "U x -> a (0), b\n > 0 -> 1 | \"uno\"", none, "{a: 0, b: null}", ""},
    {"context_list", "R x -> a, b\n > 0 -> 1 | \"uno\"\n > 10 -> 2 | \"dos\"", several,
     "[{a: 1, b: \"uno\"}, {a: 2, b: \"dos\"}]", ""},
    {"context_any", "A x -> a, b\n > 0 -> 1 | \"uno\"\n > 10 -> 1 | \"uno\"", several, "{a: 1, b: \"uno\"}", ""},
    {"context_disagree", "A x -> a, b\n > 0 -> 1 | \"uno\"\n > 10 -> 1 | \"dos\"", several, "null TAB-002", ""},
    {"context_priority", "P x -> a=alto/bajo, b=no/sí\n > 0 -> \"bajo\" | \"no\"\n > 1 -> \"alto\" | \"sí\"\n"
                         "> 2 -> \"alto\" | \"no\"",
     several, "{a: \"alto\", b: \"no\"}", ""},

    {"no_inputs", "U -> y\n -> 1", "", "1", ""},
    {"any_value", "U x -> y\n - -> 1", nothing, "1", ""},
    {"presence", "U x -> y\n null -> 1\n not(null) -> 2", nothing, "1", ""},
    {"presence_of_a_value", "U x -> y\n null -> 1\n not(null) -> 2", one, "2", ""},
    {"input_allowed", "F x:number:[0..10] -> y (0)\n > 5 -> 1", "{x: 7}", "1", ""},
    {"input_not_allowed", "F x:number:[0..10] -> y (0)\n > 5 -> 1", "{x: 11}", "null TAB-003", ""},
    {"input_null_is_allowed", "F x:number:[0..10] -> y\n null -> 1", nothing, "1", ""},
    {"output_not_allowed", "F x, s -> y=a/b\n > 0 | - -> s", "{x: 1, s: \"c\"}", "null TAB-005", ""},
    {"tested_value", "F x -> y\n ? * 2 > 10 -> \"grande\"\n - -> \"pequeño\"", "{x: 6}", "\"grande\"", ""},
    {"equality_with_a_name", "U x, b -> y\n - | c -> \"igual\"\n - | not(c) -> \"distinto\"",
     "{x: 1, b: false, c: false}", "\"igual\"", ""},
};

INSTANTIATE_TEST_SUITE_P(Tables, Policies, ::testing::ValuesIn(cases),
                         [](auto const& info) { return info.param.name; });

// Three-valued: a row over missing data matters only when the value would change.
Case const missing[] = {
    {"first_certain_before", "F x:number, b -> y\n - | true -> 1\n > 0 | - -> 2", "{x: null, b: true}", "1", "1"},
    {"first_open_before", "F x:number, b -> y\n > 0 | - -> 2\n - | true -> 1", "{x: null, b: true}", "1",
     "null TAB-006"},
    {"first_open_that_gives_the_same", "F x:number, b -> y\n > 0 | - -> 1\n - | true -> 1", "{x: null, b: true}", "1",
     "1"},
    {"first_open_as_the_default", "F x:number -> y (1)\n > 0 -> 1", "{x: null}", "1", "1"},
    {"false_elsewhere", "U x:number, b -> y\n > 0 | true -> 1\n - | false -> 2", "{x: null, b: false}", "2", "2"},
    {"any_open_that_gives_the_same", "A x:number, b -> y\n > 0 | - -> 1\n - | true -> 1", "{x: null, b: true}", "1",
     "1"},
    {"priority_open_below", "P x:number, b -> y=alto/bajo\n > 0 | - -> \"bajo\"\n - | true -> \"alto\"",
     "{x: null, b: true}", "\"alto\"", "\"alto\""},
    {"priority_open_above", "P x:number, b -> y=alto/bajo\n > 0 | - -> \"alto\"\n - | true -> \"bajo\"",
     "{x: null, b: true}", "\"bajo\"", "null TAB-006"},
    {"min_open_above", "C< x:number, b -> y\n > 0 | - -> 9\n - | true -> 1", "{x: null, b: true}", "1", "1"},
    {"min_open_below", "C< x:number, b -> y\n > 0 | - -> 0\n - | true -> 1", "{x: null, b: true}", "1",
     "null TAB-006"},
    {"sum_open", "C+ x:number, b -> y\n > 0 | - -> 0\n - | true -> 1", "{x: null, b: true}", "1", "null TAB-006"},
    {"disjunction", "F x:number, s -> y\n - | \"a\", \"b\" -> 1", "{x: null, s: \"b\"}", "1", "1"},
    {"missing_output", "F x, s:string -> y:string\n > 0 | - -> s", "{x: 1, s: null}", "null", "null"},
    {"missing_output_of_most_importance", "P x, s:string -> y=alto/bajo\n > 0 | - -> s\n > 0 | - -> \"bajo\"",
     "{x: 1, s: null}", "\"bajo\"", "null"},
};

INSTANTIATE_TEST_SUITE_P(Missing, Policies, ::testing::ValuesIn(missing),
                         [](auto const& info) { return info.param.name; });

TEST(DecisionTable, TellsWhichRowsDecided) {
  TableExplanation told;
  evaluate_table("P x -> y=algo/poco/mucho" + steps, several, Profile::pack, &told);
  EXPECT_EQ(told.decisive, std::vector<std::size_t>{1});
  EXPECT_EQ(told.rows, std::vector<TableExplanation::Match>(3, TableExplanation::Match::yes));
  ASSERT_EQ(told.inputs.size(), 1u);
  EXPECT_EQ(to_feel(told.inputs[0]), "20");
  evaluate_table("O x -> y=algo/poco/mucho" + steps, several, Profile::pack, &told);
  EXPECT_EQ(told.decisive, (std::vector<std::size_t>{1, 2, 0}));
  evaluate_table("F x -> y (\"nada\")" + steps, none, Profile::pack, &told);
  EXPECT_TRUE(told.by_default);
  EXPECT_TRUE(told.decisive.empty());
}

// What is wrong with a table as written.
struct Wrong {
  std::string name;
  std::string table;
  std::string codes;
};

class WrongTables : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongTables, AreNotCompiled) {
  Names const names("{x: 1, s: \"a\", b: true}");
  CompileOptions options{.profile = Profile::pack, .language = Language::es};
  options.tested_input = static_cast<std::uint32_t>(names.inputs.size());
  Result<DecisionTable> const table = DecisionTable::compile(read_table(GetParam().table), names.scope, options);
  EXPECT_FALSE(table.ok());
  std::string codes;
  for (Diagnostic const& diagnostic : table.diagnostics())
    codes += (codes.empty() ? "" : " ") + std::string(info(diagnostic.code).name);
  EXPECT_EQ(codes, GetParam().codes) << messages(table.diagnostics());
}

INSTANTIATE_TEST_SUITE_P(
    Tables, WrongTables,
    ::testing::Values(Wrong{"no_rows", "U x -> y", "TAB-010"},
                      Wrong{"row_size", "U x, s -> y\n > 1 -> 1\n > 2 | - -> 1 | 2", "TAB-011 TAB-011"},
                      Wrong{"no_order", "P x -> y\n > 1 -> \"a\"", "TAB-012"},
                      Wrong{"several_sums", "C+ x -> y, z\n > 1 -> 1 | 2", "TAB-013"},
                      Wrong{"sum_of_texts", "C+ x -> y\n > 1 -> \"a\"", "TAB-014"},
                      Wrong{"not_a_value", "U x -> y=alto/bajo\n > 1 -> \"medio\"", "TAB-015"},
                      Wrong{"mixed", "U x -> y\n > 1 -> \"a\"\n > 2 -> 3", "TAB-016"},
                      Wrong{"twice", "U x -> día, dia\n > 1 -> 1 | 2", "TAB-017"},
                      Wrong{"types", "U x -> y\n > \"a\" -> 1\n > z -> 2", "FEEL-038 FEEL-030"},
                      Wrong{"empty_cell", "U x, b -> y\n | - -> 1", "FEEL-021"}),
    [](auto const& info) { return info.param.name; });

}  // namespace
}  // namespace visado::test
