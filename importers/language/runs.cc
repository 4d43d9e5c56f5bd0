#include "importers/language/detail/runs.h"

#include <algorithm>
#include <string>

namespace weft::detail {
namespace {

constexpr std::size_t kLongestPhrase = 6;
constexpr std::size_t kLongestRun = 12;  // Longer ones are lists without commas, not names.

class RunFinder {
 public:
  RunFinder(const CutSentence& sentence, const Evidence& evidence, const Gazetteer& gazetteer)
      : sentence_(sentence.sentence),
        named_cell_(is_named_cell(sentence.atoms, sentence.role)),
        atoms_(sentence.atoms),
        tags_(sentence.tags),
        evidence_(evidence),
        words_(evidence.words()),
        gazetteer_(gazetteer) {}

  std::vector<Run> find() {
    mark_matches();
    mark_capitals();
    if (!tags_.empty()) mark_by_syntax();
    std::vector<Run> runs;
    for (std::size_t i = 0; i < atoms_.size();) {
      if (!starts_run(i)) {
        ++i;
        continue;
      }
      auto run = run_from(i);
      i = run.back().last;
      if (!tags_.empty()) trim_by_syntax(run);
      if (!run.empty()) runs.push_back(std::move(run));
    }
    return runs;
  }

 private:
  // ---- which atoms may be names

  void mark_matches() {
    matches_.resize(atoms_.size());
    listed_.resize(atoms_.size());
    for (std::size_t i = 0; i < atoms_.size();) {
      auto match = gazetteer_.longest_match(atoms_, i, sentence_.line_case);
      const auto listed = longest_listed(i);
      const bool place_only = match && match->entity->type == EntityType::kPlace;
      if (listed.atoms > (match ? match->atoms : 0) && (!match || place_only)) {
        match.reset();  // "New York" opens "New York Philharmonic".
        listed_[i] = listed;
      }
      matches_[i] = match;
      i += std::max<std::size_t>(1, match ? match->atoms : listed_[i].atoms);
    }
  }

  struct InList {
    std::size_t atoms = 0;
    Listed listed;
  };

  /// The longest name of the lists that begins at `i`, if it has several words, or if it is a town
  /// in small letters that follows a word such as "in". Capitals count as everywhere.
  [[nodiscard]] InList longest_listed(std::size_t i) const {
    InList best;
    const auto& first = atoms_[i];
    const bool small = first.shape == Shape::kLower && !is_particle(i);  // "al-Qaeda"
    if (first.shape == Shape::kNumber) return best;
    NameLists::Walk walk(evidence_.lists());
    if (small) {  // Most small words are in no list; that is found out first.
      if (sentence_.line_case != LineCase::kNormal) return best;
      if (!NameLists::Walk(walk).step(first.folded) || is_common(first)) return best;
    }
    for (auto j = i; j < atoms_.size() && j < i + kLongestPhrase; ++j) {
      const auto& atom = atoms_[j];
      const bool joins = atom.before == Gap::kSpace || atom.before == Gap::kHyphen;
      if (j > i && (!joins || atoms_[j - 1].possessive)) break;
      if (!walk.step(atom.folded)) break;
      const bool fits = small ? atom.shape == Shape::kLower : is_capitalised(atom.shape);
      if (!fits || !names_something(walk.listed())) continue;
      if (small && walk.listed().place == 0) continue;
      if (j > i || (small && is_lower_town(i, walk.listed()))) best = {j + 1 - i, walk.listed()};
    }
    return best;
  }
  [[nodiscard]] static bool names_something(const Listed& listed) {
    return listed.place > 0 || listed.person || listed.organization || listed.event ||
           listed.work || listed.term;
  }
  [[nodiscard]] bool is_common(const Atom& atom) const {
    return words_.english.contains(atom.folded) || words_.function_words.contains(atom.folded);
  }
  [[nodiscard]] bool is_lower_town(std::size_t i, const Listed& listed) const {
    constexpr std::uint8_t kCity = 3;
    constexpr std::size_t kShort = 4;
    return i > 0 && atoms_[i].before == Gap::kSpace && listed.place >= kCity && !listed.surname &&
           !listed.given && !listed.term && atoms_[i].folded.size() > kShort &&
           words_.place_prepositions.contains(atoms_[i - 1].folded);
  }

