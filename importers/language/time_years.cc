#include <algorithm>
#include <span>
#include <string>

#include "importers/language/detail/time_actions.h"
#include "importers/language/detail/time_scene.h"

/// Years and decades, seasons, and intervals.
namespace weft::timex::actions {
namespace {

/// A noun that follows a count, so that "2000 people" is no year.
bool is_counted(const Lexeme* lexeme) {
  return lexeme != nullptr && lexeme->known != nullptr && lexeme->known->counted;
}

bool is_currency_or_number(std::string_view word) {
  return word == "$" || word == "€" || word == "£" || word == "¥" || word == "#" || word == "no" ||
         word == "nos" || word == "room" || word == "than" || word == "least" || word == "nearly";
}

bool is_plain_year(const Scene& scene, const Slots& slots) {
  const auto before = word_near(scene, slots.begin, -1);
  if (is_currency_or_number(before)) return false;
  if (is_counted(lexeme_near(scene, slots.end - 1, 1))) return false;
  if (is_glued_to_other(scene, slots)) return false;
  constexpr std::string_view kBefore[] = {"in",     "since", "by",   "until",   "during", "circa",
                                          "before", "after", "from", "between", "through"};
  if (std::find(std::begin(kBefore), std::end(kBefore), before) != std::end(kBefore)) return true;
  if (before == "to" || before == "and") {  // "from 1829 to 1833", "between 1833 and 1836"
    const auto* first = lexeme_near(scene, slots.begin, -2);
    if (first != nullptr && first->digits == 4 && first->as(Sense::kYear)) return true;
  }
  const bool round_in_words = scene.lexemes[slots.end - 1].digits == 0 && *slots.year % 100 == 0;
  return !round_in_words && *slots.year >= 1900 && *slots.year <= 2060;
}

}  // namespace

Answer year_alone(const Slots& slots, const Scene& scene, int) {
  if (!is_plain_year(scene, slots)) return std::nullopt;
  return point({.grain = Grain::kYear, .year = slots.year});
}

Answer year_named(const Slots& slots, const Scene&, int fiscal) {
  return point({.grain = Grain::kYear,
                .year = slots.fiscal ? slots.fiscal : slots.year,
                .fiscal = fiscal != 0});
}

Answer year_of_era(const Slots& slots, const Scene& scene, int before) {
  constexpr int kLongestYear = 4;  // TIMEX3 writes "BC0400".
  const auto digits = std::to_string(*slots.number);
  if (*slots.number < 1 || digits.size() > kLongestYear) return std::nullopt;
  const auto lexemes = std::span{scene.lexemes}.subspan(slots.begin, slots.end - slots.begin);
  const bool capital = lexemes.front().capital || lexemes.back().capital;  // "ce" is a word.
  if (!capital) return std::nullopt;
  const bool bce = before < 0;
  auto reading = point({.grain = Grain::kYear, .year = bce ? 1 - *slots.number : *slots.number});
  if (reading && bce)
    reading->value = "BC" + std::string(kLongestYear - digits.size(), '0') + digits;
  return reading;
}

Answer year_range(const Slots& slots, const Scene& scene, int) {
  const bool short_form = slots.two_digits.has_value();  // "2023/24", "2019-20"
  const int last = short_form ? *slots.year / 100 * 100 + *slots.two_digits : *slots.second;
  const bool slash = contains_word(scene, slots, "/");
  if (last <= *slots.year || last - *slots.year > (slash ? 1 : 200)) return std::nullopt;
  if (is_glued_to_other(scene, slots)) return std::nullopt;
  if (is_currency_or_number(word_near(scene, slots.begin, -1)) ||
      is_counted(lexeme_near(scene, slots.end - 1, 1))) {
    return std::nullopt;
  }
  return from_to(EdtfDate::in_year(*slots.year), EdtfDate::in_year(last));
}

Answer time_range(const Slots& slots, const Scene&, int) {
  const auto date_of = [](const std::optional<Reading>& reading) {
    const auto& moment = reading->moment;
    const bool plain = moment && moment->part == Part::kWhole && moment->time_of_day.empty();
    return plain ? edtf_date(*moment, std::nullopt) : std::nullopt;
  };
  const auto begin = date_of(slots.outer);
  const auto end = date_of(slots.inner);
  if (!begin || !end || begin->is_interval() || end->is_interval()) return std::nullopt;
  if (end->earliest() <= begin->latest()) return std::nullopt;
  auto reading = from_to(*begin, *end);
  if (reading) {
    reading->value = timex_value(*slots.outer->moment) + '/' + timex_value(*slots.inner->moment);
  }
  return reading;
}

Answer decade(const Slots& slots, const Scene& scene, int) {
  const auto& lexeme = scene.lexemes[slots.end - 1];
  const bool quoted = slots.end - slots.begin > 1 && !scene.lexemes[slots.end - 2].word_like;
  if (quoted && lexeme.word.size() != 3) return std::nullopt;  // A quotation mark: ‘1990s.
  const bool with_article = contains_word(scene, slots, "the") || quoted;
  const bool prefixed = is_joined_prefix(word_near(scene, slots.begin, -1)) ||
                        word_near(scene, slots.begin, -1) == "-";
  if (lexeme.word.size() != 5 && !with_article && !prefixed) return std::nullopt;  // "in his 60s"
  return point({.grain = Grain::kDecade, .year = slots.decade});
}

Answer decade_possessive(const Slots& slots, const Scene& scene, int) {
  const auto before = word_near(scene, slots.begin, -1);
  const bool parted = before == "early" || before == "late" || before == "mid" || before == "-";
  if (*slots.year % 10 != 0 || !(parted || contains_word(scene, slots, "the"))) return std::nullopt;
  return point({.grain = Grain::kDecade, .year = slots.year});
}

Answer century(const Slots& slots, const Scene&, int) {
  if (*slots.ordinal < 1 || *slots.ordinal > 30) return std::nullopt;
  return point({.grain = Grain::kCentury, .year = (*slots.ordinal - 1) * 100});
}

Answer season(const Slots& slots, const Scene& scene, int) {
  auto moment = part_moment(Grain::kSeason, slots.year, *slots.season);
  if (slots.inner) {
    if (!slots.inner->moment || slots.inner->moment->grain != Grain::kYear) return std::nullopt;
    moment.year = slots.inner->moment->year;
    return point(moment);
  }
  if (slots.year) return point(moment);
  const auto before = word_near(scene, slots.begin, -1);
  const auto after = word_near(scene, slots.end - 1, 1);
  const bool with_article = contains_word(scene, slots, "the");
  if (after == "of" || after == "in" || after == "-") return std::nullopt;  // "a fall in prices"
  if (!is_before_date(scene, slots.begin, -1) || before == "and" || before == "of")
    return std::nullopt;
  if (contains_word(scene, slots, "fall") && !with_article && before != "by") return std::nullopt;
  return point(in_likely_year(scene, slots, moment));
}

}  // namespace weft::timex::actions
