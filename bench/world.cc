#include "bench/world.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace weft::bench {
namespace {

constexpr std::array<std::string_view, 10> kKinds = {
    "launch", "acquire", "sue", "invest", "hire", "sign", "ban", "accuse", "supply", "visit"};
constexpr std::array<Role, 4> kRoles = {Role::kAgent, Role::kPatient, Role::kRecipient,
                                        Role::kTopic};
constexpr std::size_t kTellingsPerArticle = 10;
constexpr std::uint32_t kOutlets = 60;
constexpr Day kMaxReportDelay = 6;
constexpr Day kMaxRetellingDelay = 40;

std::string name_of_rank(std::uint32_t rank) { return "Company " + std::to_string(rank); }

/// A day of the month stands for the whole month where the event is dated by its month.
EdtfDate date_of(Day begin, bool whole_month) {
  const auto [year, month, day] = calendar_of(begin);
  return whole_month ? EdtfDate::in_month(year, month) : EdtfDate::on_day(begin);
}

}  // namespace

/// The seeded dice. Only integers of the engine are used: what the standard's distributions make
/// of them differs between libraries.
class World::Draw {
 public:
  explicit Draw(const WorldSize& size) : engine_{size.seed} {
    double sum = 0;
    for (std::uint32_t rank = 0; rank < size.entities; ++rank) {
      cumulative_.push_back(sum += 1.0 / (rank + 1));
    }
  }

  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(((engine_() >> 32U) * bound) >> 32U);
  }

  /// Draws again until nothing that was drawn before agrees with it.
  Happening happening() {
    for (;;) {
      const Happening drawn = any_happening();
      if (is_new(drawn)) return drawn;
    }
  }

 private:
  std::uint32_t zipf_rank() {
    const double unit = static_cast<double>(engine_() >> 11U) * 0x1p-53;
    const auto found =
        std::upper_bound(cumulative_.begin(), cumulative_.end(), unit * cumulative_.back());
    return static_cast<std::uint32_t>(std::min<std::size_t>(
        static_cast<std::size_t>(found - cumulative_.begin()), cumulative_.size() - 1));
  }

  Happening any_happening() {
    static const Day first = *day_of(2015, 1, 1);
    static const Day last = *day_of(2025, 12, 31);
    Happening drawn{};
    drawn.whole_month = below(8) == 0;
    drawn.begin = first + static_cast<Day>(below(static_cast<std::uint32_t>(last - first + 1)));
    if (drawn.whole_month) drawn.begin -= static_cast<Day>(calendar_of(drawn.begin).day) - 1;
    drawn.kind = static_cast<std::uint8_t>(below(kKinds.size()));
    drawn.participant_count = static_cast<std::uint8_t>(2 + below(3));
    for (std::size_t i = 0; i < drawn.participant_count; ++i) {
      do {
        drawn.participants[i] = zipf_rank();
      } while (std::find(drawn.participants.begin(), drawn.participants.begin() + i,
                         drawn.participants[i]) != drawn.participants.begin() + i);
    }
    return drawn;
  }

  bool is_new(const Happening& drawn) {
    const Day month = drawn.begin - static_cast<Day>(calendar_of(drawn.begin).day) + 1;
    const auto key = [&](Day day, std::uint64_t what) {
      return Hasher{"agree"}
          .add(what)
          .add(static_cast<std::uint64_t>(day))
          .add(drawn.kind)
          .add(drawn.participants[0])
          .add(drawn.participants[1])
          .digest();
    };
    const std::uint64_t any_in_month = key(month, 0);
    const std::uint64_t all_month = key(month, 1);
    const std::uint64_t on_day = key(drawn.begin, 2);
    if (taken_.contains(all_month)) return false;
    if (taken_.contains(drawn.whole_month ? any_in_month : on_day)) return false;
    taken_.insert(any_in_month);
    taken_.insert(drawn.whole_month ? all_month : on_day);
    return true;
  }

  std::mt19937_64 engine_;
  std::vector<double> cumulative_;
  std::unordered_set<std::uint64_t> taken_;
};

/// One article in the making: the text grows sentence by sentence, and the facts quote it.
class World::Page {
 public:
  Page(std::uint32_t number, Day published) {
    article_.title = "Report " + std::to_string(number);
    article_.key = article_.title;
    article_.path = "bench/" + std::to_string(number) + ".txt";
    article_.source = "Outlet " + std::to_string(number % kOutlets);
    article_.language = "en";
    article_.published = EdtfDate::on_day(published);
  }

