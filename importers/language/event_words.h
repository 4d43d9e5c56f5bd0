#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "importers/language/packs.h"

namespace weft {

/// The event kinds of the packs, ready to be looked up by lemma. Immutable; any thread. Keeps a
/// reference to the packs, which must outlive it.
class EventWords {
 public:
  explicit EventWords(const Packs& packs);
  explicit EventWords(Packs&&) = delete;

  struct Match {
    const EventKind* kind;
    std::string_view lemma;       ///< As the pack writes it: "roll out".
    std::size_t extra_words = 0;  ///< Words after the first that belong to it: 1 for "roll out".
  };
  /// The kind of the verb `lemma`; `next_words` are the words after it, lower case. The longest
  /// entry wins.
  [[nodiscard]] std::optional<Match> verb(std::string_view lemma,
                                          std::span<const std::string_view> next_words) const;

  /// A noun that names something that happens.
  struct Noun {
    const EventKind* kind = nullptr;  ///< None where no kind knows it.
    std::string_view lemma;
    int weight = 0;  ///< How often it does, 1 to 100; of nouns that a kind knows at least 60.
  };
  [[nodiscard]] std::optional<Noun> noun(std::string_view lemma) const;
  [[nodiscard]] const NameWords& words() const { return packs_->words; }

 private:
  struct Entry {
    const EventKind* kind;
    std::string_view lemma;
    std::vector<std::string_view> rest;
  };
  const Packs* packs_;
  std::unordered_map<std::string_view, std::vector<Entry>> verbs_;  ///< By first word.
  std::unordered_map<std::string_view, Noun> nouns_;
};

}  // namespace weft
