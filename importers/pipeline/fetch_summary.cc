#include "importers/pipeline/fetch_summary.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "importers/pipeline/import_summary.h"

namespace weft {

Status write_text(const FetchSummary& summary, const StoreStats& stats, std::ostream& out) {
  out << summary.pages << " pages fetched, " << summary.unchanged << " unchanged, "
      << summary.not_fetched.size() << " not fetched";
  if (summary.known > 0) out << "; " << summary.known << " entries of feeds known already";
  if (summary.left > 0) out << "; " << summary.left << " entries left for another time";
  out << ".\n";
  return write_text(summary.articles, stats, out);
}

Status write_json(const FetchSummary& summary, const StoreStats& stats, std::ostream& out) {
  std::ostringstream articles;
  WEFT_TRY(write_json(summary.articles, stats, articles));
  auto json = nlohmann::ordered_json::parse(articles.view());
  json["pages"] = {{"fetched", summary.pages},
                   {"unchanged", summary.unchanged},
                   {"not_fetched", summary.not_fetched.size()},
                   {"known", summary.known},
                   {"left", summary.left}};
  out << json.dump(2) << '\n';
  return out ? ok() : Status(fail(ErrorCode::kIo, "the summary cannot be written"));
}

}  // namespace weft
