#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/facts.h"
#include "core/result.h"
#include "importers/language/name_lists.h"
#include "importers/language/name_words.h"

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
/// packs/english.txt the words that tell names from other words; docs/packs.md has the format.
struct Packs {
  std::vector<PackEntity> entities;  ///< By pack_id.
  NameWords words;
  NameLists lists;
  std::vector<EventKind> kinds;   ///< In the file's order; the first that knows a word wins.
  std::uint64_t fingerprint = 0;  ///< Of all files' bytes, by file name.
  [[nodiscard]] const PackEntity* find(std::string_view pack_id) const;
};

/// Reads every *.json in `folder`, english.txt if it is there, and every lists/*.txt. Cost: some
/// 30 ms.
/// Errors: kIo, kMalformed with file and place; two entities with one pack_id are kMalformed, and
/// so is a file that holds neither entities nor kinds nor words.
[[nodiscard]] Result<Packs> load_packs(const std::string& folder);

}  // namespace weft
