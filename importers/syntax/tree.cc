#include "importers/syntax/detail/tree.h"

#include <algorithm>

namespace weft::syntax {
namespace {

constexpr float kNever = -1e9F;
// How much more likely (in logits) a word must be a root than anything else to be a second one.
constexpr float kFurtherRoot = 1.0F;

/// Where following the heads from each word leads: kRooted, or into a cycle.
enum class End : std::uint8_t { kUnknown, kOpen, kRooted, kCycle };

class Tree {
 public:
  Tree(std::vector<float>& scores, std::size_t words)
      : scores_(scores), words_(words), heads_(words, -1) {}

  std::vector<std::int32_t> run() {
    choose_root();
    for (std::size_t i = 0; i < words_; ++i) {
      if (i == root_) continue;
      const auto head = best_head(i);
      const bool further = root_score(i) > score(i, static_cast<std::size_t>(head)) + kFurtherRoot;
      heads_[i] = further ? -1 : head;
    }
    // Every repair ties one cycle to the root, so there are at most words / 2 of them.
    while (find_ends()) break_cycle();
    return std::move(heads_);
  }

 private:
  [[nodiscard]] float& score(std::size_t word, std::size_t head) {
    return scores_[word * (words_ + 1) + head + 1];
  }
  [[nodiscard]] float root_score(std::size_t word) const { return scores_[word * (words_ + 1)]; }

  [[nodiscard]] std::int32_t best_head(std::size_t word) {
    const auto* row = scores_.data() + word * (words_ + 1) + 1;
    return static_cast<std::int32_t>(std::max_element(row, row + words_) - row);
  }

  /// The word that gains most, or loses least, by being the root instead of what it would be.
  void choose_root() {
    float best = 0;
    for (std::size_t i = 0; i < words_; ++i) {
      score(i, i) = kNever;
      const float gain =
          words_ == 1 ? 0 : root_score(i) - score(i, static_cast<std::size_t>(best_head(i)));
      if (i == 0 || gain > best) {
        best = gain;
        root_ = i;
      }
    }
  }

  /// Fills ends_; true if there is a cycle, which then is in cycle_.
  bool find_ends() {
    ends_.assign(words_, End::kUnknown);
    cycle_.clear();
    std::vector<std::size_t> path;
    for (std::size_t i = 0; i < words_; ++i) {
      path.clear();
      auto at = i;
      while (ends_[at] == End::kUnknown && heads_[at] >= 0) {
        ends_[at] = End::kOpen;
        path.push_back(at);
        at = static_cast<std::size_t>(heads_[at]);
      }
      if (heads_[at] < 0) ends_[at] = End::kRooted;
      auto end = ends_[at];
      if (end == End::kOpen) {
        end = End::kCycle;
        if (cycle_.empty()) cycle_.assign(std::find(path.begin(), path.end(), at), path.end());
      }
      for (const auto word : path) ends_[word] = end;
    }
    return !cycle_.empty();
  }

  /// Gives one word of the cycle a head that leads to the root.
  void break_cycle() {
    float least = 0;
    std::size_t word = cycle_.front();
    std::size_t head = root_;
    bool found = false;
    for (const auto candidate : cycle_) {
      const float now = score(candidate, static_cast<std::size_t>(heads_[candidate]));
      for (std::size_t k = 0; k < words_; ++k) {
        if (ends_[k] != End::kRooted) continue;
        const float loss = now - score(candidate, k);
        if (found && loss >= least) continue;
        found = true;
        least = loss;
        word = candidate;
        head = k;
      }
    }
    heads_[word] = static_cast<std::int32_t>(head);
  }

  std::vector<float>& scores_;
  std::size_t words_;
  std::vector<std::int32_t> heads_;
  std::vector<End> ends_;
  std::vector<std::size_t> cycle_;
  std::size_t root_ = 0;
};

}  // namespace

std::vector<std::int32_t> best_tree(std::vector<float>& scores, std::size_t words) {
  if (words == 0) return {};
  return Tree(scores, words).run();
}

}  // namespace weft::syntax
