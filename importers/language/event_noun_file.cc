#include "importers/language/detail/event_noun_file.h"

#include <charconv>

namespace weft::detail {

Status read_event_nouns(std::string_view bytes, const std::string& file,
                        std::unordered_map<std::string, int>& nouns) {
  for (int number = 1; !bytes.empty(); ++number) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    auto line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.empty() || line.front() == '#') continue;
    int weight = 0;
    const auto parsed = std::from_chars(line.data(), line.data() + line.size(), weight);
    const auto colon = static_cast<std::size_t>(parsed.ptr - line.data());
    if (weight < 1 || weight > 100 || colon >= line.size() || line[colon] != ':') {
      return fail(ErrorCode::kMalformed,
                  "a line of event nouns is \"weight: lemma lemma ...\" with a weight of 1 to 100",
                  file + ":" + std::to_string(number));
    }
    line.remove_prefix(colon + 1);
    while (!line.empty()) {
      const auto space = std::min(line.find(' '), line.size());
      if (space > 0) nouns.try_emplace(std::string{line.substr(0, space)}, weight);
      line.remove_prefix(std::min(space + 1, line.size()));
    }
  }
  return ok();
}

}  // namespace weft::detail
