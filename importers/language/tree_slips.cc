// The parser's commonest slips, mended where the sentence itself shows them.
#include <algorithm>

#include "importers/language/detail/sentence_tree.h"

namespace weft::detail {

bool SentenceTree::is_tree() const {
  enum class Seen : std::uint8_t { kNo, kOnTheWay, kLeadsToRoot };
  std::vector<Seen> seen(words_.size(), Seen::kNo);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    auto at = static_cast<int>(i);
    for (; at >= 0 && seen[static_cast<std::size_t>(at)] == Seen::kNo;
         at = words_[static_cast<std::size_t>(at)].head) {
      seen[static_cast<std::size_t>(at)] = Seen::kOnTheWay;
    }
    if (at >= 0 && seen[static_cast<std::size_t>(at)] == Seen::kOnTheWay) return false;
    for (at = static_cast<int>(i); at >= 0 && seen[static_cast<std::size_t>(at)] == Seen::kOnTheWay;
         at = words_[static_cast<std::size_t>(at)].head) {
      seen[static_cast<std::size_t>(at)] = Seen::kLeadsToRoot;
    }
  }
  return true;
}

/// Each slip is mended by what stands near it. Where that would leave a circle, for two slips in
/// one place, the parser's own tree is kept.
void SentenceTree::mend_slips() {
  struct Place {
    int head;
    Deprel deprel;
    Xpos xpos;
  };
  std::vector<Place> parsed;
  parsed.reserve(words_.size());
  for (const auto& word : words_) parsed.push_back({word.head, word.deprel, word.xpos});
  join_participles();
  free_verbs_after_names();
  give_main_clause();
  free_names_from_dates();
  give_subjects_of_due();
  if (is_tree()) return;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    words_[i].head = parsed[i].head;
    words_[i].deprel = parsed[i].deprel;
    words_[i].xpos = parsed[i].xpos;
  }
}

/// "banned paid boxes" read as two verbs: the second says of which kind its object is.
void SentenceTree::join_participles() {
  for (std::size_t verb = 0; verb + 2 < words_.size(); ++verb) {
    auto& next = words_[verb + 1];
    const bool two = words_[verb].upos == Upos::kVerb && next.upos == Upos::kVerb &&
                     (next.head == static_cast<int>(verb) || next.head < 0) &&
                     (next.xpos == Xpos::kVBD || next.xpos == Xpos::kVBN);
    const auto object = verb + 2;
    if (!two || !is_noun(words_[object]) || words_[object].deprel != Deprel::kObj ||
        words_[object].head != static_cast<int>(verb + 1)) {
      continue;
    }
    for (auto& word : words_) {
      if (word.head == static_cast<int>(verb + 1)) word.head = static_cast<int>(verb);
    }
    next.head = static_cast<int>(object);
    next.deprel = Deprel::kAmod;
  }
}

/// "The Dow lost 600 points" read as points that the Dow lost: right behind a name stands its verb.
void SentenceTree::free_verbs_after_names() {
  for (std::size_t verb = 1; verb + 1 < words_.size(); ++verb) {
    auto& word = words_[verb];
    const bool attribute = word.upos == Upos::kVerb && word.deprel == Deprel::kAmod &&
                           (word.xpos == Xpos::kVBN || word.xpos == Xpos::kVBD);
    if (!attribute || !words_[verb - 1].name || word.head <= static_cast<int>(verb)) continue;
    const auto object = static_cast<std::size_t>(word.head);
    const auto name = words_[verb - 1].name;
    // The object may hang on the name, whose place the verb then takes.
    const bool on_name = words_[object].head == static_cast<int>(verb) - 1;
    const auto& place = words_[on_name ? verb - 1 : object];
    word.head = place.head;
    word.deprel = place.deprel;
    word.xpos = Xpos::kVBD;
    words_[object].head = static_cast<int>(verb);
    words_[object].deprel = Deprel::kObj;
    words_[verb - 1].head = static_cast<int>(verb);
    words_[verb - 1].deprel = Deprel::kNsubj;
    for (std::size_t i = 0; i + 1 < verb; ++i) {
      const bool of_name = words_[i].name == name && words_[i].head >= static_cast<int>(verb);
      const bool before = words_[i].head == static_cast<int>(object);
      if (of_name || before) words_[i].head = static_cast<int>(verb) - 1;
    }
  }
}

