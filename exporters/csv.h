#pragma once

#include <ostream>

#include "core/result.h"
#include "queries/timeline.h"

namespace weft {

/// CSV by RFC 4180 (CRLF, UTF-8 without a byte order mark): a header, then one row an event, dated
/// ones first. Columns: date, begin, end, type, status, origin, summary, participants (separated by
/// "; "), sources, first_reported, id, and of the first evidence article, source, title, url,
/// published, evidence_begin, evidence_end, quote.
///
/// Texts that come from articles and would start a formula in a spreadsheet (those that begin with
/// `=`, `+`, `-`, `@`, a tab or a line break, also after spaces) are given a leading apostrophe;
/// nothing else is changed, and a program that wants the bytes asks for JSON.
/// Errors: kIo. Cost: linear.
[[nodiscard]] Status write_csv(const Timeline& timeline, std::ostream& out);

}  // namespace weft
