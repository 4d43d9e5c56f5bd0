#include "core/event_identity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace weft {
namespace {

std::uint32_t word(std::string_view text) {
  return static_cast<std::uint32_t>(Hasher{"word"}.add(text).digest());
}
EntityId entity(std::string_view name) { return EntityId{Hasher{"entity"}.add(name).digest()}; }

/// A mention, built up word by word.
class Telling {
 public:
  explicit Telling(std::string type, FactStatus status = FactStatus::kReported) {
    mention_.type = std::move(type);
    mention_.status = status;
  }
  Telling& with(Role role, std::string_view name) {
    mention_.participants.push_back({entity(name), role, {}});
    return *this;
  }
  Telling& by(std::string_view name) { return with(Role::kAgent, name); }
  Telling& of(std::string_view name) { return with(Role::kPatient, name); }
  Telling& on(std::string_view date) {
    dated_by_publication(date);
    mention_.date_span = Span{0, 1};
    return *this;
  }
  Telling& dated_by_publication(std::string_view date) {
    mention_.date = *parse_edtf(date);
    return *this;
  }
  Telling& lemma(std::string_view lemma) {
    mention_.lemma = lemma;
    return *this;
  }
  Telling& lead() {
    mention_.lead = true;
    return *this;
  }
  Telling& anaphoric() {
    mention_.anaphoric = true;
    return *this;
  }
  Telling& words(std::initializer_list<std::string_view> words) {
    for (const auto text : words) mention_.content.push_back(word(text));
    std::sort(mention_.content.begin(), mention_.content.end());
    return *this;
  }
  operator const EventMention&() const { return mention_; }  // NOLINT(google-explicit-constructor)

