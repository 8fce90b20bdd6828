// The reading contract: how one raw value of an input becomes a typed value of the schema. One place for every
// format, so that a CSV cell, a YAML scalar and a JSON string cannot be read differently by accident.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "visado/diagnostic.hpp"
#include "visado/schema.hpp"
#include "visado/value.hpp"

namespace visado::dossier {

// How the input wrote it.
enum class RawKind : unsigned char {
  untyped,       // YAML scalar, XML text or attribute, CSV cell: read by the schema's type
  json_string,
  json_number,   // the digits as written, already known to be a JSON number
  json_boolean,  // "true" or "false"
  null,          // an explicit null
  sheet_number,  // an XLSX number cell, as text of at most 15 significant digits
  sheet_date,    // an XLSX date cell, already ISO
};

struct Raw {
  RawKind kind = RawKind::untyped;
  std::string_view text;
};

// How a column writes its numbers and dates when its mapping, or the format of its file, says so.
struct ColumnFormat {
  enum class Numbers : unsigned char { undeclared, point_decimal, comma_decimal } numbers = Numbers::undeclared;
  bool excel_serial_dates = false;
  // Of a `fecha y hora` or `hora` that is written without one, in seconds; nothing: it stays without a zone.
  std::optional<std::int32_t> zone{};
};

// Of electronic invoices: the point is decimal, and times without a zone are those of Guatemala.
inline constexpr ColumnFormat dte_format{ColumnFormat::Numbers::point_decimal, false, -6 * 3600};

struct Conversion {
  Value value;                         // null with NullReason::illegible or null_in_data when there is none
  std::optional<Code> note{};          // why illegible, or what was normalised (a warning)
  std::vector<std::string> arguments{};  // of the code, from {1} on: {0} is the path of the field
  std::string hint{};
};

// Converts one scalar for a field (not for records; for a list of scalars, one item). `arena` holds what does not fit
// a Value; texts of `raw` are not copied and must outlive the value. An empty untyped text is a text: readers of
// formats where an empty cell is absent do not convert it. Sensitive values do not appear in arguments and hints.
[[nodiscard]] Conversion convert(SchemaField const& field, Raw raw, Arena& arena, ColumnFormat const& format = {});

}  // namespace visado::dossier
