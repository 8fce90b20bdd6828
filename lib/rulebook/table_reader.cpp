// A table of `tablas`: its columns and rows, from YAML to draft.
#include "rulebook/readers.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

class TableReader {
 public:
  TableReader(Section const& section, NodePtr const& document, PackContext const& pack, Log& log)
      : section_(section), document_(document), pack_(pack), log_(log) {}

  TableDraft run() {
    table_.description = section_.text("descripcion");
    table_.policy = section_.word("politica", HitPolicy::unique);
    table_.whole = section_.find("politica") != nullptr;
    for (YamlNode const* node : columns("entradas")) read_input(*node);
    for (YamlNode const* node : columns("salidas")) read_output(*node);
    if (YamlNode const* const rows = section_.find("filas")) {
      for (auto const& row : rows->items) read_row(*row);
    } else {
      table_.whole = false;
    }
    for (YamlNode const* node : section_.items("pruebas")) read_table_test(*node);
    return std::move(table_);
  }

 private:
  void read_table_test(YamlNode const& node) {
    Log::Inside const inside(log_, "pruebas");
    Section const section(node, table_test_keys, log_);
    TableTestDraft& draft = table_.tests.emplace_back();
    draft.test = read_case(section, document_, pack_, log_);
    draft.test.expected = section.text("espera");
    draft.expected = section.source_text("espera");
  }

  // The items of a list that must not be empty.
  std::vector<YamlNode const*> columns(std::string_view key) {
    YamlNode const* const list = section_.find(key);
    table_.whole = table_.whole && list != nullptr && !list->items.empty();
    if (list != nullptr && list->items.empty()) log_.report(code::empty_key, list->label(), {std::string(key)});
    std::vector<YamlNode const*> items;
    if (list == nullptr) return items;
    for (auto const& item : list->items) {
      if (item->is_map() || (!item->broken && expect_text(*item, key, log_))) {
        items.push_back(item.get());
      } else {
        table_.whole = false;
      }
    }
    return items;
  }

  void read_input(YamlNode const& node) {
    Log::Inside const inside(log_, "entradas");
    if (!node.is_map()) return table_.inputs.push_back({trimmed(node.text), {}});
    Section const input(node, table_input_keys, log_);
    std::optional<EmbeddedText> const expression = input.source_text("expresion");
    table_.whole = table_.whole && expression.has_value();
    table_.inputs.push_back({expression.value_or(EmbeddedText()), input.texts("valores")});
  }

  void read_output(YamlNode const& node) {
    Log::Inside const inside(log_, "salidas");
    if (!node.is_map()) return table_.outputs.push_back({trimmed(node.text), std::nullopt, {}, std::nullopt});
    Section const output(node, table_output_keys, log_);
    std::optional<EmbeddedText> const name = output.source_text("nombre");
    table_.whole = table_.whole && name.has_value();
    table_.outputs.push_back({name.value_or(EmbeddedText()), output.source_text("tipo"), output.texts("valores"),
                              output.source_text("defecto")});
  }

  void read_row(YamlNode const& node) {
    if (node.broken) {
      table_.whole = false;
      return;
    }
    Log::Inside const inside(log_, "fila " + std::to_string(table_.rows.size() + 1));
    TableRowDraft row;
    row.cells.place = node.label();
    if (node.is_map()) {
      Section const section(node, table_row_keys, log_);
      row.cells.inputs = section.texts("si");
      row.cells.outputs = section.texts("entonces");
      row.basis = read_citations(section);
      row.note = section.text("nota");
      table_.whole = table_.whole && section.find("si") != nullptr && section.find("entonces") != nullptr;
    } else if (node.is_list()) {
      for (auto const& cell : node.items) read_cell(*cell, row);
    } else {
      log_.report(code::expected_list, node.label(), {"fila"});
      table_.whole = false;
    }
    table_.rows.push_back(std::move(row));
  }

  void read_cell(YamlNode const& cell, TableRowDraft& row) {
    std::size_t const read = row.cells.inputs.size() + row.cells.outputs.size();
    if (cell.broken || !expect_text(cell, "celda " + std::to_string(read + 1), log_)) table_.whole = false;
    EmbeddedText text = trimmed(cell.text);
    (row.cells.inputs.size() < table_.inputs.size() ? row.cells.inputs : row.cells.outputs).push_back(std::move(text));
  }

  Section const& section_;
  NodePtr const& document_;
  PackContext const& pack_;
  Log& log_;
  TableDraft table_;
};

}  // namespace

DefinitionDraft read_table(NodePtr const& document, EmbeddedText const& name, YamlNode const& node,
                           PackContext const& pack, Log& log) {
  Log::Inside const inside(log, "tabla " + name.text());
  Section const section(node, table_keys, log);
  return {name, pack.name, pack.language, std::nullopt, TableReader(section, document, pack, log).run()};
}

}  // namespace visado::rulebook
