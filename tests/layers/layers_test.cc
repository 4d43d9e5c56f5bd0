// Keeps the arrows true: importers -> core <- queries <- exporters, the command line on top, and
// each library's headers where they belong. Reads nothing but the include lines.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

// The most specific folder decides; what a folder may include besides itself.
struct Layer {
  std::string_view folder;
  std::vector<std::string_view> may_include;
};
const std::vector<Layer>& layers() {
  static const std::vector<Layer> all = {
      {"core/", {}},
      {"importers/text/", {"core/"}},
      {"importers/readers/", {"core/", "importers/text/"}},
      {"importers/syntax/", {"core/", "importers/text/"}},
      {"importers/language/", {"core/", "importers/text/", "importers/syntax/"}},
      {"importers/resolve/", {"core/", "importers/text/", "importers/language/"}},
      {"importers/fetch/", {"core/"}},
      {"importers/", {"core/"}},
      {"queries/", {"core/"}},
      {"exporters/", {"core/", "queries/"}},
      {"cli/", {"core/", "importers/", "queries/", "exporters/"}},
  };
  return all;
}

// Where a library's headers may stand; unless `in_headers`, only in a .cc file or a detail/ folder.
struct Library {
  std::string_view header;
  std::vector<std::string_view> folders;
  bool in_headers;
};
const std::vector<Library>& libraries() {
  static const std::vector<Library> all = {
      {"rocksdb/", {"core/", "bench/"}, false},
      {"flatbuffers/", {"core/"}, true},
      {"boost/graph/", {"queries/"}, false},
      {"gumbo.h", {"importers/readers/", "bench/"}, false},
      {"graphviz/", {"exporters/"}, false},
      {"nlohmann/json.hpp", {"core/", "importers/", "exporters/", "cli/"}, false},
      {"pugixml.hpp", {"importers/readers/"}, false},
      {"gmime/", {"importers/readers/"}, false},
      {"poppler-", {"importers/readers/"}, false},
      {"cmark.h", {"importers/readers/"}, false},
      {"yaml.h", {"importers/readers/"}, false},
      {"CLI/", {"cli/"}, true},
      {"curl/", {"importers/fetch/"}, false},
      {"sqlite3.h", {"bench/"}, true},
  };
  return all;
}

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& beginnings) {
  for (const auto beginning : beginnings) {
    if (text.starts_with(beginning)) return true;
  }
  return false;
}

// "queries/detail/" belongs to what lies under "queries/", and to its unit tests.
bool trespasses(std::string_view file, std::string_view included) {
  const auto detail = included.find("detail/");
  if (file.starts_with("tests/")) file.remove_prefix(6);
  return detail != std::string_view::npos && !file.starts_with(included.substr(0, detail));
}

bool is_from_the_root(std::string_view included) {
  return included.find('/') != included.npos && !included.starts_with(".");
}

bool may_include(std::string_view file, std::string_view included) {
  // What a schema compiler writes lies in the build folder, beside nothing else.
  if (included.ends_with("_generated.h")) return file.starts_with("core/");
  if (!is_from_the_root(included) || trespasses(file, included)) return false;
  for (const auto& layer : layers()) {
    if (!file.starts_with(layer.folder)) continue;
    return included.starts_with(layer.folder) || starts_with_any(included, layer.may_include);
  }
  return true;
}

bool may_use_library(std::string_view file, std::string_view header) {
  const bool stays_inside = file.ends_with(".cc") || file.find("/detail/") != file.npos;
  for (const auto& library : libraries()) {
    if (!header.starts_with(library.header) || file.starts_with("tests/")) continue;
    return starts_with_any(file, library.folders) && (library.in_headers || stays_inside);
  }
  return true;
}

