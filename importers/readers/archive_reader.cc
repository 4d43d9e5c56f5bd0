#include "importers/readers/archive_reader.h"

#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "importers/readers/detail/archive_handle.h"
#include "importers/readers/detail/read_stream.h"
#include "importers/text/escaped_bytes.h"

namespace weft {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kStepBytes = 64U << 10U;

// ---- libarchive's view of an InputStream

struct Feed {
  InputStream& input;
  Nesting& nesting;
  std::uint64_t taken = 0;  ///< Bytes given to libarchive, each once.
};

void report_to(archive* handle, const Error& error) {
  archive_set_error(handle, -1, "%s", error.message.c_str());
}

la_ssize_t give(archive* handle, void* data, const void** buffer) {
  auto& feed = *static_cast<Feed*>(data);
  const auto bytes = feed.input.take(kStepBytes);
  if (!bytes) return report_to(handle, bytes.error()), -1;
  feed.taken = std::max(feed.taken, feed.input.offset());
  if (feed.nesting.depth == 1) feed.nesting.bytes_in = feed.taken;
  *buffer = bytes->data();
  return static_cast<la_ssize_t>(bytes->size());
}

la_int64_t move_to(archive* handle, void* data, la_int64_t offset, int whence) {
  auto& input = static_cast<Feed*>(data)->input;
  const auto base = whence == SEEK_SET   ? 0
                    : whence == SEEK_CUR ? static_cast<la_int64_t>(input.offset())
                                         : static_cast<la_int64_t>(input.size());
  const auto wanted = base + offset;
  if (wanted < 0) return ARCHIVE_FATAL;
  if (const auto moved = input.seek(static_cast<std::uint64_t>(wanted)); !moved)
    return report_to(handle, moved.error()), ARCHIVE_FATAL;
  return wanted;
}

Archive open_archive(Feed& feed, std::string& trouble) {
  Archive handle(archive_read_new());
  archive_read_support_filter_all(handle.get());
  archive_read_support_format_tar(handle.get());
  archive_read_support_format_gnutar(handle.get());
  archive_read_support_format_7zip(handle.get());
  archive_read_support_format_raw(handle.get());
  archive_read_support_format_empty(handle.get());
  if (feed.input.seekable()) {
    archive_read_support_format_zip(handle.get());
    archive_read_set_seek_callback(handle.get(), move_to);
  } else {
    archive_read_support_format_zip_streamable(handle.get());
  }
  archive_read_set_read_callback(handle.get(), give);
  archive_read_set_callback_data(handle.get(), &feed);
  if (archive_read_open1(handle.get()) != ARCHIVE_OK) {
    trouble = message_of(handle.get());
    handle.reset();
  }
  return handle;
}

/// libarchive gives names in the thread's locale, and loses those that it cannot write.
class NamesInUtf8 {
 public:
  NamesInUtf8() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ != nullptr) before_ = uselocale(locale_);
  }
  ~NamesInUtf8() {
    if (locale_ == nullptr) return;
    uselocale(before_);
    freelocale(locale_);
  }
  NamesInUtf8(const NamesInUtf8&) = delete;
  NamesInUtf8& operator=(const NamesInUtf8&) = delete;

 private:
  locale_t locale_, before_ = nullptr;
};

// ---- members

/// The bytes of the member that libarchive stands at.
class MemberSource final : public ByteSource {
 public:
  MemberSource(archive* handle, Nesting& nesting) : handle_(handle), nesting_(nesting) {}

  [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size) override {
    if (is_bomb(nesting_)) {
      broken_ = true;
      return fail(ErrorCode::kMalformed,
                  "unpacks to more than " + std::to_string(kMostGrowth) +
                      " times its size, as bombs do; unpack it yourself if you trust it");
    }
    la_ssize_t got = ARCHIVE_RETRY;
    while (got == ARCHIVE_RETRY) got = archive_read_data(handle_, to, size);
    if (got < 0) {
      broken_ = got == ARCHIVE_FATAL;
      return fail(ErrorCode::kMalformed, "cannot be unpacked: " + message_of(handle_));
    }
    nesting_.bytes_out += static_cast<std::uint64_t>(got);
    return static_cast<std::size_t>(got);
  }
  /// Nothing after this member can be read either.
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  archive* handle_;
  Nesting& nesting_;
  bool broken_ = false;
};

