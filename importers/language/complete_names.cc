#include <algorithm>

#include "importers/language/detail/pieces.h"

namespace weft::detail {
namespace {

constexpr std::size_t kReach = 8;  ///< Names back to one that can lend its front.

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool has_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

/// The last word of `name` with `tail` in the place of what it varies: "910B" and "C" give "910C",
/// "910B" and "920" give "920", "3" and "Y" give "Y". Empty if `tail` does not vary it.
std::string varied(std::string_view last_word, std::string_view tail) {
  if (has_digit(tail)) {
    const bool alike =
        is_digit(tail.front()) ? is_digit(last_word.front()) : tail.front() == last_word.front();
    return has_digit(last_word) && alike ? std::string{tail} : std::string{};
  }
  if (tail.size() > 2 || !std::all_of(tail.begin(), tail.end(), is_letter)) return {};
  if (last_word.size() == 1) return std::string{tail};
  if (!has_digit(last_word) || !is_letter(last_word.back())) return {};
  auto stem = last_word;
  while (!stem.empty() && is_letter(stem.back())) stem.remove_suffix(1);
  return stem.empty() ? std::string{} : std::string{stem} + std::string{tail};
}

class Completer {
 public:
  Completer(std::string_view text, const std::vector<Atom>& atoms, const Gazetteer& gazetteer)
      : text_(text), atoms_(atoms), gazetteer_(gazetteer) {}

  std::vector<Piece> complete(std::vector<Piece> pieces) {
    for (auto& piece : pieces) {
      add_tails_until(piece.first);
      if (piece.incomplete) complete_piece(piece);
      out_.push_back(std::move(piece));
    }
    add_tails_until(atoms_.size());
    return std::move(out_);
  }

 private:
  /// Atoms that no run has taken: the "C" of "910B/C", the "9B" of "9A and 9B".
  void add_tails_until(std::size_t limit) {
    while (!out_.empty()) {
      const auto at = tail_behind(out_.back().last);
      if (at >= limit) return;
      Piece piece;
      piece.first = at;
      piece.last = at + 1;
      piece.span = atoms_[at].span;
      piece.type = EntityType::kProduct;
      piece.weight = 6;
      piece.incomplete = true;
      if (!complete_from(out_.back(), piece)) return;
      out_.push_back(std::move(piece));
    }
  }

  /// Where a tail may stand that varies the name before `at`; behind all atoms if there is none.
  [[nodiscard]] std::size_t tail_behind(std::size_t at) const {
    if (at >= atoms_.size() || atoms_[at].before == Gap::kSlash) return at;
    const bool joined = (atoms_[at].folded == "and" || atoms_[at].folded == "or") &&
                        at + 1 < atoms_.size() && atoms_[at + 1].before == Gap::kSpace &&
                        atoms_[at + 1].shape == Shape::kModel &&
                        is_digit(atoms_[at + 1].folded.front());
    return joined ? at + 1 : atoms_.size();
  }

  void complete_piece(Piece& piece) const {
    std::size_t left = kReach;
    for (auto before = out_.rbegin(); before != out_.rend() && left > 0; ++before, --left) {
      if (before->type == EntityType::kProduct && complete_from(*before, piece)) return;
      if (before->type == EntityType::kOrganization && is_version(piece)) {
        return name_it(piece, before->entity ? before->entity->name : before->name,
                       std::string{slice(text_, piece.span)});
      }
    }
  }

  [[nodiscard]] bool is_version(const Piece& piece) const {
    return atoms_[piece.first].folded.front() == 'v';
  }

  bool complete_from(const Piece& before, Piece& piece) const {
    if (before.type != EntityType::kProduct || before.demonym) return false;
    const auto space = before.name.find_last_of(" -");
    if (space == std::string::npos) return false;
    const auto last =
        varied(std::string_view{before.name}.substr(space + 1), slice(text_, piece.span));
    if (last.empty()) return false;
    name_it(piece, before.name.substr(0, space), last, before.name[space]);
    return true;
  }

  void name_it(Piece& piece, const std::string& front, const std::string& last,
               char joint = ' ') const {
    piece.name = front + joint + last;
    piece.incomplete = false;
    piece.entity = gazetteer_.entity_named(piece.name);
    if (piece.entity == nullptr) return;
    piece.type = piece.entity->type;
    piece.weight = kPackWeight;
  }

  std::string_view text_;
  const std::vector<Atom>& atoms_;
  const Gazetteer& gazetteer_;
  std::vector<Piece> out_;
};

}  // namespace

void complete_pieces(std::string_view text, const CutSentence& sentence, const Gazetteer& gazetteer,
                     std::vector<Piece>& pieces) {
  pieces = Completer(text, sentence.atoms, gazetteer).complete(std::move(pieces));
}

}  // namespace weft::detail
