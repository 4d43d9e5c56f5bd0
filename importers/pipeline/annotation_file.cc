#include "importers/pipeline/annotation_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

namespace weft {
namespace {

using nlohmann::json;

constexpr std::size_t kStepBytes = 1U << 20U;

/// Takes "id" and "article" of the outermost object and stops the parser at the first list or
/// object in it, once it has the former.
class ArticleFinder final : public nlohmann::json_sax<json> {
 public:
  AnnotatedArticle found;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t value) override { return take(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return take(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& text) override { return take(text); }
  bool string(string_t& text) override { return take(std::move(text)); }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return enter(); }
  bool start_array(std::size_t) override { return depth_ > 0 && enter(); }
  bool end_object() override { return --depth_ > 0; }
  bool end_array() override { return --depth_ > 0; }
  bool key(string_t& name) override {
    field_ = depth_ > 1          ? nullptr
             : name == "id"      ? &found.id
             : name == "article" ? &found.article
                                 : nullptr;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const json::exception&) override {
    return false;
  }

 private:
  bool enter() {
    field_ = nullptr;
    return ++depth_ == 1 || found.id.empty();
  }
  bool take(std::string text) {
    if (field_ != nullptr && field_->empty()) *field_ = std::move(text);
    field_ = nullptr;
    return depth_ > 0;
  }

  std::size_t depth_ = 0;
  std::string* field_ = nullptr;  ///< Where the next value goes.
};

std::uint64_t hash_of(std::string_view field, std::string_view value) {
  return Hasher("annotated article").add(field).add(value).digest();
}

Error io_error(const std::string& what, const std::string& path) {
  return fail(ErrorCode::kIo, what + ": " + std::strerror(errno), path);
}

}  // namespace

/// An open file; closed with its last owner.
class AnnotationFile::Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  /// Up to `size` bytes from `offset`; fewer at the end of the file only. Errors: kIo.
  [[nodiscard]] Result<std::string> read(std::uint64_t offset, std::size_t size,
                                         const std::string& path) const {
    std::string bytes(size, '\0');
    std::size_t filled = 0;
    while (filled < size) {
      const auto got = ::pread(number_, bytes.data() + filled, size - filled,
                               static_cast<off_t>(offset + filled));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return io_error("cannot be read", path);
      if (got == 0) break;
      filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
  }

 private:
  int number_;
};

Result<AnnotatedArticle> annotated_article(std::string_view line) {
  ArticleFinder finder;
  (void)json::sax_parse(line.begin(), line.end(), &finder);
  if (finder.found.id.empty())
    return fail(ErrorCode::kMalformed, "not a JSON object with the \"id\" of an article");
  return std::move(finder.found);
}

Result<AnnotationFile> AnnotationFile::open(const std::string& path) {
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) return io_error("cannot be opened", path);
  AnnotationFile file;
  file.path_ = path;
  file.file_ = std::make_shared<Descriptor>(number);
  struct stat about {};
  if (::fstat(number, &about) != 0) return io_error("cannot be examined", path);
  if (!S_ISREG(about.st_mode))
    return fail(ErrorCode::kUsage, "is not a regular file; annotations are read more than once",
                path);
  WEFT_TRY(file.index());
  return file;
}

Status AnnotationFile::index() {
  auto fingerprint = Hasher("annotations").digest();
  std::string line;
  std::uint64_t number = 0, begin = 0;
  const auto end_line = [&] {
    index_line(line, ++number, begin);
    begin += line.size() + 1;
    line.clear();
  };
  for (std::uint64_t offset = 0;;) {
    WEFT_ASSIGN(step, file_->read(offset, kStepBytes, path_));
    if (step.empty()) break;
    fingerprint = Hasher("annotations").add(fingerprint).add(step).digest();
    offset += step.size();
    for (std::string_view rest = step; !rest.empty();) {
      const auto end = rest.find('\n');
      line += rest.substr(0, end);
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
      end_line();
    }
  }
  if (!line.empty()) end_line();
  fingerprint_ = fingerprint;
  return ok();
}

void AnnotationFile::index_line(std::string_view line, std::uint64_t number, std::uint64_t offset) {
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
  const auto aside = [&](std::string reason) {
    set_aside_.push_back({path_, "line " + std::to_string(number), std::move(reason)});
  };
  const auto about = annotated_article(line);
  if (!about) return aside(about.error().message);
  const Place place{number, offset, line.size()};
  const bool by_key = about->article.empty();
  const auto [found, fresh] = places_.emplace(
      by_key ? hash_of("id", about->id) : hash_of("article", about->article), place);
  if (!fresh) {
    return aside("line " + std::to_string(found->second.number) + " has annotations for \"" +
                 (by_key ? about->id : about->article) + "\" already");
  }
  if (!by_key) places_.emplace(hash_of("id", about->id), place);
  ++size_;
}

Result<std::optional<AnnotationFile::Line>> AnnotationFile::find(ArticleId article,
                                                                 std::string_view key) const {
  const auto identifier = to_string(article);
  auto found = places_.find(hash_of("article", identifier));
  if (found == places_.end()) found = places_.find(hash_of("id", key));
  if (found == places_.end()) return std::optional<Line>{};
  const auto& place = found->second;
  WEFT_ASSIGN(text, file_->read(place.offset, place.length, path_));
  const auto about = annotated_article(text);
  if (!about || (about->id != key && about->article != identifier))
    return fail(ErrorCode::kIo, "line " + std::to_string(place.number) + " changed meanwhile",
                path_);
  return std::optional<Line>{Line{place.number, std::move(text)}};
}

}  // namespace weft
