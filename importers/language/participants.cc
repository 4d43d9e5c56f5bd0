#include "importers/language/detail/participants.h"

#include <algorithm>
#include <array>

namespace weft::detail {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> choices) {
  return std::find(choices.begin(), choices.end(), word) != choices.end();
}

/// Indices of the names that begin in a span.
struct NameRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};
NameRange names_within(const std::vector<Name>& names, Span span) {
  const auto first = std::partition_point(names.begin(), names.end(),
                                          [&](const Name& n) { return n.span.begin < span.begin; });
  const auto last = std::partition_point(first, names.end(),
                                         [&](const Name& n) { return n.span.begin < span.end; });
  return {static_cast<std::size_t>(first - names.begin()),
          static_cast<std::size_t>(last - names.begin())};
}

EntityType type_of(const SentenceView& view, std::uint32_t referent) {
  return view.annotations.referents[referent].type;
}

/// "Chinese regulators" act for China, "Chinese firms" and "the US startup" do not.
bool acts_for_its_country(std::string_view head) {
  constexpr std::array<std::string_view, 38> kHeads = {
      "administration", "agency",     "air",        "ambassador", "army",      "authorities",
      "cabinet",        "coastguard", "congress",   "controls",   "court",     "courts",
      "customs",        "diplomats",  "drones",     "embassy",    "forces",    "government",
      "jets",           "lawmakers",  "military",   "minister",   "ministry",  "missiles",
      "navy",           "officials",  "parliament", "police",     "president", "prosecutors",
      "regulator",      "regulators", "sanctions",  "senate",     "tariffs",   "team",
      "troops",         "voters"};
  return std::find(kHeads.begin(), kHeads.end(), head) != kHeads.end();
}

/// The word of the phrase that names somebody: its head, or the name at its end ("Orion chief Ada
/// Stern"); none if it only mentions names.
std::optional<std::size_t> naming_word(const SentenceView& view, std::size_t head) {
  const auto phrase = view.tree.noun_phrase(head);
  if (view.tree[phrase.end - 1].name) return phrase.end - 1;
  return view.tree[head].name ? std::optional{head} : std::nullopt;
}

/// The names of that word: two in "the US-China talks" and "Orion-Lyra".
std::vector<NamedRole> names_of_word(const SentenceView& view, std::size_t at, Role role) {
  const Word& word = view.tree[at];
  const auto& names = view.annotations.names;
  std::vector<NamedRole> roles;
  for (std::size_t i = *word.name; i < names.size() && names[i].span.begin < word.span.end; ++i) {
    roles.push_back({names[i].referent, role, names[i].span});
  }
  return roles;
}

/// The name nearest before the head that may act for it.
std::optional<NamedRole> qualifier_of(const SentenceView& view, std::size_t head, Role role) {
  const auto& names = view.annotations.names;
  const auto range = names_within(names, view.tree.span_of(view.tree.noun_phrase(head)));
  for (std::size_t i = range.end; i-- > range.begin;) {
    const bool place = type_of(view, names[i].referent) == EntityType::kPlace;
    if (!place || acts_for_its_country(view.tree[head].lower)) {
      return NamedRole{names[i].referent, role, names[i].span};
    }
  }
  return std::nullopt;
}

/// "its chief executive, Ada Stern"
std::vector<NamedRole> named_in_apposition(const SentenceView& view, std::size_t head, Role role) {
  for (const auto at : view.tree.children(head)) {
    if (view.tree[at].deprel != Deprel::kAppos) continue;
    if (const auto name = naming_word(view, at)) return names_of_word(view, *name, role);
  }
  return {};
}

bool has_names(const SentenceView& view, std::size_t head) {
  const auto range =
      names_within(view.annotations.names, view.tree.span_of(view.tree.noun_phrase(head)));
  return range.begin != range.end;
}

/// "he", "the company", "Orion's chief executive"; of "its new model" only a person's office.
std::optional<NamedRole> referred_to(const SentenceView& view, std::size_t head, Role role) {
  const auto phrase = view.tree.noun_phrase(head);
  const Span span = view.tree.span_of(phrase);
  const auto referent = view.coreference.referent_of(span);
  if (!referent) return std::nullopt;
  const bool owned = phrase.end - phrase.begin > 1 &&
                     is_one_of(view.tree[phrase.begin].lower, {"its", "his", "her", "their"});
  if (owned && type_of(view, *referent) != EntityType::kPerson) return std::nullopt;
  return NamedRole{*referent, role, span};
}

/// "Chinese": says of what country something is, which gives the country no part in it.
bool is_nationality(const SentenceView& view, const Name& name) {
  return name.type == EntityType::kOther && type_of(view, name.referent) == EntityType::kPlace;
}

/// "a spokesman for [the ministry]", "shares of [Orion]": whom the phrase with `head` belongs to.
std::vector<NamedRole> owner_behind(const SentenceView& view, std::size_t head, Role role) {
  for (const auto at : view.tree.children(head)) {
    if (view.tree[at].deprel != Deprel::kNmod || at < head) continue;
    const auto preposition = view.tree.preposition(at);
    // Of "the suit by Orion" only what befalls it befalls Orion too.
    const bool owns = is_one_of(preposition, {"of", "for", "at", "from"}) ||
                      (role == Role::kPatient && is_one_of(preposition, {"by", "against"}));
    if (owns) return actors_in(view, at, role);
    return {};
  }
  return {};
}

}  // namespace