  void mark_capitals() {
    capital_.assign(atoms_.size(), false);
    quoted_end_.assign(atoms_.size(), 0);
    title_from_ = end_of_prose();
    bool prose = sentence_.line_case == LineCase::kNormal && !sentence_.cell;
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
      if (prose && opens_title(i)) prose = false;
      if (prose) quoted_end_[i] = end_of_quoted_name(i);
      if (quoted_end_[i] > 0) capital_[i] = true;
      if (is_state_behind_town(i) || is_particle(i)) capital_[i] = true;
      if (capital_[i] || !may_be_name(i)) continue;
      if (named_cell_) {
        capital_[i] = true;
        continue;
      }
      if (has_name_shape(atoms_[i]) || (prose && !atoms_[i].initial)) {
        capital_[i] = true;
      } else if (!prose) {
        i = mark_in_title(i);
      } else {
        capital_[i] = opens_with_name(i);
      }
    }
  }

  /// "Chillicothe, OH".
  [[nodiscard]] bool is_state_behind_town(std::size_t i) const {
    return i > 0 && atoms_[i].before == Gap::kComma && is_state_code(atoms_[i]) &&
           is_capitalised(atoms_[i - 1].shape) && sentence_.line_case != LineCase::kUpper;
  }
  [[nodiscard]] bool is_particle(std::size_t i) const {
    if (i + 1 >= atoms_.size() || !opens_as_particle(atoms_[i], atoms_[i + 1])) return false;
    return atoms_[i].folded == "bin" || !words_.english.contains(atoms_[i + 1].folded);
  }

  /// What follows a colon may be written like a title: "Who should care: Product Leaders".
  [[nodiscard]] bool opens_title(std::size_t i) const {
    return i > 0 && i >= title_from_ && atoms_[i].initial && atoms_[i].before == Gap::kBreak &&
           all_capitalised(i, std::min(atoms_.size(), i + kLongestPhrase));
  }

  /// Behind the last word that titles would capitalise and that is not.
  [[nodiscard]] std::size_t end_of_prose() const {
    auto end = atoms_.size();
    while (end > 0 && !is_small_word(atoms_[end - 1])) --end;
    return end;
  }
  [[nodiscard]] bool is_small_word(const Atom& atom) const {
    return atom.shape == Shape::kLower && !words_.function_words.contains(atom.folded);
  }

  /// Behind a quotation that reads like a title ("Dynamic Expert Routing"); 0 if none begins at i.
  [[nodiscard]] std::size_t end_of_quoted_name(std::size_t i) const {
    const auto& atom = atoms_[i];
    if (!atom.initial || !atom.quoted || atom.before != Gap::kOpen) return 0;
    auto end = i + 1;
    while (end < atoms_.size() && end - i <= kLongestPhrase && atoms_[end].quoted &&
           !atoms_[end].initial &&
           (atoms_[end].before == Gap::kSpace || atoms_[end].before == Gap::kHyphen)) {
      ++end;
    }
    const bool whole = end == atoms_.size() || !atoms_[end].quoted || atoms_[end].initial;
    const bool spaced = std::any_of(atoms_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                    atoms_.begin() + static_cast<std::ptrdiff_t>(end),
                                    [](const Atom& part) { return part.before == Gap::kSpace; });
    return whole && spaced && end - i <= kLongestPhrase && all_capitalised(i, end) ? end : 0;
  }

  /// At least two capitals, and no small letters but those of small words.
  [[nodiscard]] bool all_capitalised(std::size_t begin, std::size_t end) const {
    std::size_t capitals = 0;
    for (auto i = begin; i < end; ++i) {
      const auto& atom = atoms_[i];
      capitals += is_capitalised(atom.shape) ? 1 : 0;
      if (is_small_word(atom)) return false;
    }
    return capitals >= 2;
  }

  [[nodiscard]] bool may_be_name(std::size_t i) const {
    const auto& atom = atoms_[i];
    if (!is_capitalised(atom.shape)) return false;
    if (words_.generic_acronyms.contains(atom.folded)) return leads_to_head(i);
    if (words_.time_words.contains(atom.folded)) return follows_given_name(i);
    if (atom.shape == Shape::kUpper && atom.folded.size() > 2 &&
        words_.english.contains(atom.folded) && !opens_long_name(i)) {
      return false;  // "a FREE trial" shouts
    }
    if (words_.function_words.contains(atom.folded)) {
      if (atom.folded == "a" && is_middle_initial(i)) return true;
      return words_.given_names.contains(atom.folded) && !atom.initial;  // "Will Smith"
    }
    if (atom.shape == Shape::kMixed && atom.folded.size() <= 3 && i > 0 &&
        atoms_[i - 1].shape == Shape::kNumber) {
      return false;  // "525 kV"
    }
    return !(atom.shape == Shape::kModel && is_measure(atom.folded));
  }

