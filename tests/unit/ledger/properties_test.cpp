// Whatever is verified and decided, in whatever order: the reparos are where a few lines of model say, the chain only
// grows, and the same input twice adds nothing.
#include <random>

#include "unit/ledger/acting_fixture.hpp"
#include "visado/ledger_reports.hpp"

namespace visado {
namespace {

using testing::ActingFixture;
using testing::Bench;

// What the two rules say of a dossier: of `monto` and of `cantidad`, which may be missing.
struct Facts {
  int amount = 0;
  std::optional<int> count;
};

class Properties : public ActingFixture {
 protected:
  static std::string key(int dossier) { return "EXP-" + std::to_string(dossier); }
  static std::string written(int dossier, Facts const& facts) {
    auto text = paid(key(dossier), std::to_string(facts.amount) + ".00", dossier % 2 == 0 ? "Compras" : "Almacén", "111");
    auto const at = text.find("\"cantidad\":1");
    return text.replace(at, 12, facts.count ? "\"cantidad\":" + std::to_string(*facts.count) : "\"nit\":\"1-9\"");
  }

  // The state of each reparo, by dossier and rule.
  using States = std::map<std::pair<std::string, std::string>, std::string>;
  States model;

  void verified(int dossier, std::string const& rule, std::optional<bool> fails) {
    if (!fails) return;  // nobody knows
    auto const at = std::pair(key(dossier), rule);
    auto const known = model.find(at);
    if (known == model.end()) {
      if (*fails) model[at] = "formulado";
      return;
    }
    auto& state = known->second;
    bool const open = state == "formulado" || state == "notificado";
    if (open && !*fails) state = "subsanado";
    else if (state == "subsanado" && *fails) state = "formulado";
  }

  States stored() {
    States states;
    auto ledger = open();
    auto const found = find_reparos(ledger);  // which the loop alone would not keep
    for (auto const& row : found.value()) {
      EXPECT_FALSE(states.contains({row.dossier, row.rule})) << "two reparos of one fault";
      states[{row.dossier, row.rule}] = row.state;
    }
    return states;
  }

  [[nodiscard]] std::string chain(std::int64_t up_to) const {
    return word("SELECT group_concat(hex(huella)) FROM (SELECT huella FROM eventos WHERE id <= " + std::to_string(up_to) + " ORDER BY id)");
  }
  [[nodiscard]] std::int64_t events() const { return count("SELECT max(id) FROM eventos"); }
  [[nodiscard]] std::string facts_stored() const {
    return word("SELECT (SELECT count(*) FROM versiones) || ' ' || (SELECT count(*) FROM resultados) || ' ' || "
                "(SELECT count(*) FROM observaciones) || ' ' || (SELECT count(*) FROM movimientos)");
  }
};

TEST_F(Properties, AnySequenceOfRunsAndDecisionsIsTheModels) {
  constexpr int dossiers = 5;
  std::mt19937 random(20260104);
  Bench const other(pack("monto <= 35000"), schema());
  std::map<int, Facts> facts;
  char const* const people[] = {"jefe", "jefe2", "director", "analista"};
  int decided = 0, refused = 0;
  for (int step = 0; step < 250; ++step) {
    SCOPED_TRACE("step " + std::to_string(step));
    auto const before = events();
    auto const links = chain(before);
    bool const runs = random() % 3 != 0;
    if (runs) {
      bool const by_other = random() % 4 == 0;
      auto const& rulebook = by_other ? other.rulebook() : acts.rulebook();
      std::vector<std::string> input;
      for (int dossier = 0; dossier < dossiers; ++dossier) {
        if (random() % 2 == 0) continue;  // not in this input: stays as it was
        int const amounts[] = {100, 30000, 40000};
        std::optional<int> const counts[] = {1, 9, std::nullopt};
        if (random() % 3 != 0) facts[dossier] = {amounts[random() % 3], counts[random() % 3]};
        else facts.try_emplace(dossier, Facts{100, 1});
        auto const& now = facts[dossier];
        input.push_back(written(dossier, now));
        verified(dossier, "P-001", now.amount > (by_other ? 35000 : 25000));
        verified(dossier, "P-002", now.count ? std::optional(*now.count > 5) : std::nullopt);
      }
      auto const day = Date::of(2024, 6, 1).value();
      run(input, rulebook, {.date = day});
      auto const once = facts_stored();
      auto const again = run(input, rulebook, {.date = day});
      EXPECT_EQ(again.results, 0U);
      EXPECT_EQ(facts_stored(), once);
      EXPECT_GT(events(), before);
    } else {
      auto ledger = open();
      auto const rows = find_reparos(ledger).value();
      if (rows.empty()) continue;
      auto const& row = rows[random() % rows.size()];
      auto const* person = people[random() % 4];
      bool done = false;
      std::string to;
      switch (random() % 5) {
        case 0: done = ledger.lift(row.id, "error", proof(), by(person)).ok(), to = "levantado"; break;
        case 1: done = ledger.sustain(row.id, "vale", by(person)).ok(), to = "sostenido"; break;
        case 2: done = ledger.transfer(row.id, "vale", by(person)).ok(), to = "trasladado"; break;
        case 3: done = ledger.dispense(row.id, "art. 1", proof(), by(person)).ok(), to = "dispensa otorgada"; break;
        default: {
          (void)ledger.enter(row.dossier, by("receptor"));
          done = ledger.return_dossier(row.dossier, "Compras", 5, by(person)).ok();
          if (done)
            for (auto& [at, state] : model)
              if (at.first == row.dossier && state == "formulado") state = "notificado";
          break;
        }
      }
      if (done && !to.empty()) {
        auto const was = model[{row.dossier, row.rule}];
        bool const allowed = to == "trasladado" ? was == "sostenido"
                             : to == "sostenido" ? was == "formulado" || was == "notificado"
                                                 : was == "formulado" || was == "notificado" || was == "sostenido";
        EXPECT_TRUE(allowed) << was << " → " << to;
        EXPECT_TRUE(to != "dispensa otorgada" || (row.rule == "P-002" && std::string(person) == "director"));
        EXPECT_TRUE(to != "levantado" || std::string(person).starts_with("jefe"));
        model[{row.dossier, row.rule}] = to;
      }
      ++(done ? decided : refused);
    }
    ASSERT_EQ(stored(), model);
    ASSERT_EQ(chain(before), links) << "the chain only grows";
    if (step % 25 == 24) {
      ASSERT_EQ(check(), "");
    }
  }
  EXPECT_GT(decided, 10);
  EXPECT_GT(refused, 10);
}

}  // namespace
}  // namespace visado
