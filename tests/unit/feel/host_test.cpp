// What an expression takes from the rulebook: definitions, dated parameters; and what it says that it uses.
#include "unit/feel/evaluation.hpp"

namespace visado::test {
namespace {

class Rulebook final : public Host {
 public:
  Value definition(std::uint32_t index) override { return Value::number(100 + index); }
  Value parameter(std::uint32_t) override { return Value::number(25000).with_currency(currency_code("GTQ")); }
  Value parameter_at(std::uint32_t, Date date) override {
    if (date < *Date::parse("2020-01-01")) return Value::null(NullReason::no_value_in_force);
    return Value::number(date.year() * 10);
  }
};

class HostTest : public testing::Test {
 protected:
  HostTest() {
    Type const money = Type::money(currency_code("GTQ"));
    dossier.scope.add(
        {.name = "tope baja cuantía", .type = money, .role = Binding::Role::parameter, .index = 3});
    dossier.scope.add(
        {.name = "suma de facturas", .type = money, .role = Binding::Role::definition, .index = 7});
  }
  Result<Expression> compile(std::string const& text) {
    CompileOptions const options{.profile = Profile::pack, .language = Language::es};
    return Expression::compile(EmbeddedText::of("<regla>", text), dossier.scope, options);
  }
  std::string evaluate(std::string const& text, std::string_view data) {
    Result<Expression> compiled = compile(text);
    if (!compiled) return messages(compiled.diagnostics());
    std::vector<Value> const inputs{dossier.read(data)};
    Activation activation = at_noon(inputs);
    activation.host = &host;
    return evaluate_both(compiled.value(), activation);
  }
  Dossier dossier;
  Rulebook host;
};

TEST_F(HostTest, GivesDefinitionsAndParameters) {
  EXPECT_EQ(evaluate("monto <= tope baja cuantía", "{monto: 25000}"), "true");
  EXPECT_EQ(evaluate("suma de facturas", "{}"), "107");
}

TEST_F(HostTest, GivesAParameterAtADate) {
  EXPECT_EQ(evaluate("vigente(tope baja cuantía, fecha_ingreso)", "{fecha_ingreso: @\"2024-05-01\"}"),
            "20240");
  EXPECT_EQ(evaluate("vigente(tope baja cuantia, fecha_ingreso)", "{fecha_ingreso: @\"2019-05-01\"}"),
            "null");
  EXPECT_EQ(evaluate("vigente(tope baja cuantía, fecha_ingreso)", "{}"), "null");
}

TEST_F(HostTest, SaysWhatItUses) {
  Result<Expression> const compiled = compile("monto <= tope baja cuantía y monto > 0");
  ASSERT_TRUE(compiled.ok());
  std::vector<Expression::Use> const& uses = compiled->uses();
  ASSERT_EQ(uses.size(), 2u);
  EXPECT_EQ(uses[0].role, Binding::Role::input);
  EXPECT_EQ(uses[1].role, Binding::Role::parameter);
  EXPECT_EQ(uses[1].index, 3u);
}

// A function may be called where other inputs are in force.
TEST_F(HostTest, FunctionsTakeTheirInputsAlong) {
  Scope scope;
  scope.add({.name = "tasa", .type = Type::of(TypeKind::number)});
  Result<Expression> maker =
      Expression::compile(EmbeddedText::of("<f>", "function(x) x * tasa"), scope, CompileOptions());
  ASSERT_TRUE(maker.ok());
  Arena arena;
  std::vector<Value> const rate{Value::number(3)};
  std::vector<Value> const given{maker->evaluate(at_noon(rate), arena), Value::number(5)};
  Scope outer;
  outer.add({.name = "f", .type = Type::of(TypeKind::function), .index = 0});
  outer.add({.name = "y", .type = Type::of(TypeKind::number), .index = 1});
  Result<Expression> user = Expression::compile(EmbeddedText::of("<g>", "f(y)"), outer, CompileOptions());
  ASSERT_TRUE(user.ok());
  EXPECT_EQ(evaluate_both(user.value(), at_noon(given)), "15");
}

}  // namespace
}  // namespace visado::test
