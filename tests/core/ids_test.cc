#include "core/ids.h"

#include <gtest/gtest.h>

#include <random>

namespace weft {
namespace {

TEST(Id, IsWrittenAsItsLetterAndSixteenDigits) {
  EXPECT_EQ(to_string(EntityId{0x00c0ffee}), "e:0000000000c0ffee");
  EXPECT_EQ(to_string(EventId{~std::uint64_t{0}}), "v:ffffffffffffffff");
}

TEST(Id, IsReadBackAsItWasWritten) {
  std::mt19937_64 random{7};
  for (int i = 0; i < 1000; ++i) {
    const ArticleId id{random()};
    EXPECT_EQ(parse_id_as<'a'>(to_string(id)), id);
  }
}

TEST(Id, IsNotReadFromAnythingElse) {
  for (const auto* text :
       {"", "e:", "e:00c0ffee", "a:0000000000c0ffee", "e:0000000000c0ffeg", "e:0000000000c0ffee0",
        "e-0000000000c0ffee", "e:-000000000c0ffee", "e:0x00000000c0ffee", "e: 000000000c0ffee"}) {
    EXPECT_EQ(parse_id_as<'e'>(text), std::nullopt) << text;
  }
}

TEST(Hasher, TellsPartsApartByWhereTheyEnd) {
  EXPECT_NE(Hasher{"d"}.add("ab").add("c").digest(), Hasher{"d"}.add("a").add("bc").digest());
  EXPECT_NE(Hasher{"d"}.add("").digest(), Hasher{"d"}.digest());
}

TEST(Hasher, TellsDomainsApart) {
  EXPECT_NE(Hasher{"entity"}.add("x").digest(), Hasher{"event"}.add("x").digest());
}

TEST(Hasher, GivesTheSameDigestInEveryRelease) {
  // Identifiers are stored and quoted by users; a change here renames everything in every store.
  EXPECT_EQ(hex_of(Hasher{"entity"}.add("Huawei").add(std::uint64_t{42}).digest()),
            "afdd17a1ed66c5f1");
}

}  // namespace
}  // namespace weft
