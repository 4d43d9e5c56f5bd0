#include "core/sketch.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace weft {
namespace {

constexpr std::size_t kFewestWords = 10;

/// Half of what both texts have together is in each of them. A wire story that lost its last two
/// fifths and got a lead of its own has about half; two reports of one event, with the same quotes
/// and the same background, have a fifth.
constexpr double kCopy = 0.36;

bool is_running_text(SectionKind kind) {
  switch (kind) {
    case SectionKind::kSummary:
    case SectionKind::kBody:
    case SectionKind::kTakeaway:
    case SectionKind::kTechnical:
    case SectionKind::kForecast:
    case SectionKind::kTimeline:
      return true;
    case SectionKind::kHeadline:
    case SectionKind::kByline:
    case SectionKind::kTable:
    case SectionKind::kBoilerplate:
      break;
  }
  return false;
}

/// What a character is to a word, by its first bytes: no tables of Unicode are needed to see the
/// same words in two copies of a text.
enum class CharClass { kGap, kLetter, kIdeograph };
struct Character {
  CharClass kind;
  std::size_t bytes;
};

Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const auto first = byte(0);
  if (first < 0x80) {
    const bool letter =
        (first >= '0' && first <= '9') || ((first | 0x20U) >= 'a' && (first | 0x20U) <= 'z');
    return {letter ? CharClass::kLetter : CharClass::kGap, 1};
  }
  const std::size_t bytes = std::min<std::size_t>(first >= 0xF0   ? 4
                                                  : first >= 0xE0 ? 3
                                                                  : 2,
                                                  text.size() - at);
  if (first == 0xC2) return {CharClass::kGap, bytes};  // U+0080…U+00BF: signs, no-break space
  if (bytes == 3) {
    const unsigned code = ((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    if (code >= 0x2000 && code < 0x2C00) return {CharClass::kGap, bytes};  // marks, arrows, signs
    if (code >= 0x3000 && code < 0x3040) return {CharClass::kGap, bytes};  // marks of East Asia
    if (code >= 0xFE00 && code < 0xFF10) return {CharClass::kGap, bytes};
    if (code >= 0x3040 && code < 0xA000) return {CharClass::kIdeograph, bytes};
  }
  return {bytes == 4 ? CharClass::kIdeograph : CharClass::kLetter, bytes};
}

/// Hashes words as they come and, with the last few of them, shingles.
class Shingles {
 public:
  void add_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto [kind, bytes] = character_at(text, at);
      if (kind != CharClass::kLetter) end_word();
      if (kind == CharClass::kLetter && bytes == 1) {
        word_.push_back(static_cast<char>(text[at] | 0x20));  // digits have that bit already
      } else if (kind != CharClass::kGap) {
        word_.append(text.substr(at, bytes));
      }
      if (kind == CharClass::kIdeograph) end_word();
      at += bytes;
    }
    end_word();
  }

  Sketch finish() && {
    if (words_ < kFewestWords) return {};
    std::sort(hashes_.begin(), hashes_.end());
    hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
    Sketch sketch;
    sketch.shingles = static_cast<std::uint32_t>(hashes_.size());
    hashes_.resize(std::min(hashes_.size(), kSketchHashes));
    sketch.hashes = std::move(hashes_);
    sketch.hashes.shrink_to_fit();
    return sketch;
  }

 private:
  void end_word() {
    if (word_.empty()) return;
    std::copy(last_.begin() + 1, last_.end(), last_.begin());
    last_.back() = XXH3_64bits(word_.data(), word_.size());
    word_.clear();
    if (++words_ < kShingleWords) return;
    hashes_.push_back(static_cast<std::uint32_t>(XXH3_64bits(last_.data(), sizeof last_) >> 32U));
  }

  std::string word_;
  std::array<std::uint64_t, kShingleWords> last_{};
  std::size_t words_ = 0;
  std::vector<std::uint32_t> hashes_;
};

bool share_a_key(const Sketch& a, const Sketch& b) {
  const auto keys_of_a = copy_keys(a);
  const auto keys_of_b = copy_keys(b);
  return std::any_of(keys_of_a.begin(), keys_of_a.end(), [&](std::uint64_t key) {
    return std::binary_search(keys_of_b.begin(), keys_of_b.end(), key);
  });
}

}  // namespace

Sketch sketch_of(const Article& article) {
  Shingles shingles;
  for (const auto& section : article.sections) {
    if (is_running_text(section.kind)) shingles.add_text(slice(article.text, section.span));
  }
  return std::move(shingles).finish();
}

double resemblance(const Sketch& a, const Sketch& b) {
  // Of the smallest hashes of the union, how many are in both.
  std::size_t seen = 0;
  std::size_t common = 0;
  auto left = a.hashes.begin();
  auto right = b.hashes.begin();
  while (seen < kSketchHashes && (left != a.hashes.end() || right != b.hashes.end())) {
    ++seen;
    if (right == b.hashes.end() || (left != a.hashes.end() && *left < *right)) {
      ++left;
    } else if (left == a.hashes.end() || *right < *left) {
      ++right;
    } else {
      ++common;
      ++left;
      ++right;
    }
  }
  return seen == 0 ? 0 : static_cast<double>(common) / static_cast<double>(seen);
}

bool are_copies(const Sketch& a, const Sketch& b) {
  return resemblance(a, b) >= kCopy && share_a_key(a, b);
}

std::vector<std::uint64_t> copy_keys(const Sketch& sketch) {
  std::vector<std::uint64_t> keys;
  for (std::size_t i = 0; i + 1 < std::min(sketch.hashes.size(), kMostCopyKeys + 1); ++i) {
    keys.push_back((std::uint64_t{sketch.hashes[i]} << 32U) | sketch.hashes[i + 1]);
  }
  return keys;
}

}  // namespace weft
