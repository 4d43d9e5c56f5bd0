#pragma once

#include <fstream>
#include <string>

#include "core/result.h"
#include "importers/fetch/http.h"

namespace weft {

/// Keeps fetched pages as they came, in the form that web archives use (WARC 1.1, ISO 28500): one
/// new file a run, made with its first page. A kill costs at most the page being written. One
/// thread.
class WarcFile {
 public:
  /// The file will be `folder`/weft-TIME.warc; the folder is made if it is not there.
  explicit WarcFile(std::string folder) : folder_(std::move(folder)) {}

  /// Adds what `url` answered. Errors: kIo.
  [[nodiscard]] Status add(const std::string& url, const HttpResponse& response);

 private:
  [[nodiscard]] Status open();
  void write_record(const std::string& fields, const std::string& head, const std::string& body);

  std::string folder_, path_;
  std::ofstream file_;
};

}  // namespace weft
