// One factory a format.
#pragma once

#include "visado/report.hpp"

namespace visado::report {

[[nodiscard]] std::unique_ptr<Report> make_text(std::ostream& out);
// `lines`: JSON Lines, a record a line; otherwise one JSON document.
[[nodiscard]] std::unique_ptr<Report> make_json(std::ostream& out, bool lines);
[[nodiscard]] std::unique_ptr<Report> make_tsv(std::ostream& out);

}  // namespace visado::report
