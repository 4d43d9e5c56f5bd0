#pragma once

#include <iostream>
#include <string>
#include <vector>

#include "cli/session.h"
#include "core/store.h"

namespace weft::cli {

/// Writes what came of an import or a fetch, as text or JSON, unless it is to be quiet; gives the
/// exit status.
template <class Summary>
[[nodiscard]] int write_summary(const CommonOptions& common, const Summary& summary,
                                const Snapshot& store) {
  const auto stats = store.stats();
  if (!stats) return report_store(stats.error());
  if (common.quiet) return kDone;
  const std::vector<FormatWriter> writers = {
      {"text", [&](std::ostream& out) { return write_text(summary, *stats, out); }},
      {"json", [&](std::ostream& out) { return write_json(summary, *stats, out); }}};
  const auto written = write_answer(common, writers);
  return written ? kDone : report(written.error());
}

/// What --verbose says of an article that is safely on the disk.
inline void name_stored(ArticleId id, const std::string& key) {
  std::cerr << "stored " << to_string(id) << ' ' << key << std::endl;
}

}  // namespace weft::cli
