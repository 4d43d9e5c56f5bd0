#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/facts.h"
#include "core/result.h"
#include "importers/language/name_lists.h"
#include "importers/language/name_words.h"
#include "importers/language/time_grammar.h"

namespace weft {

/// A kind of event and the words that name it.
struct EventKind {
  std::string type;                           ///< "launch".
  std::vector<std::string> verbs;             ///< Lemmas: "launch", "unveil", "roll out".
  std::vector<std::string> nouns;             ///< Lemmas: "launch", "release".
  FactStatus status = FactStatus::kReported;  ///< kStated for kinds that are utterances.
};

/// Knowledge that comes as data: the files in packs/, read once, then immutable.
/// packs/<name>.json holds entities; packs/events.json the event vocabulary, packs/words.json and
/// packs/english.txt the words that tell names from other words, packs/times.txt how times are
/// read, packs/event-nouns*.txt the nouns that name happenings; docs/packs.md has the formats.
struct Packs {
  std::vector<PackEntity> entities;  ///< By pack_id.
  NameWords words;
  TimeGrammar times;             ///< times.txt, then every times-*.txt.
  NameLists lists;               ///< lists/*.txt.
  std::vector<EventKind> kinds;  ///< In the file's order; the first that knows a word wins.
  /// Nouns that name happenings, by lemma: how often they do, 1 to 100.
  std::unordered_map<std::string, int> event_nouns;
  std::uint64_t fingerprint = 0;  ///< Of all files' bytes, by file name.
  [[nodiscard]] const PackEntity* find(std::string_view pack_id) const;
};

/// Reads every *.json in `folder`, and english.txt, times.txt, times-*.txt, event-nouns*.txt and
/// lists/*.txt where they are there; where times.txt is not, the one with which the program was
/// built. Cost: some 30 ms.
/// Errors: kIo, kMalformed with file and place; two entities with one pack_id are kMalformed, and
/// so is a file that holds neither entities nor kinds nor words.
[[nodiscard]] Result<Packs> load_packs(const std::string& folder);

}  // namespace weft
