#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/contender.h"

namespace weft::bench {

/// One of the seven questions, asked about several entities in turn where it is about one.
struct Question {
  std::string_view name;
  /// Asks for the `turn`th time and gives a number that stands for the whole answer: equal for
  /// equal answers (PageRank: to six digits).
  std::function<std::size_t(Contender&, std::size_t turn)> ask;
  std::size_t turns;  ///< How many different ones there are.
};

[[nodiscard]] std::vector<Question> seven_questions();

}  // namespace weft::bench
