#include "importers/pipeline/fetch_import.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <utility>

#include "importers/fetch/url.h"
#include "importers/fetch/warc_file.h"
#include "importers/pipeline/article_import.h"
#include "importers/pipeline/page_notes.h"
#include "importers/readers/feed_reader.h"

namespace weft {
namespace {

/// A feed whose entries are being followed.
struct Feed {
  std::string asked;
  PageNote note;
  std::size_t left = 0;  ///< Entries whose pages are still to come.
  bool complete = true;  ///< Nothing of it is left for another run.
};

/// Why a page is fetched.
struct Purpose {
  std::shared_ptr<Feed> feed;    ///< Whose entry it is; none: it was asked for.
  std::optional<Article> entry;  ///< As the feed has it.
};

/// The last day that a feed gives for an entry, in EDTF, whose order by bytes is that of time.
std::string stamp_of(const std::optional<Article>& entry) {
  if (!entry) return {};
  const auto& day = entry->modified ? entry->modified : entry->published;
  return day ? day->text() : std::string{};
}

struct Read {
  std::vector<Article> articles;
  std::vector<SetAside> set_aside;
};

class FetchImport {
 public:
  FetchImport(StoreWriter& store, const LanguageEngine& engine, const FetchImportOptions& options)
      : options_(options),
        notes_(store),
        articles_(store, engine, options.on_acknowledged),
        fetcher_(options.fetch) {
    if (!options.save_folder.empty()) saved_.emplace(options.save_folder);
  }

  Result<FetchSummary> run(const std::vector<std::string>& urls, ImportSummary begun) {
    summary_.articles = std::move(begun);
    for (const auto& url : urls) WEFT_TRY(ask(url, Purpose{}));
    const auto stopped = [this] { return options_.stop != nullptr && *options_.stop; };
    WEFT_TRY(fetcher_.run([this](FetchedPage page) { return take(std::move(page)); }, stopped,
                          options_.wake));
    summary_.articles.interrupted = stopped();
    std::sort(summary_.not_fetched.begin(), summary_.not_fetched.end());
    std::sort(summary_.articles.set_aside.begin(), summary_.articles.set_aside.end());
    return std::move(summary_);
  }

 private:
  /// Each address is fetched once a run, whoever asks.
  Status ask(const std::string& text, Purpose purpose) {
    const auto url = parse_url(text);
    const auto name = url ? url->text : text;
    if (!purposes_.emplace(name, std::move(purpose)).second) return ok();
    FetchRequest request{name, {}, {}};
    if (!options_.again) {
      WEFT_ASSIGN(note, notes_.find(name));
      if (note) request = {name, note->url, note->validators};
    }
    fetcher_.add(std::move(request));
    return ok();
  }

  Status take(FetchedPage page) {
    const auto purpose = std::move(purposes_[page.asked]);
    if (page.outcome == FetchOutcome::kFetched) {
      WEFT_TRY(take_fetched(page, purpose));
    } else if (page.outcome == FetchOutcome::kUnchanged) {
      ++summary_.unchanged;
      if (purpose.entry) WEFT_TRY(note_stamp(page.asked, stamp_of(purpose.entry)));
    } else {
      WEFT_TRY(take_trouble(page, purpose));
    }
    if (purpose.feed) WEFT_TRY(finish_entry(*purpose.feed));
    WEFT_TRY(articles_.commit());
    if (options_.on_progress) options_.on_progress(summary_);
    return ok();
  }

  /// What will not be there the next time either is done with: the feed's own words must do.
  Status take_trouble(const FetchedPage& page, const Purpose& purpose) {
    summary_.not_fetched.push_back({page.asked, {}, page.reason});
    if (!purpose.feed) return ok();
    if (page.outcome == FetchOutcome::kFailed) {
      purpose.feed->complete = false;
      return ok();
    }
    WEFT_TRY(articles_.add(*purpose.entry, summary_.articles));
    return notes_.set(page.asked, {page.url, {}, stamp_of(purpose.entry)});
  }

  Status note_stamp(const std::string& asked, std::string stamp) {
    WEFT_ASSIGN(note, notes_.find(asked));
    if (!note) return ok();
    note->stamp = std::move(stamp);
    return notes_.set(asked, *note);
  }

