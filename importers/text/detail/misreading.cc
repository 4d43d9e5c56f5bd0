#include "importers/text/detail/misreading.h"

#include <algorithm>
#include <vector>

#include "importers/text/detail/code_pages.h"
#include "importers/text/detail/lost_bytes.h"
#include "importers/text/detail/misread_run.h"
#include "importers/text/utf8.h"

namespace weft {
namespace {

// Evidence that a text as a whole must give before anything is changed, and how many bytes of it
// are asked for when it is long.
constexpr long kEnough = 4;
constexpr std::size_t kSampledBytes = 1 << 17;

// How much of a line (or text) is surely misread, and how much surely is not.
struct Balance {
  std::size_t misread = 0;
  std::size_t right = 0;
  [[nodiscard]] bool is_empty() const { return misread + right == 0; }
  [[nodiscard]] bool favours_repair() const { return misread >= right; }
};

void add(Balance& balance, const Run& run, const std::vector<Stretch>& stretches,
         const CodePage& page) {
  auto stretch = stretches.begin();
  char32_t decoded = 0;  // The character right before `at`, if it was misread.
  for (std::size_t at = 0; at < run.characters.size();) {
    if (stretch != stretches.end() && stretch->first == at) {
      if (stretch->is_strong()) balance.misread += stretch->last - stretch->first;
      decoded = stretch->decoded.back();
      at = (stretch++)->last;
      continue;
    }
    // What only lost a byte is not right either, nor surely misread.
    const auto restored = restore_lost_byte(run, at, page, decoded);
    if (!restored) ++balance.right;
    decoded = restored ? restored->code : U'\0';
    at += restored ? restored->length : 1;
  }
}

std::vector<Run> sample_runs(std::string_view text) {
  const auto beyond_ascii = static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  const std::size_t stride = 1 + beyond_ascii / kSampledBytes;
  std::vector<Run> runs;
  Run run;
  std::size_t count = 0;
  for (std::size_t at = 0; next_run(text, at, text.size(), run); at = run.end) {
    if (count++ % stride == 0) runs.push_back(run);
  }
  return runs;
}

// `strong` is what must be enough; `all` tells apart pages that have most characters in common.
struct Evidence {
  long strong = 0;
  long all = 0;
};

Evidence evidence_for(const CodePage& page, const std::vector<Run>& runs) {
  Evidence evidence;
  for (const auto& run : runs) {
    for (const auto& stretch : find_stretches(run, page)) {
      if (stretch.is_strong() && !stretch.quoted) evidence.strong += stretch.evidence;
      if (stretch.evidence >= 0) evidence.all += 4L * stretch.evidence + stretch.familiar;
    }
  }
  return evidence;
}

// The page that explains most; the first in the list of two that explain as much.
const CodePage* likeliest_page(const std::vector<Run>& runs) {
  const CodePage* best = nullptr;
  long most = 0;
  for (const auto& page : CodePages::all().pages()) {
    const auto evidence = evidence_for(page, runs);
    if (evidence.strong >= kEnough && evidence.all > most) {
      most = evidence.all;
      best = &page;
    }
  }
  return best;
}

class Undoing {
 public:
  Undoing(std::string_view text, const CodePage& page, Balance whole)
      : text_(text), page_(page), whole_(whole) {
    out_.reserve(text.size());
  }

  std::string run() && {
    for (std::size_t begin = 0; begin < text_.size();) {
      const auto feed = text_.find('\n', begin);
      const std::size_t end = feed == std::string_view::npos ? text_.size() : feed + 1;
      undo_line(begin, end);
      begin = end;
    }
    return std::move(out_);
  }

 private:
  void undo_line(std::size_t begin, std::size_t end) {
    Balance here;
    for (std::size_t at = begin; next_run(text_, at, end, run_); at = run_.end)
      add(here, run_, find_stretches(run_, page_), page_);
    // A line that says nothing is judged by the last that did, as pages are often glued together.
    if (!here.is_empty()) whole_ = here;
    std::size_t at = begin;
    while (next_run(text_, at, end, run_)) {
      out_.append(text_, at, run_.begin - at);
      at = run_.end + (undo_run() ? 1 : 0);
    }
    out_.append(text_, at, end - at);
  }

  // True if the space behind the run was part of it.
  bool undo_run() {
    const auto stretches = find_stretches(run_, page_);
    auto stretch = stretches.begin();
    char32_t decoded = 0;  // The last character decoded right before `at`.
    for (std::size_t at = 0; at < run_.characters.size();) {
      if (stretch != stretches.end() && stretch->first == at) {
        const bool undone = is_misread(*stretch);
        for (std::size_t i = at; !undone && i < stretch->last; ++i)
          append_utf8(out_, run_.characters[i]);
        for (const char32_t code : undone ? stretch->decoded : U"") append_utf8(out_, code);
        decoded = undone ? stretch->decoded.back() : U'\0';
        at = (stretch++)->last;
        continue;
      }
      const auto restored = restore_lost_byte(run_, at, page_, decoded);
      decoded = restored ? restored->code : U'\0';
      append_utf8(out_, restored ? restored->code : run_.characters[at]);
      at += restored ? restored->length : 1;
      if (restored && restored->took_space) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_misread(const Stretch& stretch) const {
    return stretch.is_strong() || (stretch.evidence >= 0 && whole_.favours_repair());
  }

  std::string_view text_;
  const CodePage& page_;
  Balance whole_;
  Run run_;
  std::string out_;
};

}  // namespace

std::optional<Undone> undo_misreading(std::string_view text) {
  const auto runs = sample_runs(text);
  if (runs.empty()) return std::nullopt;
  const CodePage* page = likeliest_page(runs);
  if (page == nullptr) return std::nullopt;
  Balance whole;
  for (const auto& run : runs) add(whole, run, find_stretches(run, *page), *page);
  Undone undone{Undoing(text, *page, whole).run(), page->name};
  if (undone.text == text) return std::nullopt;
  return undone;
}

}  // namespace weft