std::span<const TimeExpression> SentenceView::times() const {
  const auto& all = annotations.times;
  const auto first = std::partition_point(all.begin(), all.end(), [&](const TimeExpression& t) {
    return t.span.begin < sentence.span.begin;
  });
  const auto last = std::partition_point(
      first, all.end(), [&](const TimeExpression& t) { return t.span.end <= sentence.span.end; });
  return {first, last};
}

std::vector<NamedRole> names_in(const SentenceView& view, Span span, Role role) {
  const auto& names = view.annotations.names;
  std::vector<NamedRole> roles;
  const auto range = names_within(names, span);
  for (auto i = range.begin; i < range.end; ++i) {
    if (names[i].span.end <= span.end && !is_nationality(view, names[i])) {
      add_roles(roles, {{names[i].referent, role, names[i].span}});
    }
  }
  return roles;
}

std::vector<NamedRole> actors_in(const SentenceView& view, std::size_t head, Role role) {
  if (const auto name = naming_word(view, head)) return names_of_word(view, *name, role);
  auto apposed = named_in_apposition(view, head, role);
  if (!apposed.empty()) return apposed;
  const auto referred = referred_to(view, head, role);
  // "the Orion chief" is a person; "the US government" is no company named before.
  if (referred && type_of(view, referred->referent) == EntityType::kPerson) return {*referred};
  if (const auto qualifier = qualifier_of(view, head, role)) return {*qualifier};
  if (referred && !has_names(view, head)) return {*referred};
  return owner_behind(view, head, role);
}

std::vector<NamedRole> actors_of(const SentenceView& view, const std::vector<std::size_t>& heads,
                                 Role role) {
  std::vector<NamedRole> roles;
  for (const auto head : heads) add_roles(roles, actors_in(view, head, role));
  return roles;
}

std::vector<NamedRole> objects_in(const SentenceView& view, std::size_t head, Role role) {
  if (const auto name = naming_word(view, head)) return names_of_word(view, *name, role);
  auto apposed = named_in_apposition(view, head, role);
  if (!apposed.empty()) return apposed;
  const auto& names = view.annotations.names;
  const auto range = names_within(names, view.tree.span_of(view.tree.noun_phrase(head)));
  std::vector<NamedRole> roles;
  // "twelve Airbus jets", "the new Boeing plane": made by, no more.
  const bool product = view.vocabulary.words().product_nouns.contains(view.tree[head].lemma);
  const auto owner = view.tree.child(head, Deprel::kNmodPoss);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (product && view.is_news() &&
        type_of(view, names[i].referent) == EntityType::kOrganization &&
        !(owner && view.tree[*owner].name == i)) {
      continue;
    }
    const bool owner_of_next = i + 1 < range.end && names[i + 1].span.begin > names[i].span.end + 1;
    const bool place = type_of(view, names[i].referent) == EntityType::kPlace &&
                       !acts_for_its_country(view.tree[head].lower);
    if (!owner_of_next && !place) roles.push_back({names[i].referent, role, names[i].span});
  }
  if (!roles.empty()) return roles;
  if (auto referred = referred_to(view, head, role)) return {*referred};
  return {};
}

std::optional<Role> role_after(std::string_view preposition, std::string_view kind, EntityType type,
                               Role before, bool passive) {
  const bool place = type == EntityType::kPlace || type == EntityType::kEvent;
  if (preposition.empty()) {
    return kind == "meet" || kind == "marry" ? Role::kAgent : Role::kPatient;
  }
  if (is_one_of(preposition, {"of", "including", "between", "among"})) return before;
  if (is_one_of(preposition, {"to", "for", "toward", "towards"})) return Role::kRecipient;
  if (is_one_of(preposition, {"in", "at", "near", "inside", "into", "across", "outside", "off"})) {
    return place ? Role::kPlace : Role::kPatient;
  }
  if (is_one_of(preposition, {"on", "onto", "over", "about", "regarding", "concerning"})) {
    return place && preposition == "on" ? Role::kPlace : Role::kTopic;
  }
  if (preposition == "with") return is_mutual(kind) ? Role::kAgent : Role::kPatient;
  if (is_one_of(preposition, {"from", "against"})) return Role::kPatient;
  if (preposition == "by" && passive) return Role::kAgent;
  return std::nullopt;
}

bool is_mutual(std::string_view kind) {
  return is_one_of(kind,
                   {"partner", "merge", "sign", "agree", "meet", "discuss", "compete", "marry"});
}

void add_roles(std::vector<NamedRole>& participants, const std::vector<NamedRole>& roles) {
  for (const NamedRole& role : roles) {
    const bool known = std::any_of(participants.begin(), participants.end(),
                                   [&](const auto& p) { return p.referent == role.referent; });
    if (!known) participants.push_back(role);
  }
}

}  // namespace weft::detail
