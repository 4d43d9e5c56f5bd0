#include "core/event_identity.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace weft {
namespace {

/// A mention with more actors than this (a treaty of 30 states) is compared by its first ones; the
/// bound keeps the keys of one mention few.
constexpr std::size_t kMaxPrincipals = 4;
constexpr std::size_t kMaxOthers = 8;
/// A report often comes some days after what it reports; so much earlier may an event have happened
/// that only its article's publication dates.
constexpr Day kReportLag = 3;
/// "2025-05/.." says when an undated article was written at the earliest. It is compared with what
/// happened within this time; without a limit, one would have to look through all that came after.
constexpr Day kOpenYears = 6;
/// A window wider than this says little of when; such mentions need more in common.
constexpr Day kNarrowDays = 31;
constexpr std::size_t kSketchWords = 4;

/// When a mention's event may have happened, for comparing: closed at both ends.
struct Window {
  bool dated = false;
  bool open = false;  ///< Its article has no date: not before `days.first`.
  DayRange days;
  [[nodiscard]] bool narrow() const { return dated && days.last - days.first <= kNarrowDays; }
};

Window window_of(const EventMention& mention) {
  constexpr Day kOpenDays = kOpenYears * 365;
  if (!mention.date) return {};
  DayRange days = mention.date->days();
  if (days.first == kFirstDay && days.last == kLastDay) return {};
  if (days.last == kLastDay) days.last = days.first + kOpenDays;
  if (days.first == kFirstDay) days.first = days.last - kOpenDays;
  if (days.last - days.first > kOpenDays) return {};  // "in the last century" dates nothing
  if (!mention.date_span && !mention.date->is_open()) days.first -= kReportLag;
  return {true, mention.date->is_open(), days};
}

using Entities = std::vector<EntityId>;  // sorted, distinct

void sort_distinct(Entities& entities) {
  std::sort(entities.begin(), entities.end());
  entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
}

std::size_t common_count(const Entities& a, const Entities& b) {
  std::size_t count = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) ++count;
    const bool step_left = *left <= *right;
    const bool step_right = *right <= *left;
    if (step_left) ++left;
    if (step_right) ++right;
  }
  return count;
}

/// What of a mention is compared, taken apart once.
struct Parts {
  bool utterance;
  bool by_agent;        ///< `principals` act; otherwise nobody does and they are acted upon.
  Entities principals;  ///< Who the event is about first of all: at most kMaxPrincipals.
  Entities others;      ///< Further participants, without places and mere context.
  Entities patients;
  Window window;
};

Parts parts_of(const EventMention& mention) {
  Parts parts{mention.status == FactStatus::kStated, true, {}, {}, {}, window_of(mention)};
  for (const Participant& participant : mention.participants) {
    if (participant.role == Role::kAgent) parts.principals.push_back(participant.entity);
    if (participant.role == Role::kPatient) parts.patients.push_back(participant.entity);
    if (participant.role != Role::kPlace && participant.role != Role::kContext) {
      parts.others.push_back(participant.entity);
    }
  }
  if (parts.utterance && mention.speaker) {
    parts.principals.push_back(*mention.speaker);
    parts.others.push_back(*mention.speaker);
  }
  if (parts.principals.empty()) {
    parts.by_agent = false;
    parts.principals = parts.patients;
  }
  sort_distinct(parts.principals);
  sort_distinct(parts.others);
  sort_distinct(parts.patients);
  if (parts.principals.size() > kMaxPrincipals) parts.principals.resize(kMaxPrincipals);
  if (parts.others.size() > kMaxOthers) parts.others.resize(kMaxOthers);
  return parts;
}

/// How much the words of two quotes have in common.
struct Overlap {
  std::size_t shared = 0;
  double jaccard = 0;
};

Overlap overlap_of(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t shared = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) {
      ++shared, ++left, ++right;
    } else {
      *left < *right ? ++left : ++right;
    }
  }
  const std::size_t all = a.size() + b.size() - shared;
  return {shared, all == 0 ? 0.0 : static_cast<double>(shared) / static_cast<double>(all)};
}

