#include "cli/set_aside_report.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

namespace weft::cli {
namespace {

constexpr std::size_t kMostLines = 20;

}  // namespace

void print(const SetAside& piece, std::string_view fate) {
  std::cerr << piece.path << (piece.place.empty() ? "" : ": " + piece.place) << ": " << fate << ": "
            << piece.reason << '\n';
}

void print(const std::vector<SetAside>& pieces, std::string_view fate) {
  const auto shown = std::min(pieces.size(), kMostLines);
  for (std::size_t i = 0; i < shown; ++i) print(pieces[i], fate);
  if (shown < pieces.size()) {
    std::cerr << "... and " << pieces.size() - shown << " more; import --report FILE lists all\n";
  }
}

Status write_report(const std::vector<SetAside>& pieces, const std::string& path) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  for (const auto& piece : pieces) {
    const nlohmann::ordered_json line = {
        {"path", piece.path}, {"place", piece.place}, {"reason", piece.reason}};
    // What a message quotes may be no UTF-8.
    file << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  }
  file.close();
  if (!file)
    return fail(ErrorCode::kIo, std::string("cannot be written: ") + std::strerror(errno), path);
  return ok();
}

}  // namespace weft::cli
