// Gaps, overlaps and rows that never decide; and that the analysis agrees with evaluating every point of a grid.
#include <algorithm>
#include <random>

#include "feel/table/analysis.hpp"
#include "unit/feel/table/tables.hpp"
#include "visado/diagnostics/table.hpp"

namespace visado::test {
namespace {

class Bench {
 public:
  Bench() {
    scope_.add({.name = "monto", .type = Type::money(currency_code("GTQ")), .index = 0});
    scope_.add({.name = "n", .type = Type::of(TypeKind::number), .index = 1});
    scope_.add({.name = "fecha_compra", .type = Type::of(TypeKind::date), .index = 2});
    scope_.add({.name = "urgente", .type = Type::of(TypeKind::boolean), .index = 3});
    scope_.add({.name = "clase", .type = Type::enumeration({"bienes", "obras"}), .index = 4});
    scope_.add({.name = "texto", .type = Type::of(TypeKind::string), .index = 5});
    scope_.add({.name = "tope", .type = Type::money(currency_code("GTQ")), .role = Binding::Role::parameter});
    scope_.add({.name = "otro tope",
                .type = Type::money(currency_code("GTQ")),
                .role = Binding::Role::parameter,
                .index = 1});
  }

  // Each diagnostic on a line: code, example and rows.
  std::string said(std::string const& written) {
    CompileOptions options{.profile = Profile::pack, .language = Language::es};
    options.tested_input = 6;
    Result<DecisionTable> const table = DecisionTable::compile(read_table(written), scope_, options);
    EXPECT_TRUE(table.ok()) << messages(table.diagnostics());
    if (!table) return {};
    feel::AnalysisInput input{table.value(), scope_, Language::es};
    for (TableText::Input const& column : table.value().text().inputs) {
      std::string const name = column.expression.text();
      feel::InputKnowledge known;
      known.is_field = name != "n + 0" && name != "monto * 2";
      if (name == "monto") known.unit = Decimal::scaled(1, 2);
      input.inputs.push_back(known);
    }
    input.parameter = [](std::uint32_t index) {
      return index == 0 ? std::optional(Value::number(25000)) : std::nullopt;
    };
    std::string text;
    for (Diagnostic const& diagnostic : feel::analyse(input)) {
      text += std::string(info(diagnostic.code).name);
      for (std::string const& argument : diagnostic.arguments) text += " · " + argument;
      text += '\n';
    }
    return text;
  }

