#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>

namespace weft {

/// A set of words that is asked with string views.
struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const {
    return std::hash<std::string_view>{}(word);
  }
};
using WordSet = std::unordered_set<std::string, WordHash, std::equal_to<>>;

/// Words that tell names from other words, and kinds of names apart; all lower case. They come from
/// packs/words.json, which docs/packs.md describes list by list, and packs/english.txt.
struct NameWords {
  WordSet english;  ///< Ordinary words: no names for being capitalised at the start of a sentence.
  WordSet function_words;    ///< "the", "according", "meanwhile".
  WordSet time_words;        ///< "january", "friday", "summer".
  WordSet generic_acronyms;  ///< "ai", "gpu", "ceo": capitals that name nothing in particular.
  WordSet generic_heads;     ///< "phase", "section": what a number after them does not make a name.
  WordSet connectors;        ///< "van", "de", "al": small words inside names.
  WordSet given_names;
  WordSet titles;        ///< "mr", "president", "ceo": capitalised before a person.
  WordSet person_nouns;  ///< "analyst", "striker": in lower case before or beside a person.
  WordSet person_verbs;  ///< "testified", "married": what only people do.
  WordSet kin_nouns;     ///< "wife", "childhood": what only people have.
  WordSet owner_nouns;   ///< "issuer", "backer": labels of rows whose cells name organisations.
  WordSet company_suffixes, org_heads, org_starts, org_nouns;
  WordSet government_heads;  ///< After "Chinese" no part of one name with it.
  WordSet org_cues;          ///< "shares", "ceo": what follows the name of an organisation.
  WordSet org_verbs;         ///< "unveiled", "acquired": what organisations do more than people.
  WordSet place_before_of;   ///< "city", "gulf": capitalised before "of" and a place.
  WordSet place_heads, place_starts, place_nouns, place_prepositions;
  WordSet law_heads, event_heads, work_nouns;
  WordSet product_nouns, product_tails, series_words;
  /// "rival" to "competitor_of": nouns that say what one name is to another.
  std::map<std::string, std::string, std::less<>> relation_nouns;
  std::map<std::string, std::string, std::less<>> offices;  ///< "chief executive" to its relation.
};

}  // namespace weft
