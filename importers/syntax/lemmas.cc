#include "importers/syntax/detail/lemmas.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "importers/syntax/detail/hash.h"
#include "importers/text/utf8.h"

namespace weft::syntax {
namespace {

std::string lower_case(std::string_view form) {
  std::string out;
  out.reserve(form.size());
  for (std::size_t at = 0; at < form.size();) {
    const auto c = utf8_at(form, at);
    if (c.code == 0x2019) {
      out.push_back('\'');
    } else if (c.valid) {
      append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.code))));
    } else {
      out.push_back(form[at]);
    }
    at += c.length;
  }
  return out;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }
bool doubled(std::string_view stem) {
  return stem.size() > 3 && stem.back() == stem[stem.size() - 2] && !is_vowel(stem.back());
}

/// One short vowel and one consonant: such a stem would have doubled it, so that "fined" is of
/// "fine" and "finned" of "fin".
bool would_double(std::string_view stem) {
  if (stem.size() < 2 || is_vowel(stem.back()) || !is_vowel(stem[stem.size() - 2])) return false;
  if (std::string_view("wxy").find(stem.back()) != std::string_view::npos) return false;
  return std::none_of(stem.begin(), stem.end() - 2, is_vowel);
}

/// `stem` is what is left without "ed", "ing", "er" or "est": adds its "e", or takes one of two
/// consonants away, whichever the word lists know as a base form; else as most such words do.
std::string restored(const Lexicon& lexicon, std::string stem, char part) {
  const std::string with_e = stem + "e";
  std::string single = doubled(stem) ? stem.substr(0, stem.size() - 1) : std::string();
  if (!single.empty() && lexicon.is_base(single, part) && !lexicon.is_base(stem, part))
    return single;
  const bool bare = lexicon.is_base(stem, part);
  const bool longer = lexicon.is_base(with_e, part);
  if (bare && longer && would_double(stem)) return with_e;
  if (bare != longer) return bare ? stem : with_e;
  if (!single.empty() && std::string_view("lsz").find(stem.back()) == std::string_view::npos) {
    return single;
  }
  if (stem.size() < 2) return stem;
  const bool takes_e = std::string_view("vuc").find(stem.back()) != std::string_view::npos ||
                       stem.ends_with("at") || stem.ends_with("iz") || stem.ends_with("dg") ||
                       (stem.back() == 's' && stem[stem.size() - 2] != 's');
  return takes_e ? with_e : stem;
}

/// Without the "s" of plurals and of the third person.
std::string without_s(const Lexicon& lexicon, const std::string& form, char part) {
  if (!form.ends_with("s") || form.size() < 3 || form.ends_with("ss")) return form;
  std::string shorter = form.substr(0, form.size() - 1);
  if (form.ends_with("ies") && form.size() > 4) {
    return lexicon.is_base(shorter, part) ? shorter : form.substr(0, form.size() - 3) + "y";
  }
  if (form.ends_with("es")) {
    const auto stem = form.substr(0, form.size() - 2);
    const bool sibilant = stem.ends_with("s") || stem.ends_with("x") || stem.ends_with("z") ||
                          stem.ends_with("ch") || stem.ends_with("sh") || stem.ends_with("o");
    if (sibilant && (!lexicon.is_base(shorter, part) || lexicon.is_base(stem, part))) return stem;
  }
  return shorter;
}

std::string without_ending(const Lexicon& lexicon, const std::string& form, std::string_view ending,
                           char part) {
  if (!form.ends_with(ending) || form.size() < ending.size() + 2) return form;
  auto stem = form.substr(0, form.size() - ending.size());
  if (stem.ends_with("i") && ending != "ing") {
    stem.back() = 'y';
    return stem;
  }
  return restored(lexicon, std::move(stem), part);
}

char part_of(Upos upos) {
  switch (upos) {
    case Upos::kNoun:
      return 'N';
    case Upos::kVerb:
    case Upos::kAux:
      return 'V';
    case Upos::kAdj:
      return 'A';
    case Upos::kAdv:
      return 'R';
    default:
      return 'O';
  }
}

}  // namespace

Result<Lemmas> Lemmas::open(const TensorFile& file) {
  Lemmas result;
  WEFT_ASSIGN(keys, file.array<std::uint64_t>("lemmas.keys"));
  WEFT_ASSIGN(starts, file.array<std::uint32_t>("lemmas.starts"));
  WEFT_ASSIGN(text, file.array<std::uint8_t>("lemmas.text"));
  if (starts.size() != keys.size() + 1 || starts.back() != text.size() ||
      !std::is_sorted(starts.begin(), starts.end()) || !std::is_sorted(keys.begin(), keys.end())) {
    return fail(ErrorCode::kCorrupt, "the model is damaged: its lemmas do not fit together",
                file.path());
  }
  result.keys_ = keys;
  result.starts_ = starts;
  result.text_ = text;
  return result;
}

std::string_view Lemmas::listed(const std::string& folded, char part) const {
  const auto key = fnv64(folded + '\t' + part);
  const auto found = std::lower_bound(keys_.begin(), keys_.end(), key);
  if (found == keys_.end() || *found != key) return {};
  const auto i = static_cast<std::size_t>(found - keys_.begin());
  return {reinterpret_cast<const char*>(text_.data()) + starts_[i], starts_[i + 1] - starts_[i]};
}

std::string Lemmas::of(const Lexicon& lexicon, std::string_view form, Upos upos, Xpos xpos) const {
  if (upos == Upos::kPropn || upos == Upos::kX || upos == Upos::kSym || upos == Upos::kPunct) {
    return std::string(form);
  }
  auto lower = lower_case(form);
  if (upos == Upos::kNum) return lower;
  if (const auto lemma = listed(lower, part_of(upos)); !lemma.empty()) return std::string(lemma);
  switch (xpos) {
    case Xpos::kNNS:
      return without_s(lexicon, lower, 'n');
    case Xpos::kVBZ:
      return without_s(lexicon, lower, 'v');
    case Xpos::kVBD:
    case Xpos::kVBN:
      return without_ending(lexicon, lower, "ed", 'v');
    case Xpos::kVBG:
      return upos == Upos::kVerb ? without_ending(lexicon, lower, "ing", 'v') : lower;
    case Xpos::kJJR:
      return without_ending(lexicon, lower, "er", 'a');
    case Xpos::kJJS:
      return without_ending(lexicon, lower, "est", 'a');
    default:
      return lower;
  }
}

}  // namespace weft::syntax
