// The keys of every construct of a rulebook: one table drives the readers, the hints for unknown keys, and the JSON
// Schema that editors use.
#pragma once

#include <span>
#include <string_view>

namespace visado::rulebook {

// How the value of a key is written.
enum class Form : unsigned char {
  text,
  expression,  // FEEL
  message,     // a text with {expressions}
  type,        // «lista de Factura»
  date,
  integer,
  yes_no,
  word,         // one of `words`
  table,        // a map with the keys of `table`
  tables,       // a list of such maps
  named_tables,  // names → such maps
  expressions,   // a list of FEEL expressions
  named_expressions,  // names → FEEL expressions
  named_texts,   // names → texts
  texts,         // a list of texts
  text_or_texts,
  text_or_table,
  texts_or_tables,  // a list; each a text, or such a map
  lists_or_tables,  // a list; each a list of texts, or such a map
  outcome,       // one of `words`, or a map of element keys → such words
  data,          // anything: fields of the schema
  refused,       // known by name, not built yet
};

struct KeyTable;

struct Key {
  std::string_view name;
  Form form;
  std::string_view description;
  bool required = false;
  std::span<std::string_view const> words{};
  KeyTable const* table = nullptr;
};

struct KeyTable {
  std::string_view construct;  // with its article: «la regla»
  std::span<Key const> keys;

  // Without regard to accents; null when there is none.
  [[nodiscard]] Key const* find(std::string_view name) const;
};

// Files, by their first key.
extern KeyTable const schema_keys;       // esquema
extern KeyTable const types_keys;        // tipos: more types for the schema
extern KeyTable const pack_keys;         // paquete
extern KeyTable const norm_keys;         // norma
extern KeyTable const adjustments_keys;  // ajustes
extern KeyTable const exceptions_keys;   // dispensas
extern KeyTable const confirmations_keys;  // confirmaciones
[[nodiscard]] std::span<KeyTable const* const> file_tables();

// Of a schema.
extern KeyTable const field_keys;
extern KeyTable const field_currency_keys;
extern KeyTable const record_type_keys;
extern KeyTable const unit_keys;
extern KeyTable const obligatory_keys;
extern KeyTable const print_layout_keys;
extern KeyTable const print_part_keys;
extern KeyTable const role_keys;
// Of a pack.
extern KeyTable const parameter_keys;
extern KeyTable const parameter_value_keys;
extern KeyTable const catalogue_keys;
extern KeyTable const table_keys;
extern KeyTable const table_input_keys;
extern KeyTable const table_output_keys;
extern KeyTable const table_row_keys;
extern KeyTable const table_test_keys;
extern KeyTable const rule_keys;
extern KeyTable const term_keys;
extern KeyTable const validity_keys;
extern KeyTable const test_keys;
extern KeyTable const explained_mutant_keys;
extern KeyTable const impossible_part_keys;
// Of a norm, and of adjustments.
extern KeyTable const reform_keys;
extern KeyTable const adjustment_keys;
extern KeyTable const confirmation_keys;

}  // namespace visado::rulebook
