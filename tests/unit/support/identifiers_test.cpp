#include "support/identifiers.hpp"

#include <gtest/gtest.h>

namespace visado {
namespace {

TEST(Nit, OfPublicEntitiesIsValid) {
  for (char const* const nit :
       {"101677537", "16693949", "637672K", "662801K", "320587", "52469050", "2342855", "2455404", "15753840",
        "3378381", "1327158K", "674690K", "12521337", "50510231", "77454820", "108151654", "107346834",
        "800000001026"}) {
    EXPECT_TRUE(valid_nit(nit)) << nit;
  }
}

TEST(Nit, SeparatorsAndSmallKDoNotCount) {
  for (char const* const nit : {"637672-K", "637672-k", "1.327.158-K", " 16693949 "})
    EXPECT_TRUE(valid_nit(nit)) << nit;
}

TEST(Nit, WithAnotherCheckCharacterIsNot) {
  for (char const* const nit :
       {"8977112-0", "1234567K", "9876543K", "12345678", "12345668", "1000000000K", "11400055K", "11111111",
        "", "CF", "K", "00", "000", "63K672K", "1016775370000"}) {
    EXPECT_FALSE(valid_nit(nit)) << nit;
  }
}

TEST(Cui, IsValidByCheckDigitAndPlace) {
  for (char const* const cui :
       {"1234567890101", "8765432122217", "1029384741305", "7654321020924", "1234 56789 0101"}) {
    EXPECT_TRUE(valid_cui(cui)) << cui;
  }
}

TEST(Cui, OfAPlaceThatDoesNotExistIsNot) {
  for (char const* const cui : {"1234567800101",  // check digit
                                "1234567892301",  // department 23
                                "1234567890001",  // department 0
                                "1234567890118",  // municipality 18 of 17
                                "1234567890100",  // municipality 0
                                "123456789010", "12345678901011", "12345678901O1", ""}) {
    EXPECT_FALSE(valid_cui(cui)) << cui;
  }
  EXPECT_TRUE(valid_cui("1234567891333"));  // Petatán
  EXPECT_FALSE(valid_cui("1234567891334"));
}

}  // namespace
}  // namespace visado
