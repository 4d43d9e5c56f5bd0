#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "importers/language/packs.h"

namespace weft {

/// All aliases of all pack entities, ready to be looked up word by word. Immutable; any thread.
/// Keeps a reference to the packs, which must outlive it.
class Gazetteer {
 public:
  explicit Gazetteer(const Packs& packs);
  explicit Gazetteer(Packs&&) = delete;
  [[nodiscard]] const Packs& packs() const { return *packs_; }

 private:
  const Packs* packs_;
};

}  // namespace weft
