#pragma once

#include <cstddef>
#include <vector>

#include "queries/detail/flat_map.h"
#include "queries/detail/tie_book.h"
#include "queries/detail/tie_scan.h"

namespace weft::detail {

/// The most heavily tied entities of a whole store, and the pairs among them.
class Overview {
 public:
  /// `scan` must outlive it. Unless `in_full`, the book has only the weights of pairs.
  Overview(TieScan& scan, bool in_full) : scan_(&scan), in_full_(in_full) {}

  /// Chooses the `members` entities (0: all) with the greatest weight of ties, ties by id; a pair
  /// that weighs less than `lightest` leads to no one who is left out.
  [[nodiscard]] Status choose(std::size_t members, Quarters lightest);

  [[nodiscard]] const EntityIndex& index() const { return index_; }
  [[nodiscard]] const std::vector<std::uint32_t>& members() const { return members_; }
  [[nodiscard]] const TieBook& book() const { return book_; }
  [[nodiscard]] std::size_t nodes_left_out() const { return nodes_left_out_; }
  [[nodiscard]] std::size_t edges_left_out() const { return edges_left_out_; }

 private:
  struct Standing {
    std::uint32_t subject, object;
    Tie tie;
  };

  /// Calls visit(a, b, Quarters, tie) for every pair of participants of every event, then for every
  /// standing relation; tie() makes the Tie.
  template <class Visit>
  Status each_tie(Visit&& visit);
  Status read_relations();
  void choose_heaviest(std::size_t members);

  TieScan* scan_;
  bool in_full_;
  EntityIndex index_;
  std::vector<Standing> relations_;
  std::vector<Quarters> weights_;
  std::vector<bool> is_member_;
  std::vector<std::uint32_t> members_;
  TieBook book_;
  std::size_t nodes_left_out_ = 0, edges_left_out_ = 0;
};

}  // namespace weft::detail