std::string name_of(archive* handle, archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name != nullptr ? with_escaped_bytes(name)
                         : "member " + std::to_string(archive_file_count(handle));
}

bool is_hidden(std::string_view name) {
  return name.starts_with("__MACOSX/") || (name.starts_with('.') && !name.starts_with("./")) ||
         name.find("/.") != name.npos;
}

}  // namespace

bool looks_like_archive(std::string_view head) {
  constexpr std::array kBeginnings = {"PK\3\4"sv,
                                      "PK\5\6"sv,
                                      "\x1F\x8B"sv,
                                      "BZh"sv,
                                      "\xFD"
                                      "7zXZ\0"sv,
                                      "\x28\xB5\x2F\xFD"sv,
                                      "7z\xBC\xAF\x27\x1C"sv,
                                      "\x04\x22\x4D\x18"sv};
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](auto beginning) { return head.starts_with(beginning); }) ||
         (head.size() > 262 && head.substr(257, 5) == "ustar");
}

void read_archive(InputStream& input, const std::string& path, const ReadOptions& options,
                  const ReadSink& sink, Nesting& nesting) {
  if (nesting.depth == kDeepestNesting) {
    return sink.set_aside({path,
                           {},
                           "lies in " + std::to_string(kDeepestNesting) +
                               " archives within one another; unpack some of them"});
  }
  const NamesInUtf8 names;
  ++nesting.depth;
  Feed feed{input, nesting};
  std::string trouble;
  const auto handle = open_archive(feed, trouble);
  bool whole = handle != nullptr;
  std::uint64_t members = 0, files = 0;
  archive_entry* entry = nullptr;
  while (whole) {
    const int state = archive_read_next_header(handle.get(), &entry);
    if (state == ARCHIVE_EOF) break;
    if (state == ARCHIVE_RETRY) continue;
    if (state < ARCHIVE_WARN) {
      whole = false;
      trouble = message_of(handle.get());
      break;
    }
    ++members;
    const auto name = name_of(handle.get(), entry);
    const auto type = archive_entry_filetype(entry);
    if ((type != AE_IFREG && type != 0) || is_hidden(name)) continue;
    ++files;
    // A packed file is that file; it has no members to name.
    const bool packed_file = archive_format(handle.get()) == ARCHIVE_FORMAT_RAW;
    const auto member_path = packed_file ? path : path + "!" + name;
    if (archive_entry_is_encrypted(entry) == 1) {
      sink.set_aside({member_path, {}, "is encrypted; unpack it with its password first"});
      continue;
    }
    MemberSource member(handle.get(), nesting);
    InputStream stream(member);
    read_stream(stream, member_path, options, sink, nesting);
    if (member.broken()) break;
  }
  --nesting.depth;
  if (!whole) {
    const auto place = members == 0 ? std::string{} : "after member " + std::to_string(members);
    sink.set_aside({path, place, "the archive is damaged or incomplete: " + trouble});
  } else if (files == 0) {
    sink.set_aside({path,
                    {},
                    members == 0 ? "is an archive with nothing in it"
                                 : "is an archive of folders and hidden files alone"});
  }
}

Result<std::string> unpacked(std::string_view bytes, std::size_t limit) {
  MemorySource source(bytes);
  InputStream input(source);
  Nesting nesting{1};
  Feed feed{input, nesting};
  std::string trouble;
  const auto handle = open_archive(feed, trouble);
  archive_entry* entry = nullptr;
  if (!handle || archive_read_next_header(handle.get(), &entry) != ARCHIVE_OK)
    return fail(ErrorCode::kMalformed,
                "cannot be unpacked: " + (handle ? message_of(handle.get()) : trouble));
  MemberSource member(handle.get(), nesting);
  return InputStream(member).rest(limit);
}

}  // namespace weft