/// "Mia Lund won the Tour." read as a noun with a clause about it: a sentence with a full stop has
/// a main clause, so a clause right behind the noun that no pronoun ties to it is that one.
void SentenceTree::give_main_clause() {
  if (words_.size() < 4 || words_.back().lower != ".") return;
  const auto root = static_cast<std::size_t>(
      std::find_if(words_.begin(), words_.end(), [](const Word& w) { return w.head < 0; }) -
      words_.begin());
  if (root == words_.size() || !is_noun(words_[root])) return;
  std::size_t verb = 0;
  for (auto i = root + 1; i < words_.size() && verb == 0; ++i) {
    const auto& word = words_[i];
    if (word.upos == Upos::kPunct || word.upos == Upos::kAdp) return;
    const bool hangs = word.head == static_cast<int>(root);
    const bool clause = word.deprel == Deprel::kAcl || word.deprel == Deprel::kAclRelcl;
    if (hangs && clause && word.upos == Upos::kVerb) verb = i;
  }
  if (verb == 0 || words_[verb].xpos == Xpos::kVBG || words_[verb].xpos == Xpos::kVB) return;
  bool object = false;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const auto& word = words_[i];
    if (word.head == static_cast<int>(root) &&
        (word.deprel == Deprel::kCop || word.deprel == Deprel::kNsubj)) {
      return;
    }
    if (word.head != static_cast<int>(verb)) continue;
    const bool ties = word.deprel == Deprel::kNsubj || word.deprel == Deprel::kNsubjPass ||
                      word.deprel == Deprel::kMark || word.xpos == Xpos::kWDT ||
                      word.xpos == Xpos::kWP || word.xpos == Xpos::kWRB;
    if (ties) return;
    object = object || word.deprel == Deprel::kObj;
  }
  const auto next = verb + 1;
  const bool stray = !object && next < words_.size() && is_noun(words_[next]) &&
                     words_[next].head == static_cast<int>(root);
  if (words_[verb].xpos == Xpos::kVBN && !object && !stray) return;  // "The bridge built by Orion."
  for (auto i = verb + 1; i < words_.size(); ++i) {
    if (words_[i].head == static_cast<int>(root)) words_[i].head = static_cast<int>(verb);
  }
  if (stray) words_[next].deprel = Deprel::kObj;
  words_[verb].head = -1;
  words_[verb].deprel = Deprel::kRoot;
  if (words_[verb].xpos == Xpos::kVBN) words_[verb].xpos = Xpos::kVBD;
  words_[root].head = static_cast<int>(verb);
  words_[root].deprel = Deprel::kNsubj;
}

/// "On Monday, Ada Stern, the head of Orion, warned" read as a day that goes by her name.
void SentenceTree::free_names_from_dates() {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    auto& name = words_[i];
    const bool beside = name.deprel == Deprel::kAppos || name.deprel == Deprel::kFlat;
    if (!beside || !name.name || name.time || name.head < 0) continue;
    const auto& day = words_[static_cast<std::size_t>(name.head)];
    if (!day.time || day.head <= static_cast<int>(i)) continue;
    const auto verb = day.head;
    const bool has_subject = std::any_of(words_.begin(), words_.end(), [&](const Word& word) {
      return word.head == verb &&
             (word.deprel == Deprel::kNsubj || word.deprel == Deprel::kNsubjPass);
    });
    if (has_subject || words_[static_cast<std::size_t>(verb)].upos != Upos::kVerb) continue;
    name.head = verb;
    name.deprel = Deprel::kNsubj;
  }
}

/// "Orion is due to meet Vega" with "due to" read as a preposition of the verb.
void SentenceTree::give_subjects_of_due() {
  for (std::size_t due = 0; due + 2 < words_.size(); ++due) {
    const auto verb = words_[due].head;
    if (words_[due].lower != "due" || words_[due].deprel != Deprel::kMark || verb < 0 ||
        words_[due + 1].lower != "to" || words_[static_cast<std::size_t>(verb)].xpos != Xpos::kVB) {
      continue;
    }
    for (auto& word : words_) {
      if (word.head == static_cast<int>(due) && word.deprel == Deprel::kNsubj) word.head = verb;
    }
  }
}

/// Relations that no noun has to a verb become those that it can have.
void SentenceTree::mend_relations() {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    auto& word = words_[i];
    const bool described =
        word.upos == Upos::kAdj && (child(i, Deprel::kNmodPoss) || child(i, Deprel::kAppos));
    if (word.head < 0 || !(is_nominal(word) || described)) continue;
    const auto verb = static_cast<std::size_t>(word.head);
    if (words_[verb].upos != Upos::kVerb) continue;
    // "The chief, Ann Lee, called it a day": a bare phrase before a verb without a subject.
    const auto tag = words_[verb].xpos;
    const bool finite = tag == Xpos::kVBD || tag == Xpos::kVBZ || tag == Xpos::kVBP;
    const bool displaced = word.deprel == Deprel::kXcomp || word.deprel == Deprel::kObj ||
                           word.deprel == Deprel::kAppos || word.deprel == Deprel::kFlat;
    if (finite && displaced && i < verb && preposition(i).empty() && !child(verb, Deprel::kNsubj) &&
        !child(verb, Deprel::kNsubjPass) && words_[verb].deprel != Deprel::kAclRelcl) {
      word.deprel = Deprel::kNsubj;
      continue;
    }
    if (word.deprel == Deprel::kNsubjPass && !child(verb, Deprel::kAuxPass) &&
        words_[verb].xpos == Xpos::kVBD) {
      word.deprel = Deprel::kNsubj;
    }
    const bool told = child(verb, Deprel::kCcomp) || child(verb, Deprel::kXcomp);
    const bool of_noun = word.deprel == Deprel::kAppos || word.deprel == Deprel::kFlat ||
                         word.deprel == Deprel::kNmod || (word.deprel == Deprel::kIobj && !told);
    if (!of_noun || i < verb || child(verb, Deprel::kObj)) continue;
    word.deprel = preposition(i).empty() ? Deprel::kObj : Deprel::kObl;
  }
}

}  // namespace weft::detail
