#include <gtest/gtest.h>

#include <string>

#include "core/facts.h"

namespace weft {
namespace {

TEST(FoldName, MakesSpellingsOfOneNameEqual) {
  struct Case {
    std::string_view name, folded;
  };
  const Case cases[] = {
      {"Huawei", "huawei"},
      {"HUAWEI", "huawei"},
      {"U.S.", "us"},
      {"US", "us"},
      {"  United   States ", "united states"},
      {"Nvidia's", "nvidia"},
      {"Nvidia’s", "nvidia"},
      {"L'Oréal", "loreal"},
      {"DeepStack-OS", "deepstack os"},
      {"DeepStack–OS", "deepstack os"},  // an en dash
      {"Ｔｏｋｙｏ", "tokyo"},           // full-width letters
      {"İstanbul", "istanbul"},
      {"Straße", "strasse"},
      {"Société Générale", "societe generale"},
      {"“Quoted”", "quoted"},
      {"Windows® 11™", "windows 11"},
      {"ﬁrst", "first"},  // a ligature
      {"Москва", "москва"},
      {"華為", "華為"},
      {"", ""},
      {"...", ""},
  };
  for (const auto& [name, folded] : cases) EXPECT_EQ(fold_name(name), folded) << name;
}

TEST(FoldName, ChangesNothingTheSecondTime) {
  for (const auto* name : {"L'Oréal", "U.S.", "DeepStack-OS", "İstanbul", "Straße", "Q’s", "ΌΣΟΣ",
                           "Élysée Palace", "a_b,c;d", "Ǆ", "ﷺ"}) {
    const auto once = fold_name(name);
    EXPECT_EQ(fold_name(once), once) << name;
  }
}

TEST(FoldName, SurvivesBytesThatAreNotUtf8) {
  EXPECT_EQ(fold_name("ab\xFF").substr(0, 2), "ab");
  EXPECT_EQ(fold_name("\xC3"), fold_name("\xC3"));
}

}  // namespace
}  // namespace weft