  /// "Kevin A. Boone".
  [[nodiscard]] bool is_middle_initial(std::size_t i) const {
    return i > 0 && atoms_[i].before == Gap::kSpace && is_capitalised(atoms_[i - 1].shape) &&
           evidence_.is_given_name(atoms_[i - 1].folded) && next_is_capitalised(i);
  }

  /// "TAP Air Portugal": two more capitalised words behind it in running text.
  [[nodiscard]] bool opens_long_name(std::size_t i) const {
    if (sentence_.line_case != LineCase::kNormal || sentence_.cell) return false;
    return i + 2 < atoms_.size() && next_is_capitalised(i) && next_is_capitalised(i + 1) &&
           atoms_[i + 1].shape == Shape::kCapital && atoms_[i + 2].shape == Shape::kCapital;
  }

  /// "AI Act", "AI Safety Institute": terms count as parts of a longer name only.
  [[nodiscard]] bool leads_to_head(std::size_t i) const {
    for (auto j = i + 1; j < atoms_.size() && j <= i + 3; ++j) {
      if (atoms_[j].before != Gap::kSpace || !is_capitalised(atoms_[j].shape)) return false;
      if (sentence_.line_case == LineCase::kUpper) return false;
      if (words_.law_heads.contains(atoms_[j].folded)) return true;
      if (words_.org_heads.contains(atoms_[j].folded)) return true;
    }
    return false;
  }

  [[nodiscard]] bool follows_given_name(std::size_t i) const {
    return i > 0 && atoms_[i].before == Gap::kSpace &&
           evidence_.is_given_name(atoms_[i - 1].folded) && is_capitalised(atoms_[i - 1].shape) &&
           !follows_number(i + 1);
  }
  [[nodiscard]] bool follows_number(std::size_t i) const {
    return i < atoms_.size() && atoms_[i].shape == Shape::kNumber;
  }

  /// Capitals or digits where ordinary words have none. In a line of capitals only digits tell.
  [[nodiscard]] bool has_name_shape(const Atom& atom) const {
    if (atom.shape == Shape::kModel || atom.shape == Shape::kMixed) return true;
    return atom.shape == Shape::kUpper && sentence_.line_case != LineCase::kUpper;
  }

  /// In a title: the longest phrase that running text of the article has as a name, else a word
  /// that is no English word. Returns the last atom it marked, or `i`.
  std::size_t mark_in_title(std::size_t i) {
    std::string phrase;
    std::size_t longest = 0;
    for (auto j = i; j < atoms_.size() && j < i + kLongestPhrase; ++j) {
      if (j > i && (atoms_[j].before != Gap::kSpace || atoms_[j - 1].possessive)) break;
      if (j > i) phrase += ' ';
      phrase += atoms_[j].folded;
      if (evidence_.seen_run(phrase)) longest = j + 1 - i;
    }
    for (auto j = i; j < i + longest; ++j) capital_[j] = true;
    if (longest > 0) return i + longest - 1;
    const auto& atom = atoms_[i];
    capital_[i] =
        atom.folded.size() > 1 && (!evidence_.is_word(atom.folded) ||
                                   is_given_name_before_name(i) || is_title_before_name(i));
    return i;
  }

  [[nodiscard]] bool next_is_capitalised(std::size_t i) const {
    return i + 1 < atoms_.size() && !atoms_[i].possessive && is_capitalised(atoms_[i + 1].shape) &&
           (atoms_[i + 1].before == Gap::kSpace || atoms_[i + 1].before == Gap::kAmpersand ||
            atoms_[i + 1].before == Gap::kHyphen);
  }
  [[nodiscard]] bool is_given_name_before_name(std::size_t i) const {
    return evidence_.is_given_name(atoms_[i].folded) && next_is_capitalised(i) &&
           !evidence_.is_word(atoms_[i + 1].folded);
  }
  [[nodiscard]] bool is_title_before_name(std::size_t i) const {
    return words_.titles.contains(atoms_[i].folded) && next_is_capitalised(i) &&
           !evidence_.is_word(atoms_[i + 1].folded);
  }

