#include "support/spelled.hpp"

#include <gtest/gtest.h>

namespace visado {
namespace {

TEST(Spelled, AsBeforeAMasculineNoun) {
  struct {
    std::uint64_t number;
    char const* words;
  } const known[] = {{0, "cero"},
                     {1, "un"},
                     {16, "dieciséis"},
                     {21, "veintiún"},
                     {22, "veintidós"},
                     {31, "treinta y un"},
                     {100, "cien"},
                     {101, "ciento un"},
                     {555, "quinientos cincuenta y cinco"},
                     {1000, "mil"},
                     {1001, "mil un"},
                     {21000, "veintiún mil"},
                     {25000, "veinticinco mil"},
                     {100000, "cien mil"},
                     {777777, "setecientos setenta y siete mil setecientos setenta y siete"},
                     {1000000, "un millón"},
                     {2000001, "dos millones un"},
                     {999999999999,
                      "novecientos noventa y nueve mil novecientos noventa y nueve millones "
                      "novecientos noventa y nueve mil novecientos noventa y nueve"}};
  for (auto const& [number, words] : known) EXPECT_EQ(spelled(number), words);
}

}  // namespace
}  // namespace visado
