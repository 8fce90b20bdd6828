// What the institute buys, by class: description, budget line, price range in quetzales.
#pragma once

#include <span>

#include "dossiers.hpp"

namespace datos {

struct Product {
  char const* description;
  char const* purpose;  // the object of the dossier
  char const* renglon;
  bool goods;
  int low, high;  // price of one unit
};

[[nodiscard]] std::span<Product const> products_of(Class kind);

struct Unit {
  char const* name;
  char const* geographic;
};
[[nodiscard]] std::span<Unit const> units();

}  // namespace datos
