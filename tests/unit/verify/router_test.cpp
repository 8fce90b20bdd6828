// Rules that cannot apply are not visited, and nothing shows it: outcomes, reasons and counts are those of asking
// every rule of every dossier.
#include <array>
#include <fstream>
#include <random>

#include "support/rulebook_fixture.hpp"
#include "verify/judge.hpp"

namespace visado {
namespace {

using testing::Bench;
using testing::dossier;
using testing::pack_head;
using testing::rule;

// Asks every rule, in the plain way.
class Oracle : private verify::JudgementSink {
 public:
  Oracle(Rulebook const& rulebook, VerifyOptions const& options)
      : options_(options), plan_(rulebook, options), facts_(rulebook), judge_(facts_) {}

  std::string ask(Dossier const& dossier, Arena& arena) {
    text_.clear();
    facts_.begin(dossier.root, arena, options_.date);
    std::map<std::uint32_t, std::string> by_rule;
    for (auto const& passed : plan_.passed) by_rule[passed.rule] = "1 no aplica (etapa)";
    for (auto const& rule : plan_.rules) {
      counts_ = {};
      judge_.judge(rule, {}, *this);
      for (std::size_t i = 0; i < counts_.size(); ++i)
        if (counts_[i] > 0) by_rule[rule.index] += said(counts_[i], static_cast<Outcome>(i), why_not_);
    }
    return text_of(by_rule);
  }

  static std::string said(std::uint32_t times, Outcome outcome, WhyNot why_not) {
    return std::to_string(times) + ' ' + std::string(to_string(outcome)) +
           (outcome == Outcome::no_aplica ? " (" + std::string(to_string(why_not)) + ')' : "");
  }
  static std::string text_of(std::map<std::uint32_t, std::string> const& by_rule) {
    std::string text;
    for (auto const& [rule, what] : by_rule) text += std::to_string(rule) + ": " + what + '\n';
    return text;
  }

 private:
  void told(verify::Judgement const& judgement, std::vector<std::size_t> const&, std::vector<Value> const&) override {
    ++counts_[static_cast<std::size_t>(judgement.outcome)];
    if (judgement.outcome == Outcome::no_aplica) why_not_ = judgement.why_not;
  }

