#include "importers/resolve/content_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/facts.h"
#include "core/ids.h"

namespace weft {
namespace {

constexpr std::size_t kMostWords = 64;

constexpr std::array<std::string_view, 78> kFunctionWords{
    "a",     "about", "after", "all",   "also",  "an",   "and",   "any",   "are",  "as",
    "at",    "be",    "been",  "but",   "by",    "can",  "could", "did",   "do",   "does",
    "for",   "from",  "had",   "has",   "have",  "he",   "her",   "his",   "how",  "if",
    "in",    "into",  "is",    "it",    "its",   "may",  "more",  "most",  "new",  "not",
    "of",    "on",    "one",   "or",    "other", "our",  "out",   "over",  "said", "says",
    "she",   "so",    "some",  "such",  "than",  "that", "the",   "their", "them", "then",
    "there", "these", "they",  "this",  "those", "to",   "up",    "was",   "we",   "were",
    "what",  "when",  "which", "while", "who",   "will", "with",  "would"};

/// That somebody speaks, and in which office, is not what is said.
constexpr std::array<std::string_view, 26> kSpeakerWords{
    "according",    "added",       "adds",    "ceo",       "cfo",       "chair",     "chairman",
    "chairwoman",   "chief",       "coo",     "cto",       "director",  "executive", "founder",
    "journalists",  "managing",    "officer", "operating", "president", "reporters", "spokesman",
    "spokesperson", "spokeswoman", "stated",  "tells",     "told"};

/// The word without a plural, past or -ing ending where enough is left; crude, but the same for
/// all.
std::string_view stem_of(std::string_view word) {
  for (const std::string_view ending : {"ing", "ed", "es", "s", "e"}) {
    const bool ends =
        word.size() >= ending.size() + 4 && word.substr(word.size() - ending.size()) == ending;
    if (ends) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

template <std::size_t N>
bool is_among(std::string_view word, const std::array<std::string_view, N>& sorted) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

}  // namespace

std::string without_names_and_times(std::string_view text, Span quote,
                                    const Annotations& annotations) {
  std::string words{slice(text, quote)};
  const auto blank = [&](const auto& things) {
    auto thing = std::partition_point(things.begin(), things.end(), [&](const auto& candidate) {
      return candidate.span.begin < quote.begin;
    });
    for (; thing != things.end() && thing->span.end <= quote.end; ++thing) {
      std::fill(words.begin() + (thing->span.begin - quote.begin),
                words.begin() + (thing->span.end - quote.begin), ' ');
    }
  };
  blank(annotations.names);
  blank(annotations.times);
  return words;
}

std::vector<std::uint32_t> content_words(std::string_view text) {
  const auto folded = fold_name(text);
  std::vector<std::uint32_t> words;
  for (std::size_t i = 0; i < folded.size();) {
    if (!is_word_byte(folded[i])) {
      ++i;
      continue;
    }
    const auto begin = i;
    while (i < folded.size() && is_word_byte(folded[i])) ++i;
    const auto word = std::string_view{folded}.substr(begin, i - begin);
    if (word.size() < 2 || is_among(word, kFunctionWords) || is_among(word, kSpeakerWords))
      continue;
    words.push_back(static_cast<std::uint32_t>(Hasher("word").add(stem_of(word)).digest()));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  if (words.size() > kMostWords) words.resize(kMostWords);
  return words;
}

}  // namespace weft