/// Two mentions that each name what was acted upon, and no common thing among it, tell of two
/// events: one company's two releases in a month.
bool different_objects(const Parts& a, const Parts& b) {
  return a.by_agent && !a.patients.empty() && !b.patients.empty() &&
         common_count(a.patients, b.patients) == 0;
}

/// Whether a mention is a row that somebody coded: its lemma is a code with its book ("cameo:042").
bool is_coded(const EventMention& mention) { return mention.lemma.find(':') != std::string::npos; }

/// Who takes part in a row, and as what: sorted.
std::vector<std::pair<Role, EntityId>> roles_of_row(const EventMention& row) {
  std::vector<std::pair<Role, EntityId>> roles;
  roles.reserve(row.participants.size());
  for (const auto& participant : row.participants) {
    roles.emplace_back(participant.role, participant.entity);
  }
  std::sort(roles.begin(), roles.end());
  return roles;
}

/// Coders keep apart what they take for two events, so only rows that agree in all are one.
bool same_row(const EventMention& a, const EventMention& b) {
  return a.type == b.type && a.lemma == b.lemma && a.date == b.date &&
         roles_of_row(a) == roles_of_row(b);
}

std::uint64_t key_of_row(const EventMention& row) {
  Hasher key{"row"};
  key.add(row.type).add(row.lemma).add(row.date ? row.date->text() : std::string_view{});
  for (const auto& [role, entity] : roles_of_row(row)) {
    key.add(static_cast<std::uint64_t>(role)).add(entity.value);
  }
  return key.digest();
}

bool times_differ(const Parts& a, const Parts& b) {
  return a.window.dated && b.window.dated && !overlap(a.window.days, b.window.days);
}

/// Within one article: the headline, the summary and "her remarks" further down.
bool told_again(const EventMention& a, const Parts& parts_of_a, const EventMention& b,
                const Parts& parts_of_b) {
  const bool both_lead = a.lead && b.lead && a.type == b.type;
  const bool refers_back = (a.anaphoric && b.lead) || (b.anaphoric && a.lead);
  if (!both_lead && !refers_back) return false;
  if (a.type != b.type && !(parts_of_a.utterance && parts_of_b.utterance)) return false;
  if (a.date_span && b.date_span && times_differ(parts_of_a, parts_of_b)) return false;
  return parts_of_a.by_agent == parts_of_b.by_agent &&
         common_count(parts_of_a.principals, parts_of_b.principals) > 0 &&
         (parts_of_a.utterance || !different_objects(parts_of_a, parts_of_b));
}

/// Whether what two mentions say of one actor, at times that agree, is enough in common.
bool alike(const Parts& a, const Parts& b, std::size_t common_others, const Overlap& words) {
  const bool narrow = a.window.narrow() && b.window.narrow();
  const bool dated = a.window.dated && b.window.dated;
  if (!a.utterance) {
    if (!dated) return words.shared >= 2 && words.jaccard >= (common_others > 0 ? 0.34 : 0.6);
    if (common_others > 0) return true;
    return words.shared >= 2 && (words.jaccard >= 0.5 || (words.shared >= 4 && narrow));
  }
  // A company speaks of the same two things for years. Only days that are near, or two articles
  // that tell it as their news and have no dates to compare, let its subjects alone decide.
  const bool near = narrow || (a.window.open && b.window.open);
  const std::size_t others_needed = narrow ? 1 : 2;
  if (near && common_others >= others_needed) return true;
  if (near && common_others > 0 && words.shared > 0) return true;
  if (common_others > 0) return words.shared >= 2;
  return words.shared >= (narrow ? 2 : 3) && (dated || words.jaccard >= 0.5);
}

bool told_elsewhere(const EventMention& a, const Parts& parts_of_a, const EventMention& b,
                    const Parts& parts_of_b) {
  if (a.type != b.type || parts_of_a.by_agent != parts_of_b.by_agent) return false;
  if (times_differ(parts_of_a, parts_of_b)) return false;
  const std::size_t common = common_count(parts_of_a.principals, parts_of_b.principals);
  if (common == 0 || different_objects(parts_of_a, parts_of_b)) return false;
  // An actor is among the others too; what counts is whom they share besides one actor.
  const std::size_t common_all = common_count(parts_of_a.others, parts_of_b.others);
  return alike(parts_of_a, parts_of_b, common_all > 0 ? common_all - 1 : 0,
               overlap_of(a.content, b.content));
}

