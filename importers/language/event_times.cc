#include <algorithm>
#include <array>
#include <string_view>

#include "importers/language/detail/event_builder.h"

namespace weft::detail {
namespace {

std::uint32_t distance(Span a, Span b) {
  return a.begin < b.begin ? b.begin - std::min(a.end, b.begin)
                           : a.begin - std::min(b.end, a.begin);
}

bool is_date(const TimeExpression& time) {
  return time.date && !time.compares &&
         (time.type == TimexType::kDate || time.type == TimexType::kTime);
}

/// The preposition before a time expression: "by" of "by the end of 2027".
std::string_view preposition_of(const SentenceView& view, const TimeExpression& time) {
  const auto& words = view.tree.words();
  auto word = std::partition_point(words.begin(), words.end(),
                                   [&](const Word& w) { return w.span.begin < time.span.begin; });
  while (word != words.begin() && std::prev(word)->lower == "the") --word;
  return word == words.begin() ? std::string_view{} : std::prev(word)->lower;
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
  if (!draft.predicate || !done || time.span.begin < draft.event.trigger.end) return false;
  if (preposition == "by") return !view.predicates[*draft.predicate].perfect;
  return is_one_of(draft.event.type, kForetelling) && is_one_of(preposition, kAhead) &&
         (!draft.past || preposition == "for");
}

/// A date of the sentence and where it hangs in the tree.
struct PlacedTime {
  std::size_t index;  ///< Into the annotations' times.
  std::size_t word;   ///< The one of its words that hangs on the rest of the sentence.
};

/// The word of `time` that `word` hangs on in the end.
std::size_t top_of(const SentenceTree& tree, std::size_t word, std::uint32_t time) {
  for (auto above = tree.parent(word); above && tree[*above].time == time;
       above = tree.parent(word)) {
    word = *above;
  }
  return word;
}

/// "the 2011 version", "the Games 2012", "last year's results": says which one is meant, not when
/// the verb's event was.
bool merely_names(const Word& top) {
  return top.deprel == Deprel::kNummod || top.deprel == Deprel::kNmodPoss || top.name;
}

std::vector<PlacedTime> dates_of(const SentenceView& view) {
  const auto& times = view.annotations.times;
  const auto& tree = view.tree;
  std::vector<PlacedTime> dates;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const auto time = tree[i].time;
    if (!time || !is_date(times[*time])) continue;
    if (!dates.empty() && dates.back().index == *time) continue;
    const auto top = top_of(tree, i, *time);
    if (!merely_names(tree[top])) dates.push_back({*time, top});
  }
  return dates;
}

class TimeFinder {
 public:
  explicit TimeFinder(const SentenceView& view) : view_{view}, dates_{dates_of(view)} {}

  std::optional<std::size_t> find(const Draft& draft) const {
    if (dates_.empty()) return std::nullopt;
    if (view_.predicates.empty()) return nearest(draft, std::nullopt);
    if (!draft.predicate) return of_noun(draft);
    if (const auto own = nearest(draft, *draft.predicate)) return own;
    auto at = *draft.predicate;
    for (auto above = shares_with(at, draft); above; above = shares_with(at, draft)) {
      at = *above;
      if (const auto shared = nearest(draft, at)) return shared;
    }
    return std::nullopt;
  }

 private:
  /// The date nearest to the trigger among those in the clause of `predicate`; of all, if that is
  /// empty. One that hangs on the verb itself comes before one on a noun of its clause.
  [[nodiscard]] std::optional<std::size_t> nearest(const Draft& draft,
                                                   std::optional<std::size_t> predicate) const {
    std::optional<std::size_t> best;
    std::uint32_t least = 0;
    for (const auto& date : dates_) {
      const auto& time = view_.annotations.times[date.index];
      if (is_target(view_, draft, time)) continue;
      if (predicate && clause_at(date.word) != predicate && !opens_for(*predicate, date)) continue;
      constexpr std::uint32_t kFar = 1U << 20;
      const bool direct = predicate && view_.tree.parent(date.word) ==
                                           std::optional{view_.predicates[*predicate].word};
      const auto far = distance(time.span, draft.event.trigger) + (direct ? 0 : kFar);
      if (!best || far < least) {
        best = date.index;
        least = far;
      }
    }
    return best;
  }

  /// The predicate of the clause that a date stands in; none where that tells of a state ("argued
  /// that it was a breach of the 1991 settlement").
  [[nodiscard]] std::optional<std::size_t> clause_at(std::size_t word) const {
    for (std::optional at = word; at; at = view_.tree.parent(*at)) {
      if (const auto found = predicate_at(view_.predicates, *at)) return found;
      if (view_.tree.child(*at, Deprel::kCop)) return std::nullopt;
    }
    return std::nullopt;
  }

