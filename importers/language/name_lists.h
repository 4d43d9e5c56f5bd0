#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace weft {

/// What the lists of names say of some words. All false: nothing.
struct Listed {
  std::uint8_t place = 0;  ///< 1: of unknown size; 2: a town; 3: a city or a state; 4: the largest.
  bool given = false, surname = false;  ///< Of people.
  bool word_too = false;                ///< A surname that is an English word: "Baker".
  bool person = false;                  ///< A full name: "Marie Curie".
  bool organization = false, event = false, work = false;
  bool term = false;  ///< Capitalised, but none of these: languages, peoples, plants, trade names.

  [[nodiscard]] bool any() const {
    return place > 0 || given || surname || person || organization || event || work || term;
  }
};

/// The names in packs/lists/, tens of thousands of them, by their folded words. A table of hashes
/// that keeps no text: it is filled in some milliseconds and asked in one step. Two names with one
/// 64-bit hash would share what is said of them; among 100,000 that is not to be expected.
/// Immutable once read; any thread.
class NameLists {
 public:
  /// Adds a list: lines of a folded name, a tab and letters that docs/packs.md explains; lines that
  /// begin with "#" are comments. False if a line is none of these; `bad_line` then counts from 1.
  [[nodiscard]] bool add(std::string_view bytes, std::size_t& bad_line);

  [[nodiscard]] Listed find(std::string_view folded) const;

  /// Looks phrases up word by word, as long as some listed name goes on.
  class Walk {
   public:
    explicit Walk(const NameLists& lists) : lists_(&lists) {}
    /// False once no name begins with the words so far; then the walk is over.
    [[nodiscard]] bool step(std::string_view folded_word);
    [[nodiscard]] const Listed& listed() const { return listed_; }

   private:
    const NameLists* lists_;
    std::uint64_t hash_ = 0;
    Listed listed_;
  };

 private:
  struct Slot {
    std::uint64_t hash = 0;  ///< 0: empty.
    std::uint32_t bits = 0;
  };
  void grow(std::size_t names);
  Slot& slot_of(std::uint64_t hash);
  [[nodiscard]] std::uint32_t bits_of(std::uint64_t hash) const;

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace weft
