#include "importers/readers/detail/row_parting.h"

#include <algorithm>
#include <limits>

#include "importers/readers/detail/cells.h"
#include "importers/readers/detail/cuts.h"

namespace weft {
namespace {

constexpr std::size_t kMostCuts = 32;
constexpr std::size_t kLongestRow = 2000;
constexpr double kPerCell = 0.5;  // Fewer cells, all else being equal.
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Stops are the row's ends and its cuts; a cell is [stop i, stop j).
class RowParter {
 public:
  RowParter(std::string_view row, bool is_header, WordCosts& words)
      : row_(row), is_header_(is_header), words_(words) {
    stops_.push_back({0, 0});
    for (const auto& cut : find_cuts(row, words, kMostCuts)) stops_.push_back(cut);
    stops_.push_back({static_cast<std::uint32_t>(row.size()), 0});
    count_ = stops_.size();
    shapes_.resize(count_ * count_);
    costs_.assign(count_ * count_, 0);
    for (std::size_t i = 0; i < count_; ++i) {
      for (std::size_t j = i + 1; j < count_; ++j) {
        shapes_[i * count_ + j] = shape_of(cell(i, j));
        const auto place = is_header ? CellPlace::kHeading : CellPlace::kValue;
        costs_[i * count_ + j] = cell_cost(cell(i, j), place, words);
      }
    }
  }

  RowParting run() {
    // best_[k][i][j]: the row up to stop j in k cells, the last being [i, j).
    best_.assign((kMostColumns + 1) * count_ * count_, kInfinity);
    before_.assign(best_.size(), 0);
    const auto first = is_header_ ? CellPlace::kCorner : CellPlace::kLabel;
    for (std::size_t j = 1; j < count_; ++j)
      best(1, 0, j) = cell_cost(cell(0, j), first, words_) + stops_[j].cost;
    for (std::size_t i = 1; i + 1 < count_; ++i) extend(i);
    return collect();
  }

 private:
  [[nodiscard]] std::string_view cell(std::size_t i, std::size_t j) const {
    return row_.substr(stops_[i].at, stops_[j].at - stops_[i].at);
  }
  double& best(std::size_t k, std::size_t i, std::size_t j) {
    return best_[(k * count_ + i) * count_ + j];
  }
  std::size_t& before(std::size_t k, std::size_t i, std::size_t j) {
    return before_[(k * count_ + i) * count_ + j];
  }

  // Offers every cell that begins at stop i behind every cell that ends there. Stops come in order,
  // so all ways to reach stop i are known.
  void extend(std::size_t i) {
    for (std::size_t j = i + 1; j < count_; ++j) {
      const double own = costs_[i * count_ + j] + stops_[j].cost + kPerCell;
      for (std::size_t h = 0; h < i; ++h) {
        // The label is not like the values beside it.
        const double beside =
            h == 0 ? 0 : neighbour_cost(shapes_[h * count_ + i], shapes_[i * count_ + j]);
        for (std::size_t k = 2; k <= kMostColumns; ++k) {
          const double cost = best(k - 1, h, i) + own + (k > 2 ? beside : 0);
          if (cost >= best(k, i, j)) continue;
          best(k, i, j) = cost;
          before(k, i, j) = h;
        }
      }
    }
  }

  RowParting collect() {
    RowParting parting{std::vector<double>(kMostColumns + 1, kInfinity),
                       std::vector<std::vector<Span>>(kMostColumns + 1)};
    const std::size_t end = count_ - 1;
    for (std::size_t k = 1; k <= kMostColumns; ++k) {
      std::size_t last = 0;
      for (std::size_t i = 0; i < end; ++i) {
        if (best(k, i, end) < parting.cost[k]) {
          parting.cost[k] = best(k, i, end);
          last = i;
        }
      }
      if (parting.cost[k] == kInfinity) continue;
      auto& cells = parting.cells[k];
      for (std::size_t i = last, j = end, n = k; n > 0; --n) {
        cells.push_back({stops_[i].at, stops_[j].at});
        const std::size_t h = before(n, i, j);
        j = i;
        i = h;
      }
      std::reverse(cells.begin(), cells.end());
    }
    return parting;
  }

  std::string_view row_;
  bool is_header_;
  WordCosts& words_;
  std::vector<Cut> stops_;
  std::size_t count_ = 0;
  std::vector<CellShape> shapes_;
  std::vector<double> costs_, best_;
  std::vector<std::size_t> before_;
};

}  // namespace

RowParting whole_row(std::string_view row) {
  RowParting whole{std::vector<double>(kMostColumns + 1, kInfinity),
                   std::vector<std::vector<Span>>(kMostColumns + 1)};
  whole.cost[1] = 0;
  whole.cells[1] = {{0, static_cast<std::uint32_t>(row.size())}};
  return whole;
}

RowParting part_row(std::string_view row, bool is_header, WordCosts& words) {
  return row.size() > kLongestRow ? whole_row(row) : RowParter(row, is_header, words).run();
}

}  // namespace weft
