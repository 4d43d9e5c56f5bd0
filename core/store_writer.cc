#include "core/store_writer.h"

#include "core/prepared_article.h"
#include "core/records.h"
#include "core/store_group.h"
#include "core/store_keys.h"
#include "core/store_snapshot.h"

namespace weft {
namespace {

class Writer final : public StoreWriter {
 public:
  using StoreWriter::put;
  explicit Writer(std::unique_ptr<KvEngine> engine) : engine_(std::move(engine)) {}

  [[nodiscard]] Result<PutOutcome> put(PreparedArticle prepared) override {
    WEFT_TRY(usable());
    const auto& article = prepared.article;
    WEFT_ASSIGN(stored, found(article));
    if (stored && stored->engine == prepared.engine) {
      if (takes_the_place(article, stored->article)) WEFT_TRY(group().rename(*stored, article));
      return PutOutcome::kUnchanged;
    }
    WEFT_TRY(prepared.checked);
    WEFT_TRY(group().check_identifiers(prepared.facts));
    if (!stored) {
      WEFT_TRY(keep(group().add(std::move(prepared))));
      return PutOutcome::kNew;
    }
    WEFT_TRY(keep(group().remove(article.id)));
    if (!takes_the_place(article, stored->article)) {
      auto replacing = std::move(prepared.article);
      replacing.path = stored->article.path;
      replacing.key = stored->article.key;
      prepared = prepare(std::move(replacing), std::move(prepared.facts), prepared.engine);
    }
    WEFT_TRY(keep(group().add(std::move(prepared))));
    return PutOutcome::kReplaced;
  }

  [[nodiscard]] Result<bool> holds(const Article& article, std::uint64_t engine) override {
    WEFT_TRY(usable());
    WEFT_ASSIGN(stored, found(article));
    return stored && stored->engine == engine && !takes_the_place(article, stored->article);
  }

  [[nodiscard]] Status forget(ArticleId article) override {
    WEFT_TRY(usable());
    WEFT_ASSIGN(stored, group().header(article));
    if (!stored) {
      return fail(ErrorCode::kNotFound, "the store has no article " + to_string(article));
    }
    WEFT_TRY(group().remove_file_notes());
    return keep(group().remove(article));
  }

  [[nodiscard]] Result<std::optional<std::string>> note(std::string_view name) override {
    WEFT_TRY(usable());
    return group().note(name);
  }
  [[nodiscard]] Status set_note(std::string_view name, std::string_view bytes) override {
    WEFT_TRY(usable());
    group().set_note(name, bytes);
    return ok();
  }

  [[nodiscard]] Status commit() override {
    WEFT_TRY(usable());
    if (!group_ || group_->batch().empty()) {
      group_.reset();
      return ok();
    }
    // Whatever happens now, the group is spent: a part of it cannot be told from the whole.
    const auto group = std::move(group_);
    const auto writing = engine_->begin_write();
    WEFT_TRY(group->fold(*writing));
    return writing->finish();
  }

  [[nodiscard]] Result<std::vector<ArticleId>> read_by_others(std::uint64_t engine) override {
    const auto reader = engine_->snapshot();
    std::vector<ArticleId> articles;
    const auto visit = [&](std::string_view key, std::string_view value) -> Result<bool> {
      WEFT_ASSIGN(record, sound(decode_article_header(value), KvTable::kArticles, key));
      const bool other = record.engine != engine && !is_outside_engine(record.engine);
      if (other) articles.push_back(record.article.id);
      return true;
    };
    WEFT_TRY(each_with_prefix(*reader, KvTable::kArticles, {}, visit));
    return articles;
  }

  [[nodiscard]] std::unique_ptr<Snapshot> snapshot() override {
    return std::make_unique<StoreSnapshot>(engine_->snapshot(), engine_->bytes_on_disk());
  }

 private:
  StoreGroup& group() {
    if (!group_) group_ = std::make_unique<StoreGroup>(engine_->snapshot());
    return *group_;
  }

  /// The article as it is stored or staged. Errors: kCorrupt if another one has its identifier.
  Result<std::optional<ArticleRecord>> found(const Article& article) {
    WEFT_ASSIGN(stored, group().header(article.id));
    if (!stored) return std::optional<ArticleRecord>{};
    WEFT_ASSIGN(text, group().text(article.id));
    if (text != article.text) {
      return fail(ErrorCode::kCorrupt,
                  "an article with this identifier and another text is in the store",
                  to_string(article.id));
    }
    return std::move(stored);
  }

  /// Of several paths to one article the smallest is kept, whichever came first.
  static bool takes_the_place(const Article& article, const Article& stored) {
    return article.path < stored.path;
  }

  /// What a failed change left half staged must never be written.
  Status keep(Status staged) {
    if (!staged) failure_ = staged.error();
    return staged;
  }
  [[nodiscard]] Status usable() const {
    if (failure_) return *failure_;
    return ok();
  }

  std::unique_ptr<KvEngine> engine_;
  std::unique_ptr<StoreGroup> group_;
  std::optional<Error> failure_;
};

}  // namespace

Result<PutOutcome> StoreWriter::put(const Article& article, const ArticleFacts& facts,
                                    std::uint64_t engine) {
  return put(prepare(article, facts, engine));
}

std::unique_ptr<StoreWriter> make_writer(std::unique_ptr<KvEngine> engine) {
  return std::make_unique<Writer>(std::move(engine));
}

std::unique_ptr<StoreWriter> make_memory_writer() { return make_writer(make_memory_engine()); }

}  // namespace weft
