#include <algorithm>

#include "importers/readers/detail/html_statements.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

constexpr std::size_t kLongestValue = 300;
constexpr std::size_t kMostStatements = 200;

// What microdata calls the fields.
struct ItemProp {
  std::string_view name;
  PageField field;
};
constexpr ItemProp kItemProps[] = {
    {"headline", PageField::kTitle},        {"datepublished", PageField::kPublished},
    {"datemodified", PageField::kModified}, {"author", PageField::kAuthor},
    {"inlanguage", PageField::kLanguage},
};

bool has_part(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

// Class names that hold a date or an author's name.
bool is_date_class(const std::string& classes) {
  for (const char* part : {"date", "timestamp", "published", "pubtime", "publish-time", "posttime",
                           "post-time", "entry-time", "meta-time"}) {
    if (has_part(classes, part)) return !has_part(classes, "update") && !has_part(classes, "modif");
  }
  return false;
}
bool is_author_class(const std::string& classes) {
  for (const char* part : {"byline", "author-name", "author_name", "authorname", "post-author",
                           "entry-author", "article-author"}) {
    if (has_part(classes, part)) return true;
  }
  return classes == "author";
}

class Collector {
 public:
  Collector(const HtmlTree& tree, std::vector<Statement>& statements)
      : tree_(tree), statements_(statements) {}

  void collect() {
    for (NodeIndex i = 0; i < tree_.size() && added_ < kMostStatements; ++i) {
      if (tree_[i].is_text()) continue;
      add_item_prop(i);
      if (tree_[i].tag == GUMBO_TAG_TIME) add_time(i);
      if (tree_[i].tag == GUMBO_TAG_A && lower_ascii(tree_.attribute(i, "rel")) == "author")
        add(PageField::kAuthor, text_at(i), "rel author");
      add_by_class(i);
    }
    // Elements that say by their markup what they hold are trusted more than class names.
    std::stable_partition(found_.begin(), found_.end(), [](const Statement& statement) {
      return statement.place.starts_with("microdata");
    });
    std::stable_partition(found_.begin(), found_.end(), [](const Statement& statement) {
      return !statement.place.starts_with("class");
    });
    std::move(found_.begin(), found_.end(), std::back_inserter(statements_));
  }

 private:
  void add(PageField field, std::string value, std::string place) {
    if (value.empty()) return;
    ++added_;
    found_.push_back({field, std::move(value), std::move(place)});
  }

  // The text at an element that can hold no more than a short value.
  std::string text_at(NodeIndex i) const {
    if (tree_[i].end - i > 40) return {};
    auto text = tree_.text_of(i);
    return text.size() > kLongestValue ? std::string{} : text;
  }

  void add_item_prop(NodeIndex i) {
    const auto prop = tree_.attribute(i, "itemprop");
    if (prop.empty() || tree_[i].tag == GUMBO_TAG_META) {
      if (prop.empty()) return;
    }
    const auto name = lower_ascii(prop);
    for (const auto& known : kItemProps) {
      if (known.name != name) continue;
      for (const char* attribute : {"content", "datetime"}) {
        if (const auto value = trimmed(tree_.attribute(i, attribute)); !value.empty())
          return add(known.field, std::string(value), "microdata " + std::string(prop));
      }
      add(known.field, text_at(i), "microdata " + std::string(prop));
    }
  }

  void add_time(NodeIndex i) {
    const auto classes = lower_ascii(tree_.attribute(i, "class"));
    const bool modified = has_part(classes, "update") || has_part(classes, "modif");
    const auto field = modified ? PageField::kModified : PageField::kPublished;
    add(field, std::string(trimmed(tree_.attribute(i, "datetime"))), "time element");
    add(field, text_at(i), "time element");
  }

  void add_by_class(NodeIndex i) {
    const auto written = tree_.attribute(i, "class");
    if (written.empty() || written.size() > 200) return;
    const auto classes = lower_ascii(written);
    if (is_date_class(classes))
      add(PageField::kPublished, text_at(i), "class " + std::string(written));
    if (is_author_class(classes))
      add(PageField::kAuthor, text_at(i), "class " + std::string(written));
  }

  const HtmlTree& tree_;
  std::vector<Statement>& statements_;
  std::vector<Statement> found_;
  std::size_t added_ = 0;
};

}  // namespace

void add_marked_text(const HtmlTree& tree, std::vector<Statement>& statements) {
  Collector(tree, statements).collect();
}

}  // namespace weft
