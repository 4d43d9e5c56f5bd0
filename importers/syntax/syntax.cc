#include "importers/syntax/syntax.h"

#include <algorithm>
#include <mutex>

#include "importers/syntax/detail/features.h"
#include "importers/syntax/detail/hash.h"
#include "importers/syntax/detail/lemmas.h"
#include "importers/syntax/detail/net.h"
#include "importers/syntax/detail/words.h"

namespace weft {
namespace {

constexpr std::string_view kFormat = "weft-syntax 1";
constexpr std::size_t kBatchWords = 128;    ///< So much of the net's work stays in the cache.
constexpr std::size_t kLongestPiece = 256;  ///< Words of one tree, since its cost is quadratic.
constexpr std::size_t kShortestPiece = 128;

/// Words of one tree: a sentence, or a piece of a long one.
struct Piece {
  std::size_t sentence;
  std::size_t begin, end;  ///< Among the sentence's words.
};

/// Where a piece that begins at word `begin` ends: behind a mark if there is one in its second
/// half.
std::size_t piece_end(std::string_view text, const std::vector<Span>& words, std::size_t begin) {
  if (words.size() - begin <= kLongestPiece) return words.size();
  for (auto end = begin + kLongestPiece; end > begin + kShortestPiece; --end) {
    const auto word = slice(text, words[end - 1]);
    if (word == "," || word == ";" || word == "." || word == ":") return end;
  }
  return begin + kLongestPiece;
}

/// Lent to one article at a time, since what its words gave serves the next article too. There
/// come to be as many as threads that read at once.
class Works {
 public:
  [[nodiscard]] std::unique_ptr<syntax::Work> take(const syntax::Net& net) {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return std::make_unique<syntax::Work>(syntax::kernels(), net.size());
    auto work = std::move(idle_.back());
    idle_.pop_back();
    return work;
  }
  void give_back(std::unique_ptr<syntax::Work> work) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(work));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<syntax::Work>> idle_;
};

}  // namespace

struct SyntaxModel::Parts {
  syntax::TensorFile file;
  syntax::Lexicon lexicon;
  syntax::Features features;
  syntax::Lemmas lemmas;
  syntax::Net net;
  std::uint64_t fingerprint = 0;
  Works works;

  void read(std::string_view text, std::span<const Piece> pieces,
            const std::vector<std::vector<Span>>& words, syntax::Work& work,
            std::vector<SyntaxSentence>& out) const;
  void add_piece(std::string_view text, std::span<const Span> words,
                 std::span<const syntax::Reading> readings, SyntaxSentence& out) const;
};

SyntaxModel::SyntaxModel(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SyntaxModel::~SyntaxModel() = default;
std::uint64_t SyntaxModel::fingerprint() const { return parts_->fingerprint; }

Result<std::unique_ptr<SyntaxModel>> SyntaxModel::open(const std::string& path) {
  WEFT_ASSIGN(file, syntax::TensorFile::open(path));
  if (file.metadata("format") != kFormat) {
    return fail(ErrorCode::kCorrupt,
                "this is no model of the kind \"" + std::string(kFormat) + "\"", path);
  }
  WEFT_ASSIGN(lexicon, syntax::Lexicon::open(file));
  WEFT_ASSIGN(features, syntax::Features::open(file, lexicon));
  WEFT_ASSIGN(lemmas, syntax::Lemmas::open(file));
  WEFT_ASSIGN(net, syntax::Net::open(file));
  if (net.rows() != features.rows()) {
    return fail(ErrorCode::kCorrupt, "the model is damaged: its tables are of other sizes", path);
  }
  const auto identity = syntax::fnv64(file.metadata("identity"));
  std::unique_ptr<Parts> parts(
      new Parts{std::move(file), lexicon, features, lemmas, std::move(net), identity, {}});
  return std::unique_ptr<SyntaxModel>(new SyntaxModel(std::move(parts)));
}

std::vector<SyntaxSentence> SyntaxModel::parse(std::string_view text,
                                               std::span<const Span> sentences) const {
  std::vector<SyntaxSentence> out(sentences.size());
  std::vector<std::vector<Span>> words(sentences.size());
  auto work = parts_->works.take(parts_->net);
  std::vector<Piece> batch;
  std::size_t batch_words = 0;
  const auto flush = [&] {
    parts_->read(text, batch, words, *work, out);
    if (!batch.empty()) {  // Words of finished sentences are not needed again.
      for (auto s = batch.front().sentence; s < batch.back().sentence; ++s) words[s] = {};
    }
    batch.clear();
    batch_words = 0;
  };
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    out[s].span = sentences[s];
    words[s] = syntax::split_words(text, sentences[s]);
    out[s].words.reserve(words[s].size());
    for (std::size_t begin = 0; begin < words[s].size();) {
      const auto end = piece_end(text, words[s], begin);
      if (batch_words > 0 && batch_words + (end - begin) > kBatchWords) flush();
      batch.push_back({s, begin, end});
      batch_words += end - begin;
      begin = end;
    }
  }
  flush();
  parts_->works.give_back(std::move(work));
  return out;
}

void SyntaxModel::Parts::read(std::string_view text, std::span<const Piece> pieces,
                              const std::vector<std::vector<Span>>& words, syntax::Work& work,
                              std::vector<SyntaxSentence>& out) const {
  std::vector<std::uint32_t> rows, ends;
  std::vector<std::size_t> piece_ends;
  const auto words_of = [&words](const Piece& piece) {
    return std::span(words[piece.sentence]).subspan(piece.begin, piece.end - piece.begin);
  };
  for (const auto& piece : pieces) {
    features.add_sentence(lexicon, text, words_of(piece), rows, ends);
    piece_ends.push_back(ends.size());
  }
  const auto readings = net.read(rows, ends, piece_ends, work);
  std::size_t begin = 0;
  for (std::size_t p = 0; p < pieces.size(); ++p) {
    add_piece(text, words_of(pieces[p]), std::span(readings).subspan(begin, piece_ends[p] - begin),
              out[pieces[p].sentence]);
    begin = piece_ends[p];
  }
}

void SyntaxModel::Parts::add_piece(std::string_view text, std::span<const Span> words,
                                   std::span<const syntax::Reading> readings,
                                   SyntaxSentence& out) const {
  const auto first = static_cast<std::int32_t>(out.words.size());
  const auto old_root = std::find_if(out.words.begin(), out.words.end(),
                                     [](const SyntaxWord& word) { return word.head < 0; });
  const bool is_first = old_root == out.words.end();
  auto root = is_first ? -1 : static_cast<std::int32_t>(old_root - out.words.begin());
  if (is_first) {
    const auto found =
        std::find_if(readings.begin(), readings.end(),
                     [](const syntax::Reading& reading) { return reading.head < 0; });
    root = static_cast<std::int32_t>(found - readings.begin());
  }
  for (std::size_t w = 0; w < words.size(); ++w) {
    const auto& reading = readings[w];
    SyntaxWord word;
    word.span = words[w];
    word.upos = reading.upos;
    word.xpos = reading.xpos;
    word.deprel = reading.deprel;
    word.head = first + reading.head;
    if (reading.head < 0) {
      const bool is_root = first + static_cast<std::int32_t>(w) == root;
      word.head = is_root ? -1 : root;
      if (!is_first) word.deprel = Deprel::kParataxis;
    }
    word.name = reading.name.name;
    word.name_begins = reading.name.begins;
    word.name_score = reading.name.score;
    word.lemma = lemmas.of(lexicon, slice(text, words[w]), word.upos, word.xpos);
    out.words.push_back(std::move(word));
  }
}

}  // namespace weft
