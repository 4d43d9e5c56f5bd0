#include <algorithm>
#include <array>
#include <string_view>

#include "importers/language/detail/event_builder.h"
#include "importers/language/detail/status.h"
#include "importers/language/lemma.h"

namespace weft::detail {
namespace {

/// Where the clause of a verb group begins: at its own subject, if that stands right before it.
std::uint32_t clause_begin(const SentenceView& view, std::size_t index) {
  std::size_t word = view.groups[index].begin;
  const Subject& subject = view.subjects[index];
  if (!subject.heads.empty() && !subject.inverted && subject.heads.front().begin < word) {
    const bool shared = index > 0 && view.groups[index - 1].begin > subject.heads.front().begin;
    if (!shared) word = subject.heads.front().begin;
  }
  return view.words[word].span.begin;
}

/// "paid" of "banned paid ads in 2018" says of which kind the ads are; the date is not its own.
bool is_mere_attribute(const SentenceView& view, const VerbGroup& group) {
  const bool bare = group.begin == group.main && group.end < view.words.size() &&
                    view.words[group.end].tag == Tag::kNoun;
  const bool behind_verb = group.begin > 0 && view.words[group.begin - 1].tag == Tag::kVerb &&
                           (view.words[group.main].forms & kPastParticiple) != 0;
  return bare && (group.shape == VerbShape::kParticiple || behind_verb);
}

/// The verb group in whose clause the byte `at` lies. What stands before all clauses belongs to the
/// first finite one ("In May, Orion bought Lyra").
std::size_t clause_at(const SentenceView& view, std::uint32_t at) {
  std::size_t clause = view.groups.size();
  for (std::size_t i = 0; i < view.groups.size(); ++i) {
    if (clause_begin(view, i) <= at && !is_mere_attribute(view, view.groups[i])) clause = i;
  }
  if (clause < view.groups.size()) return clause;
  const auto finite = std::find_if(view.groups.begin(), view.groups.end(), [](const VerbGroup& g) {
    return g.shape == VerbShape::kFinite;
  });
  return finite == view.groups.end() ? 0 : static_cast<std::size_t>(finite - view.groups.begin());
}

std::uint32_t distance(Span a, Span b) {
  return a.begin < b.begin ? b.begin - std::min(a.end, b.begin)
                           : a.begin - std::min(b.end, a.begin);
}

bool is_date(const TimeExpression& time) {
  return time.date && (time.type == TimexType::kDate || time.type == TimexType::kTime);
}

/// The preposition before a time expression: "by" of "by the end of 2027".
std::string_view preposition_of(const SentenceView& view, const TimeExpression& time) {
  auto word = std::partition_point(view.words.begin(), view.words.end(),
                                   [&](const Word& w) { return w.span.begin < time.span.begin; });
  while (word != view.words.begin() && std::prev(word)->lower == "the") --word;
  return word == view.words.begin() ? std::string_view{} : std::prev(word)->lower;
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& choices) {
  return std::find(choices.begin(), choices.end(), word) != choices.end();
}

/// When something shall end or be done rather than when it happened: "delayed the launch to 2028",
/// "banned until March", "expects savings by 2029", "plans a plant for 2030".
bool is_target(const SentenceView& view, const Draft& draft, const TimeExpression& time) {
  constexpr std::array<std::string_view, 4> kTowards = {"to", "until", "till", "through"};
  constexpr std::array<std::string_view, 3> kAhead = {"for", "from", "in"};
  constexpr std::array<std::string_view, 4> kForetelling = {"plan", "predict", "promise",
                                                            "threaten"};
  const auto preposition = preposition_of(view, time);
  if (is_one_of(preposition, kTowards)) return true;
  const bool done =
      draft.event.status == FactStatus::kReported || draft.event.status == FactStatus::kStated;
  if (!draft.verbal || !done || time.span.begin < draft.event.trigger.end) return false;
  if (preposition == "by") return !view.groups[draft.group].perfect;
  return is_one_of(draft.event.type, kForetelling) && is_one_of(preposition, kAhead) &&
         (!draft.past || preposition == "for");
}

class TimeFinder {
 public:
  explicit TimeFinder(const SentenceView& view) : view_{view} {
    const auto& times = view.annotations.times;
    const auto first = std::partition_point(times.begin(), times.end(), [&](const auto& time) {
      return time.span.begin < view.sentence.span.begin;
    });
    begin_ = static_cast<std::size_t>(first - times.begin());
    for (end_ = begin_; end_ < times.size() && times[end_].span.end <= view.sentence.span.end;) {
      ++end_;
    }
  }