  void tell(std::uint32_t number, const Happening& happening) {
    const std::uint32_t begin = length();
    const EdtfDate date = date_of(happening.begin, happening.whole_month);
    EventMention mention;
    mention.type = kKinds[happening.kind];
    mention.lemma = mention.type;
    mention.date = date;
    mention.origin = Origin::kReporting;
    add_participant(happening, 0, mention);
    mention.trigger = append(mention.type);
    for (std::size_t i = 1; i < happening.participant_count; ++i) {
      add_participant(happening, i, mention);
    }
    article_.text += "in ";
    mention.date_span = append(date.text());
    article_.text.back() = '.';
    mention.quote = {begin, length()};
    article_.text += '\n';
    mention.content = content_of(number);
    facts_.events.push_back(std::move(mention));
  }

  std::pair<Article, ArticleFacts> finish() && {
    article_.sections.push_back({SectionKind::kBody, Origin::kReporting, {0, length()}, "", {}});
    identify(article_);
    facts_.article = article_.id;
    for (EventMention& mention : facts_.events) {
      mention.id = MentionId{Hasher{"bench mention"}
                                 .add(article_.id.value)
                                 .add(mention.trigger.begin)
                                 .add(mention.trigger.end)
                                 .digest()};
    }
    const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
    const auto same_id = [](const auto& a, const auto& b) { return a.id == b.id; };
    auto& entities = facts_.entities;
    std::sort(entities.begin(), entities.end(), by_id);
    entities.erase(std::unique(entities.begin(), entities.end(), same_id), entities.end());
    return {std::move(article_), std::move(facts_)};
  }

 private:
  [[nodiscard]] std::uint32_t length() const {
    return static_cast<std::uint32_t>(article_.text.size());
  }

  /// The words and a space; the span is that of the words.
  Span append(std::string_view words) {
    const std::uint32_t begin = length();
    article_.text.append(words).append(" ");
    return {begin, length() - 1};
  }

  void add_participant(const Happening& happening, std::size_t index, EventMention& mention) {
    const std::string name = name_of_rank(happening.participants[index]);
    const EntityId id = entity(happening.participants[index]);
    const Span span = append(name);
    mention.participants.push_back({id, kRoles[index], span});
    facts_.mentions.push_back({id, span, EntityType::kOrganization});
    facts_.entities.push_back({id, name, EntityType::kOrganization, {}, {}});
  }

  /// Stands for the words of the quote: alike for two tellings of one event, for no others.
  static std::vector<std::uint32_t> content_of(std::uint32_t number) {
    std::vector<std::uint32_t> content;
    for (std::uint64_t word = 0; word < 5; ++word) {
      content.push_back(
          static_cast<std::uint32_t>(Hasher{"bench word"}.add(number).add(word).digest()));
    }
    std::sort(content.begin(), content.end());
    return content;
  }

  Article article_;
  ArticleFacts facts_;
};

World::World(const WorldSize& size) {
  Draw draw{size};
  happenings_.reserve(size.events);
  for (std::uint32_t number = 0; number < size.events; ++number) {
    happenings_.push_back(draw.happening());
    const Day reported = happenings_.back().begin + static_cast<Day>(draw.below(kMaxReportDelay));
    tellings_.push_back({reported, number});
    if (draw.below(10) == 0) {
      tellings_.push_back(
          {reported + 1 + static_cast<Day>(draw.below(kMaxRetellingDelay)), number});
    }
  }
  std::sort(tellings_.begin(), tellings_.end(), [](const Telling& a, const Telling& b) {
    return std::tie(a.day, a.happening) < std::tie(b.day, b.happening);
  });
}

EntityId World::entity(std::uint32_t rank) {
  return EntityId{Hasher{"bench entity"}.add(rank).digest()};
}

void World::each_article(
    const std::function<bool(const Article&, const ArticleFacts&)>& visit) const {
  std::uint32_t number = 0;
  for (std::size_t first = 0; first < tellings_.size(); first += kTellingsPerArticle) {
    const std::size_t last = std::min(first + kTellingsPerArticle, tellings_.size());
    Page page{number++, tellings_[last - 1].day};
    for (std::size_t i = first; i < last; ++i) {
      page.tell(tellings_[i].happening, happenings_[tellings_[i].happening]);
    }
    const auto [article, facts] = std::move(page).finish();
    if (!visit(article, facts)) return;
  }
}

}  // namespace weft::bench
