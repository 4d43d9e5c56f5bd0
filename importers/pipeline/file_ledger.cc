#include "importers/pipeline/file_ledger.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "importers/readers/event_layouts.h"

namespace weft {
namespace {

using nlohmann::json;

constexpr std::size_t kMostSetAside = 1000;  ///< Of one file; with more it is read again.

std::string note_of(const std::string& path) { return "file " + path; }

std::uint64_t fingerprint_of(const ReadOptions& options) {
  return Hasher("reading")
      .add(kReaderVersion)
      .add(static_cast<std::uint64_t>(options.format))
      .add(options.published ? options.published->text() : std::string{})
      .add(options.source)
      .add(options.url)
      .add(options.charset)
      .add(options.event_layouts ? options.event_layouts->fingerprint() : 0)
      .digest();
}

/// Replaces what is no UTF-8, which a message may hold.
std::string dumped(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

FileLedger::FileLedger(StoreWriter& store, const ReadOptions& options, bool annotated)
    : store_(store), reading_(fingerprint_of(options) ^ (annotated ? 1U : 0U)) {}

Result<std::optional<FileOutcome>> FileLedger::unchanged(const InputFile& file) const {
  std::optional<FileOutcome> none;
  if (file.path == "-") return none;
  WEFT_ASSIGN(note, store_.note(note_of(file.path)));
  if (!note) return none;
  const auto entry = json::parse(*note, nullptr, false);
  const json expected = {file.size_bytes, file.changed_ns, file.inode, reading_};
  // A note that cannot be read is as good as none: the file is read again.
  if (!entry.is_object() || entry.value("file", json{}) != expected) return none;
  FileOutcome outcome;
  outcome.articles = entry.value("articles", std::uint64_t{0});
  for (const auto& piece : entry.value("set_aside", json::array())) {
    if (!piece.is_array() || piece.size() != 3) return none;
    outcome.set_aside.push_back({piece[0], piece[1], piece[2]});
  }
  return std::optional{std::move(outcome)};
}

Status FileLedger::remember(const InputFile& file, const FileOutcome& outcome) const {
  if (file.path == "-" || !file.settled || outcome.set_aside.size() > kMostSetAside) return ok();
  json entry = {{"file", {file.size_bytes, file.changed_ns, file.inode, reading_}},
                {"articles", outcome.articles}};
  for (const auto& piece : outcome.set_aside) {
    entry["set_aside"].push_back({piece.path, piece.place, piece.reason});
  }
  return store_.set_note(note_of(file.path), dumped(entry));
}

}  // namespace weft
