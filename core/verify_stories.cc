#include <unordered_set>

#include "core/store_keys.h"
#include "core/story.h"
#include "core/verify.h"

namespace weft {

/// Finds every story anew, from the keys that the articles were checked to have.
RowSource standings_by_stories(const KvReader& reader) {
  return [&reader](Report& report, const RowVisit& visit) {
    const KvBatch rows{reader};
    std::unordered_set<ArticleId> seen;
    const auto visit_story = [&](ArticleId id) -> Status {
      StoryFinder finder{rows};
      WEFT_ASSIGN(story, finder.story_of(id));
      seen.insert(story.begin(), story.end());
      WEFT_ASSIGN(articles, finder.described(story));
      const auto standings = standings_of(articles);
      for (std::size_t i = 0; i < story.size(); ++i) {
        if (standings[i] == standing_alone(articles[i].header)) continue;
        visit(key_of(story[i]), encode_standing(standings[i]));
      }
      return ok();
    };
    return report.note(
        each_with_prefix(reader, KvTable::kArticles, {},
                         [&](std::string_view key, std::string_view) -> Result<bool> {
                           const auto id = id_in_key<'a'>(key);
                           // What cannot be read has been reported with its article.
                           if (id && !seen.contains(*id)) WEFT_TRY(report.note(visit_story(*id)));
                           return true;
                         }));
  };
}

}  // namespace weft
