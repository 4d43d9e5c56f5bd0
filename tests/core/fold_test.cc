#include <gtest/gtest.h>

#include <random>
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

TEST(FoldName, FoldsAsciiAsItFoldsAllElse) {
  // A soft hyphen is dropped, but sends the name the way of all Unicode.
  const std::string characters = "aZ09 \t.,'\"s-_;:()&/+!\x1D\x7F";
  std::mt19937 random(7);
  for (int i = 0; i < 5000; ++i) {
    std::string name = "x";
    for (auto length = random() % 8; length > 0; --length) {
      name += characters[random() % characters.size()];
    }
    EXPECT_EQ(fold_name(name), fold_name("\xC2\xAD" + name)) << name;
  }
}

TEST(FoldName, SurvivesBytesThatAreNotUtf8) {
  EXPECT_EQ(fold_name("ab\xFF").substr(0, 2), "ab");
  EXPECT_EQ(fold_name("\xC3"), fold_name("\xC3"));
}

}  // namespace
}  // namespace weft
