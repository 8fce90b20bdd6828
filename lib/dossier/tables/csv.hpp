// CSV as spreadsheets and old systems write it: quotes, line ends inside them, three separators.
#pragma once

#include <functional>
#include <string>

#include "dossier/tables/table.hpp"
#include "visado/result.hpp"

namespace visado::dossier::tables {

// How well a table's first rows look like one with a header; the separator that scores best is taken.
using HeaderScore = std::function<std::size_t(Table const& first_rows)>;

// `text` is UTF-8. The separator (comma, semicolon or tab) is the one with which the header is found, or the most
// frequent in the first line; a line «sep=;» says it.
[[nodiscard]] Result<Table> read_csv(std::string name, std::string file, std::string text, HeaderScore const& score);

}  // namespace visado::dossier::tables
