#include "dossier/tables/mapping.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "dossier/tables/table.hpp"
#include "dossier/text_stream.hpp"
#include "support/yaml_tree.hpp"
#include "visado/diagnostics/dossier_files.hpp"

namespace visado::dossier::tables {

namespace {

class MappingReader {
 public:
  explicit MappingReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  Mapping read(YamlNode const& root) {
    Mapping mapping;
    if (!expect(root, YamlNode::Kind::map, "se esperaba mapeo: y tablas:")) return mapping;
    for (auto const& [key, value] : root.entries) {
      std::string const name = fold_name(key->text.text());
      if (name == "mapeo") mapping.name = scalar(*value);
      else if (name == "tablas") tables(*value, mapping);
      else unknown(*key, {"mapeo", "tablas"});
    }
    if (mapping.tables.empty()) fail(root, "no nombra ninguna tabla");
    return mapping;
  }

 private:
  void tables(YamlNode const& node, Mapping& mapping) {
    if (!expect(node, YamlNode::Kind::map, "tablas lleva el nombre de cada tabla")) return;
    for (auto const& [key, value] : node.entries) {
      TableMapping& table = mapping.tables.emplace_back();
      table.table = key->text.text();
      table.declared = key->label();
      if (value->kind != YamlNode::Kind::null) this->table(*value, table);
    }
  }

  void table(YamlNode const& node, TableMapping& table) {
    if (!expect(node, YamlNode::Kind::map, "se esperaba {archivo, hoja, columnas, numeros, fechas}")) return;
    YamlNode const* columns_node = nullptr;
    for (auto const& [key, value] : node.entries) {
      std::string const name = fold_name(key->text.text());
      if (name == "archivo") table.file = scalar(*value);
      else if (name == "hoja") table.sheet = scalar(*value);
      else if (name == "columnas") columns_node = value.get();
      else if (!format(name, *value, table.format)) unknown(*key, {"archivo", "hoja", "columnas", "numeros", "fechas"});
    }
    if (columns_node != nullptr) columns(*columns_node, table);
  }

  void columns(YamlNode const& node, TableMapping& table) {
    if (!expect(node, YamlNode::Kind::map, "columnas lleva encabezado: campo")) return;
    for (auto const& [key, value] : node.entries) {
      ColumnMapping& column = table.columns.emplace_back();
      column.header = key->text.text();
      column.declared = key->label();
      column.format = table.format;
      if (value->kind == YamlNode::Kind::map) this->column(*value, column);
      else column.field = scalar(*value);
    }
  }

  void column(YamlNode const& node, ColumnMapping& column) {
    for (auto const& [key, value] : node.entries) {
      std::string const name = fold_name(key->text.text());
      if (name == "campo") column.field = scalar(*value);
      else if (!format(name, *value, column.format)) unknown(*key, {"campo", "numeros", "fechas"});
    }
    if (column.field.empty()) fail(node, "la columna no dice su campo");
  }

  // False when the key says nothing about formats.
  bool format(std::string const& name, YamlNode const& value, ColumnFormat& format) {
    if (name == "numeros") {
      std::string const says = fold_name(scalar(value));
      if (says == "punto") format.numbers = ColumnFormat::Numbers::point_decimal;
      else if (says == "coma") format.numbers = ColumnFormat::Numbers::comma_decimal;
      else fail(value, "numeros es punto o coma (el separador decimal)");
      return true;
    }
    if (name == "fechas") {
      if (fold_name(scalar(value)) == "excel") format.excel_serial_dates = true;
      else fail(value, "fechas solo puede ser excel (números de serie)");
      return true;
    }
    return false;
  }

  std::string scalar(YamlNode const& node) {
    if (node.kind != YamlNode::Kind::scalar) fail(node, "se esperaba un texto");
    return node.text.text();
  }

  bool expect(YamlNode const& node, YamlNode::Kind kind, std::string what) {
    if (node.kind == kind) return true;
    fail(node, std::move(what));
    return false;
  }
  void fail(YamlNode const& node, std::string what) {
    diagnostics_.add(Diagnostic::make(code::mapping_invalid, node.label(), {std::move(what)}));
  }
  void unknown(YamlNode const& key, std::vector<std::string> const& known) {
    diagnostics_.add(Diagnostic::make(code::mapping_invalid, key.label(), {"no se conoce " + key.text.text()},
                                      suggestion_hint(key.text.text(), known)));
  }

  Diagnostics& diagnostics_;
};

}  // namespace

TableMapping const* Mapping::find(std::string_view table) const {
  auto const found = std::find_if(tables.begin(), tables.end(), [&](TableMapping const& mapping) {
    return fold_name(mapping.table) == fold_name(table);
  });
  return found == tables.end() ? nullptr : &*found;
}

Result<Mapping> read_mapping(SourcePtr source) {
  Diagnostics diagnostics;
  std::shared_ptr<YamlNode const> const root = read_yaml(std::move(source), diagnostics);
  Mapping mapping;
  if (root != nullptr) mapping = MappingReader(diagnostics).read(*root);
  if (root == nullptr || diagnostics.has_errors()) return diagnostics;
  return {std::move(mapping), std::move(diagnostics)};
}

Result<Mapping> read_mapping(std::filesystem::path const& path) {
  Result<TextStream> stream = TextStream::open(path);
  if (!stream) return std::move(stream.diagnostics());
  Result<std::string> text = read_whole(stream.value());
  if (!text) return std::move(text.diagnostics());
  Diagnostics diagnostics = std::move(text.diagnostics());
  Result<Mapping> mapping = read_mapping(std::make_shared<Source>(path.generic_string(), std::move(text).value()));
  mapping.diagnostics().append(std::move(diagnostics));
  return mapping;
}

}  // namespace visado::dossier::tables
