#include "dossier/conversion.hpp"

#include "dossier/scalar/scalar.hpp"

namespace visado::dossier {

namespace {

// A field whose type says nothing takes what the input says.
Conversion convert_any(SchemaField const& field, Raw raw, Arena& arena, ColumnFormat const& format) {
  switch (raw.kind) {
    case RawKind::json_number:
    case RawKind::sheet_number: return convert_number(field, Type::of(TypeKind::number), raw, arena, format);
    case RawKind::json_boolean: return convert_boolean(field, raw);
    case RawKind::sheet_date: return convert_date(field, raw, format);
    default: return {Value::string(raw.text)};
  }
}

Conversion convert_as(SchemaField const& field, Type const& type, Raw raw, Arena& arena, ColumnFormat const& format) {
  switch (type.kind()) {
    case TypeKind::string: return convert_text(field, type, raw, arena);
    case TypeKind::number:
    case TypeKind::money: return convert_number(field, type, raw, arena, format);
    case TypeKind::date: return convert_date(field, raw, format);
    case TypeKind::date_time: return convert_date_time(field, raw, arena, format);
    case TypeKind::time: return convert_time(field, raw, format);
    case TypeKind::day_time_duration:
    case TypeKind::year_month_duration: return convert_duration(field, type, raw);
    case TypeKind::boolean: return convert_boolean(field, raw);
    case TypeKind::list: return convert_as(field, type.item(), raw, arena, format);
    case TypeKind::context: return wrong_kind(field, raw, "un objeto");
    default: return convert_any(field, raw, arena, format);
  }
}

}  // namespace

Conversion convert(SchemaField const& field, Raw raw, Arena& arena, ColumnFormat const& format) {
  if (raw.kind == RawKind::null) return {Value::null(NullReason::null_in_data)};
  return convert_as(field, field.type, raw, arena, format);
}

}  // namespace visado::dossier
