// A fault for each rule, by subject. Each begins as a correct dossier with its details (`Order::rich`).
#pragma once

#include "change.hpp"

namespace datos {

struct RuleFault {
  string text;
  Order order;
  Change change;
};

[[nodiscard]] std::vector<RuleFault> purchase_faults();
[[nodiscard]] std::vector<RuleFault> contract_faults();
[[nodiscard]] std::vector<RuleFault> staff_faults();
[[nodiscard]] std::vector<RuleFault> trip_faults();
[[nodiscard]] std::vector<RuleFault> fund_faults();
[[nodiscard]] std::vector<RuleFault> record_faults();
[[nodiscard]] std::vector<RuleFault> system_faults();
[[nodiscard]] std::vector<RuleFault> later_faults();

// Of 2025, when every norm that the rules cite was in force.
inline Order detailed(Class kind, Micros total, Regime regime = Regime::trimestral) {
  return {.kind = kind, .total = total, .purchase = Day(2025, 3, 10), .regime = regime, .rich = true};
}
inline Order detailed_contest(Class kind, Micros negotiated, Micros total) {
  return {.kind = kind,
          .total = total,
          .negotiated = negotiated,
          .purchase = Day(2025, 2, 3),
          .regime = Regime::trimestral,
          .rich = true};
}
// The same, without what each system says.
inline Order plain(Order order) {
  order.rich = false;
  return order;
}
inline Order with_goods(Order order, bool goods) {
  order.goods = goods;
  return order;
}
inline Order on(Order order, Day purchase) {
  order.purchase = purchase;
  return order;
}

}  // namespace datos
