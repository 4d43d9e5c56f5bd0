#include <algorithm>
#include <charconv>

#include "importers/syntax/detail/features.h"
#include "importers/syntax/detail/hash.h"

namespace weft::syntax {
namespace {

constexpr std::size_t kBuckets = 1U << 16;  ///< By the highest bits of a form's hash.
constexpr std::uint16_t kNoSet = 0xFFFF;

Error damaged(const TensorFile& file, std::string_view what) {
  return fail(ErrorCode::kCorrupt, "the model is damaged: " + std::string(what), file.path());
}

Result<std::uint32_t> number_in(const TensorFile& file, std::string_view key) {
  const auto text = file.metadata(key);
  std::uint32_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    return damaged(file, "no number \"" + std::string(key) + "\"");
  }
  return number;
}

}  // namespace

Result<Lexicon> Lexicon::open(const TensorFile& file) {
  Lexicon result;
  WEFT_ASSIGN(buckets, file.array<std::uint32_t>("forms.buckets"));
  WEFT_ASSIGN(fingerprints, file.array<std::uint32_t>("forms.fingerprints"));
  WEFT_ASSIGN(words, file.array<std::uint16_t>("forms.words"));
  WEFT_ASSIGN(sets, file.array<std::uint16_t>("forms.sets"));
  WEFT_ASSIGN(starts, file.array<std::uint32_t>("sets.starts"));
  WEFT_ASSIGN(bits, file.array<std::uint8_t>("sets.bits"));
  const bool sizes_agree = buckets.size() == kBuckets + 1 && words.size() == fingerprints.size() &&
                           sets.size() == fingerprints.size() && !starts.empty();
  if (!sizes_agree || buckets.back() != fingerprints.size() || starts.back() != bits.size() ||
      !std::is_sorted(buckets.begin(), buckets.end()) ||
      !std::is_sorted(starts.begin(), starts.end())) {
    return damaged(file, "its table of forms does not fit together");
  }
  for (const auto set : sets) {
    if (set != kNoSet && set + 1U >= starts.size())
      return damaged(file, "a form has no set of bits");
  }
  result.buckets_ = buckets;
  result.fingerprints_ = fingerprints;
  result.words_ = words;
  result.sets_ = sets;
  result.starts_ = starts;
  result.bits_ = bits;
  for (const auto word : words)
    result.most_word_ = std::max<std::uint32_t>(result.most_word_, word);
  for (const auto bit : bits) result.most_bit_ = std::max<std::uint32_t>(result.most_bit_, bit);
  WEFT_ASSIGN(verb, number_in(file, "bit v"));
  WEFT_ASSIGN(noun, number_in(file, "bit n"));
  WEFT_ASSIGN(adjective, number_in(file, "bit a"));
  result.verb_ = verb;
  result.noun_ = noun;
  result.adjective_ = adjective;
  return result;
}

Lexicon::Entry Lexicon::find(std::string_view folded) const {
  const auto hash = fnv64(folded);
  const auto bucket = static_cast<std::size_t>(hash >> 48);
  const auto fingerprint = static_cast<std::uint32_t>(hash);
  for (auto i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
    if (fingerprints_[i] != fingerprint) continue;
    if (sets_[i] == kNoSet) return {words_[i], {}};
    return {words_[i],
            bits_.subspan(starts_[sets_[i]], starts_[sets_[i] + 1U] - starts_[sets_[i]])};
  }
  return {};
}

bool Lexicon::is_base(std::string_view folded, char part) const {
  const auto bit = part == 'v' ? verb_ : part == 'n' ? noun_ : adjective_;
  const auto bits = find(folded).bits;
  return std::find(bits.begin(), bits.end(), bit) != bits.end();
}

}  // namespace weft::syntax
