// Equality, order and arithmetic of values, and their properties.
#include "unit/feel/evaluation.hpp"

namespace visado::test {
namespace {

class Operation : public testing::TestWithParam<Row> {};

TEST_P(Operation, Gives) {
  Row const& row = GetParam();
  EXPECT_EQ(evaluate_row(row, Profile::standard, Language::es), row.result) << row.expression;
}

INSTANTIATE_TEST_SUITE_P(
    Equality, Operation,
    testing::ValuesIn(std::vector<Row>{
        {"1.0 = 1.00", "", "true"},
        {R"([1, "a"] = [1, 2])", "", "null"},
        {R"([1, "a", 3] = [1, 2, 4])", "", "false"},  // a difference decides whatever cannot be compared
        {"[1, null] = [1, null]", "", "true"},
        {"[1, null] = [1, 2]", "", "false"},
        {"{a: 1, b: 2} = {b: 2, a: 1}", "", "true"},
        {"{a: 1} = {b: 1}", "", "false"},
        {"[1..3] = [1..3)", "", "false"},
        {R"(@"10:00:00" = @"10:00:00Z")", "", "null"},
        {R"(@"10:00:00-06:00" = @"16:00:00Z")", "", "true"},
        {R"(@"2024-03-15T10:00:00" = @"2024-03-15T10:00:00Z")", "", "null"},
        {R"(@"2024-03-15T10:00:00@America/Guatemala" = @"2024-03-15T16:00:00Z")", "", "true"},
        {R"(@"2024-03-15" = @"2024-03-15T00:00:00")", "", "null"},
        {R"("a" < "á")", "", "true"},
        {R"("Z" < "a")", "", "true"},
        {R"(true < false)", "", "null"},
        {R"(@"PT36H" > @"P1D")", "", "true"},
        {R"(@"P1Y" > @"P1D")", "", "null"},
    }));

INSTANTIATE_TEST_SUITE_P(Calendar, Operation,
                         testing::ValuesIn(std::vector<Row>{
                             {R"(@"2024-01-31" + @"P1M")", "", R"(date("2024-02-29"))"},
                             {R"(@"2024-01-31" - @"P1M")", "", R"(date("2023-12-31"))"},
                             {R"(@"2024-03-15" - @"2024-01-01")", "", R"(duration("P74D"))"},
                             {R"(@"999999999-12-31" + @"P1D")", "", "null"},
                             {R"(@"-999999999-01-01" - @"P1M")", "", "null"},
                             {R"(@"2024-03-15T23:30:00" + @"PT1H")", "",
                              R"(date and time("2024-03-16T00:30:00"))"},
                             {R"(@"2024-03-10T01:30:00@America/New_York" + @"PT1H")", "",
                              R"(date and time("2024-03-10T03:30:00@America/New_York"))"},
                             {R"(@"23:30:00" + @"PT1H")", "", R"(time("00:30:00"))"},
                             {R"(@"00:30:00" - @"P2DT1H")", "", R"(time("23:30:00"))"},
                             {R"(@"10:00:00" + @"P1Y")", "", "null"},
                             {R"(@"10:00:00.5" - @"09:00:00")", "", R"(duration("PT1H0.5S"))"},
                             {R"(@"10:00:00Z" - @"10:00:00")", "", "null"},
                             {R"(@"P1D" + @"P1M")", "", "null"},
                             {R"(@"P1D" / 3)", "", R"(duration("PT8H"))"},
                             {R"(@"PT1S" / 3)", "", R"(duration("PT0.333333333S"))"},
                             {R"(-@"PT1S" / 3)", "", R"(duration("-PT0.333333333S"))"},
                             {R"(@"PT1S" * -0.5)", "", R"(duration("-PT0.5S"))"},
                             {R"(@"P1Y" / 0)", "", "null"},
                             {R"(@"P1Y" / @"P1M")", "", "12"},
                             {R"(@"P1Y" * 1e30)", "", "null"},
                             {R"(-@"P1Y")", "", R"(duration("-P1Y"))"},
                             {R"(5 / @"P1D")", "", "null"},
                         }));

INSTANTIATE_TEST_SUITE_P(Numbers, Operation,
                         testing::ValuesIn(std::vector<Row>{
                             {"0.1 + 0.2", "", "0.3"},
                             {"1 / 3", "", "0.3333333333333333333333333333333333"},
                             {"9e6144 * 10", "", "null"},
                             {"2 ** 0.5", "", "1.414213562373095048801688724209698"},
                             {"(-8) ** 0.5", "", "null"},
                             {"0 ** -1", "", "null"},
                             {R"("a" + "")", "", R"("a")"},
                             {R"("a" + 1)", "", "null"},
                             {R"("a" - "a")", "", "null"},
                             {"-true", "", "null"},
                         }));

INSTANTIATE_TEST_SUITE_P(
    Properties, Operation,
    testing::ValuesIn(std::vector<Row>{
        {R"(@"2024-03-15".año)", "", "2024"},
        {R"(@"2024-03-15".ano)", "", "2024"},
        {R"(@"2024-03-15".mes)", "", "3"},
        {R"(@"2024-03-15".dia)", "", "15"},
        {R"(@"2024-03-15".día de la semana)", "", "5"},
        {R"(@"2024-03-15".hora)", "", "null"},
        {R"(@"2024-03-15T10:20:30@America/Guatemala".zona horaria)", "", R"("America/Guatemala")"},
        {R"(@"2024-03-15T10:20:30@America/Guatemala".desfase horario)", "", R"(duration("-PT6H"))"},
        {R"(@"10:20:30".segundo)", "", "30"},
        {R"(@"-P1DT2H3M4S".horas)", "", "-2"},
        {R"(@"-PT0.5S".segundos)", "", "0"},
        {R"(@"-P14M".meses)", "", "-2"},
        {R"(@"P14M".años)", "", "1"},
        {R"(@"P14M".anos)", "", "1"},
        {"[1..5).fin", "", "5"},
        {"[1..5).fin incluido", "", "false"},
        {"[1..5).inicio incluido", "", "true"},
    }));

}  // namespace
}  // namespace visado::test
