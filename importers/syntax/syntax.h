#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/result.h"

namespace weft {

/// Universal parts of speech (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};

/// The tags of the Penn Treebank as UD English EWT extends them.
enum class Xpos : std::uint8_t {
  kDollar,
  kCloseQuote,
  kComma,
  kLrb,
  kRrb,
  kStop,
  kColon,
  kADD,
  kAFX,
  kCC,
  kCD,
  kDT,
  kEX,
  kFW,
  kGW,
  kHYPH,
  kIN,
  kJJ,
  kJJR,
  kJJS,
  kLS,
  kMD,
  kNFP,
  kNN,
  kNNP,
  kNNPS,
  kNNS,
  kPDT,
  kPOS,
  kPRP,
  kPRPS,  ///< PRP$: my, their
  kRB,
  kRBR,
  kRBS,
  kRP,
  kSYM,
  kTO,
  kUH,
  kVB,
  kVBD,
  kVBG,
  kVBN,
  kVBP,
  kVBZ,
  kWDT,
  kWP,
  kWPS,  ///< WP$: whose
  kWRB,
  kOpenQuote,
};

/// Universal dependencies and those of their English subtypes that matter to a reader of news.
enum class Deprel : std::uint8_t {
  kRoot,
  kNsubj,
  kNsubjPass,
  kNsubjOuter,
  kCsubj,  ///< csubj:outer too
  kCsubjPass,
  kObj,
  kIobj,
  kCcomp,
  kXcomp,
  kObl,
  kOblAgent,
  kOblTmod,  ///< obl:unmarked: "met Tuesday", "fell five percent"
  kAdvcl,
  kAdvclRelcl,
  kAdvmod,
  kAcl,
  kAclRelcl,
  kAmod,
  kAppos,
  kNmod,
  kNmodPoss,
  kNmodTmod,  ///< nmod:unmarked
  kNmodDesc,  ///< nmod:desc: the title of "President Bush"
  kNummod,
  kDet,
  kDetPredet,
  kCase,
  kMark,
  kAux,
  kAuxPass,
  kCop,
  kCc,  ///< cc:preconj too
  kConj,
  kCompound,
  kCompoundPrt,
  kFixed,
  kFlat,
  kExpl,
  kParataxis,
  kDiscourse,
  kVocative,
  kList,
  kDislocated,
  kOrphan,
  kReparandum,
  kGoeswith,
  kPunct,
  kDep,
};

enum class NameTag : std::uint8_t { kNone, kPerson, kOrganization, kPlace, kMisc };

/// One syntactic word: "don't" is two, "do" and "n't".
struct SyntaxWord {
  Span span;               ///< Bytes of the article's text.
  std::int32_t head = -1;  ///< Index in the sentence; -1 for the root.
  Upos upos = Upos::kX;
  Xpos xpos = Xpos::kNN;
  Deprel deprel = Deprel::kDep;
  NameTag name = NameTag::kNone;  ///< Part of a name of this kind.
  bool name_begins = false;       ///< The first word of its name.
  float name_score = 0;           ///< Probability of `name`, 0 to 1.
  std::string lemma;              ///< The base form: "buy" of "bought"; names keep their capitals.
};

/// The words of one sentence, in order. Exactly one has no head, unless there are none. A word with
/// a head and the relation kRoot is the root of a further sentence in the same span, as where a
/// text has no full stops; its head is then the first root.
struct SyntaxSentence {
  Span span;
  std::vector<SyntaxWord> words;
};

/// Words, tags, dependency trees and names of English sentences, by a small neural net.
///
/// Immutable after open(); any number of threads may parse with one model. The file (layout:
/// docs/syntax.md; scores, data and licence: models/english.md) is mapped, not read.
class SyntaxModel {
 public:
  /// Maps the model file and checks all of its structure.
  /// Errors: kIo if it cannot be read; kCorrupt if it is no model or a damaged one.
  [[nodiscard]] static Result<std::unique_ptr<SyntaxModel>> open(const std::string& path);
  ~SyntaxModel();
  SyntaxModel(const SyntaxModel&) = delete;
  SyntaxModel& operator=(const SyntaxModel&) = delete;

  /// One result for each of `sentences`, spans of `text` as split_sentences gives them. What a
  /// sentence gets depends on nothing but its own text. A sentence of more than 256 words is parsed
  /// in pieces, whose roots then depend on that of the first (parataxis). Linear time.
  [[nodiscard]] std::vector<SyntaxSentence> parse(std::string_view text,
                                                  std::span<const Span> sentences) const;

  /// Identifies the model's content, for records of what made an annotation.
  [[nodiscard]] std::uint64_t fingerprint() const;

 private:
  struct Parts;
  explicit SyntaxModel(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// The treebank's spelling: "PROPN", "VBD", "nsubj:pass".
[[nodiscard]] std::string_view name_of(Upos upos);
[[nodiscard]] std::string_view name_of(Xpos xpos);
[[nodiscard]] std::string_view name_of(Deprel deprel);

}  // namespace weft
