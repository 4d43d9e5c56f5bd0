#include "importers/readers/detail/zip_members.h"

#include <archive_entry.h>

#include <algorithm>
#include <utility>

#include "importers/readers/detail/archive_handle.h"

namespace weft {
namespace {

constexpr std::size_t kStepBytes = 64U << 10U;

Error damaged(archive* handle) {
  return fail(ErrorCode::kMalformed, "is damaged or incomplete: " + message_of(handle));
}

Result<std::string> unpack(archive* handle, std::size_t limit) {
  std::string bytes;
  for (;;) {
    const auto filled = bytes.size();
    bytes.resize(filled + kStepBytes);
    const auto got = archive_read_data(handle, bytes.data() + filled, kStepBytes);
    if (got < 0) return damaged(handle);
    bytes.resize(filled + static_cast<std::size_t>(got));
    if (got == 0) return bytes;
    if (bytes.size() > limit)
      return fail(ErrorCode::kMalformed, "unpacks to more than " + std::to_string(limit >> 20U) +
                                             " MiB; save its text as a file");
  }
}

}  // namespace

Result<std::map<std::string, std::string>> zip_members(std::string_view bytes,
                                                       const std::vector<std::string_view>& names,
                                                       std::size_t limit) {
  const Archive handle(archive_read_new());
  archive_read_support_format_zip(handle.get());
  if (archive_read_open_memory(handle.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    return damaged(handle.get());
  std::map<std::string, std::string> members;
  for (;;) {
    archive_entry* entry = nullptr;
    const int state = archive_read_next_header(handle.get(), &entry);
    if (state == ARCHIVE_EOF) return members;
    if (state < ARCHIVE_WARN) return damaged(handle.get());
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr || std::find(names.begin(), names.end(), name) == names.end()) continue;
    WEFT_ASSIGN(member, unpack(handle.get(), limit));
    limit -= std::min(limit, member.size());
    members[name] = std::move(member);
  }
}

}  // namespace weft
