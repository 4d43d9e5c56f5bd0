#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "importers/language/detail/atom_tags.h"
#include "importers/language/detail/atoms.h"
#include "importers/language/detail/cell_roles.h"
#include "importers/language/gazetteer.h"
#include "importers/language/name_words.h"
#include "importers/language/sentences.h"

namespace weft::detail {

/// One sentence cut into atoms.
struct CutSentence {
  Sentence sentence;
  std::vector<Atom> atoms;
  CellRole role = {};         ///< Where the sentence is a cell.
  std::vector<AtomTag> tags;  ///< One for each atom; empty where syntax is not known.
};

/// Whether a cell as a whole is the name that its row asks for: "Circle" behind "Issuer".
[[nodiscard]] bool is_named_cell(const std::vector<Atom>& atoms, const CellRole& role);

/// What the whole article says about which words are names, from places where capitals tell:
/// running text, not at the start of a sentence.
class Evidence {
 public:
  Evidence(const std::vector<CutSentence>& sentences, const Packs& packs);

  /// Met with a capital in the midst of running text.
  [[nodiscard]] bool seen_capitalised(std::string_view folded) const {
    return capitalised_.contains(folded);
  }
  /// Met as a whole run of capitalised words there; words parted by single spaces.
  [[nodiscard]] bool seen_run(std::string_view folded) const { return runs_.contains(folded); }
  /// An English word, its plural ("shippers") or what is done once more ("renegotiate"), or one
  /// that the article itself writes in lower case.
  [[nodiscard]] bool is_word(std::string_view folded) const;
  /// Whether an English word that opens a sentence is the first of a name: "Orbital Forge, a
  /// startup". The next word has a capital though it is an English word too.
  [[nodiscard]] bool opens_name(const std::vector<Atom>& atoms, std::size_t at) const;
  [[nodiscard]] const NameWords& words() const { return words_; }
  [[nodiscard]] const NameLists& lists() const { return lists_; }
  /// Met behind a given name, as surnames are: "Jobs".
  [[nodiscard]] bool seen_as_surname(std::string_view folded) const {
    return surnames_.contains(folded);
  }
  /// The syntax model takes it for a proper noun somewhere in the article.
  [[nodiscard]] bool seen_as_proper(std::string_view folded) const {
    return proper_.contains(folded);
  }
  /// By words.json or the lists; large cities are cities first ("Paris").
  [[nodiscard]] bool is_given_name(std::string_view folded) const;

 private:
  [[nodiscard]] bool is_deed(std::string_view stem) const;
  void add_runs(const std::vector<Atom>& atoms);
  const NameWords& words_;
  const NameLists& lists_;
  WordSet capitalised_, runs_, lower_, surnames_, proper_;
};

/// Letters and digits that count or measure rather than name: "5G", "Q4", "FY2025", "70B", "10GB".
[[nodiscard]] bool is_measure(std::string_view folded);

}  // namespace weft::detail
