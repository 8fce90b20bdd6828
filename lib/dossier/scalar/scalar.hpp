// What the conversions to each type share.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/conversion.hpp"

namespace visado::dossier {

// The raw text as a message shows it: cut when long, and not at all when the field is sensitive.
[[nodiscard]] std::string shown(SchemaField const& field, std::string_view text);

// Conversion to null: {1} is the raw text, then `more`.
[[nodiscard]] Conversion illegible(SchemaField const& field, Code code, std::string_view raw,
                                   std::vector<std::string> more = {}, std::string hint = {});
// A value that was not written as it should be.
[[nodiscard]] Conversion noted(SchemaField const& field, Value value, Code code, std::string_view raw,
                               std::vector<std::string> more = {});
// «se esperaba una fecha y hay un número».
[[nodiscard]] Conversion wrong_kind(SchemaField const& field, Raw raw, std::string_view expected,
                                    std::string hint = {});

// Without leading and trailing blanks, no-break ones included.
[[nodiscard]] std::string_view trim(std::string_view text);
// The bytes of the blank at the begin of a text; 0 when there is none.
[[nodiscard]] std::size_t blank_at(std::string_view text);

// A number by JSON's grammar.
[[nodiscard]] bool is_json_number(std::string_view text);

// The conversions, by type. `type` is that of the field, or of its items.
[[nodiscard]] Conversion convert_number(SchemaField const& field, Type const& type, Raw raw, Arena& arena,
                                        ColumnFormat const& format);
[[nodiscard]] Conversion convert_text(SchemaField const& field, Type const& type, Raw raw, Arena& arena);
[[nodiscard]] Conversion convert_date(SchemaField const& field, Raw raw, ColumnFormat const& format);
[[nodiscard]] Conversion convert_date_time(SchemaField const& field, Raw raw, Arena& arena, ColumnFormat const& format);
[[nodiscard]] Conversion convert_time(SchemaField const& field, Raw raw, ColumnFormat const& format);
[[nodiscard]] Conversion convert_duration(SchemaField const& field, Type const& type, Raw raw);
[[nodiscard]] Conversion convert_boolean(SchemaField const& field, Raw raw);

}  // namespace visado::dossier