  Status take_fetched(const FetchedPage& page, const Purpose& purpose) {
    ++summary_.pages;
    summary_.articles.bytes += page.response.body.size();
    if (saved_) WEFT_TRY(saved_->add(page.url, page.response));
    auto read = read_page(page);
    const PageNote note{page.url, page.response.validators, stamp_of(purpose.entry)};
    const bool follows = options_.entries != std::optional<std::size_t>(0);
    if (!purpose.feed && follows && looks_like_feed(page.response.body))
      return take_feed(page.asked, note, std::move(read));
    if (purpose.entry) complete(read, *purpose.entry);
    WEFT_TRY(import(std::move(read)));
    if (page.url != page.asked) WEFT_TRY(notes_.set(page.url, note));
    return notes_.set(page.asked, note);
  }

  [[nodiscard]] Read read_page(const FetchedPage& page) const {
    Read read;
    auto options = options_.read;
    options.url = page.url;
    options.charset = page.response.charset;
    options.event_layouts = {};  // Pages are articles; tables are for import.
    const ReadSink sink{[&](Article article) { read.articles.push_back(std::move(article)); },
                        [&](SetAside piece) { read.set_aside.push_back(std::move(piece)); }};
    read_bytes(page.response.body, page.url, options, sink);
    return read;
  }

  Status import(Read read) {
    for (auto& article : read.articles)
      WEFT_TRY(articles_.add(std::move(article), summary_.articles));
    auto& all = summary_.articles.set_aside;
    std::move(read.set_aside.begin(), read.set_aside.end(), std::back_inserter(all));
    return ok();
  }

  /// The feed stands in for a page without an article, and says of an article what its page does
  /// not.
  static void complete(Read& read, const Article& entry) {
    if (read.articles.empty()) {
      read.articles.push_back(entry);
      read.set_aside.clear();
    }
    if (read.articles.size() != 1) return;
    auto& article = read.articles.front();
    if (!article.published && entry.published) {
      article.published = entry.published;
      article.stated_in.push_back({"published", "feed"});
    }
    if (article.source.empty()) article.source = entry.source;
    if (article.authors.empty()) article.authors = entry.authors;
    identify(article);
  }

  Status take_feed(const std::string& asked, PageNote note, Read read) {
    const auto feed = std::make_shared<Feed>(Feed{asked, std::move(note)});
    const auto base = parse_url(feed->note.url);
    Read kept;
    kept.set_aside = std::move(read.set_aside);
    for (auto& entry : read.articles) {
      const auto url = base ? resolve_url(*base, entry.url) : base;
      if (!url || url->text == feed->note.url) {
        kept.articles.push_back(std::move(entry));
      } else {
        WEFT_TRY(follow(feed, url->text, std::move(entry)));
      }
    }
    WEFT_TRY(import(std::move(kept)));
    ++feed->left;  // itself, so that it ends here if it has nothing to follow
    return finish_entry(*feed);
  }

  Status follow(const std::shared_ptr<Feed>& feed, const std::string& url, Article entry) {
    if (purposes_.contains(url)) return ok();
    WEFT_ASSIGN(note, notes_.find(url));
    if (note && !options_.again && stamp_of(entry) <= note->stamp) {
      ++summary_.known;
    } else if (options_.entries && feed->left >= *options_.entries) {
      feed->complete = false;
      ++summary_.left;
    } else {
      ++feed->left;
      WEFT_TRY(ask(url, {feed, std::move(entry)}));
    }
    return ok();
  }

  Status finish_entry(Feed& feed) {
    if (--feed.left > 0 || !feed.complete) return ok();
    return notes_.set(feed.asked, feed.note);
  }

  const FetchImportOptions& options_;
  const PageNotes notes_;
  ArticleImport articles_;
  Fetcher fetcher_;
  std::optional<WarcFile> saved_;
  std::map<std::string, Purpose> purposes_;
  FetchSummary summary_;
};

}  // namespace

Result<FetchSummary> fetch_and_import(StoreWriter& store, const LanguageEngine& engine,
                                      const std::vector<std::string>& urls,
                                      const FetchImportOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  // An import of nothing brings what the store has from another engine up to this one.
  ImportOptions nothing;
  nothing.stop = options.stop;
  WEFT_ASSIGN(begun, import_paths(store, engine, {}, nothing));
  WEFT_ASSIGN(summary, FetchImport(store, engine, options).run(urls, std::move(begun)));
  summary.articles.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return std::move(summary);
}

}  // namespace weft
