// JSON Schemas: of rule files, from the tables that the readers use; of a dossier, from its schema.
#include <fmt/format.h>

#include "rulebook/keys.hpp"
#include "rulebook/words.hpp"
#include "support/utf8.hpp"
#include "visado/rulebook.hpp"

namespace visado {
namespace {

constexpr std::string_view draft = "https://json-schema.org/draft/2020-12/schema";

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

// Members of an object, in the order added.
class Object {
 public:
  Object& add(std::string_view name, std::string json) {
    body_ += (body_.empty() ? "" : ", ") + json_text(name) + ": " + json;
    return *this;
  }
  Object& text(std::string_view name, std::string_view value) { return add(name, json_text(value)); }
  [[nodiscard]] bool empty() const { return body_.empty(); }
  [[nodiscard]] std::string json() const { return "{" + body_ + "}"; }

 private:
  std::string body_;
};

template <class Range>
std::string array_of_texts(Range const& items) {
  std::string body;
  for (auto const& item : items) body += (body.empty() ? "" : ", ") + json_text(item);
  return "[" + body + "]";
}

std::string array_of(std::string const& items) { return Object().text("type", "array").add("items", items).json(); }
std::string map_of(std::string const& values) {
  return Object().text("type", "object").add("additionalProperties", values).json();
}

// --- rule files ------------------------------------------------------------------------------------------------

using rulebook::Form;
using rulebook::Key;
using rulebook::KeyTable;

std::string table_schema(KeyTable const& table);

// Scalars that YAML may read as numbers or truth values are texts for us.
std::string scalar() { return R"({"type": ["string", "number", "boolean"]})"; }

// A word with and without its accents.
std::string words_schema(std::span<std::string_view const> words) {
  std::vector<std::string> all;
  for (std::string_view const word : words) {
    all.emplace_back(word);
    if (utf8::fold(word) != word) all.push_back(utf8::fold(word));
  }
  return Object().add("enum", array_of_texts(all)).json();
}

std::string value_schema(Key const& key) {
  std::string const any_of_table = key.table != nullptr ? table_schema(*key.table) : std::string();
  switch (key.form) {
    case Form::date: return R"({"type": "string", "format": "date"})";
    case Form::integer: return R"({"type": "integer", "minimum": 0})";
    case Form::yes_no: return R"({"enum": ["si", "sí", "no", "verdadero", "falso", true, false]})";
    case Form::word: return words_schema(key.words);
    case Form::table: return any_of_table;
    case Form::tables: return array_of(any_of_table);
    case Form::named_tables: return map_of(any_of_table);
    case Form::texts:
    case Form::expressions: return array_of(scalar());
    case Form::named_texts:
    case Form::named_expressions: return map_of(scalar());
    case Form::text_or_texts: return Object().add("anyOf", "[" + scalar() + ", " + array_of(scalar()) + "]").json();
    case Form::text_or_table: return Object().add("anyOf", "[" + scalar() + ", " + any_of_table + "]").json();
    case Form::texts_or_tables:
      return array_of(Object().add("anyOf", "[" + scalar() + ", " + any_of_table + "]").json());
    case Form::lists_or_tables:
      return array_of(Object().add("anyOf", "[" + array_of(scalar()) + ", " + any_of_table + "]").json());
    case Form::outcome: {
      std::string const words = words_schema(key.words);
      return Object().add("anyOf", "[" + words + ", " + map_of(words) + "]").json();
    }
    case Form::data: return "{}";
    default: return scalar();
  }
}

std::string described(std::string schema, std::string_view description) {
  bool const empty = schema == "{}";
  schema.pop_back();
  return schema + (empty ? "" : ", ") + "\"description\": " + json_text(description) + "}";
}

std::string table_schema(KeyTable const& table) {
  Object properties;
  std::vector<std::string_view> required;
  for (Key const& key : table.keys) {
    if (key.form == Form::refused) continue;
    properties.add(key.name, described(value_schema(key), key.description));
    if (key.required) required.push_back(key.name);
  }
  Object object;
  object.text("type", "object").add("properties", properties.json());
  if (!required.empty()) object.add("required", array_of_texts(required));
  return object.add("additionalProperties", "false").json();
}

// --- dossiers --------------------------------------------------------------------------------------------------

std::string_view pattern_of(Format format) {
  switch (format) {
    case Format::uuid: return "^[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$";
    case Format::nit: return "^[0-9]+-?[0-9Kk]$";
    case Format::cui: return "^[0-9]{4} ?[0-9]{5} ?[0-9]{4}$";
    case Format::nog: return "^[0-9]+$";
    case Format::npg: return "^[Ee][0-9]+$";
    case Format::none: return {};
  }
  return {};
}

std::string type_schema(Type const& type, SchemaField const& field) {
  switch (type.kind()) {
    case TypeKind::list: return array_of(type_schema(type.item(), field));
    case TypeKind::context: return Object().text("$ref", "#/$defs/" + type.record()->name).json();
    case TypeKind::boolean: return R"({"type": ["boolean", "null"]})";
    case TypeKind::number: return field.integer ? R"({"type": ["integer", "null"]})" : R"({"type": ["number", "null"]})";
    case TypeKind::money: return R"({"type": ["number", "null"]})";  // exact decimals: not multipleOf, a binary test
    case TypeKind::date: return R"({"type": ["string", "null"], "format": "date"})";
    case TypeKind::date_time: return R"({"type": ["string", "null"], "format": "date-time"})";
    case TypeKind::time: return R"({"type": ["string", "null"], "format": "time"})";
    case TypeKind::day_time_duration:
    case TypeKind::year_month_duration: return R"({"type": ["string", "null"], "format": "duration"})";
    default: break;
  }
  if (!type.values().empty()) {
    std::string values = array_of_texts(type.values());
    values.pop_back();
    return Object().add("enum", values + ", null]").json();
  }
  Object text;
  text.add("type", R"(["string", "null"])");
  if (field.format != Format::none) text.text("pattern", pattern_of(field.format));
  return text.json();
}

std::string description_of(SchemaField const& field) {
  std::string text = field.description;
  if (!field.document.empty()) text += (text.empty() ? "" : ". ") + ("Documento: " + field.document);
  return text;
}

// Keys that a schema does not know are warnings of the readers, so they are allowed here.
void add_record(Object& object, RecordType const& type) {
  Object properties;
  std::vector<std::string> required;
  for (SchemaField const& field : type.fields) {
    std::string const schema = type_schema(field.type, field);
    std::string const description = description_of(field);
    properties.add(field.name, description.empty() ? schema : described(schema, description));
    if (field.required) required.push_back(field.name);
  }
  object.text("type", "object").add("properties", properties.json());
  if (!required.empty()) object.add("required", array_of_texts(required));
}

}  // namespace

std::string rule_file_json_schema() {
  std::string alternatives;
  for (KeyTable const* table : rulebook::file_tables()) {
    if (table->keys.front().form == Form::refused) continue;
    alternatives += (alternatives.empty() ? "" : ",\n  ") + table_schema(*table);
  }
  return Object()
             .text("$schema", draft)
             .text("title", "Archivo de reglas de visado")
             .add("oneOf", "[\n  " + alternatives + "]")
             .json() +
         "\n";
}

std::string dossier_json_schema(Schema const& schema) {
  Object definitions;
  for (auto const& [name, type] : schema.types) {
    Object record;
    add_record(record, *type);
    definitions.add(name, record.json());
  }
  Object object;
  object.text("$schema", draft).text("title", schema.name);
  add_record(object, schema.root);
  if (!definitions.empty()) object.add("$defs", definitions.json());
  return object.json() + "\n";
}

}  // namespace visado
