#include "importers/language/forecasts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

#include "importers/language/detail/event_builder.h"
#include "importers/text/segment.h"

namespace weft {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& choices) {
  return std::find(choices.begin(), choices.end(), word) != choices.end();
}

struct PlacedWord {
  std::string lower;
  std::uint32_t begin;
};
std::vector<PlacedWord> lower_words(std::string_view text, Span span) {
  std::vector<PlacedWord> words;
  for (const Token& token : split_tokens(text, span)) {
    std::string word{slice(text, token.span)};
    if (word == "May") continue;  // the month, not the verb
    std::transform(word.begin(), word.end(), word.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    words.push_back({std::move(word), token.span.begin});
  }
  return words;
}

/// The word before `at` in `sentence`, lower case; "the" and "end of" are passed over.
std::string word_before(std::string_view text, Span sentence, std::uint32_t at) {
  constexpr std::array<std::string_view, 5> kPassedOver = {"the", "end", "of", "next", "coming"};
  auto words = lower_words(text, {sentence.begin, at});
  while (!words.empty() && is_one_of(words.back().lower, kPassedOver)) words.pop_back();
  return words.empty() ? std::string{} : words.back().lower;
}

/// "P2Y" after `anchor`, as exact as the unit: two years on is a month, ten days on a day.
std::optional<EdtfDate> later_by(const EdtfDate& anchor, std::string_view duration) {
  if (duration.size() < 3 || duration.front() != 'P' || anchor.latest() == kLastDay) {
    return std::nullopt;
  }
  int count = 0;
  const char* const end = duration.data() + duration.size();
  const auto [stop, error] = std::from_chars(duration.data() + 1, end, count);
  if (error != std::errc{} || stop + 1 != end || count <= 0 || count > 1000) return std::nullopt;
  if (*stop == 'D') return EdtfDate::on_day(anchor.latest() + count);
  if (*stop == 'W') return EdtfDate::on_day(anchor.latest() + 7 * count);
  if (*stop != 'Y' && *stop != 'M') return std::nullopt;
  const YearMonthDay from = calendar_of(anchor.latest());
  const int months =
      from.year * 12 + static_cast<int>(from.month) - 1 + (*stop == 'Y' ? 12 : 1) * count;
  return EdtfDate::in_month(months / 12, static_cast<unsigned>(months % 12) + 1);
}

std::optional<EdtfDate> due_by(const Article& article, Span sentence, const TimeExpression& time) {
  constexpr std::array<std::string_view, 5> kStarts = {"since", "from", "after", "than", "ago"};
  const std::string before = word_before(article.text, sentence, time.span.begin);
  if (is_one_of(before, kStarts)) return std::nullopt;
  if (time.type == TimexType::kDuration && !time.date) {
    constexpr std::array<std::string_view, 4> kWithin = {"within", "in", "over", "during"};
    if (!article.published || article.published_inferred || !is_one_of(before, kWithin)) {
      return std::nullopt;
    }
    return later_by(*article.published, time.value);
  }
  if (!time.date) return std::nullopt;
  if (time.ends) return time.ends;  // Due by the end of 2027 is due in 2027.
  // What lies before the article's own day is no due date: "than the 10% of 2023".
  if (article.published && time.date->latest() < article.published->earliest()) return std::nullopt;
  return time.date;
}

/// The part of a sentence in which somebody foretells something: from "expects … will", "is likely
/// to" or "could … by 2027" on.
std::optional<Span> foretelling_part(const Article& article, Span sentence,
                                     const std::vector<TimeExpression>& times) {
  constexpr std::array<std::string_view, 12> kForetell = {
      "expects",  "expect",      "forecasts",  "predicts", "predicted", "predict",
      "projects", "anticipates", "anticipate", "foresees", "forecast",  "reckons"};
  constexpr std::array<std::string_view, 9> kBeforeTo = {"likely",    "unlikely", "expected",
                                                         "projected", "forecast", "predicted",
                                                         "poised",    "bound",    "tipped"};
  constexpr std::array<std::string_view, 5> kModals = {"will", "could", "may", "might", "would"};
  constexpr std::array<std::string_view, 4> kOpenClause = {"will", "would", "to", "could"};
  const auto words = lower_words(article.text, sentence);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view next = i + 1 < words.size() ? std::string_view{words[i + 1].lower} : "";
    const Span part{words[i].begin, sentence.end};
    if (next == "to" && is_one_of(words[i].lower, kBeforeTo)) return part;
    if (is_one_of(words[i].lower, kModals)) {
      const bool likely = next == "likely" || next == "probably";
      if (likely || due_date_in(article, part, times)) return part;
    }
    const bool clause_follows =
        is_one_of(words[i].lower, kForetell) &&
        std::any_of(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end(),
                    [&](const PlacedWord& word) { return is_one_of(word.lower, kOpenClause); });
    if (clause_follows) return part;
  }
  return std::nullopt;
}