  VerifyOptions options_;
  verify::Plan plan_;
  verify::Facts facts_;
  verify::Judge judge_;
  std::array<std::uint32_t, 7> counts_{};
  WhyNot why_not_{};
  std::string text_;
};

std::string said_by(Verifier const& verifier, Verdict const& verdict) {
  std::map<std::uint32_t, std::string> by_rule;
  for (auto const& a : verdict.accounts) by_rule[a.rule] += Oracle::said(a.times, a.outcome, a.why_not);
  for (auto const& passed : verifier.passed_by(verdict.route)) {
    EXPECT_FALSE(by_rule.contains(passed.rule)) << "visited and passed by";
    by_rule[passed.rule] = Oracle::said(1, Outcome::no_aplica, passed.why_not);
  }
  return Oracle::text_of(by_rule);
}

// A dossier with data missing, null or illegible here and there.
std::string damaged(std::string line, std::mt19937& random) {
  for (int i = static_cast<int>(random() % 6); i > 0; --i) {
    auto const key = line.find("\": ", random() % line.size());
    if (key == std::string::npos) continue;
    auto const value = key + 3;
    if (random() % 3 == 0) {
      line.insert(line.rfind('"', key - 1) + 1, "x");  // the key is another: absent
    } else if (line[value] != '{' && line[value] != '[') {
      auto const end = line[value] == '"' ? line.find('"', value + 1) + 1 : line.find_first_of(",}]", value);
      std::array<std::string, 4> const values{"null", "\"3o.50\"", "\"2009-01-01\"", "\"\""};
      line.replace(value, end - value, values[random() % values.size()]);
    }
  }
  return line;
}

// Judged together, more of them than have their place at one time, dossiers get the verdicts that each gets alone.
void expect_the_same_together(Verifier const& verifier, DossierSource& source, std::vector<std::string> const& alone) {
  constexpr std::size_t together = 150;
  Verifier::Workspace workspace;
  std::vector<DossierSource::Unit> units(together);
  std::vector<Dossier> dossiers(together);
  std::vector<Verdict> verdicts(together);
  std::size_t said = 0;
  for (std::size_t count = together; count == together;) {
    workspace.arena().reset();
    for (count = 0; count < together && source.next(units[count]); ++count)
      source.read(units[count], workspace.arena(), dossiers[count]);
    verifier.verify({dossiers.data(), count}, workspace, {verdicts.data(), count}, &source, {units.data(), count});
    for (std::size_t i = 0; i < count; ++i) {
      if (verdicts[i].unreadable) continue;
      EXPECT_EQ(said_by(verifier, verdicts[i]), alone.at(said++)) << units[i].bytes;
    }
  }
  EXPECT_EQ(said, alone.size());
}

// How many rules were passed by, over all dossiers.
std::size_t expect_the_same(Rulebook const& rulebook, std::string const& text, VerifyOptions const& options) {
  Verifier const verifier(rulebook, options);
  Oracle oracle(rulebook, options);
  auto source = DossierSource::from_text("prueba.jsonl", text, InputFormat::jsonl, rulebook.schema(), rulebook.uses(), {});
  EXPECT_TRUE(source.ok());
  Verifier::Workspace workspace;
  DossierSource::Unit unit;
  Verdict verdict;
  std::vector<std::string> alone;
  std::size_t passed = 0;
  while (source.value()->next(unit)) {
    workspace.arena().reset();
    auto const read = source.value()->read(unit, workspace.arena());
    if (!read.root.is(Kind::context)) continue;
    verifier.verify(read, workspace, verdict, source.value().get(), &unit);
    alone.push_back(said_by(verifier, verdict));
    EXPECT_EQ(alone.back(), oracle.ask(read, workspace.arena())) << unit.bytes;
    passed += verifier.passed_by(verdict.route).size();
    if (::testing::Test::HasFailure()) return passed;
  }
  auto again = DossierSource::from_text("prueba.jsonl", text, InputFormat::jsonl, rulebook.schema(), rulebook.uses(), {});
  expect_the_same_together(verifier, *again.value(), alone);
  return passed;
}

TEST(Router, TheRulebookSaysTheSameOfDamagedDossiers) {
  auto const rulebook = Rulebook::load({std::filesystem::path(VISADO_SOURCE_DIR) / "rules"});
  ASSERT_TRUE(rulebook.ok()) << render(rulebook.diagnostics());
  std::ifstream file(std::filesystem::path(VISADO_SOURCE_DIR) / "examples/datos/pagos.jsonl");
  std::mt19937 random(20260630);
  std::string text;
  for (std::string line; std::getline(file, line);) {
    text += line + '\n';
    for (int i = 0; i < 2; ++i) text += damaged(line, random) + '\n';
  }
  for (auto const* stage : {"", "devengado"})
    EXPECT_GT(expect_the_same(rulebook.value(), text, {.date = Date::of(2026, 6, 30).value(), .stage = stage}), 50'000U);
}

TEST(Router, EveryFormOfConditionSaysTheSame) {
  std::vector<std::string> const conditions{
      "modalidad = \"baja_cuantia\"", "\"licitacion\" = modalidad", "modalidad != \"cotizacion\"",
      "modalidad en (\"baja_cuantia\", \"licitacion\")", "no(modalidad en (\"baja_cuantia\", \"licitacion\"))",
      "modalidad = \"cotizacion\" o modalidad = \"licitacion\"", "urgente", "no(urgente)",
      "urgente = verdadero y modalidad = \"compra_directa\"", "es concurso", "no(es concurso)",
      "es concurso y monto > 100", "monto > 100 y modalidad = \"licitacion\"", "urgente o modalidad = \"licitacion\"",
      "nit = \"CF\"", "modalidad = nulo", "modalidad != nulo y urgente", "modalidad = \"baja_cuantia\" y vence"};
  std::string pack = std::string(pack_head) +
                     "definiciones:\n  es concurso: modalidad en (\"cotizacion\", \"licitacion\")\n"
                     "  vence: fecha_compra > fecha(\"2020-01-01\")\nreglas:\n";
  std::vector<std::string> const dated{
      "", "    fecha_segun: fecha_compra\n", "    vigencia: {desde: 2015-01-01, hasta: 2024-03-01}\n",
      "    vigencia: {desde: 2024-03-02}\n    fecha_segun: fecha_compra\n",
      "    por_cada: factura en facturas\n", "    por_cada: factura en facturas\n    fecha_segun: factura.fecha\n",
      "    por_cada: factura en facturas\n    vigencia: {hasta: 2024-01-01}\n"};
  int number = 100;
  for (auto const& condition : conditions)
    for (auto const& date : dated) {
      bool const element = date.find("por_cada") != std::string::npos;
      std::string const more = element && number % 2 ? " y factura.total > 1" : "";
      pack += rule("P-" + std::to_string(number++), date + "    aplica: |\n      " + condition + more +
                                                        "\n    exige: monto <= 25000\n");
    }
  Bench bench(pack);
  std::mt19937 random(4);
  auto const one_of = [&](std::vector<std::string> const& values) { return values[random() % values.size()]; };
  std::string text;
  for (int i = 0; i < 400; ++i)
    text += dossier({{"modalidad", one_of({"\"baja_cuantia\"", "\"compra_directa\"", "\"cotizacion\"", "\"licitacion\"",
                                           "null", "\"otra\"", ""})},
                     {"urgente", one_of({"true", "false", "null", "", "\"quizá\""})},
                     {"nit", one_of({"\"CF\"", "\"1\"", ""})},
                     {"monto", one_of({"1.00", "90000.00", ""})},
                     {"fecha_ingreso", one_of({"\"2024-03-05\"", "\"1990-01-01\"", ""})},
                     {"fecha_compra", one_of({"\"2024-03-01\"", "\"2024-03-02\"", "\"1992-10-26\"", "\"2014-01-01\"", ""})},
                     {"facturas", one_of({"[]", "", R"([{"autorizacion":"A","total":1,"fecha":"1990-01-01"}])",
                                          R"([{"autorizacion":"A","total":5,"fecha":"2024-01-01"},{"autorizacion":"B"}])"})}}) +
            '\n';
  EXPECT_GT(expect_the_same(bench.rulebook(), text, {.date = Date::of(2024, 6, 1).value()}), 10'000U);
}

TEST(Router, EveryFormOfConditionOnElementsSaysTheSame) {
  std::vector<std::string> const conditions{
      "factura.autorizacion = \"A\"", "\"B\" = factura.autorizacion", "factura.autorizacion != \"A\"",
      "factura.autorizacion en (\"A\", \"C\")", "no(factura.autorizacion en (\"A\", \"C\"))",
      "factura.autorizacion = \"A\" o factura.autorizacion = \"B\"", "factura.autorizacion = \"A\" y factura.total > 1",
      "factura.autorizacion = \"A\" y modalidad = \"licitacion\"", "factura.total != nulo", "factura.total = nulo",
      "factura.total != nulo y factura.autorizacion = \"B\"", "factura.autorizacion != nulo y factura.autorizacion != \"A\"",
      "factura.autorizacion en (\"A\", \"B\") y factura.autorizacion en (\"B\", \"C\")", "facturas != nulo y factura.total > 1",
      "guatecompras.nog != nulo y factura.autorizacion = \"A\"", "factura.autorizacion = nit", "urgente y factura.total = nulo",
      "guatecompras.nog = nulo", "guatecompras != nulo", "facturas = nulo", "factura.items = nulo"};
  std::vector<std::string> const dated{"", "    fecha_segun: fecha_compra\n", "    fecha_segun: factura.fecha\n",
                                       "    vigencia: {desde: 2015-01-01, hasta: 2024-03-01}\n",
                                       "    vigencia: {hasta: 2024-03-01}\n    fecha_segun: factura.fecha\n"};
  std::string pack = std::string(pack_head) + "reglas:\n";
  int number = 100;
  for (auto const& condition : conditions)
    for (auto const& date : dated)
      for (auto const* each : {"factura en facturas", "factura en facturas, linea en factura.items"})
        pack += rule("P-" + std::to_string(number++), std::string("    por_cada: ") + each + "\n" + date +
                                                          "    aplica: |\n      " + condition + "\n    exige: factura.total <= 5\n");
  Bench bench(pack);
  std::mt19937 random(5);
  auto const one_of = [&](std::vector<std::string> const& values) { return values[random() % values.size()]; };
  auto const invoice = [&] {
    return "{" + one_of({R"("autorizacion":"A",)", R"("autorizacion":"B",)", R"("autorizacion":"C",)", R"("autorizacion":"D",)",
                         R"("autorizacion":null,)", R"("autorizacion":7,)", ""}) +
           one_of({R"("total":1,)", R"("total":9,)", R"("total":"x",)", ""}) + one_of({R"("items":[],)", R"("items":[{"total":1},{}],)", ""}) +
           one_of({R"("fecha":"2024-01-01")", R"("fecha":"1990-01-01")", R"("fecha":null)"}) + "}";
  };
  std::string text;
  for (int i = 0; i < 600; ++i) {
    std::string invoices;
    for (auto left = random() % 4; left > 0; --left) invoices += (invoices.empty() ? "" : ",") + invoice();
    text += dossier({{"modalidad", one_of({"\"baja_cuantia\"", "\"licitacion\"", "null", ""})},
                     {"urgente", one_of({"true", "false", ""})},
                     {"nit", one_of({"\"A\"", "\"1\"", ""})},
                     {"guatecompras", one_of({R"({"nog":"12345678"})", "{}", "null", ""})},
                     {"fecha_compra", one_of({"\"2024-03-01\"", "\"1992-10-26\"", ""})},
                     {"facturas", random() % 8 == 0 ? one_of({"", "null", "7"}) : "[" + invoices + "]"}}) +
            '\n';
  }
  EXPECT_GT(expect_the_same(bench.rulebook(), text, {.date = Date::of(2024, 6, 1).value()}), 10'000U);
}

TEST(Router, DataThatVaryWithoutEndVisitEveryRule) {
  std::string pack = std::string(pack_head) + "reglas:\n";
  for (int i = 0; i < 90; ++i)
    pack += rule("P-" + std::to_string(1000 + i), "    vigencia: {desde: " + Date{15000 + i}.to_string() +
                                                      "}\n    fecha_segun: fecha_compra\n    aplica: nit = \"" +
                                                      std::to_string(i % 50) + "\"\n    exige: monto <= 25000\n");
  Bench bench(pack);
  std::string text;
  for (int i = 0; i < 51 * 91; ++i)
    text += dossier({{"nit", '"' + std::to_string(i % 51) + '"'},
                     {"fecha_compra", '"' + Date{14999 + i / 51}.to_string() + '"'}}) + '\n';
  EXPECT_GT(expect_the_same(bench.rulebook(), text, {}), 100'000U);
}

}  // namespace
}  // namespace visado
