// What copies cost: the sketch of an article, and finding its story among many stored ones.
// usage: copies_bench [articles]     (100,000); makes a store in a temporary folder.

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "core/kv.h"
#include "core/sketch.h"
#include "core/store_writer.h"
#include "core/story.h"

namespace {

using Clock = std::chrono::steady_clock;

double micros_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

template <class T>
T required(weft::Result<T> result) {
  if (result) return *std::move(result);
  std::fprintf(stderr, "%s\n", describe(result.error()).c_str());
  std::exit(1);
}
void required(const weft::Status& status) {
  if (status) return;
  std::fprintf(stderr, "%s\n", describe(status.error()).c_str());
  std::exit(1);
}

/// Stories of some 400 words; one article in ten is a copy of an earlier one, cut and with a lead,
/// one in ten of the rest ends with the same disclaimer.
class Newsroom {
 public:
  weft::Article next() {
    weft::Article article;
    if (!texts_.empty() && random_() % 10 == 0) {
      const auto& original = texts_[random_() % texts_.size()];
      article.text = words(30) + original.substr(0, original.size() * 7 / 10);
    } else {
      article.text = words(200 + random_() % 400);
      if (random_() % 10 == 0) article.text += disclaimer_;
      if (texts_.size() < 1000) texts_.push_back(article.text);
    }
    const auto number = ++number_;
    article.title = "Article " + std::to_string(number);
    article.url = "https://news.example/" + std::to_string(number - (number % 50 == 0 ? 1 : 0));
    article.published = weft::EdtfDate::on_day(static_cast<weft::Day>(19000 + number / 500));
    article.sections = {{weft::SectionKind::kBody,
                         weft::Origin::kReporting,
                         {0, static_cast<std::uint32_t>(article.text.size())},
                         "",
                         std::nullopt}};
    identify(article);
    return article;
  }

 private:
  std::string words(std::size_t count) {
    std::string text;
    for (; count > 0; --count) {
      const double share = std::uniform_real_distribution<>{0, 1}(random_);
      text += "word" + std::to_string(static_cast<int>(20000 * share * share * share)) + " ";
    }
    return text;
  }

  std::mt19937_64 random_{4711};
  std::vector<std::string> texts_;
  std::string disclaimer_ = words(40);
  std::size_t number_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
  const auto folder =
      std::filesystem::temp_directory_path() / ("weft-copies-" + std::to_string(getpid()));
  constexpr std::size_t kAsked = 2000;
  {
    auto engine = required(weft::open_rocks_engine(folder.string()));
    auto* rows = engine.get();
    const auto writer = weft::make_writer(std::move(engine));
    Newsroom newsroom;
    double sketching = 0, storing = 0;
    std::vector<weft::ArticleId> ids;
    for (std::size_t i = 1; i <= count; ++i) {
      const auto article = newsroom.next();
      weft::ArticleFacts facts;
      facts.article = article.id;
      ids.push_back(article.id);
      auto start = Clock::now();
      const auto sketch = weft::sketch_of(article);
      sketching += micros_since(start);
      start = Clock::now();
      required(writer->put(article, facts, 1));
      if (i % 256 == 0 || i == count) required(writer->commit());
      storing += micros_since(start);
      if (i % (count / 4) == 0) {
        std::printf("%8zu articles: sketch %.0f us, all of storing %.0f us an article\n", i,
                    sketching / static_cast<double>(i), storing / static_cast<double>(i));
      }
    }
    const auto reader = rows->snapshot();
    const weft::KvBatch batch{*reader};
    std::size_t articles = 0;
    const auto start = Clock::now();
    for (std::size_t i = 0; i < kAsked; ++i) {
      weft::StoryFinder finder{batch};
      articles += required(finder.story_of(ids[i * 7919 % ids.size()])).size();
    }
    const auto stats = required(writer->snapshot()->stats());
    std::printf("finding the story of an article among %zu: %.0f us (%.1f articles a story)\n",
                count, micros_since(start) / kAsked, static_cast<double>(articles) / kAsked);
    std::printf("%llu copies, %llu earlier versions\n",
                static_cast<unsigned long long>(stats.copies),
                static_cast<unsigned long long>(stats.earlier_versions));
  }
  std::filesystem::remove_all(folder);
}
