#pragma once

#include <cstdint>
#include <queue>
#include <vector>

#include "queries/detail/flat_map.h"
#include "queries/detail/tie_book.h"
#include "queries/detail/tie_scan.h"

namespace weft::detail {

/// Grows a neighbourhood from its centres along the heaviest tie next, as Prim's algorithm grows a
/// maximum spanning tree, but reading the ties of an entity only when it joins: the whole graph is
/// never built. The pairs among those who joined are noted on the way.
class Growth {
 public:
  struct Limits {
    std::size_t hops = 1;
    std::size_t members = 0;  ///< 0: no limit. The centres always join.
    Quarters lightest = 0;    ///< Ties of a pair that weigh less together do not count.
    bool in_full = true;      ///< Else the book has only the weights of pairs.
  };
  /// `scan` must outlive it.
  Growth(TieScan& scan, const Limits& limits) : scan_(&scan), limits_(limits) {}

  [[nodiscard]] Status grow_from(const std::vector<EntityId>& centres);

  [[nodiscard]] const EntityIndex& index() const { return index_; }
  /// Numbers of those who joined, in that order.
  [[nodiscard]] const std::vector<std::uint32_t>& members() const { return members_; }
  [[nodiscard]] const TieBook& book() const { return book_; }
  [[nodiscard]] std::size_t nodes_left_out() const;
  [[nodiscard]] std::size_t edges_left_out() const;

 private:
  static constexpr std::uint32_t kFar = ~std::uint32_t{0};
  struct Entity {
    bool joined = false;
    bool has_offered = false;           ///< Its neighbours may join, and know of it.
    std::uint32_t hops = kFar;          ///< From the nearest centre, along ties of members.
    std::uint32_t offers_received = 0;  ///< Number of members that offered it to join.
    Quarters heaviest = 0;              ///< Tie by which it may join.
  };
  struct Offer {
    Quarters weight;
    EntityId id;
    std::uint32_t number;
    /// The heaviest on top of a std::priority_queue, then the smallest id.
    friend bool operator<(const Offer& a, const Offer& b) {
      return a.weight != b.weight ? a.weight < b.weight : b.id < a.id;
    }
  };

  std::uint32_t number_of(EntityId id);
  Status join(std::uint32_t number);
  /// Sums the ties of `owner` to each of met_ into now_; notes pairs of members if asked.
  Status read_ties(std::uint32_t owner, bool note_pairs);
  Status read_in_full(std::uint32_t owner);
  Status read_weights(std::uint32_t owner);
  void add_weight(std::uint32_t number, Quarters weight) {
    if (now_[number] == 0) met_.push_back(number);
    now_[number] += weight;
  }
  void offer_neighbours(std::uint32_t owner);
  /// Members that turned out to be nearer to a centre make their neighbours eligible.
  Status settle_nearer();

  TieScan* scan_;
  Limits limits_;
  EntityIndex index_;
  std::vector<Entity> entities_;
  std::vector<std::uint32_t> members_;
  std::vector<Quarters> now_;  ///< Of each entity: apart, for the inner loop reads nothing else.
  std::vector<std::uint32_t> met_;
  std::vector<std::uint32_t> nearer_;
  std::priority_queue<Offer> offers_;
  TieBook book_;
};

}  // namespace weft::detail
