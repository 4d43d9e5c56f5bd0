#include "importers/readers/detail/html_metadata.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "importers/readers/detail/html_blocks.h"
#include "importers/readers/detail/html_statements.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/page_dates.h"
#include "importers/readers/detail/page_title.h"

namespace weft {
namespace {

constexpr std::size_t kMostAuthors = 20;

std::string one_line(std::string_view text) {
  std::string line;
  append_collapsed(line, text);
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string host_of(std::string_view address) {
  const auto scheme = address.find("://");
  if (scheme == address.npos) return {};
  auto host = address.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

bool has_path(std::string_view address) {
  const auto begin = address.find("://");
  const auto slash = begin == address.npos ? begin : address.find('/', begin + 3);
  return slash != address.npos && slash + 1 < address.size();
}

class Metadata {
 public:
  Metadata(const HtmlTree& tree, const std::string& address) : tree_(tree) {
    add_json_ld(tree, statements_);
    add_meta(tree, statements_);
    add_marked_text(tree, statements_);
    article_.url = address;
  }

  Article read() {
    read_title();
    read_address();
    read_source();
    read_language();
    read_authors();
    PageDates dates(article_.language);
    read_published(dates);
    read_modified(dates);
    return std::move(article_);
  }

 private:
  void note(std::string field, std::string place) {
    article_.stated_in.push_back({std::move(field), std::move(place)});
  }

  void read_title() {
    auto title = page_title(tree_, statements_);
    if (title.value.empty()) return;
    article_.title = std::move(title.value);
    note("title", std::move(title.place));
  }

  // A front page's address is no article's: some sites name it on every page.
  void read_address() {
    for (const auto& statement : statements_) {
      if (statement.field != PageField::kCanonical || !statement.value.starts_with("http"))
        continue;
      if (has_path(article_.url) && !has_path(statement.value)) continue;
      article_.url = statement.value;
      return note("url", statement.place);
    }
    if (!article_.url.empty()) note("url", "address");
  }

  void read_source() {
    std::string found, place;
    for (const auto& statement : statements_) {
      if (statement.field != PageField::kSource) continue;
      if (statement.value.find("://") != std::string::npos) continue;
      const bool better = found.empty() || (statement.place == "meta og:site_name");
      if (better) std::tie(found, place) = std::pair(one_line(statement.value), statement.place);
    }
    if (found.empty()) std::tie(found, place) = std::pair(host_of(article_.url), "address");
    if (found.empty()) return;
    article_.source = std::move(found);
    note("source", std::move(place));
  }

  // "en_US" and "en" alike; what is no language tag is passed over.
  void read_language() {
    for (const char* wanted : {"html lang", ""}) {
      for (const auto& statement : statements_) {
        if (statement.field != PageField::kLanguage || !statement.place.starts_with(wanted))
          continue;
        auto tag = statement.value;
        std::replace(tag.begin(), tag.end(), '_', '-');
        const auto primary = tag.substr(0, tag.find('-'));
        if (primary.size() < 2 || primary.size() > 3 || tag.size() > 12 ||
            !std::all_of(primary.begin(), primary.end(), is_ascii_letter))
          continue;
        article_.language = lower_ascii(primary) + tag.substr(primary.size());
        return note("language", statement.place);
      }
    }
  }

  static std::string author_name(std::string_view value) {
    auto name = one_line(value);
    for (const std::string_view mark :
         {"By ", "by ", "BY ", "By: ", "Por ", "Von ", "Par ", "Written by "}) {
      if (name.starts_with(mark)) name.erase(0, mark.size());
    }
    const bool is_name = name.size() >= 2 && name.size() <= 80 && count_words(name) <= 8 &&
                         name.find("://") == name.npos && name.find('@') == name.npos &&
                         std::none_of(name.begin(), name.end(), is_ascii_digit);
    return is_name ? name : std::string{};
  }

  // All that the most trusted place names; other places repeat it in other words.
  void read_authors() {
    std::string place;
    for (const auto& statement : statements_) {
      if (statement.field != PageField::kAuthor) continue;
      if (!place.empty() && statement.place != place) continue;
      auto name = author_name(statement.value);
      if (name.empty() || article_.authors.size() == kMostAuthors) continue;
      place = statement.place;
      if (std::find(article_.authors.begin(), article_.authors.end(), name) ==
          article_.authors.end())
        article_.authors.push_back(std::move(name));
    }
    if (!place.empty()) note("authors", std::move(place));
  }

  void read_published(PageDates& dates) {
    const auto in_address = date_in_address(article_.url);
    for (const auto& statement : statements_) {
      if (statement.field != PageField::kPublished) continue;
      auto date = dates.find(statement.value);
      if (!date) continue;
      article_.published =
          is_utc(statement.value) ? publishers_day(*date, in_address, dates) : date;
      return note("published", statement.place);
    }
    if (in_address) {
      article_.published = in_address;
      return note("published", "address");
    }
    article_.published = date_near_title(dates);
    if (article_.published) note("published", "text near the title");
  }

  // "2019-11-19T00:04:00Z" is of the day before where the publisher is. The page shows its own day,
  // and so do many addresses.
  std::optional<EdtfDate> publishers_day(const EdtfDate& utc,
                                         const std::optional<EdtfDate>& in_address,
                                         PageDates& dates) const {
    const auto is_near = [&](const std::optional<EdtfDate>& other) {
      return other && std::abs(other->earliest() - utc.earliest()) <= 1;
    };
    for (const auto& statement : statements_) {
      if (statement.field != PageField::kPublished || !is_shown(statement)) continue;
      if (const auto shown = dates.find(statement.value); is_near(shown)) return shown;
    }
    if (const auto shown = date_near_title(dates); is_near(shown)) return shown;
    return is_near(in_address) ? in_address : utc;
  }
  static bool is_utc(std::string_view value) {
    return value.find(':') != value.npos &&
           (value.ends_with('Z') || value.ends_with("+00:00") || value.ends_with("+0000"));
  }
  static bool is_shown(const Statement& statement) {
    const bool in_text = statement.place.starts_with("time") ||
                         statement.place.starts_with("class") ||
                         statement.place.starts_with("microdata");
    return in_text && !is_utc(statement.value) &&
           lower_ascii(statement.value).find("pdate") == std::string::npos;
  }

  std::optional<EdtfDate> date_near_title(PageDates& dates) const {
    constexpr std::size_t kBefore = 5, kAfter = 12, kLongestLine = 150;
    const auto blocks = blocks_of(tree_, 0, {});
    const auto title = std::find_if(blocks.begin(), blocks.end(), [&](const HtmlBlock& block) {
      return block.text == article_.title;
    });
    if (title == blocks.end()) return std::nullopt;
    const auto at = static_cast<std::size_t>(title - blocks.begin());
    for (std::size_t i = at + 1; i < std::min(at + kAfter, blocks.size()); ++i) {
      if (blocks[i].text.size() > kLongestLine) continue;
      if (auto date = dates.find(blocks[i].text)) return date;
    }
    for (std::size_t i = at; i-- > at - std::min(at, kBefore);) {
      if (blocks[i].text.size() > kLongestLine) continue;
      if (auto date = dates.find(blocks[i].text)) return date;
    }
    return std::nullopt;
  }

  void read_modified(PageDates& dates) {
    for (const auto& statement : statements_) {
      if (statement.field != PageField::kModified) continue;
      article_.modified = dates.find(statement.value);
      if (article_.modified) return note("modified", statement.place);
    }
  }

  const HtmlTree& tree_;
  std::vector<Statement> statements_;
  Article article_;
};

}  // namespace

Article page_metadata(const HtmlTree& tree, const std::string& address) {
  return Metadata(tree, address).read();
}

}  // namespace weft
