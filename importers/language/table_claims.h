#pragma once

#include <vector>

#include "core/article.h"
#include "importers/language/names.h"

namespace weft {

/// What the tables of an article state: each cell is a claim about what its column's header names,
/// with the row's first cell as the attribute. Rows without a label and empty cells give none.
///
/// "Nvidia H200 (Restricted)" is about the H200. "Nvidia H100/H200" is about both, and about a
/// referent of its own that goes by the header, so that it can be asked for by what stands there. A
/// header without any name becomes a referent of its own, with a name at its place. The header's
/// text becomes an alias of what it names. Appends to `found`, keeping its order. Pure; time linear
/// in the tables.
[[nodiscard]] std::vector<ClaimInText> find_table_claims(const Article& article, FoundNames& found);

}  // namespace weft