  /// Whether the capital at the start of a sentence is more than that.
  [[nodiscard]] bool opens_with_name(std::size_t i) const {
    const auto& folded = atoms_[i].folded;
    if (evidence_.seen_capitalised(folded) || !evidence_.is_word(folded)) return folded.size() > 1;
    if (!next_is_capitalised(i)) return opens_of_name(i);
    if (evidence_.is_given_name(folded) || words_.titles.contains(folded)) return true;
    if (precedes_whole_name(i)) return false;
    return ends_in_head(i) || (!matches_[i + 1] && evidence_.opens_name(atoms_, i));
  }

  /// "Understand York", "Welcome Darin": an English word that opens a sentence, and then what is a
  /// name without it.
  [[nodiscard]] bool precedes_whole_name(std::size_t i) const {
    const auto& next = atoms_[i + 1];
    if (next.before != Gap::kSpace) return false;
    if (listed_[i + 1].atoms > 0 || evidence_.is_given_name(next.folded)) return true;
    std::string phrase = next.folded;
    for (auto j = i + 1; next_is_capitalised(j) && j < i + kLongestPhrase; ++j) {
      phrase += ' ';
      phrase += atoms_[j + 1].folded;
    }
    return evidence_.seen_run(phrase);
  }

  /// "Bank of England": the head of a name that goes on after "of".
  [[nodiscard]] bool opens_of_name(std::size_t i) const {
    return words_.org_starts.contains(atoms_[i].folded) && i + 2 < atoms_.size() &&
           atoms_[i + 1].folded == "of" && is_capitalised(atoms_[i + 2].shape);
  }

  /// "Golden Dragon Holdings": words whose last one tells what they name.
  [[nodiscard]] bool ends_in_head(std::size_t i) const {
    if (words_.person_nouns.contains(atoms_[i].folded) ||
        words_.org_nouns.contains(atoms_[i].folded) ||
        words_.product_nouns.contains(atoms_[i].folded)) {
      return false;
    }
    auto last = i;
    while (next_is_capitalised(last)) ++last;
    const auto& head = atoms_[last].folded;
    return words_.org_heads.contains(head) || words_.company_suffixes.contains(head) ||
           words_.place_heads.contains(head) || words_.law_heads.contains(head);
  }

  // ---- what syntax adds

  /// Words that the rules saw no reason to take for names and the model is sure of.
  void mark_by_syntax() {
    constexpr float kSure = 0.6F;
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
      if (capital_[i] || matches_[i] || !tags_[i].proper || tags_[i].score < kSure) continue;
      if (atoms_[i].shape == Shape::kNumber || is_excluded(atoms_[i])) continue;
      capital_[i] = true;
    }
  }
  [[nodiscard]] bool is_excluded(const Atom& atom) const {
    return words_.function_words.contains(atom.folded) || words_.time_words.contains(atom.folded) ||
           words_.generic_acronyms.contains(atom.folded) || words_.titles.contains(atom.folded);
  }

  /// A run goes that has no proper noun and no other sign of a name, and so do such words before
  /// the name at the start of a sentence ("Dear Ann") or, in titles, on both sides of it. Within
  /// prose a capital is sign enough beside a name: "Iceland Air Defense Force".
  void trim_by_syntax(Run& run) const {
    const bool prose = sentence_.line_case == LineCase::kNormal && !sentence_.cell;
    std::size_t first = 0;
    while (first < run.size() && is_loose(run[first])) ++first;
    if (first == run.size() && !ends_in_head(run.front().first)) return run.clear();
    if (first == run.size() || (prose && !atoms_[run.front().first].initial)) return;
    run.erase(run.begin(), run.begin() + static_cast<std::ptrdiff_t>(first));
    while (!prose && is_loose(run.back()) && is_capitalised(atoms_[run.back().first].shape)) {
      run.pop_back();
    }
  }
  [[nodiscard]] bool is_loose(const Item& item) const {
    if (item.match || item.listed.any() || item.last - item.first > 1) return false;
    const auto& atom = atoms_[item.first];
    if (!tags_[item.first].common() || quoted_end_[item.first] > 0) return false;
    if (atom.shape == Shape::kMixed || atom.shape == Shape::kModel) return false;
    if (words_.titles.contains(atom.folded)) return false;
    if (evidence_.seen_as_surname(atom.folded)) return false;
    if (evidence_.is_word(atom.folded)) return true;
    return !evidence_.seen_as_proper(atom.folded) && !evidence_.lists().find(atom.folded).any();
  }

  // ---- how they make runs