 private:
  Scope scope_;
};

struct Case {
  std::string name;
  std::string table;
  std::string said;
};

class Analysis : public ::testing::TestWithParam<Case> {};

TEST_P(Analysis, SaysWhatIsCertain) { EXPECT_EQ(Bench().said(GetParam().table), GetParam().said); }

Case const cases[] = {
    {"whole", "U monto -> y\n <= 100 -> 1\n > 100 -> 2", ""},
    {"cents_are_no_gap", "U monto -> y\n <= 100 -> 1\n >= 100.01 -> 2", ""},
    {"gap_of_a_cent", "U monto -> y\n < 100 -> 1\n > 100 -> 2", "TAB-030 · monto = 100\n"},
    {"gap_above", "U monto -> y\n <= 100 -> 1", "TAB-030 · monto = 100.01\n"},
    {"gap_with_defaults", "U monto -> y (0)\n <= 100 -> 1", ""},
    {"digits_of_a_number", "U n -> y\n <= 1 -> 1\n >= 2 -> 2", "TAB-030 · n = 1.5\n"},
    {"computed_number", "U n + 0 -> y\n <= 1 -> 1\n >= 2 -> 2", ""},
    {"computed_number_gap", "U n + 0 -> y\n <= 1 -> 1\n >= 3 -> 2", "TAB-030 · n + 0 = 2\n"},
    {"computed_amount_between_cents", "F monto * 2 -> y\n <= 1 -> 1\n (1..1.01) -> 2\n >= 1.01 -> 3", ""},
    {"amount_between_cents", "F monto -> y\n <= 1 -> 1\n (1..1.01) -> 2\n >= 1.01 -> 3", "TAB-034 · 2\n"},
    {"days", "U fecha_compra -> y\n < @\"2024-01-01\" -> 1\n > @\"2024-01-01\" -> 2",
     "TAB-030 · fecha_compra = 2024-01-01\n"},
    {"days_touch", "U fecha_compra -> y\n <= @\"2024-01-01\" -> 1\n >= @\"2024-01-02\" -> 2", ""},
    {"booleans", "U urgente, clase -> y\n true | - -> 1\n false | \"obras\" -> 2",
     "TAB-030 · urgente = falso, clase = \"bienes\"\n"},
    {"enumeration", "U clase -> y\n \"bienes\" -> 1\n not(\"bienes\") -> 2", ""},
    {"text", "U texto -> y\n \"a\" -> 1\n \"b\" -> 2", "TAB-030 · texto = \"otro texto\"\n"},
    {"text_else", "U texto -> y\n \"a\" -> 1\n not(\"a\") -> 2", ""},
    {"order_of_texts_is_not_cut", "U texto -> y\n < \"m\" -> 1\n > \"m\" -> 2", ""},
    {"overlap", "U monto -> y\n <= 100 -> 1\n >= 100 -> 2", "TAB-032 · monto = 100 · 1 · 2\n"},
    {"overlap_same", "U monto -> y\n <= 100 -> 1\n >= 100 -> 1", "TAB-031 · monto = 100 · 1 · 2\n"},
    {"overlap_any_same", "A monto -> y\n <= 100 -> 1\n >= 100 -> 1", ""},
    {"overlap_any", "A monto -> y\n <= 100 -> 1\n >= 100 -> 2", "TAB-032 · monto = 100 · 1 · 2\n"},
    {"overlap_any_unknown", "A monto -> y\n <= 100 -> n\n >= 100 -> n + 1", ""},
    {"overlap_first", "F monto -> y\n <= 100 -> 1\n >= 100 -> 2", ""},
    {"masked", "F monto -> y\n > 0 -> 1\n > 100 -> 2\n <= 0 -> 3", "TAB-033 · 2 · la fila 1\n"},
    {"masked_by_two", "F monto, urgente -> y\n > 0 | true -> 1\n > 0 | false -> 2\n > 100 | - -> 3\n - | - -> 4",
     "TAB-033 · 3 · las filas 1 y 2\n"},
    {"masked_by_two_for_certain",
     "F monto, urgente -> y\n <= 100 | true -> 1\n > 100 | true -> 2\n > 50 | true -> 3\n - | - -> 4",
     "TAB-033 · 3 · las filas 1 y 2\n"},
    {"masked_by_everything", "F monto -> y\n - -> 1\n null -> 2", "TAB-033 · 2 · la fila 1\n"},
    {"presence", "F monto -> y\n null -> 0\n - -> 1", ""},
    {"masked_priority", "P monto -> y=alto/bajo\n > 100 -> \"bajo\"\n > 0 -> \"alto\"\n <= 0 -> \"bajo\"",
     "TAB-033 · 1 · la fila 2\n"},
    {"impossible", "F monto -> y\n [200..100] -> 1\n - -> 2", "TAB-034 · 1\n"},
    {"allowed", "U monto:money:>= 0 -> y\n [0..10] -> 1\n > 10 -> 2", ""},
    {"outside_the_allowed", "U monto:money:>= 0 -> y\n >= 0 -> 1\n < 0 -> 2", "TAB-034 · 2\n"},
    {"parameter", "U monto -> y\n <= tope -> 1\n > tope + 1 -> 2", "TAB-030 · monto = 25000.01\n"},
    {"parameter_that_is_not_known", "U monto -> y\n <= otro tope -> 1\n > otro tope -> 2", ""},
    {"parameter_not_known_beside_a_gap", "U monto, clase -> y\n <= otro tope | \"obras\" -> 1\n > otro tope | \"obras\" -> 2",
     "TAB-030 · monto = 0, clase = \"bienes\"\n"},
    {"cells_that_compute", "F n -> y\n ? * 2 > 10 -> 1\n - -> 2", ""},
    {"a_list_column", "U [n], urgente -> y\n - | true -> 1", "TAB-030 · urgente = falso\n"},
};

INSTANTIATE_TEST_SUITE_P(Tables, Analysis, ::testing::ValuesIn(cases),
                         [](auto const& info) { return info.param.name; });

TEST(TableAnalysis, EndsOnATableThatIsTooLarge) {
  std::string table = "U";
  for (int i = 0; i < 12; ++i) table += (i == 0 ? " n + 0" : ", n + 0");
  table += " -> y\n";
  std::mt19937 random(7);
  for (int i = 0; i < 400; ++i) {
    std::string cells;
    for (int column = 0; column < 12; ++column) {
      int const low = static_cast<int>(random() % 50);
      cells += std::string(column == 0 ? "" : " | ") + "[" + std::to_string(low) + ".." +
               std::to_string(low + 45) + "]";
    }
    table += cells + " -> " + std::to_string(i) + "\n";
  }
  std::string const said = Bench().said(table);
  EXPECT_NE(said.find("TAB-03"), std::string::npos);
}

// Small random tables over integers: every claim holds on the grid, and what the grid shows is claimed.
class Grid {
 public:
  explicit Grid(unsigned seed) : random_(seed) {}