 private:
  EventMention mention_;
};

constexpr ArticleId kOne{1};
constexpr ArticleId kOther{2};

bool same_across(const EventMention& a, const EventMention& b) {
  EXPECT_EQ(same_event(a, kOne, b, kOther), same_event(b, kOther, a, kOne));
  return same_event(a, kOne, b, kOther);
}
bool same_within(const EventMention& a, const EventMention& b) {
  EXPECT_EQ(same_event(a, kOne, b, kOne), same_event(b, kOne, a, kOne));
  return same_event(a, kOne, b, kOne);
}

TEST(SameEvent, JoinsOneLaunchToldToTheDayAndToTheMonth) {
  const auto day = Telling{"launch"}.by("Orion").of("Comet 3").on("2024-05-14");
  const auto month = Telling{"launch"}.by("Orion").of("Comet 3").on("2024-05");
  EXPECT_TRUE(same_across(day, month));
  const auto earlier = Telling{"launch"}.by("Orion").of("Comet 3").on("2023-05");
  EXPECT_FALSE(same_across(day, earlier));
}

TEST(SameEvent, KeepsTwoReleasesOfOneMonthApart) {
  const auto one = Telling{"launch"}.by("Orion").of("Comet 3").on("2024-05").words(
      {"release", "fast", "telescope", "amateur"});
  const auto other = Telling{"launch"}.by("Orion").of("Nebula").on("2024-05").words(
      {"release", "fast", "telescope", "amateur"});
  EXPECT_FALSE(same_across(one, other));
  EXPECT_FALSE(same_within(Telling{one}.lead(), Telling{other}.lead()));
}

TEST(SameEvent, JoinsRowsThatAgreeInAllAndNoRowWithProse) {
  const auto told = Telling{"visit"}.by("Orion").of("Lyra").on("2024-05-14");
  const auto row = Telling{told}.lemma("cameo:042");
  EXPECT_TRUE(same_across(row, Telling{told}.lemma("cameo:042")));
  EXPECT_TRUE(same_within(row, row));
  EXPECT_FALSE(same_across(row, Telling{told}.lemma("cameo:043")));
  EXPECT_FALSE(same_across(row, Telling{row}.on("2024-05-15")));
  EXPECT_FALSE(same_across(row, Telling{row}.with(Role::kPlace, "Ghent")));
  EXPECT_FALSE(same_across(
      row, Telling{"visit"}.by("Lyra").of("Orion").on("2024-05-14").lemma("cameo:042")));
  EXPECT_FALSE(same_across(row, told));
  EXPECT_FALSE(same_within(Telling{row}.lead(), Telling{told}.lead()));
}

TEST(BlockKeys, OfARowAreOne) {
  const auto row = Telling{"visit"}.by("Orion").of("Lyra").on("2024-05-14").lemma("cameo:042");
  EXPECT_EQ(block_keys(row, kOne).size(), 1U);
}

TEST(SameEvent, NeedsTheSameKindAndACommonActor) {
  const auto bought = Telling{"acquire"}.by("Orion").of("Lyra").on("2024-05");
  EXPECT_FALSE(same_across(bought, Telling{"sue"}.by("Orion").of("Lyra").on("2024-05")));
  EXPECT_FALSE(same_across(bought, Telling{"acquire"}.by("Vega").of("Lyra").on("2024-05")));
}

TEST(SameEvent, JoinsByWhatWasDoneToWhenNobodyIsSaidToHaveDoneIt) {
  const auto one = Telling{"hit"}.of("Porto").of("Old Bridge").on("2023-02-03");
  const auto other = Telling{"hit"}.of("Old Bridge").of("Porto").on("2023-02");
  EXPECT_TRUE(same_across(one, other));
}

TEST(SameEvent, ASharedPlaceIsNotEnough) {
  const auto one = Telling{"open"}.by("Orion").with(Role::kPlace, "Lisbon").on("2024-05");
  EXPECT_FALSE(same_across(one, Telling{one}));
}

TEST(SameEvent, PlannedReportedAndDeniedStayApart) {
  const auto done = Telling{"launch"}.by("Orion").of("Comet 3").on("2024-05");
  for (const auto status :
       {FactStatus::kPlanned, FactStatus::kPredicted, FactStatus::kDenied, FactStatus::kAlleged}) {
    const auto said = Telling{"launch", status}.by("Orion").of("Comet 3").on("2024-05");
    EXPECT_FALSE(same_across(done, said)) << name_of(status);
    EXPECT_TRUE(same_across(said, Telling{said})) << name_of(status);
  }
}

TEST(SameEvent, HeadlineAndSummaryOfAnArticleTellOneEvent) {
  const auto headline = Telling{"statement", FactStatus::kStated}.by("Ada Stern").lead();
  const auto summary = Telling{"statement", FactStatus::kStated}.by("Ada Stern").lead().of("Vega");
  EXPECT_TRUE(same_within(headline, summary));
  EXPECT_FALSE(same_across(headline, summary));
}

TEST(SameEvent, LeadEventsWithDatesOfTheirOwnThatDifferAreTwo) {
  const auto first = Telling{"open"}.by("Orion").on("2021").lead();
  const auto second = Telling{"open"}.by("Orion").on("2023").lead();
  EXPECT_FALSE(same_within(first, second));
}

TEST(SameEvent, HerRemarksAreThoseOfTheHeadline) {
  const auto headline = Telling{"statement", FactStatus::kStated}.by("Ada Stern").lead();
  const auto remarks = Telling{"deny", FactStatus::kStated}.by("Ada Stern").anaphoric();
  EXPECT_TRUE(same_within(headline, remarks));
  const auto others = Telling{"deny", FactStatus::kStated}.by("Bo Lind").anaphoric();
  EXPECT_FALSE(same_within(headline, others));
}

TEST(SameEvent, StatementsNeedACommonSubject) {
  const auto about_ports = Telling{"statement", FactStatus::kStated}
                               .by("Ada Stern")
                               .with(Role::kTopic, "Rotterdam")
                               .on("2024-05-01")
                               .words({"port", "strike", "wages"});
  const auto again = Telling{"statement", FactStatus::kStated}
                         .by("Ada Stern")
                         .with(Role::kTopic, "Rotterdam")
                         .on("2024-05-01")
                         .words({"dockers", "pay"});
  const auto about_music = Telling{"statement", FactStatus::kStated}
                               .by("Ada Stern")
                               .with(Role::kTopic, "Salzburg")
                               .on("2024-05-01")
                               .words({"opera", "tickets"});
  EXPECT_TRUE(same_across(about_ports, again));
  EXPECT_FALSE(same_across(about_ports, about_music));
}

TEST(SameEvent, OpenDatesMeetLaterOnesWhenEnoughIsInCommon) {
  const auto open = Telling{"statement", FactStatus::kStated}
                        .by("Ada Stern")
                        .with(Role::kTopic, "Rotterdam")
                        .with(Role::kTopic, "Ghent")
                        .dated_by_publication("2025-05/..");
  const auto later = Telling{"statement", FactStatus::kStated}
                         .by("Ada Stern")
                         .with(Role::kTopic, "Rotterdam")
                         .with(Role::kTopic, "Ghent")
                         .dated_by_publication("2026-02/..");
  const auto one_topic = Telling{"statement", FactStatus::kStated}
                             .by("Ada Stern")
                             .with(Role::kTopic, "Ghent")
                             .dated_by_publication("2026-02/..");
  EXPECT_TRUE(same_across(open, later));
  EXPECT_FALSE(same_across(open, one_topic));
}

TEST(SameEvent, TheSubjectsOfAStatementDoNotTellWhichOfAYearItWas) {
  const auto open = Telling{"statement", FactStatus::kStated}
                        .by("Orion")
                        .with(Role::kTopic, "Comet 3")
                        .with(Role::kTopic, "Norway")
                        .dated_by_publication("2025-04-09/..")
                        .words({"need", "licence", "export"});
  const auto dated = Telling{"statement", FactStatus::kStated}
                         .by("Orion")
                         .with(Role::kTopic, "Comet 3")
                         .with(Role::kTopic, "Norway")
                         .on("2025-07-14");
  EXPECT_FALSE(same_across(open, Telling{dated}.words({"resume", "sale"})));
  EXPECT_TRUE(same_across(open, Telling{dated}.words({"licence", "need"})));
}

TEST(SameEvent, APublicationDateAllowsForTheDaysBeforeIt) {
  const auto told = Telling{"launch"}.by("Orion").of("Comet 3").on("2024-05-14");
  EXPECT_TRUE(same_across(
      told, Telling{"launch"}.by("Orion").of("Comet 3").dated_by_publication("2024-05-16")));
  EXPECT_FALSE(same_across(told, Telling{"launch"}.by("Orion").of("Comet 3").on("2024-05-16")));
}

TEST(SameEvent, AMentionWithoutADateNeedsCommonWords) {
  const auto dated = Telling{"acquire"}.by("Orion").of("Lyra").on("2024-05").words(
      {"lens", "maker", "billion", "glass"});
  EXPECT_FALSE(same_across(dated, Telling{"acquire"}.by("Orion").of("Lyra")));
  EXPECT_TRUE(same_across(dated, Telling{"acquire"}.by("Orion").of("Lyra").words(
                                     {"lens", "maker", "billion", "glass"})));
}

// ---- every partner is found by its keys -----------------------------------------------------

template <class T>
T pick(std::mt19937& random, std::initializer_list<T> from) {
  return from.begin()[random() % from.size()];
}

Telling random_telling(std::mt19937& random) {
  Telling telling{pick<std::string>(random, {"launch", "statement"}),
                  pick(random, {FactStatus::kReported, FactStatus::kStated})};
  for (auto count = random() % 4; count-- > 0;) {
    telling.with(pick(random, {Role::kAgent, Role::kPatient, Role::kTopic, Role::kContext}),
                 pick<std::string_view>(random, {"A", "B", "C"}));
  }
  for (auto count = random() % 7; count-- > 0;) {
    telling.words({pick<std::string_view>(random, {"p", "q", "r", "s", "t", "u"})});
  }
  const auto date =
      pick<std::string_view>(random, {"", "2023-12-31", "2024-01-01", "2024", "2024-33", "202X",
                                      "18XX", "2021/..", "../2024", "2023-12/2024-02", "-0043-03"});
  if (!date.empty()) random() % 2 == 0 ? telling.on(date) : telling.dated_by_publication(date);
  if (random() % 3 == 0) telling.lead();
  if (random() % 3 == 0) telling.anaphoric();
  return telling;
}

TEST(SameEvent, IsSymmetricAndImpliesACommonBlockKey) {
  const unsigned seed = 20240501;
  SCOPED_TRACE(seed);
  std::mt19937 random{seed};
  std::size_t partners = 0;
  for (int round = 0; round < 50000; ++round) {
    const EventMention a = random_telling(random);
    const EventMention b = random_telling(random);
    const ArticleId article{random() % 2};
    const bool same = same_event(a, kOne, b, article);
    ASSERT_EQ(same, same_event(b, article, a, kOne));
    if (!same) continue;
    ++partners;
    const auto keys_of_a = block_keys(a, kOne);
    const auto keys_of_b = block_keys(b, article);
    ASSERT_TRUE(std::any_of(keys_of_a.begin(), keys_of_a.end(), [&](std::uint64_t key) {
      return std::binary_search(keys_of_b.begin(), keys_of_b.end(), key);
    }));
  }
  EXPECT_GT(partners, 100U);
}

TEST(BlockKeys, StayFewAndSelectiveForAnEntityInTheNewsEveryDay) {
  std::mt19937 random{7};
  std::map<std::uint64_t, std::size_t> blocks;
  constexpr std::size_t kMentions = 5000;
  std::size_t keys_in_all = 0;
  for (std::size_t i = 0; i < kMentions; ++i) {
    Telling telling{pick<std::string>(random, {"launch", "acquire", "sue", "open", "fine"})};
    telling.by("Busy").of("other " + std::to_string(random() % 300));
    telling.on(to_iso(16000 + static_cast<Day>(random() % 3650)));
    for (int n = 0; n < 8; ++n) telling.words({"word " + std::to_string(random() % 2000)});
    const auto keys = block_keys(telling, ArticleId{i});
    keys_in_all += keys.size();
    for (const auto key : keys) ++blocks[key];
  }
  std::size_t largest = 0;
  for (const auto& [key, size] : blocks) largest = std::max(largest, size);
  EXPECT_LE(keys_in_all, kMentions * 9);
  EXPECT_LT(largest, 20U);
}

}  // namespace
}  // namespace weft
