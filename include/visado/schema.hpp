// What a dossier is: its fields, their types, and how each is read. Built from `esquema:` files by the rulebook,
// used by the checker (names and types) and by the readers.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "visado/diagnostic.hpp"
#include "visado/source.hpp"
#include "visado/type.hpp"

#pragma GCC visibility push(default)
namespace visado {

// How a text must look (`formato`).
enum class Format : unsigned char { none, uuid, nit, cui, nog, npg };

// Who may see a value (`datos`): sensitive ones never reach a message, an explanation or a report.
enum class DataClass : unsigned char { publico, personal, sensible };

class RecordType;

struct SchemaField {
  std::string name;
  Type type;                         // money with its currency or Type::dynamic_currency
  bool integer = false;              // `entero`: a number without fraction
  bool required = false;
  int decimals = 2;                  // money: digits allowed behind the point
  std::string currency_field;        // money: the sibling field that says the currency, or empty
  Format format = Format::none;
  DataClass data = DataClass::publico;
  std::string path;                  // `ruta` in a FEL DTE, by local names: a/b/@c
  std::string document;              // the document a value comes from, or empty
  std::string description;
  Label declared;

  // The record type of a record or of a list of records; null otherwise.
  [[nodiscard]] RecordType const* record() const;
};

// A type with fields: the dossier itself, or one under `tipos`. Its fields' positions are the slots of its records.
class RecordType {
 public:
  std::string name;                    // empty for the dossier itself
  std::string source;                  // `fuente`: "fel-dte" or empty
  std::vector<std::string> key;        // `clave`: the fields that identify an element; may be empty
  std::vector<SchemaField> fields;
  Label declared;

  [[nodiscard]] std::optional<std::size_t> find(std::string_view field) const;  // exact name
  // The shape of its records; call `seal` once when the fields are complete.
  [[nodiscard]] Shape const& shape() const { return shape_; }
  void seal();

 private:
  Shape shape_;
};

// The part that a field plays in reports and printed pages (`papeles`), whatever the schema calls it.
struct SchemaRole {
  std::string role;  // «unidad», «proveedor», «nombre_proveedor»
  std::string path;  // «proveedor.nit»
  std::vector<std::size_t> slots;  // of the field, from the dossier down through records; never through lists
};

// A schema, immutable once built, shared between threads.
struct Schema {
  std::string name;
  RecordType root;
  std::map<std::string, std::unique_ptr<RecordType>> types;
  std::string key_field;        // `clave`
  std::string class_field;      // `clase`, or empty
  std::string requested_field;  // `solicitado`, or empty
  std::string reference_date;   // `fecha_de_referencia`, or empty
  std::uint16_t currency = 0;   // `moneda`
  std::string unit = "expediente";    // `unidad`: what is verified, as people call it (a masculine noun)…
  std::string units = "expedientes";  // …and its plural
  std::vector<std::string> stages;  // `etapas`: the stages of the expense, in order; empty when not enumerated
  std::vector<SchemaRole> roles;    // `papeles`, in the order of the known roles
};

// Which fields have to be read: those that are required, keys, or used by a rule or message. By record type, a
// flag for each slot. Immutable once the rulebook is loaded.
class FieldUse {
 public:
  void mark(RecordType const* type, std::size_t slot);
  // A record used as a whole: every field below it.
  void mark_all(RecordType const* type);
  [[nodiscard]] bool uses(RecordType const* type, std::size_t slot) const;

 private:
  std::map<RecordType const*, std::vector<bool>> used_;
};

}  // namespace visado
#pragma GCC visibility pop
