#include "exporters/detail/output.h"

namespace weft::detail {

Status written(std::ostream& out) {
  out.flush();
  if (!out) return fail(ErrorCode::kIo, "the output cannot be written (is the disk full?)");
  return ok();
}

}  // namespace weft::detail
