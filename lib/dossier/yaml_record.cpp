#include "dossier/yaml_record.hpp"

#include "dossier/scalar/scalar.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado::dossier {

std::string_view kind_of(YamlNode const& node) {
  switch (node.kind) {
    case YamlNode::Kind::map: return "un objeto";
    case YamlNode::Kind::list: return "una lista";
    case YamlNode::Kind::scalar: return "un solo valor";
    case YamlNode::Kind::null: return "nada";
  }
  return {};
}

Raw raw_of(YamlNode const& node, Type const& declared) {
  if (node.is_null()) return {RawKind::null, {}};
  Type const type = declared.is(TypeKind::list) ? declared.item() : declared;
  std::string_view const text = node.text.text();
  bool const plain = node.style == YamlNode::Style::plain;
  // Quotes or a block say that blanks belong to a text.
  if (type.is(TypeKind::string)) return {plain ? RawKind::untyped : RawKind::json_string, text};
  if (!plain) return {RawKind::untyped, text};
  bool const any = type.is(TypeKind::any);
  if ((any || type.is_numeric()) && is_json_number(text)) return {RawKind::json_number, text};
  if (any && (text == "true" || text == "false")) return {RawKind::json_boolean, text};
  return {RawKind::untyped, text};
}

YamlRecordReader::YamlRecordReader(ReadPlan const& plan, Arena& arena, Dossier& dossier, SourcePtr shown)
    : building_{plan, arena, dossier, [this](std::uint32_t place) { return label(place); }}, shown_(std::move(shown)) {}

void YamlRecordReader::read(Entries const& entries, std::uint32_t here) {
  finish_dossier(building_, record(entries, building_.plan.root(), RecordPath{}, here));
}

Value YamlRecordReader::record(Entries const& entries, RecordPlan const& plan, RecordPath const& path,
                               std::uint32_t here) {
  RecordBuilder builder(building_, plan, path);
  for (auto const& [key, value] : entries) {
    std::optional<std::size_t> const slot = plan.find(key->text.text());
    if (!slot) building_.unknown_key(plan, path, key->text.text());
    else if (builder.begin(*slot, place_of(*value))) field(builder, *slot, *value);
  }
  return builder.finish(here);
}

void YamlRecordReader::field(RecordBuilder& builder, std::size_t slot, YamlNode const& value) {
  FieldPlan const& field = builder.plan().fields[slot];
  if (value.broken) return builder.set(slot, Value::null(NullReason::illegible));  // reported by the YAML reader
  if (value.is_null()) return builder.convert(slot, {RawKind::null, {}});
  if (field.list) {
    if (!value.is_list()) return builder.wrong_shape(slot, kind_of(value));
    return builder.set(slot, list(builder, slot, value));
  }
  if (field.record != nullptr) {
    if (!value.is_map()) return builder.wrong_shape(slot, kind_of(value));
    RecordPath const path{&builder.path(), field.field->name, 0};
    return builder.set(slot, record(value.entries, *field.record, path, place_of(value)));
  }
  if (!value.is_scalar()) return builder.wrong_shape(slot, kind_of(value));
  builder.convert(slot, raw_of(value, field.field->type));
}

Value YamlRecordReader::list(RecordBuilder& builder, std::size_t slot, YamlNode const& value) {
  std::vector<Value> items;
  items.reserve(value.items.size());
  for (auto const& item : value.items) items.push_back(list_item(builder, slot, *item, items.size() + 1));
  return Value::list(items, building_.arena);
}

Value YamlRecordReader::list_item(RecordBuilder& builder, std::size_t slot, YamlNode const& item,
                                  std::size_t position) {
  FieldPlan const& field = builder.plan().fields[slot];
  std::uint32_t const place = place_of(item);
  if (item.broken) return Value::null(NullReason::illegible);
  if (item.is_map() && field.record != nullptr) {
    RecordPath const path{&builder.path(), field.field->name, position};
    return record(item.entries, *field.record, path, place);
  }
  bool const simple = item.is_null() || (item.is_scalar() && field.record == nullptr);
  if (simple) return builder.convert_item(slot, raw_of(item, field.field->type), place, position);
  std::string const path = builder.path().text(field.field->name) + "[" + std::to_string(position) + "]";
  building_.report(field, builder.path(), place, code::value_wrong_kind,
                   {path, field.record != nullptr ? "un objeto" : "un solo valor", std::string(kind_of(item))}, true);
  return Value::null(NullReason::illegible);
}

std::uint32_t YamlRecordReader::place_of(YamlNode const& node) {
  nodes_.insert_or_assign(node.span.begin, &node);
  return node.span.begin;
}

Label YamlRecordReader::label(std::uint32_t place) const {
  auto const found = nodes_.find(place);
  if (found == nodes_.end()) return {shown_, {place, place}, {}};
  Label at = found->second->label();
  if (shown_) at.source = shown_;
  if (!found->second->is_scalar()) at.span.end = at.span.begin;  // too long to underline
  return at;
}

Dossier read_yaml_record(YamlNode const* base, YamlNode const& given, Schema const& schema, FieldUse const& uses,
                         Arena& arena) {
  std::vector<YamlNode::Entry> entries;
  if (base != nullptr) {
    for (YamlNode::Entry const& entry : base->entries) {
      if (given.find(entry.key->text.text()) == nullptr) entries.push_back(entry);
    }
  }
  entries.insert(entries.end(), given.entries.begin(), given.entries.end());
  ReadPlan const plan(schema, uses, false);
  Dossier dossier;
  YamlRecordReader(plan, arena, dossier, nullptr).read(entries, given.span.begin);
  return dossier;
}

}  // namespace visado::dossier