  /// A date that hangs on no verb ("May 2023: Orion bought Lyra") belongs to the first clause.
  [[nodiscard]] bool opens_for(std::size_t predicate, const PlacedTime& date) const {
    if (predicate_over(view_.tree, view_.predicates, date.word)) return false;
    return predicate == 0 || view_.tree[view_.predicates[predicate].word].head < 0;
  }

  /// A date in the noun's own phrase ("the purchase of Lyra in 2020 angered Vega"), else that of
  /// the verb that it is the object of; what a verb is said of has its own time: "Orion's purchase
  /// was approved in May" does not tell when Orion bought.
  [[nodiscard]] std::optional<std::size_t> of_noun(const Draft& draft) const {
    for (const auto& date : dates_) {
      for (std::optional at = date.word; at; at = view_.tree.parent(*at)) {
        if (*at == draft.word) return date.index;
        if (view_.tree[*at].upos == Upos::kVerb) break;
      }
    }
    const auto verb = predicate_over(view_.tree, view_.predicates, draft.word);
    if (!verb) return nearest(draft, std::nullopt);
    // Of "opened an inquiry over its purchase of Lyra on Monday" the purchase was earlier.
    if (view_.tree.parent(draft.word) != std::optional{view_.predicates[*verb].word}) {
      return std::nullopt;
    }
    constexpr std::array<std::string_view, 6> kAtOnce = {"in", "at", "during", "with", "amid", ""};
    if (view_.tree[draft.word].deprel == Deprel::kObl &&
        !is_one_of(view_.tree.preposition(draft.word), kAtOnce)) {
      return std::nullopt;
    }
    if (is_said_of(draft.word, view_.predicates[*verb].word) && !merely_happens(*verb)) {
      return between(draft.word, view_.predicates[*verb].word);
    }
    return nearest(draft, *verb);
  }

  /// A date between the noun and its verb is the noun's, wherever the parser hangs it.
  [[nodiscard]] std::optional<std::size_t> between(std::size_t noun, std::size_t verb) const {
    for (const auto& date : dates_) {
      if (date.word > noun && date.word < verb) return date.index;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_said_of(std::size_t noun, std::size_t verb) const {
    for (std::optional at = noun; at && *at != verb; at = view_.tree.parent(*at)) {
      const auto relation = view_.tree[*at].deprel;
      if (relation == Deprel::kNsubj || relation == Deprel::kNsubjPass) return true;
    }
    return false;
  }
  [[nodiscard]] bool merely_happens(std::size_t predicate) const {
    constexpr std::array<std::string_view, 8> kVerbs = {"happen", "occur", "take",   "come",
                                                        "begin",  "start", "follow", "end"};
    return is_one_of(view_.tree[view_.predicates[predicate].word].lemma, kVerbs);
  }

  /// The predicate whose date holds for `predicate` too: "In May, Orion bought Lyra and sold Vega";
  /// "Orion in May began to sell Vega"; but not the day on which somebody said it.
  [[nodiscard]] std::optional<std::size_t> shares_with(std::size_t predicate,
                                                       const Draft& draft) const {
    const auto status = draft.event.status;
    if (status != FactStatus::kReported && status != FactStatus::kAlleged) return std::nullopt;
    const auto& word = view_.tree[view_.predicates[predicate].word];
    const bool shares = word.deprel == Deprel::kConj || word.deprel == Deprel::kXcomp ||
                        word.deprel == Deprel::kAdvcl;
    if (!shares || word.head < 0) return std::nullopt;
    const auto above =
        predicate_over(view_.tree, view_.predicates, static_cast<std::size_t>(word.head));
    if (!above) return std::nullopt;
    const auto& governing = view_.tree[view_.predicates[*above].word];
    if (governing.kind && governing.kind->kind->status == FactStatus::kStated) return std::nullopt;
    if (word.deprel == Deprel::kXcomp) return above;
    const bool behind = view_.predicates[*above].word < view_.predicates[predicate].word;
    if (!behind) return std::nullopt;
    if (word.deprel == Deprel::kAdvcl) {
      const bool plain = view_.predicates[predicate].shape == VerbShape::kIng &&
                         !view_.tree.child(view_.predicates[predicate].word, Deprel::kMark);
      return plain ? above : std::nullopt;
    }
    const bool same_tense = view_.predicates[*above].past == view_.predicates[predicate].past;
    return same_tense && view_.frames[*above].subjects == view_.frames[predicate].subjects
               ? above
               : std::nullopt;
  }

  const SentenceView& view_;
  std::vector<PlacedTime> dates_;
};

}  // namespace

std::optional<std::size_t> time_of(const SentenceView& view, const Draft& draft) {
  return TimeFinder{view}.find(draft);
}

}  // namespace weft::detail
