#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/result.h"
#include "importers/language/annotation.h"

namespace weft {

/// Reads articles: text in, annotations out. Immutable after loading; any number of threads.
class LanguageEngine {
 public:
  virtual ~LanguageEngine() = default;
  /// Pure. Time linear in the text; memory beside the answer bounded, for a very long article is
  /// read in pieces of a megabyte, across which only equal spellings make one name. Reads only what
  /// stands in a section that is neither byline nor boilerplate. `article.published` anchors
  /// relative times; where it is absent, the result's not_published_before gives the bound and
  /// undated lead events are dated "that day/..".
  [[nodiscard]] virtual Annotations annotate(const Article& article) const = 0;
  /// Changes whenever packs or models change what annotate() gives.
  [[nodiscard]] virtual std::uint64_t fingerprint() const = 0;
  /// The pack's knowledge of an entity; nullptr if no pack has that identifier.
  [[nodiscard]] virtual const PackEntity* pack_entity(std::string_view pack_id) const = 0;
  /// The pack entity that goes by `name`, compared folded; nullptr if no pack has one.
  [[nodiscard]] virtual const PackEntity* entity_named(std::string_view name) const = 0;
};

/// The model that load_engine() maps.
[[nodiscard]] std::string model_path(const std::string& models_folder);

/// Loads the packs in `packs_folder` and maps the model in `models_folder`. Errors: kIo, kMalformed
/// and kCorrupt with file and place.
[[nodiscard]] Result<std::unique_ptr<LanguageEngine>> load_engine(const std::string& packs_folder,
                                                                  const std::string& models_folder);

}  // namespace weft
