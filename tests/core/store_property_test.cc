#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "tests/core/store_engines.h"

// Whatever came and went before, a store holds what a fresh import of its articles gives.

namespace weft::test {
namespace {

/// A text of fewer words is nobody's.
constexpr const char* kLongEnough =
    " words are told here so that the text is long enough to be found";

/// Articles about so few things that their events, relations and predictions coincide often, and
/// that are copies and versions of one another.
class RandomWorld {
 public:
  explicit RandomWorld(std::uint64_t seed, std::size_t articles) : random_(seed) {
    PackEntity pack;
    pack.pack_id = "test:acme";
    pack.name = "Acme";
    pack.type = EntityType::kOrganization;
    pack.aliases = {"Acme Corp", "ACME Inc"};
    entities_["Acme"] = {EntityType::kOrganization, {"the Acme"}, pack};
    entities_["Acme Corp"] = {EntityType::kProduct, {}, pack};
    entities_["Berlin"] = {EntityType::kPlace, {"BERLIN", "the capital"}, std::nullopt};
    for (std::size_t i = 0; i < articles; ++i) add_article(i);
  }
  [[nodiscard]] const std::deque<ArticleBuilder>& articles() const { return articles_; }
  std::mt19937_64& random() { return random_; }
  std::size_t below(std::size_t end) { return random_() % end; }

 private:
  template <std::size_t N>
  std::string any(const std::array<const char*, N>& choices) {
    return choices[below(N)];
  }
  std::string name() {
    return any(std::array{"Acme", "Acme Corp", "Berlin", "Cyberdyne", "Duff", "Ewing Oil"});
  }
  std::string date() {
    return any(std::array{"", "2024-01-05", "2024-01-05", "2024-01", "2024", "2024-02/..",
                          "2020/2023", "2024-01-06", "../2024-03"});
  }
  std::string words() {
    std::string words;
    for (auto count = below(6); count > 0; --count) {
      words += any(std::array{"chip ", "plant ", "deal ", "night ", "wall ", "court "});
    }
    return words;
  }

  void add_event(ArticleBuilder& article) {
    std::vector<Part> parts;
    std::set<std::string> seen;
    for (auto count = below(4); count > 0; --count) {
      const auto part = name();
      if (seen.insert(part).second) parts.push_back({part, static_cast<Role>(below(6))});
    }
    EventDetails details;
    details.status = static_cast<FactStatus>(below(3) == 0 ? below(6) : 0);
    details.origin = static_cast<Origin>(below(3));
    details.words = words();
    details.lead = below(3) == 0;
    details.anaphoric = below(5) == 0;
    if (below(4) == 0) details.speaker = name();
    article.event(any(std::array{"launch", "acquire", "say"}), date(), parts, details);
  }

  void add_article(std::size_t number) {
    auto& article = articles_.emplace_back(
        entities_, "Article " + std::to_string(number),
        any(std::array{"", "2024-01-07", "2024-01-08", "2024-02", "2024-02-01/.."}));
    if (below(3) == 0) article.source("Wire");
    for (auto count = 1 + below(5); count > 0; --count) add_event(article);
    if (below(2) == 0) article.relation(name(), "owner_of", name(), date());
    if (below(2) == 0) article.claim(name(), "staff", words() + "7");
    if (below(2) == 0) {
      article.prediction(any(std::array{"Rain will come", "Prices will fall"}), date(), words(),
                         {name()});
    }
    if (below(2) == 0) article.mention(name());
    if (below(2) == 0) article.text(std::to_string(number) + kLongEnough);
    if (below(3) == 0) article.url(address());
    if (below(3) == 0) article.modified(update());
    // What one paper prints, others print too, and itself prints again.
    while (below(3) == 0) add_another_of(articles_[below(articles_.size())]);
  }

  void add_another_of(ArticleBuilder original) {
    original.source(any(std::array{"Wire", "Post", "Times", ""}));
    if (below(2) == 0) original.url(address());
    if (below(2) == 0) original.modified(update());
    if (below(2) == 0) original.key(any(std::array{"1", "2"}));
    if (below(2) == 0) add_event(original);
    const auto same = [&](const ArticleBuilder& article) { return article.id() == original.id(); };
    if (std::ranges::none_of(articles_, same)) articles_.push_back(std::move(original));
  }

