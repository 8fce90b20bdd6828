// Each sentence of the reading contract about one value.
#include "dossier/conversion.hpp"

#include <gtest/gtest.h>

#include "unit/dossier/sample.hpp"

namespace visado::dossier {
namespace {

using sample::field;

struct Case {
  RawKind kind;
  std::string_view text;
  std::string_view expected;  // FEEL; «ilegible», «nulo»
  std::string_view note = "";
};

constexpr RawKind untyped = RawKind::untyped, string = RawKind::json_string, number = RawKind::json_number,
                  boolean = RawKind::json_boolean, sheet = RawKind::sheet_number;

std::string outcome(Conversion const& conversion) {
  Value const& value = conversion.value;
  if (!value.is_null()) return to_feel(value);
  return value.null_reason() == NullReason::illegible      ? "ilegible"
         : value.null_reason() == NullReason::null_in_data ? "nulo"
                                                           : "otro nulo";
}

void check(SchemaField const& field, std::vector<Case> const& cases, ColumnFormat const& format = {}) {
  for (Case const& c : cases) {
    Arena arena;
    Conversion const conversion = convert(field, {c.kind, c.text}, arena, format);
    EXPECT_EQ(outcome(conversion), c.expected) << field.name << " ← " << c.text;
    EXPECT_EQ(conversion.note ? info(*conversion.note).name : "", c.note) << field.name << " ← " << c.text;
  }
}

SchemaField money(int decimals = 2) {
  SchemaField result = field("monto", Type::money(sample::gtq()));
  result.decimals = decimals;
  return result;
}

SchemaField code(Format format) {
  SchemaField result = field("codigo", Type::of(TypeKind::string));
  result.format = format;
  return result;
}

TEST(Conversion, NullIsNullWhateverTheType) {
  for (Type const& type : {Type::of(TypeKind::string), Type::money(sample::gtq()), Type::of(TypeKind::date)}) {
    check(field("x", type), {{RawKind::null, "", "nulo"}});
  }
}

TEST(Conversion, MoneyIsExactFromItsDigits) {
  check(money(), {{number, "25000", "25000"},
                  {number, "25000.00", "25000.00"},
                  {number, "0", "0"},
                  {number, "-0.01", "-0.01"},
                  {number, "0.1", "0.1"},
                  {number, "1e3", "1000"},
                  {number, "1.5E+2", "150"},
                  {number, "123456789012345678901234567890.12", "123456789012345678901234567890.12"},
                  {number, "99999999999999999.99", "99999999999999999.99"}});
}

TEST(Conversion, ExcessZerosAreDroppedAndNothingIsRounded) {
  check(money(), {{number, "25.5000", "25.50"},
                  {number, "3.0000000000", "3.00"},
                  {number, "0.000", "0.00"},
                  {number, "25.125", "ilegible", "LEC-035"},
                  {number, "0.001", "ilegible", "LEC-035"},
                  {number, "1e-3", "ilegible", "LEC-035"},
                  {number, "200.000001", "ilegible", "LEC-035"},
                  {number, "123456789012345678901234567890.125", "ilegible", "LEC-035"}});
  check(money(10), {{number, "89.285714", "89.285714"}, {number, "16.0714285714", "16.0714285714"}});
  check(money(0), {{number, "89", "89"}, {number, "89.00", "89"}, {number, "89.5", "ilegible", "LEC-035"}});
}

TEST(Conversion, NumbersBeyondThirtyFourDigitsAreIllegible) {
  SchemaField const plain = field("tasa", Type::of(TypeKind::number));
  check(plain, {{number, "0.125", "0.125"},
                {number, "1e9999999", "ilegible", "LEC-038"},
                {number, "12345678901234567890123456789012345", "ilegible", "LEC-038"},
                {number, "1234567890123456789012345678901234", "1234567890123456789012345678901234"}});
  check(money(), {{number, "1e9999999", "ilegible", "LEC-038"}, {number, "1e99999999999999999999", "ilegible", "LEC-038"}});
}

TEST(Conversion, MoneyCarriesItsCurrency) {
  Arena arena;
  EXPECT_EQ(convert(money(), {number, "1.00"}, arena).value.currency(), sample::gtq());
  EXPECT_EQ(convert(money(), {number, "123456789012345678901234567890.12"}, arena).value.currency(), sample::gtq());
  SchemaField const open = field("monto", Type::money(Type::dynamic_currency));
  EXPECT_EQ(convert(open, {number, "1.00"}, arena).value.currency(), 0);
  EXPECT_EQ(convert(open, {untyped, "US$ 1.00"}, arena).value.currency(), currency_code("USD"));
}

TEST(Conversion, QuotedNumbersAreNormalisedWithAWarning) {
  check(money(), {{string, "25000.00", "25000.00", "LEC-032"},
                  {string, "25000", "25000", "LEC-032"},
                  {string, "", "ilegible", "LEC-030"},
                  {string, "3o.50", "ilegible", "LEC-030"},
                  {string, "-", "ilegible", "LEC-030"},
                  {boolean, "true", "ilegible", "LEC-024"}});
  check(field("tasa", Type::of(TypeKind::number)), {{string, "0.125", "0.125", "LEC-032"}});
}

TEST(Conversion, AmountsInTexts) {
  check(money(), {{untyped, "1234.56", "1234.56"},
                  {untyped, "1234", "1234"},
                  {untyped, " 1234.56 ", "1234.56"},
                  {untyped, "1,234.56", "1234.56", "LEC-034"},
                  {untyped, "1.234,56", "1234.56", "LEC-034"},
                  {untyped, "25,50", "25.50", "LEC-034"},
                  {untyped, "1,234,567", "1234567", "LEC-034"},
                  {untyped, "1.234.567,89", "1234567.89", "LEC-034"},
                  {untyped, "1 234.56", "1234.56", "LEC-034"},
                  {untyped, "1\u00a0234\u00a0567,89", "1234567.89", "LEC-034"},
                  {untyped, "1,234.5", "1234.5", "LEC-034"},
                  {untyped, "25.5", "25.5"},
                  {untyped, "-25.50", "-25.50"},
                  {untyped, "1,234", "ilegible", "LEC-033"},
                  {untyped, "25,000", "ilegible", "LEC-033"},
                  {untyped, "25.000", "ilegible", "LEC-033"},
                  {untyped, "25,5", "ilegible", "LEC-033"},
                  {untyped, "1,23,456.00", "ilegible", "LEC-030"},
                  {untyped, "12,345,67", "ilegible", "LEC-030"},
                  {untyped, "1,,234.00", "ilegible", "LEC-030"},
                  {untyped, "12e", "ilegible", "LEC-030"},
                  {untyped, "1.01678E+08", "ilegible", "LEC-053"},
                  {untyped, "", "ilegible", "LEC-030"}});
}

TEST(Conversion, CurrencyMarks) {
  check(money(), {{untyped, "Q1,234.56", "1234.56", "LEC-034"},
                  {untyped, "Q. 25.00", "25.00", "LEC-034"},
                  {untyped, "Q.25.00", "25.00", "LEC-034"},
                  {untyped, "GTQ 25.00", "25.00", "LEC-034"},
                  {untyped, "25.00 GTQ", "25.00", "LEC-034"},
                  {untyped, "-Q25.00", "-25.00", "LEC-034"},
                  {untyped, "Q -25.00", "-25.00", "LEC-034"},
                  {string, "Q 25.00", "25.00", "LEC-034"},
                  {untyped, "US$ 25.00", "ilegible", "LEC-026"},
                  {untyped, "$25.00", "ilegible", "LEC-026"},
                  {untyped, "USD 25.00", "ilegible", "LEC-026"},
                  {untyped, "Q", "ilegible", "LEC-030"}});
  check(field("tasa", Type::of(TypeKind::number)), {{untyped, "Q25.00", "ilegible", "LEC-030"}});
}

TEST(Conversion, AccountingNegativesOnlyWhenDeclared) {
  std::vector<Case> const undeclared{{untyped, "(1,234.56)", "ilegible", "LEC-037"},
                                     {untyped, "1,234.56-", "ilegible", "LEC-037"}};
  check(money(), undeclared);
  check(money(), {{untyped, "(1,234.56)", "-1234.56"}, {untyped, "1,234.56-", "-1234.56"}, {untyped, "(Q 5.00)", "-5.00"}},
        {ColumnFormat::Numbers::point_decimal, false, {}});
}

TEST(Conversion, DeclaredColumnsAreNotAmbiguous) {
  check(money(), {{untyped, "1,234", "1234"}, {untyped, "25.000", "25.00"}, {untyped, "1,234.5", "1234.5"}, {untyped, "Q1.00", "1.00"}, {untyped, "1.234,56", "ilegible", "LEC-030"}},
        {ColumnFormat::Numbers::point_decimal, false, {}});
  check(money(), {{untyped, "1.234", "1234"}, {untyped, "25,5", "25.5"}, {untyped, "1,234.56", "ilegible", "LEC-030"}},
        {ColumnFormat::Numbers::comma_decimal, false, {}});
}

TEST(Conversion, SheetNumbers) {
  check(money(), {{sheet, "23038842430.08", "23038842430.08"}, {sheet, "1.5E+3", "1500"}});
  check(field("codigo", Type::of(TypeKind::string)), {{sheet, "11", "ilegible", "LEC-031"}});
}

TEST(Conversion, IntegersHaveNoFraction) {
  SchemaField days = field("dias", Type::of(TypeKind::number));
  days.integer = true;
  check(days, {{number, "5", "5"},
               {number, "5.00", "5"},
               {number, "5e2", "500"},
               {number, "5.5", "ilegible", "LEC-036"},
               {number, "1e-1", "ilegible", "LEC-036"},
               {string, "5", "5", "LEC-032"},
               {untyped, "cinco", "ilegible", "LEC-030"}});
}

TEST(Conversion, TextsAreTextsAndNumbersAreNot) {
  SchemaField const text = field("nota", Type::of(TypeKind::string));
  check(text, {{string, "", "\"\""},
               {string, "  x ", "\"  x \""},
               {string, "011", "\"011\""},
               {string, "1.0", "\"1.0\""},
               {untyped, "011", "\"011\""},
               {untyped, "  x ", "\"x\""},
               {untyped, "true", "\"true\""},
               {untyped, "'0101", "\"0101\"", "LEC-054"},
               {untyped, "'hola", "\"'hola\""},
               {untyped, "1.01678E+08", "ilegible", "LEC-053"},
               {string, "1.01678E+08", "\"1.01678E+08\""},
               {number, "11", "ilegible", "LEC-031"},
               {boolean, "true", "ilegible", "LEC-024"}});
}

TEST(Conversion, OnlyTheValuesOfTheList) {
  SchemaField const kind = field("clase", Type::enumeration({"baja_cuantia", "licitacion"}));
  check(kind, {{string, "licitacion", "\"licitacion\""},
               {untyped, " licitacion", "\"licitacion\"", "LEC-054"},
               {string, " licitacion", "ilegible", "LEC-051"},
               {string, "Licitación", "ilegible", "LEC-051"},
               {string, "", "ilegible", "LEC-051"}});
  Arena arena;
  EXPECT_NE(convert(kind, {string, "licitasion"}, arena).hint.find("licitacion"), std::string::npos);
}

TEST(Conversion, FormsOfIdentifiers) {
  check(code(Format::uuid), {{string, "5A9A6F0E-0000-4444-8888-123456789abc", "\"5A9A6F0E-0000-4444-8888-123456789ABC\""},
                             {string, "5A9A6F0E", "ilegible", "LEC-052"},
                             {string, "", "ilegible", "LEC-052"}});
  check(code(Format::nit), {{string, "1234567-8", "\"12345678\""},
                            {string, "576937-k", "\"576937K\""},
                            {string, "1.234.567-8", "\"12345678\""},
                            {string, "0012345", "\"0012345\""},
                            {string, " 576937K ", "\"576937K\"", "LEC-054"},
                            {string, "12345678.0", "ilegible", "LEC-053"},
                            {string, "1.01678E+08", "ilegible", "LEC-053"},
                            {string, "CF", "ilegible", "LEC-052"},
                            {string, "K", "ilegible", "LEC-052"},
                            {string, "12345678901234", "ilegible", "LEC-052"},
                            {number, "12345678", "ilegible", "LEC-031"}});
  check(code(Format::cui), {{string, "2345678900101", "\"2345678900101\""},
                            {string, "2345 67890 0101", "\"2345678900101\""},
                            {string, "345678900101", "ilegible", "LEC-053"},
                            {string, "23456789", "ilegible", "LEC-052"},
                            {untyped, "2345678900101.0", "ilegible", "LEC-053"}});
  check(code(Format::nog), {{string, "12345678", "\"12345678\""}, {string, "12A45", "ilegible", "LEC-052"}});
  check(code(Format::npg), {{string, "E123456789", "\"E123456789\""},
                            {string, "e123456789", "\"E123456789\""},
                            {string, "123456789", "\"123456789\""},
                            {string, "EE1", "ilegible", "LEC-052"}});
}

TEST(Conversion, Dates) {
  check(field("fecha", Type::of(TypeKind::date)),
        {{string, "2024-03-15", "date(\"2024-03-15\")"},
         {string, "2024-03-15T23:59:59-06:00", "date(\"2024-03-15\")"},
         {string, "2020-02-26T10:20:41.000-06:00", "date(\"2020-02-26\")"},
         {string, "2024-03-15 10:20", "date(\"2024-03-15\")"},
         {string, "15/03/2024", "date(\"2024-03-15\")", "LEC-041"},
         {string, "03/04/2026", "date(\"2026-04-03\")", "LEC-041"},
         {string, "3/4/2026", "date(\"2026-04-03\")", "LEC-041"},
         {untyped, "27/11/2017 08:41:05 p.m.", "date(\"2017-11-27\")", "LEC-041"},
         {string, "03/04/26", "ilegible", "LEC-042"},
         {string, "03/25/2026", "ilegible", "LEC-043"},
         {string, "2024-02-30", "ilegible", "LEC-043"},
         {string, "15-03-2024", "ilegible", "LEC-040"},
         {string, "2024-03", "ilegible", "LEC-040"},
         {string, "2024-03-15x", "ilegible", "LEC-040"},
         {string, "2024-03-15T", "ilegible", "LEC-040"},
         {string, "1-2", "ilegible", "LEC-040"},
         {string, "", "ilegible", "LEC-040"},
         {number, "20240315", "ilegible", "LEC-024"},
         {RawKind::sheet_date, "2024-03-15", "date(\"2024-03-15\")"},
         {sheet, "45366", "ilegible", "LEC-024"}});
  check(field("fecha", Type::of(TypeKind::date)), {{sheet, "45366", "date(\"2024-03-15\")"}, {untyped, "45366", "date(\"2024-03-15\")"}},
        {ColumnFormat::Numbers::undeclared, true, {}});
}

TEST(Conversion, Moments) {
  check(field("momento", Type::of(TypeKind::date_time)),
        {{string, "2024-03-15T10:20:30", "date and time(\"2024-03-15T10:20:30\")"},
         {string, "2024-03-15T10:20:30-06:00", "date and time(\"2024-03-15T10:20:30-06:00\")"},
         {string, "15/03/2024 10:20", "date and time(\"2024-03-15T10:20:00\")", "LEC-041"},
         {string, "15/03/2024 08:41:05 p.m.", "date and time(\"2024-03-15T20:41:05\")", "LEC-041"},
         {string, "2024-03-15", "ilegible", "LEC-044"},
         {string, "ayer", "ilegible", "LEC-044"}});
  check(field("momento", Type::of(TypeKind::date_time)),
        {{untyped, "2024-03-15T10:20:30", "date and time(\"2024-03-15T10:20:30-06:00\")"}}, dte_format);
  check(field("hora", Type::of(TypeKind::time)), {{string, "14:30:00", "time(\"14:30:00\")"},
                                                  {string, "14:30", "time(\"14:30:00\")"},
                                                  {string, "2:30 pm", "time(\"14:30:00\")"},
                                                  {string, "25:00", "ilegible", "LEC-044"}});
  check(field("plazo", Type::of(TypeKind::day_time_duration)),
        {{string, "P5D", "duration(\"P5D\")"}, {string, "5 días", "ilegible", "LEC-044"}});
  check(field("plazo", Type::of(TypeKind::year_month_duration)), {{string, "P1Y", "duration(\"P1Y\")"}});
}

TEST(Conversion, Booleans) {
  check(field("firmado", Type::of(TypeKind::boolean)), {{boolean, "true", "true"},
                                                       {boolean, "false", "false"},
                                                       {untyped, "sí", "true"},
                                                       {untyped, "Si", "true"},
                                                       {untyped, "NO", "false"},
                                                       {untyped, "verdadero", "true"},
                                                       {untyped, "falso", "false"},
                                                       {string, "true", "true", "LEC-032"},
                                                       {untyped, "x", "ilegible", "LEC-050"},
                                                       {untyped, "1", "ilegible", "LEC-050"},
                                                       {number, "1", "ilegible", "LEC-024"}});
}

TEST(Conversion, SensitiveValuesDoNotReachMessages) {
  SchemaField secret = money();
  secret.data = DataClass::sensible;
  Arena arena;
  for (std::string_view const text : {"77,777", "77,777.77", "77777x"}) {
    Conversion const conversion = convert(secret, {untyped, text}, arena);
    ASSERT_TRUE(conversion.note);
    for (std::string const& argument : conversion.arguments) EXPECT_EQ(argument.find("77"), std::string::npos) << text;
    EXPECT_EQ(conversion.hint.find("77"), std::string::npos);
  }
}

}  // namespace
}  // namespace visado::dossier
