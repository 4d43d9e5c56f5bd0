#pragma once

#include <optional>
#include <string>

#include "core/result.h"
#include "core/store.h"
#include "importers/fetch/http.h"

namespace weft {

/// What is remembered of a page that was fetched and dealt with.
struct PageNote {
  std::string url;        ///< Where it was found in the end.
  Validators validators;  ///< What its server gave with it; may be empty.
  std::string stamp;      ///< The day that a feed gave for it, in EDTF; empty if none did.
};

/// What the store remembers of the pages it was fed from. It is a note of the store, so that it is
/// written in the same stroke as the page's articles: a kill can neither lose an article that is
/// noted nor make one come twice, and whoever deletes the store deletes its notes. A note of an
/// address costs some 200 bytes on the disk and no memory. Borrows the store.
class PageNotes {
 public:
  explicit PageNotes(StoreWriter& store) : store_(store) {}
  /// The note of an address in normal form. Errors: those of the store.
  [[nodiscard]] Result<std::optional<PageNote>> find(const std::string& url) const;
  /// Stages a note for the next commit.
  [[nodiscard]] Status set(const std::string& url, const PageNote& note) const;

 private:
  StoreWriter& store_;
};

}  // namespace weft
