#include "queries/common.h"

#include "queries/detail/citer.h"

namespace weft {

Result<EntityRef> reference_to(const Snapshot& store, EntityId id) {
  WEFT_ASSIGN(record, store.entity(id));
  if (!record) {
    return fail(ErrorCode::kNotFound, "no entity has the identifier " + to_string(id));
  }
  return EntityRef{id, std::move(record->name), record->type};
}

Result<Evidence> cite(const Snapshot& store, const EvidenceRef& evidence) {
  return detail::Citer{store}.cite(evidence);
}

Result<EventAnswer> answer_for(const Snapshot& store, const Event& event) {
  return detail::Citer{store}.answer_for(event);
}

}  // namespace weft