  std::optional<std::size_t> find(const Draft& draft) const {
    if (view_.groups.empty()) return nearest(draft, std::nullopt);
    if (!draft.verbal && is_subject_noun(draft)) return within_subject(draft);
    if (const auto own = nearest(draft, draft.group)) return own;
    for (std::size_t group = draft.group; group > 0 && takes_over(group, draft); --group) {
      if (const auto shared = nearest(draft, group - 1)) return shared;
    }
    return std::nullopt;
  }

 private:
  /// The noun is what a verb is said of: "Orion's purchase of Lyra was approved in May" does not
  /// tell when Orion bought.
  [[nodiscard]] bool is_subject_noun(const Draft& draft) const {
    const auto verb = next_group(draft);
    return verb && view_.groups[*verb].shape == VerbShape::kFinite &&
           clause_begin(view_, *verb) <= draft.event.trigger.begin && !merely_happens(*verb);
  }
  [[nodiscard]] std::optional<std::size_t> next_group(const Draft& draft) const {
    for (std::size_t i = 0; i < view_.groups.size(); ++i) {
      if (view_.words[view_.groups[i].begin].span.begin > draft.event.trigger.begin) return i;
    }
    return std::nullopt;
  }
  [[nodiscard]] bool merely_happens(std::size_t group) const {
    constexpr std::array<std::string_view, 8> kVerbs = {"happen", "occur", "take",   "come",
                                                        "begin",  "start", "follow", "end"};
    const std::string& lemma = view_.words[view_.groups[group].main].lemma;
    return is_one_of(lemma, kVerbs);
  }
  /// A date in the noun's own phrase: "the purchase of Lyra in 2020 angered Vega".
  [[nodiscard]] std::optional<std::size_t> within_subject(const Draft& draft) const {
    const auto verb = next_group(draft);
    const std::uint32_t begin = clause_begin(view_, *verb);
    const std::uint32_t end = view_.words[view_.groups[*verb].begin].span.begin;
    for (std::size_t i = begin_; i < end_; ++i) {
      const TimeExpression& time = view_.annotations.times[i];
      if (is_date(time) && time.span.begin >= begin && time.span.end <= end) return i;
    }
    return std::nullopt;
  }

  /// The date nearest to the trigger among those in the clause of `group`.
  [[nodiscard]] std::optional<std::size_t> nearest(const Draft& draft,
                                                   std::optional<std::size_t> group) const {
    std::optional<std::size_t> best;
    const auto& times = view_.annotations.times;
    for (std::size_t i = begin_; i < end_; ++i) {
      if (!is_date(times[i]) || is_target(view_, draft, times[i])) continue;
      if (group && clause_at(view_, times[i].span.begin) != *group) continue;
      if (!best || distance(times[i].span, draft.event.trigger) <
                       distance(times[*best].span, draft.event.trigger)) {
        best = i;
      }
    }
    return best;
  }

  /// "In May, Orion bought Lyra and sold Vega"; "Orion in May began to sell Vega"; but not the day
  /// on which somebody said it.
  [[nodiscard]] bool takes_over(std::size_t group, const Draft& draft) const {
    const Word& above = view_.words[view_.groups[group - 1].main];
    if (above.kind && above.kind->kind->status == FactStatus::kStated) return false;
    if (draft.event.status != FactStatus::kReported && draft.event.status != FactStatus::kAlleged) {
      return false;
    }
    if (view_.groups[group].shape == VerbShape::kFinite) {
      return view_.groups[group - 1].shape == VerbShape::kFinite &&
             view_.groups[group - 1].past == view_.groups[group].past &&
             view_.subjects[group].heads == view_.subjects[group - 1].heads &&
             !view_.subjects[group].heads.empty();
    }
    return true;
  }

  const SentenceView& view_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

std::optional<std::size_t> time_of(const SentenceView& view, const Draft& draft) {
  return TimeFinder{view}.find(draft);
}

}  // namespace weft::detail