/// The years, as numbered by 365 days, that a window touches: the time part of a key.
std::vector<Day> years_of(const Window& window) {
  if (!window.dated) return {};
  const auto year_of = [](Day day) { return (day >= 0 ? day : day - 364) / 365; };
  std::vector<Day> years;
  for (Day year = year_of(window.days.first); year <= year_of(window.days.last); ++year) {
    years.push_back(year);
  }
  return years;
}

std::uint64_t number_of(Day day) {
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(day));
}

class KeyMaker {
 public:
  KeyMaker(const EventMention& mention, ArticleId article)
      : mention_{mention}, article_{article}, parts_{parts_of(mention)} {}

  std::vector<std::uint64_t> keys() && {
    for (const EntityId principal : parts_.principals) {
      if (mention_.lead || mention_.anaphoric) add_article_key(principal);
      add_pair_keys(principal);
      add_word_keys(principal);
    }
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    return std::move(keys_);
  }

 private:
  [[nodiscard]] std::string_view family() const {
    return parts_.utterance ? std::string_view{"said"} : std::string_view{mention_.type};
  }

  void add_article_key(EntityId principal) {
    keys_.push_back(
        Hasher{"told again"}.add(article_.value).add(family()).add(principal.value).digest());
  }

  /// One for each further participant and year. A mention without a usable date goes without: it
  /// needs common words anyway, and finds its partners by them.
  void add_pair_keys(EntityId principal) {
    for (const Day year : years_of(parts_.window)) {
      for (const EntityId other : parts_.others) {
        if (other == principal) continue;
        keys_.push_back(Hasher{"pair"}
                            .add(mention_.type)
                            .add(principal.value)
                            .add(other.value)
                            .add(number_of(year))
                            .digest());
      }
    }
  }

  /// Pairs among the smallest word hashes: quotes that have half of their words in common most
  /// likely have two of these in common (Broder's bottom-k sketch), and a pair of words with a type
  /// and an actor is rare even for an actor who is in the news every day.
  void add_word_keys(EntityId principal) {
    const std::size_t count = std::min(mention_.content.size(), kSketchWords);
    for (std::size_t i = 0; i + 1 < count; ++i) {
      for (std::size_t j = i + 1; j < count; ++j) {
        keys_.push_back(Hasher{"words"}
                            .add(mention_.type)
                            .add(principal.value)
                            .add(std::uint64_t{mention_.content[i]})
                            .add(std::uint64_t{mention_.content[j]})
                            .digest());
      }
    }
  }

  const EventMention& mention_;
  ArticleId article_;
  Parts parts_;
  std::vector<std::uint64_t> keys_;
};

bool share_a_key(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  auto left = a.begin();
  for (const std::uint64_t key : b) {
    left = std::lower_bound(left, a.end(), key);
    if (left == a.end()) return false;
    if (*left == key) return true;
  }
  return false;
}

}  // namespace

std::vector<std::uint64_t> block_keys(const EventMention& mention, ArticleId article) {
  if (is_coded(mention)) return {key_of_row(mention)};
  return KeyMaker{mention, article}.keys();
}

bool same_event(const EventMention& a, ArticleId article_of_a, const EventMention& b,
                ArticleId article_of_b) {
  if (a.status != b.status) return false;  // said is not done, planned is not done either
  if (is_coded(a) || is_coded(b)) return is_coded(a) && is_coded(b) && same_row(a, b);
  const Parts parts_of_a = parts_of(a);
  const Parts parts_of_b = parts_of(b);
  const bool same = (article_of_a == article_of_b && told_again(a, parts_of_a, b, parts_of_b)) ||
                    told_elsewhere(a, parts_of_a, b, parts_of_b);
  // The rules nearly imply a common key; the bounds on participants and the sketch of the words do
  // not, and the store relies on it.
  return same && share_a_key(block_keys(a, article_of_a), block_keys(b, article_of_b));
}

}  // namespace weft