std::vector<std::uint32_t> referents_in(Span span, const std::vector<Name>& names) {
  std::vector<std::uint32_t> referents;
  auto name = std::partition_point(names.begin(), names.end(),
                                   [&](const Name& n) { return n.span.begin < span.begin; });
  for (; name != names.end() && name->span.begin < span.end; ++name) {
    if (std::find(referents.begin(), referents.end(), name->referent) == referents.end()) {
      referents.push_back(name->referent);
    }
  }
  return referents;
}

/// The rest of a forecast's section behind its label, without white space around it.
std::optional<Span> reason_of(std::string_view text, const Section& section) {
  Span reason{section.label->end, section.span.end};
  const auto is_space = [&](std::uint32_t at) {
    return text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r';
  };
  while (reason.begin < reason.end && is_space(reason.begin)) ++reason.begin;
  while (reason.begin < reason.end && is_space(reason.end - 1)) --reason.end;
  return reason.begin < reason.end ? std::optional{reason} : std::nullopt;
}

/// `part` is where the quote foretells: dates before it are of something else.
PredictionInText prediction_at(const Article& article, Span quote, Span part, Origin origin,
                               const Annotations& out) {
  PredictionInText prediction;
  prediction.quote = quote;
  prediction.origin = origin;
  prediction.due = due_date_in(article, part, out.times);
  prediction.referents = referents_in(quote, out.names);
  return prediction;
}

}  // namespace

std::optional<EdtfDate> due_date_in(const Article& article, Span sentence,
                                    const std::vector<TimeExpression>& times) {
  std::optional<EdtfDate> due;
  auto time = std::partition_point(times.begin(), times.end(), [&](const TimeExpression& t) {
    return t.span.begin < sentence.begin;
  });
  for (; time != times.end() && time->span.end <= sentence.end; ++time) {
    auto candidate = due_by(article, sentence, *time);
    // The last to come is when all of it must have come true.
    if (candidate && (!due || due->latest() < candidate->latest())) due = std::move(candidate);
  }
  return due;
}

void find_predictions(const Article& article, const std::vector<Sentence>& sentences,
                      Annotations& out) {
  for (const Section& section : article.sections) {
    if (section.kind != SectionKind::kForecast) continue;
    const Span quote = section.label.value_or(section.span);
    auto prediction = prediction_at(article, quote, quote, section.origin, out);
    if (section.label) prediction.reason = reason_of(article.text, section);
    out.predictions.push_back(std::move(prediction));
  }
  for (const Sentence& sentence : sentences) {
    const Section& section = article.sections[sentence.section];
    const auto use = detail::use_of(article, sentence);
    if (section.kind == SectionKind::kForecast ||
        (use != detail::SentenceUse::kLead && use != detail::SentenceUse::kProse)) {
      continue;
    }
    const auto part = foretelling_part(article, sentence.span, out.times);
    if (!part) continue;
    out.predictions.push_back(prediction_at(article, sentence.span, *part, section.origin, out));
  }
  std::sort(out.predictions.begin(), out.predictions.end(),
            [](const auto& a, const auto& b) { return a.quote < b.quote; });
}

}  // namespace weft
