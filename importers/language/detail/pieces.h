#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/facts.h"
#include "importers/language/detail/runs.h"

namespace weft::detail {

/// A place in a sentence that is a name, before the article as a whole has been heard.
struct Piece {
  std::size_t first = 0, last = 0;     ///< Atoms [first, last).
  Span span;                           ///< In the article.
  const PackEntity* entity = nullptr;  ///< Where a pack knows it.
  bool demonym = false;
  EntityType type = EntityType::kOther;
  int weight = 0;            ///< How sure the type is; 0: nothing tells.
  std::string name;          ///< As it stands in the text, or completed: "Ascend 910C" for "C".
  bool incomplete = false;   ///< "910B": a name only if a longer one ends with it.
  bool maker_known = false;  ///< Begins with its maker's name: the atoms [first, maker_last).
  std::size_t maker_last = 0;
};

inline constexpr int kPackWeight = 100;
inline constexpr int kListWeight = 10;  ///< Of a name of several words that a list has.

/// The type that the lists give a name; empty for names of people in part and for unknown ones.
[[nodiscard]] std::optional<EntityType> type_of(const Listed& listed);
/// How much the lists speak for a place: less where people are called so, too. 0: not at all.
[[nodiscard]] int place_weight(const Listed& listed);

/// Cuts a run into names: titles go, makers stay before their products, a company's or agency's
/// last word tells what the words before it are. Appends in text order.
void parse_run(std::string_view text, const CutSentence& sentence, const Run& run,
               const Evidence& evidence, std::vector<Piece>& out);

/// Names whose first part stands only before the first of several: "Ascend 910B/C", "A320 and
/// 321neo", and "V2" in "DeepSeek releases V2". `pieces` are those of one sentence, in order.
void complete_pieces(std::string_view text, const CutSentence& sentence, const Gazetteer& gazetteer,
                     std::vector<Piece>& pieces);

}  // namespace weft::detail
