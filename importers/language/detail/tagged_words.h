#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "importers/language/annotation.h"
#include "importers/language/event_words.h"

namespace weft::detail {

/// What a word does in its sentence, as far as events need it. Nouns and adjectives are one.
enum class Tag : std::uint8_t {
  kNoun,
  kName,
  kTime,
  kNumber,
  kAdverb,
  kDeterminer,
  kGenitive,
  kPronoun,
  kPreposition,
  kTo,
  kConjunction,
  kSubordinator,
  kRelative,
  kBe,
  kHave,
  kDo,
  kModal,
  kNot,
  kVerb,
  kComma,
  kBreak,  ///< Ends a clause: ";", ":", a dash.
};

struct Word {
  Span span;
  std::string lower;
  Tag tag = Tag::kNoun;
  bool negative = false;                  ///< "didn't".
  bool quoted = false;                    ///< Between double quotation marks.
  std::optional<std::uint32_t> name;      ///< Index of the first name that it is part of.
  std::string lemma;                      ///< Of a verb.
  std::uint8_t forms = 0;                 ///< Of a verb: bits of VerbForm that fit here.
  std::optional<EventWords::Match> kind;  ///< Of a verb that an event kind knows.
};

/// The closed classes: "the", "because", "would"; empty for open words.
[[nodiscard]] std::optional<Tag> closed_tag(std::string_view lower);
/// A word that ends like an adverb and is one: "officially", not "supply".
[[nodiscard]] bool is_ly_adverb(std::string_view lower);

/// The words of one sentence with their tags. Quotation marks and what stands in brackets are left
/// out. A run of words that is one time expression keeps its words, each kTime. Linear time.
[[nodiscard]] std::vector<Word> tag_words(std::string_view text, Span sentence,
                                          const Annotations& annotations, const EventWords& words);

}  // namespace weft::detail