  [[nodiscard]] bool starts_run(std::size_t i) const {
    return matches_[i] || listed_[i].atoms > 0 || capital_[i];
  }

  Run run_from(std::size_t i) {
    Run run;
    if (quoted_end_[i] > 0 && !(matches_[i] && i + matches_[i]->atoms >= quoted_end_[i])) {
      return {{i, quoted_end_[i], std::nullopt}};
    }
    while (i < atoms_.size()) {
      run.push_back(item_at(i));
      const auto next = next_item(run);
      if (next == 0) break;
      for (auto j = run.back().last; j < next; ++j) run.push_back({j, j + 1, std::nullopt});
      i = next;
    }
    return run;
  }

  [[nodiscard]] Item item_at(std::size_t i) const {
    if (matches_[i]) return {i, i + matches_[i]->atoms, matches_[i]};
    return {i, i + std::max<std::size_t>(1, listed_[i].atoms), std::nullopt, listed_[i].listed};
  }

  /// Where the run goes on after its last item; 0 if it ends there.
  [[nodiscard]] std::size_t next_item(const Run& run) const {
    const auto at = run.back().last;
    if (at >= atoms_.size() || run.size() >= kLongestRun) return 0;
    if (ends_with_possessive(run.back()) || opens_next_person(at)) return 0;
    const auto gap = atoms_[at].before;
    if (closes_company(at - 1) && !is_suffix_after_comma(at)) return 0;
    if (gap == Gap::kComma) return is_suffix_after_comma(at) ? at : 0;
    if (gap != Gap::kSpace && gap != Gap::kHyphen && gap != Gap::kAmpersand) return 0;
    if (gap == Gap::kHyphen && is_particle(at - 1)) return at;
    if (gap == Gap::kHyphen && is_compound_of_names(run.back(), at)) return 0;
    if (starts_run(at)) return quoted_end_[at] > 0 ? 0 : at;
    const bool letters = atoms_[at].shape == Shape::kUpper ||
                         (atoms_[at].folded.size() == 1 && is_capitalised(atoms_[at].shape));
    if (gap == Gap::kHyphen && letters) return at;  // "DeepStack-OS", "Vega-C"
    if (gap == Gap::kSpace && atoms_[at].shape == Shape::kUpper &&
        is_roman_numeral(atoms_[at].folded)) {
      return at;
    }
    if (is_model_number(run.back(), at)) return at;
    if (gap != Gap::kSpace) return 0;
    return after_connector(run, at);
  }

  /// "Lyra Inc. Orion said": nothing of the name comes behind its legal form.
  [[nodiscard]] bool closes_company(std::size_t at) const {
    const auto& folded = atoms_[at].folded;
    return at > 0 && (folded == "inc" || folded == "corp" || folded == "ltd" || folded == "llc" ||
                      folded == "plc");
  }

  /// "Vince Traci": where the model sees a person end and another begin.
  [[nodiscard]] bool opens_next_person(std::size_t at) const {
    constexpr float kSure = 0.7F;
    return !tags_.empty() && at > 0 && tags_[at].name_begins &&
           tags_[at].name == NameTag::kPerson && tags_[at - 1].name == NameTag::kPerson &&
           tags_[at].score > kSure && tags_[at - 1].score > kSure;
  }

  [[nodiscard]] bool ends_with_possessive(const Item& item) const {
    return atoms_[item.last - 1].possessive && !(item.match && item.match->with_possessive);
  }

  /// "Acme, Inc."
  [[nodiscard]] bool is_suffix_after_comma(std::size_t at) const {
    const auto& folded = atoms_[at].folded;
    return capital_[at] && (folded == "inc" || folded == "ltd" || folded == "llc" ||
                            folded == "plc" || folded == "corp" || folded == "jr");
  }

  /// "DeepSeek-Huawei" are two names, "DeepStack-OS" is one: each part must be known by itself.
  [[nodiscard]] bool is_compound_of_names(const Item& left, std::size_t at) const {
    if (atoms_[at].folded.size() == 1) return false;
    const bool left_known = left.match || evidence_.seen_run(atoms_[left.first].folded);
    const bool right_known = matches_[at] || evidence_.seen_run(atoms_[at].folded);
    return left_known && right_known && !evidence_.is_given_name(atoms_[left.first].folded);
  }