  std::string cell() {
    int const a = static_cast<int>(random_() % 5);
    int const b = a + static_cast<int>(random_() % 3);
    switch (random_() % 8) {
      case 0: return "-";
      case 1: return "< " + std::to_string(a);
      case 2: return ">= " + std::to_string(a);
      case 3: return std::to_string(a);
      case 4: return "[" + std::to_string(a) + ".." + std::to_string(b) + "]";
      case 5: return "not(" + std::to_string(a) + ")";
      case 6: return std::to_string(a) + ", > " + std::to_string(b);
      default: return "(" + std::to_string(a) + ".." + std::to_string(b + 1) + "]";
    }
  }
  int output() { return static_cast<int>(random_() % 3); }

 private:
  std::mt19937 random_;
};

TEST(TableAnalysis, AgreesWithTheGrid) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    Grid grid(seed);
    HitPolicy const policy = seed % 2 == 0 ? HitPolicy::unique : HitPolicy::first;
    std::string written = std::string(to_string(policy)) + " x, y -> z\n";
    std::vector<int> outputs;
    std::size_t const rows = 2 + seed % 4;
    for (std::size_t i = 0; i < rows; ++i) {
      std::string const x = grid.cell();
      std::string const y = grid.cell();
      outputs.push_back(grid.output());
      written += x + " | " + y + " -> " + std::to_string(outputs.back()) + "\n";
    }
    Scope scope;
    scope.add({.name = "x", .type = Type::of(TypeKind::number), .index = 0});
    scope.add({.name = "y", .type = Type::of(TypeKind::number), .index = 1});
    CompileOptions options{.profile = Profile::pack, .language = Language::en};
    options.tested_input = 2;
    Result<DecisionTable> const table = DecisionTable::compile(read_table(written), scope, options);
    ASSERT_TRUE(table.ok()) << messages(table.diagnostics());
    feel::AnalysisInput input{table.value(), scope, Language::en};
    feel::InputKnowledge whole{Decimal::integer(1), true};
    input.inputs = {whole, whole};
    std::vector<bool> hits(rows), decides(rows);
    bool gap = false, overlap = false;
    for (int x = -2; x <= 9; ++x) {
      for (int y = -2; y <= 9; ++y) {
        Value const values[] = {Value::number(x), Value::number(y)};
        Arena arena;
        TableExplanation told;
        table.value().explain(at_noon(values), arena, told);
        std::size_t count = 0;
        for (std::size_t row = 0; row < rows; ++row) {
          bool const hit = told.rows[row] == TableExplanation::Match::yes;
          count += hit ? 1 : 0;
          hits[row] = hits[row] || hit;
        }
        for (std::size_t const row : told.decisive) decides[row] = true;
        gap = gap || count == 0;
        overlap = overlap || count > 1;
      }
    }
    bool said_gap = false, said_overlap = false;
    std::vector<bool> said_dead(rows);
    for (Diagnostic const& diagnostic : feel::analyse(input)) {
      if (diagnostic.code == code::table_gap) said_gap = true;
      if (diagnostic.code == code::table_overlap || diagnostic.code == code::table_contradiction) said_overlap = true;
      bool const dead = diagnostic.code == code::table_row_masked || diagnostic.code == code::table_row_impossible;
      if (dead) said_dead[std::stoul(diagnostic.arguments[0]) - 1] = true;
    }
    EXPECT_EQ(said_gap, gap) << written;
    if (policy == HitPolicy::unique) {
      EXPECT_EQ(said_overlap, overlap) << written;
    }
    for (std::size_t row = 0; row < rows; ++row) {
      bool const never = policy == HitPolicy::first ? !decides[row] : !hits[row];
      EXPECT_EQ(said_dead[row], never) << written << "row " << row + 1;
    }
  }
}

// A table under F is the nested if of its rows.
TEST(TableAnalysis, AFirstTableIsANestedIf) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    Grid grid(seed);
    std::string written = "F x, y -> z (9)\n";
    std::string nested;
    std::size_t const rows = 1 + seed % 5;
    for (std::size_t i = 0; i < rows; ++i) {
      std::string const x = grid.cell();
      std::string const y = grid.cell();
      std::string const z = std::to_string(grid.output());
      written += x + " | " + y + " -> " + z + "\n";
      auto const test = [](std::string const& name, std::string const& tests) {
        if (tests == "-") return std::string("true");
        bool const negated = tests.rfind("not(", 0) == 0;
        return negated ? "not(" + name + " in (" + tests.substr(4) + ")" : name + " in (" + tests + ")";
      };
      nested += "if " + test("x", x) + " and " + test("y", y) + " then " + z + " else ";
    }
    nested += "9";
    for (int x = -1; x <= 7; ++x) {
      for (int y = -1; y <= 7; ++y) {
        std::string const context = "{x: " + std::to_string(x) + ", y: " + std::to_string(y) + "}";
        EXPECT_EQ(evaluate_table(written, context, Profile::standard),
                  evaluate_row({nested, context, ""}, Profile::standard, Language::en))
            << written << nested << context;
      }
    }
  }
}

}  // namespace
}  // namespace visado::test
