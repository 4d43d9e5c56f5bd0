#include "importers/pipeline/import_summary.h"

#include <algorithm>
#include <iomanip>
#include <nlohmann/json.hpp>

namespace weft {
namespace {

double megabytes_a_second(const ImportSummary& summary) {
  return static_cast<double>(summary.bytes) / 1e6 / std::max(summary.seconds, 1e-6);
}

Status state_of(const std::ostream& out) {
  return out ? ok() : Status(fail(ErrorCode::kIo, "the summary cannot be written"));
}

}  // namespace

Status write_text(const ImportSummary& summary, const StoreStats& stats, std::ostream& out) {
  out << summary.articles_read << " articles read: " << summary.added << " new, "
      << summary.unchanged << " unchanged";
  if (summary.reread > 0) out << ", " << summary.reread << " read again with newer packs";
  out << ", " << summary.set_aside.size() << " set aside.\n";
  if (summary.files_left_unread > 0)
    out << summary.files_left_unread << " files have not changed since they were imported.\n";
  if (summary.with_annotations) {
    out << "Annotations: " << summary.annotated << " articles read from them, "
        << summary.articles_read - summary.annotated << " by the built-in engine, "
        << summary.refused.size() << " annotations refused";
    if (summary.unused_annotations > 0)
      out << ", " << summary.unused_annotations << " entries for articles that were not read";
    out << ".\n";
  }
  if (summary.stopped)
    out << "Stopped at the first " << (summary.refused.empty() ? "input" : "input or annotation")
        << " that was set aside.\n";
  if (summary.interrupted) out << "Interrupted; the same command goes on from here.\n";
  out << "The store holds " << stats.articles << " articles, " << stats.entities << " entities, "
      << stats.events << " events.\n";
  out << std::fixed << std::setprecision(2) << summary.seconds << " s, "
      << megabytes_a_second(summary) << " MB/s\n";
  return state_of(out);
}

Status write_json(const ImportSummary& summary, const StoreStats& stats, std::ostream& out) {
  nlohmann::ordered_json json = {
      {"read", summary.articles_read},
      {"new", summary.added},
      {"unchanged", summary.unchanged},
      {"reread", summary.reread},
      {"set_aside", summary.set_aside.size()},
      {"files_left_unread", summary.files_left_unread},
      {"interrupted", summary.interrupted},
      {"entities", stats.entities},
      {"events", stats.events},
      {"seconds", summary.seconds},
      {"mb_per_second", megabytes_a_second(summary)},
  };
  if (summary.with_annotations) {
    json["annotated"] = summary.annotated;
    json["refused"] = summary.refused.size();
    json["unused_annotations"] = summary.unused_annotations;
  }
  out << json.dump(2) << '\n';
  return state_of(out);
}

}  // namespace weft
