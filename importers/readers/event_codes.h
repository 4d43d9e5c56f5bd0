#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/coded_events.h"
#include "core/result.h"

namespace weft {

/// A code book such as CAMEO: what its codes mean in words, and which kinds of the event vocabulary
/// they are. Codes are hierarchical: what is said of "04" holds for "042" unless that has its own.
/// Immutable; any thread.
class EventCodes {
 public:
  /// From the bytes of a JSON file (docs/event-tables.md). Errors: kMalformed, `path` for messages.
  [[nodiscard]] static Result<EventCodes> parse(std::string_view bytes, const std::string& path);
  /// A book without codes: a word is its own code, and its own kind.
  [[nodiscard]] static EventCodes none(const std::string& name);

  /// The meaning of `code`, refined by `detail` if that is not empty ("ASSAULT", "firearms").
  /// `words` are the table's own for it; a code that the book lacks is looked up by them, and they
  /// alone are enough. What is nowhere in the book is of a kind named like its words.
  [[nodiscard]] EventCode find(std::string_view code, std::string_view words,
                               std::string_view detail = {}) const;
  [[nodiscard]] bool knows(std::string_view code) const;
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_; }

 private:
  EventCodes() = default;
  std::string name_;
  std::uint64_t fingerprint_ = 0;
  std::unordered_map<std::string, std::string> texts_;     ///< By code.
  std::unordered_map<std::string, std::string> by_words_;  ///< Code, by folded words.
  std::unordered_map<std::string, std::string> kinds_;     ///< By the beginning of a code.
  std::unordered_map<std::string, FactStatus> statuses_;   ///< Likewise.
};

}  // namespace weft