  std::string address() {
    return any(std::array{"", "https://a.example/1", "https://a.example/2"});
  }
  std::string update() { return any(std::array{"2024-01-08", "2024-01-09", "2024-02"}); }

  std::mt19937_64 random_;
  std::map<std::string, EntityDetails> entities_;
  std::deque<ArticleBuilder> articles_;
};

/// Both engines in their order, so that their numbers agree in every store.
void meet_engines(StoreWriter& writer) {
  ArticleBuilder stranger{kPlainEntities, "Stranger", ""};
  for (const std::uint64_t engine : {1U, 2U}) {
    must(writer.put(stranger.article(), stranger.facts(), engine));
    must(writer.commit());
  }
  must(writer.forget(stranger.id()));
  must(writer.commit());
}

class StoreHistory : public ::testing::TestWithParam<EngineKind> {
 protected:
  /// Puts, forgets and reads again at random; which engine read each article that is left.
  static std::map<std::size_t, std::uint64_t> live_through(StoreWriter& writer,
                                                           RandomWorld& world) {
    std::map<std::size_t, std::uint64_t> there;
    for (std::size_t step = 0; step < world.articles().size() * 3; ++step) {
      const auto i = world.below(world.articles().size());
      const auto& article = world.articles()[i];
      const std::uint64_t engine = 1 + world.below(2);
      if (there.contains(i) && world.below(2) == 0) {
        must(writer.forget(article.id()));
        there.erase(i);
      } else {
        must(writer.put(article.article(), article.facts(), engine));
        there[i] = engine;
      }
      if (world.below(4) == 0) must(writer.commit());
    }
    must(writer.commit());
    return there;
  }

  static std::string fresh(const std::map<std::size_t, std::uint64_t>& there,
                           const RandomWorld& world) {
    const OpenStore store{EngineKind::kMemory};
    meet_engines(store.writer());
    for (const auto& [i, engine] : there) {
      const auto& article = world.articles()[i];
      must(store.writer().put(article.article(), article.facts(), engine));
    }
    must(store.writer().commit());
    EXPECT_EQ(store.disagreements(), "");
    return store.dump();
  }
};

TEST_P(StoreHistory, LeavesWhatAFreshImportOfTheRemainingArticlesGives) {
  const std::uint64_t seeds = GetParam() == EngineKind::kMemory ? 60 : 3;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomWorld world{seed, 4 + seed % 20};
    const OpenStore store{GetParam()};
    meet_engines(store.writer());
    const auto there = live_through(store.writer(), world);
    ASSERT_EQ(store.disagreements(), "");
    ASSERT_EQ(store.dump(), fresh(there, world));
  }
}

TEST_P(StoreHistory, MakesManySegmentsAndTakesThemAwayAgain) {
  RandomWorld world{4711, 150};
  const OpenStore store{GetParam()};
  meet_engines(store.writer());
  const auto empty = store.dump();
  for (std::size_t i = 0; i < world.articles().size(); ++i) {
    const auto& article = world.articles()[i];
    must(store.writer().put(article.article(), article.facts(), 1));
    if (i % 40 == 0) must(store.writer().commit());
  }
  must(store.writer().commit());
  ASSERT_EQ(store.disagreements(), "");
  const auto stats = must(store.writer().snapshot()->stats());
  ASSERT_LT(stats.events, stats.event_mentions) << "no mentions were found to tell of one event";
  ASSERT_GT(stats.events, kSegmentPostings * 2);
  for (std::size_t i = 0; i < world.articles().size(); ++i) {
    must(store.writer().forget(world.articles()[i].id()));
    if (i % 33 == 0) must(store.writer().commit());
  }
  must(store.writer().commit());
  EXPECT_EQ(store.dump(), empty);
  EXPECT_EQ(must(store.writer().snapshot()->stats()).events, 0U);
}

INSTANTIATE_TEST_SUITE_P(Engines, StoreHistory,
                         ::testing::Values(EngineKind::kMemory, EngineKind::kRocks), engine_name);

}  // namespace
}  // namespace weft::test
