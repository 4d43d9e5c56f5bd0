#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "core/article.h"
#include "core/facts.h"
#include "importers/language/name_words.h"

namespace weft::detail {

/// What a cell of a table says of the names in it.
struct CellRole {
  bool value = false;               ///< A capital tells of no name here.
  std::optional<EntityType> names;  ///< What the cell names, where the words beside it tell.
};

/// The roles of all cells of an article's tables. A value names what its row's label says ("Battery
/// Supplier": an organisation), a label what stands over all labels ("Club"); a heading over a
/// "Developer" or "Publisher" names a product. All others but headings are mere values:
/// "Undisclosed", "Handball". Immutable.
class CellRoles {
 public:
  CellRoles(const Article& article, const NameWords& words);
  /// Of the cell that begins at byte `begin`; the empty role if none does.
  [[nodiscard]] CellRole at(std::uint32_t begin) const;

 private:
  std::unordered_map<std::uint32_t, CellRole> roles_;
};

}  // namespace weft::detail
