#pragma once

#include <vector>

#include "core/article.h"
#include "importers/language/gazetteer.h"
#include "importers/language/names.h"
#include "importers/language/sentences.h"

namespace weft {

/// Standing relations that the text itself states: a product after its maker ("Huawei Ascend 910B",
/// "Huawei's Ascend 910 series"), offices ("Jensen Huang, Nvidia's chief executive"), subsidiaries
/// ("X, a unit of Y") and seats ("Shenzhen-based Huawei"). Each once a sentence, in text order.
/// Makers that only a product's name mentions are appended to `found.referents`. Pure; linear time.
[[nodiscard]] std::vector<RelationInText> find_relations(const Article& article,
                                                         const std::vector<Sentence>& sentences,
                                                         const Gazetteer& gazetteer,
                                                         FoundNames& found);

}  // namespace weft
