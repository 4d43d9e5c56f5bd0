#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/store.h"
#include "importers/fetch/fetcher.h"
#include "importers/language/engine.h"
#include "importers/pipeline/import.h"
#include "importers/readers/reader.h"

namespace weft {

/// What came of a fetch; `articles` counts as an import does.
struct FetchSummary {
  ImportSummary articles;
  std::uint64_t pages = 0;            ///< Fetched, feeds among them.
  std::uint64_t unchanged = 0;        ///< Not sent again, for they were as they had been.
  std::uint64_t known = 0;            ///< Entries of feeds whose pages had been fetched before.
  std::uint64_t left = 0;             ///< Entries of feeds beyond the number asked for.
  std::vector<SetAside> not_fetched;  ///< By address, with the reason.
};

struct FetchImportOptions {
  FetchOptions fetch;
  ReadOptions read;
  std::optional<std::size_t> entries;  ///< Pages to follow of each feed; absent: all. With 0 its
                                       ///< entries are imported as the feed has them.
  std::string save_folder;             ///< Where to keep what was fetched; empty: nowhere.
  bool again = false;                  ///< Also what was fetched before and has not changed.
  const std::atomic<bool>* stop = nullptr;  ///< Set from anywhere: it ends with what is done.
  int wake = -1;  ///< A file descriptor that becomes readable when `stop` is set.
  std::function<void(const FetchSummary&)> on_progress;  ///< After each page.
  std::function<void(ArticleId, const std::string& key)> on_acknowledged;
};

/// Fetches pages and feeds and puts their articles into the store, each as it comes. Of a feed, the
/// pages of its new entries are fetched; an entry without an address, or whose page cannot be had
/// or has no article, is imported as the feed has it. What was fetched before is asked for by its
/// validators, so that an unchanged page costs no more than the question; entries are followed
/// once for each day that their feed gives them. A feed's own validators are kept only when nothing
/// of it is left to fetch. Errors: those of the store, and kIo if a page cannot be saved. What is
/// not fetched is no error.
[[nodiscard]] Result<FetchSummary> fetch_and_import(StoreWriter& store,
                                                    const LanguageEngine& engine,
                                                    const std::vector<std::string>& urls,
                                                    const FetchImportOptions& options);

}  // namespace weft