// Every include line of `source` that the file at `path` must not have.
std::vector<std::string> wrong_includes(const std::string& path, std::istream& source) {
  std::vector<std::string> wrong;
  for (std::string line; std::getline(source, line);) {
    if (!line.starts_with("#include")) continue;
    const auto begin = line.find_first_of("\"<");
    const auto end = line.find_last_of("\">");
    if (begin == line.npos || end <= begin) continue;
    const std::string_view included = std::string_view(line).substr(begin + 1, end - begin - 1);
    const bool ours = line[begin] == '"';
    const bool allowed = ours ? may_include(path, included) : may_use_library(path, included);
    if (!allowed) wrong.push_back(path + " includes " + std::string(included));
  }
  return wrong;
}
std::vector<std::string> wrong_includes(const std::string& path, const std::string& source) {
  std::istringstream lines(source);
  return wrong_includes(path, lines);
}

TEST(Layers, EachArrowIsFollowedInItsDirectionOnly) {
  EXPECT_THAT(wrong_includes("queries/path.cc", "#include \"core/store.h\"\n"), IsEmpty());
  EXPECT_THAT(wrong_includes("core/store.cc", "#include \"queries/path.h\"\n"),
              ElementsAre("core/store.cc includes queries/path.h"));
  EXPECT_THAT(wrong_includes("queries/path.cc", "#include \"importers/text/repair.h\"\n"),
              ElementsAre("queries/path.cc includes importers/text/repair.h"));
  EXPECT_THAT(
      wrong_includes("importers/readers/text.cc", "#include \"importers/language/engine.h\"\n"),
      ElementsAre("importers/readers/text.cc includes importers/language/engine.h"));
  EXPECT_THAT(wrong_includes("importers/pipeline.cc", "#include \"importers/language/engine.h\"\n"),
              IsEmpty());
}

TEST(Layers, DetailsBelongToTheirFolder) {
  EXPECT_THAT(wrong_includes("cli/graph.cc", "#include \"queries/detail/weights.h\"\n"),
              ElementsAre("cli/graph.cc includes queries/detail/weights.h"));
  EXPECT_THAT(wrong_includes("tests/cli/graph_test.cc", "#include \"queries/detail/weights.h\"\n"),
              ElementsAre("tests/cli/graph_test.cc includes queries/detail/weights.h"));
  EXPECT_THAT(
      wrong_includes("tests/queries/graph_test.cc", "#include \"queries/detail/weights.h\"\n"),
      IsEmpty());
  EXPECT_THAT(wrong_includes("queries/graph.cc", "#include \"queries/detail/weights.h\"\n"),
              IsEmpty());
}

TEST(Layers, LibrariesStayWhereTheyBelong) {
  EXPECT_THAT(wrong_includes("queries/path.cc", "#include <rocksdb/db.h>\n"),
              ElementsAre("queries/path.cc includes rocksdb/db.h"));
  EXPECT_THAT(wrong_includes("core/store.h", "#include <rocksdb/db.h>\n"),
              ElementsAre("core/store.h includes rocksdb/db.h"));
  EXPECT_THAT(wrong_includes("core/store.cc", "#include <rocksdb/db.h>\n"), IsEmpty());
}

TEST(Layers, IncludesAreWrittenFromTheRoot) {
  EXPECT_THAT(wrong_includes("core/date.cc", "#include \"date.h\"\n#include \"../core/ids.h\"\n"),
              ElementsAre("core/date.cc includes date.h", "core/date.cc includes ../core/ids.h"));
}

TEST(Layers, TheWholeProjectKeepsTheArrowsTrue) {
  const fs::path root = WEFT_SOURCE_DIR;
  std::size_t files = 0;
  for (const char* folder :
       {"core", "importers", "queries", "exporters", "cli", "tests", "bench"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const auto extension = entry.path().extension();
      if (extension != ".cc" && extension != ".h") continue;
      std::ifstream source(entry.path());
      EXPECT_THAT(wrong_includes(fs::relative(entry.path(), root).string(), source), IsEmpty());
      ++files;
    }
  }
  EXPECT_GT(files, 20U);
}

}  // namespace
