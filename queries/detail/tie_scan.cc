#include "queries/detail/tie_scan.h"

namespace weft::detail {

TieScan::TieScan(const Snapshot& store, const TieFilter& filter)
    : events_(store, filter.window, filter.known_by) {
  if (!filter.relation.empty()) only_ = kinds().named(filter.relation);
}

Status TieScan::read_relations(EntityId owner) {
  relations_.clear();
  WEFT_TRY(store().each_relation(owner, [&](const RelationPosting& posting) {
    if (posting.articles == 0 && !events_.known_by()) return true;  // only earlier versions did
    const auto kind = kinds().of(posting.kind);
    if ((only_ && *only_ != kind) || posting.subject == posting.object) return true;
    // What stands has stood since its date, so only the window's end can leave it out.
    const bool dated = posting.days != DayRange{};
    if (dated && posting.days.first > events_.window().last) return true;
    const bool acts = posting.subject == owner;
    relations_.push_back(
        {acts ? posting.object : posting.subject, Tie{.kind = kind,
                                                      .direction = acts ? 1 : -1,
                                                      .quarters = posting.articles * kFullTie,
                                                      .dated = dated,
                                                      .days = posting.days,
                                                      .relation = posting.relation,
                                                      .event = {}}});
    return true;
  }));
  if (!events_.known_by()) return ok();
  std::vector<RelationTie> known;
  for (auto& relation : relations_) {
    WEFT_ASSIGN(was_known, weigh_as_known(relation.tie));
    if (was_known) known.push_back(relation);
  }
  relations_ = std::move(known);
  return ok();
}

Result<bool> TieScan::weigh_as_known(Tie& tie) const {
  WEFT_ASSIGN(relation, store().relation_as_known(*tie.relation, *events_.known_by()));
  if (!relation) return false;
  tie.quarters = relation->articles * kFullTie;
  return true;
}

}  // namespace weft::detail
