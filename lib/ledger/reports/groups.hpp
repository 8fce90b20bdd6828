// Reparos counted by what they have in common, in the order in which they come: dossier by dossier.
#pragma once

#include <tuple>

#include "ledger/reports/reading.hpp"

namespace visado::ledger {

// A reparo as it is counted.
struct Counted {
  std::uint64_t dossier = 0;  // grows from one dossier to the next; all of one come one after the other
  std::string rule, title, unit, class_value, supplier, supplier_name, currency, state, cause;
  std::optional<Decimal> requested, excluded;  // of the dossier
  bool returned = false;  // it came back after it was settled
  Date formulated{};

  [[nodiscard]] bool open() const { return state == "formulado" || state == "notificado" || state == "sostenido"; }
  [[nodiscard]] bool lifted() const { return state == "levantado"; }
  // It vanished because the rule, or a parameter of it, was changed.
  [[nodiscard]] bool rule_changed() const {
    return state == "subsanado" && (cause == "regla cambiada" || cause == "parámetro cambiado");
  }
};

// By cuatrimestre and a key; each dossier once.
class Groups {
 public:
  void add(Counted const& reparo, std::string const& key, std::string const& label);
  // By cuatrimestre, then the most dossiers first, then the key.
  [[nodiscard]] std::vector<IndicatorsReport::Group> sorted() const;

 private:
  struct Entry {
    IndicatorsReport::Group group;
    std::uint64_t last = 0;
  };
  std::map<std::pair<std::string, std::string>, Entry> entries_;
};

class Precisions {
 public:
  void add(Counted const& reparo);
  [[nodiscard]] std::vector<IndicatorsReport::Precision> sorted() const;

 private:
  std::map<std::string, IndicatorsReport::Precision> rules_;
};

class Recidivisms {
 public:
  // `before`: of the twelve months before the period.
  void add(Counted const& reparo, bool before);
  [[nodiscard]] std::vector<IndicatorsReport::Recidivism> sorted() const;

 private:
  using By = IndicatorsReport::Recidivism::By;
  struct Entry {
    IndicatorsReport::Recidivism count;
    std::uint64_t last = 0, last_before = 0;
  };
  void add(Counted const& reparo, bool before, By by, std::string const& who, std::string const& label);
  std::map<std::tuple<By, std::string, std::string>, Entry> entries_;
};

}  // namespace visado::ledger
