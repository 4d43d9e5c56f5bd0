#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "importers/syntax/detail/tensor_file.h"

namespace weft::syntax {

/// What is known about spellings, in the model file: forms.* is a hash table from a folded form to
/// its row of the word table and its set of bits of the word lists (models/train/lexicon.py).
class Lexicon {
 public:
  [[nodiscard]] static Result<Lexicon> open(const TensorFile& file);

  struct Entry {
    std::uint32_t word = 0;  ///< Row of the word table; 0 for words too rare to have one.
    std::span<const std::uint8_t> bits;  ///< Empty if the word lists lack the form.
  };
  [[nodiscard]] Entry find(std::string_view folded) const;

  /// Whether the word lists call the form a base form of a verb, noun or adjective: 'v', 'n', 'a'.
  [[nodiscard]] bool is_base(std::string_view folded, char part) const;

  [[nodiscard]] std::uint32_t most_word() const { return most_word_; }
  [[nodiscard]] std::uint32_t most_bit() const { return most_bit_; }

 private:
  std::span<const std::uint32_t> buckets_, fingerprints_, starts_;
  std::span<const std::uint16_t> words_, sets_;
  std::span<const std::uint8_t> bits_;
  std::uint32_t most_word_ = 0, most_bit_ = 0;
  std::uint32_t verb_ = 0, noun_ = 0, adjective_ = 0;
};

/// `form` in lower case, digits as 0, one kind of apostrophe. models/train/features.py does alike.
void fold(std::string_view form, std::string& out);

/// Rows of the embedding table for each word of a sentence, as models/train/features.py gives them.
class Features {
 public:
  [[nodiscard]] static Result<Features> open(const TensorFile& file, const Lexicon& lexicon);

  /// How many rows all tables have together.
  [[nodiscard]] std::size_t rows() const { return starts_.back(); }

  /// Appends the rows of each word to `rows`, and where they end to `ends`. Linear time.
  void add_sentence(const Lexicon& lexicon, std::string_view text, std::span<const Span> words,
                    std::vector<std::uint32_t>& rows, std::vector<std::uint32_t>& ends) const;

 private:
  std::span<const std::uint32_t> starts_;  ///< Of the tables in the one table.
};

}  // namespace weft::syntax