  /// "Falcon 9", "GPT-4": a number that goes with the name before it.
  [[nodiscard]] bool is_model_number(const Item& left, std::size_t at) const {
    const auto& atom = atoms_[at];
    const bool letter_behind = atom.shape == Shape::kModel && atom.folded.size() <= 4 &&
                               atom.folded[atom.folded.size() - 2] <= '9';  // "9A", not "10GB"
    if (!letter_behind && (!follows_number(at) || atom.folded.size() > 4)) return false;
    const auto& name = atoms_[left.last - 1].folded;
    if (words_.generic_heads.contains(name) || words_.time_words.contains(name)) return false;
    if (!is_capitalised(atoms_[left.last - 1].shape)) return false;
    const bool digits = std::all_of(atom.folded.begin(), atom.folded.end(),
                                    [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    const bool year =
        digits && atom.folded.size() == 4 && (atom.folded[0] == '1' || atom.folded[0] == '2');
    if (letter_behind) return true;
    if (!digits) return atom.folded.size() <= 2 || !is_measure(atom.folded);
    if (year) return words_.event_heads.contains(name);
    if (atom.before == Gap::kHyphen) return true;
    return !counts_something(at) && (!left.match || atom.folded.size() >= 3 ||
                                     left.match->entity->type == EntityType::kProduct);
  }

  [[nodiscard]] bool counts_something(std::size_t at) const {
    if (at + 1 >= atoms_.size() || atoms_[at + 1].before != Gap::kSpace) return false;
    static constexpr std::string_view kUnits[] = {
        "percent", "million", "billion", "trillion", "thousand",   "people", "years", "days",
        "months",  "weeks",   "hours",   "times",    "percentage", "points", "per",   "minutes"};
    return std::find(std::begin(kUnits), std::end(kUnits), atoms_[at + 1].folded) !=
           std::end(kUnits);
  }

  /// "Department of Commerce", "Ursula von der Leyen": small words with capitals on both sides.
  [[nodiscard]] std::size_t after_connector(const Run& run, std::size_t at) const {
    const auto& left = atoms_[run.back().last - 1];
    const auto& small = atoms_[at].folded;
    if (atoms_[at].shape != Shape::kLower) return 0;
    auto next = at + 1;
    if (small == "of" || small == "for" || small == "on") {
      if (!is_head_before_of(left.folded)) return 0;
      if (next < atoms_.size() && atoms_[next].folded == "the") ++next;
    } else if (small == "and") {
      if (!goes_on_after_and(run)) return 0;
    } else if (words_.connectors.contains(small) && !run.back().match) {
      while (next < atoms_.size() && words_.connectors.contains(atoms_[next].folded) &&
             atoms_[next].shape == Shape::kLower) {
        ++next;
      }
    } else {
      return 0;
    }
    const bool goes_on = next < atoms_.size() && next <= at + 3 &&
                         atoms_[next].before == Gap::kSpace && starts_run(next) &&
                         is_capitalised(atoms_[next].shape);
    return goes_on ? next : 0;
  }

  [[nodiscard]] bool is_head_before_of(const std::string& folded) const {
    return words_.org_starts.contains(folded) || words_.law_heads.contains(folded) ||
           words_.place_before_of.contains(folded) || folded == "battle";
  }

  /// "Department of Health and Human Services"; elsewhere "and" parts two names.
  [[nodiscard]] bool goes_on_after_and(const Run& run) const {
    bool after_of = false;
    for (const auto& item : run) {
      const auto& folded = atoms_[item.first].folded;
      after_of = after_of || folded == "of" || folded == "for" || folded == "on";
    }
    return after_of && !run.back().match &&
           !evidence_.is_given_name(atoms_[run.back().first].folded);
  }

  const Sentence& sentence_;
  bool named_cell_;
  const std::vector<Atom>& atoms_;
  const std::vector<AtomTag>& tags_;  ///< Empty, or one for each atom.
  const Evidence& evidence_;
  const NameWords& words_;
  const Gazetteer& gazetteer_;
  std::vector<std::optional<Gazetteer::Match>> matches_;  ///< Where each begins.
  std::vector<InList> listed_;                            ///< Likewise.
  std::vector<bool> capital_;
  std::size_t title_from_ = 0;           ///< From here on, all words have capitals.
  std::vector<std::size_t> quoted_end_;  ///< Where a quoted name that begins here ends, or 0.
};

}  // namespace

std::vector<Run> find_runs(const CutSentence& sentence, const Evidence& evidence,
                           const Gazetteer& gazetteer) {
  return RunFinder(sentence, evidence, gazetteer).find();
}

}  // namespace weft::detail
