// The spreadsheet to fill in for a class of dossier, which the reader of workbooks reads back.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <xlsxwriter.h>

#include "dossier/fel/document.hpp"
#include "dossier/read_plan.hpp"
#include "dossier/tables/shape.hpp"
#include "dossier/tables/table.hpp"
#include "visado/diagnostics/dossier_files.hpp"
#include "visado/dossier.hpp"

namespace visado {

namespace {

using namespace dossier;
using namespace dossier::tables;

constexpr std::time_t created = 1'704'067'200;  // the same file for the same schema
constexpr lxw_row_t rows_to_fill = 1'000;       // that formats and accepted values reach
constexpr std::size_t longest_list = 255;       // of accepted values, as the format allows inside a cell rule
constexpr std::string_view lists_sheet = "_valores";

struct WorkbookCloser {
  void operator()(lxw_workbook* workbook) const { workbook_close(workbook); }
};
using WorkbookPtr = std::unique_ptr<lxw_workbook, WorkbookCloser>;

Type scalar_type(SchemaField const& field) { return field.type.is(TypeKind::list) ? field.type.item() : field.type; }

std::string_view format_name(Format format) {
  constexpr std::array<std::string_view, 6> names{"", "UUID", "NIT", "CUI", "NOG", "NPG"};
  return names[static_cast<std::size_t>(format)];
}

// What a person needs to know to fill a column.
std::string note(SchemaField const& field) {
  std::string text = field.description;
  auto line = [&](std::string_view part) {
    if (!text.empty()) text += '\n';
    text += part;
  };
  Type const type = scalar_type(field);
  line("Tipo: " + (type.values().empty() ? type.to_string() : std::string("uno de los valores de la lista")));
  if (field.integer) line("Sin decimales");
  if (field.format != Format::none) line("Forma: " + std::string(format_name(field.format)));
  if (type.is(TypeKind::date)) line("Fecha: AAAA-MM-DD");
  if (!type.values().empty()) {
    std::string values;
    for (std::string const& value : type.values()) values += (values.empty() ? "" : ", ") + value;
    line("Valores: " + values);
  }
  if (!field.document.empty()) line("Documento: " + field.document);
  if (field.required) line("Obligatorio");
  return text;
}

class TemplateWriter {
 public:
  TemplateWriter(lxw_workbook* workbook, Schema const& schema, std::string const& class_value)
      : workbook_(workbook), schema_(schema), class_value_(class_value) {
    header_ = workbook_add_format(workbook_);
    format_set_bold(header_);
    format_set_bg_color(header_, 0xDDE6F0);
    format_set_border(header_, LXW_BORDER_THIN);
    text_ = with_format("@");  // codes keep their zeros
    date_ = with_format("yyyy-mm-dd");
    date_time_ = with_format("yyyy-mm-dd hh:mm:ss");
    money_ = with_format("#,##0.00");
  }

  void write(TableShape const& shape) {
    if (shape.path == fel::requests_field) return;  // they come from XML, nobody writes them
    sheet(shape);
    for (auto const& list : shape.lists) write(*list);
  }

 private:
  struct Column {
    std::string name;
    SchemaField const* field;  // null: a position
    std::string note;
  };

  static std::vector<Column> columns_of(TableShape const& shape) {
    std::vector<Column> columns;
    for (JoinColumn const& join : shape.joins) {
      std::string text = join.field == nullptr ? "Posición de la fila de " + shape.parent->path + " en su expediente: 1, 2…"
                                               : "A qué fila pertenece: igual que en la hoja de arriba\n" + note(*join.field);
      columns.push_back({join.name, join.field, std::move(text)});
    }
    for (FieldTarget const& target : shape.fields) {
      bool const there = std::any_of(columns.begin(), columns.end(), [&](Column const& column) {
        return fold_name(column.name) == fold_name(target.name);
      });
      if (!there) columns.push_back({target.name, target.field->field, note(*target.field->field)});
    }
    return columns;
  }

  void sheet(TableShape const& shape) {
    lxw_worksheet* const sheet = workbook_add_worksheet(workbook_, shape.sheet.c_str());
    if (sheet == nullptr) return;
    std::vector<Column> const columns = columns_of(shape);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      Column const& column = columns[i];
      auto const at = static_cast<lxw_col_t>(i);
      worksheet_write_string(sheet, 0, at, column.name.c_str(), header_);
      lxw_comment_options options{};
      options.width = 260;
      options.height = static_cast<std::uint16_t>(40 + 18 * std::count(column.note.begin(), column.note.end(), '\n') +
                                                  18 * static_cast<std::ptrdiff_t>(column.note.size() / 40));
      worksheet_write_comment_opt(sheet, 0, at, column.note.c_str(), &options);
      double const width = std::clamp(static_cast<double>(column.name.size()) + 4, 12.0, 40.0);
      worksheet_set_column(sheet, at, at, width, column.field == nullptr ? nullptr : cell_format(*column.field));
      if (column.field != nullptr) accepted_values(sheet, at, *column.field);
      bool const is_class = shape.parent == nullptr && column.name == schema_.class_field;
      if (is_class && !class_value_.empty()) worksheet_write_string(sheet, 1, at, class_value_.c_str(), text_);
    }
    worksheet_freeze_panes(sheet, 1, 0);
  }

  lxw_format* cell_format(SchemaField const& field) {
    switch (scalar_type(field).kind()) {
      case TypeKind::string: return text_;
      case TypeKind::date: return date_;
      case TypeKind::date_time: return date_time_;
      case TypeKind::money: return money_;
      default: return nullptr;
    }
  }

  void accepted_values(lxw_worksheet* sheet, lxw_col_t column, SchemaField const& field) {
    std::vector<std::string> values = scalar_type(field).values();
    if (values.empty()) return;
    std::size_t size = values.size();
    for (std::string const& value : values) size += value.size();
    lxw_data_validation validation{};
    validation.criteria = LXW_VALIDATION_CRITERIA_NONE;
    validation.ignore_blank = LXW_VALIDATION_ON;
    validation.dropdown = LXW_VALIDATION_ON;
    validation.show_error = LXW_VALIDATION_ON;
    bool const commas = std::any_of(values.begin(), values.end(),
                                    [](std::string const& value) { return value.find(',') != value.npos; });
    std::vector<char*> list;
    std::string range;
    if (size <= longest_list && !commas) {
      for (std::string& value : values) list.push_back(value.data());
      list.push_back(nullptr);
      validation.validate = LXW_VALIDATION_TYPE_LIST;
      validation.value_list = list.data();
    } else {
      range = range_of(values);
      validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      validation.value_formula = range.data();
    }
    worksheet_data_validation_range(sheet, 1, column, rows_to_fill, column, &validation);
  }

  // Long lists stand in a hidden sheet, a column each.
  std::string range_of(std::vector<std::string> const& values) {
    if (lists_ == nullptr) {
      lists_ = workbook_add_worksheet(workbook_, std::string(lists_sheet).c_str());
      worksheet_hide(lists_);
    }
    lxw_col_t const column = used_lists_++;
    for (std::size_t i = 0; i < values.size(); ++i) {
      worksheet_write_string(lists_, static_cast<lxw_row_t>(i), column, values[i].c_str(), text_);
    }
    std::string const letters = column_letters(column);
    return "='" + std::string(lists_sheet) + "'!$" + letters + "$1:$" + letters + "$" + std::to_string(values.size());
  }

  lxw_format* with_format(char const* code) {
    lxw_format* const format = workbook_add_format(workbook_);
    format_set_num_format(format, code);
    return format;
  }

  lxw_workbook* workbook_;
  Schema const& schema_;
  std::string const& class_value_;
  lxw_format *header_, *text_, *date_, *date_time_, *money_;
  lxw_worksheet* lists_ = nullptr;
  lxw_col_t used_lists_ = 0;
};

Diagnostic failed(std::filesystem::path const& target, std::string why, std::string hint = {}) {
  std::string const name = target.generic_string();
  return Diagnostic::make(code::template_failed, {nullptr, {}, name}, {name, std::move(why)}, std::move(hint));
}

}  // namespace

Result<std::string> write_template(Schema const& schema, std::string const& class_value,
                                   std::filesystem::path const& target) {
  ReadPlan const plan(schema, FieldUse{}, true);
  if (!plan.key_slot()) return failed(target, "el esquema no dice su clave");
  auto const class_slot = plan.root().find(schema.class_field);
  if (!class_value.empty()) {
    if (!class_slot) return failed(target, "el esquema no tiene clases");
    std::vector<std::string> const& values = plan.root().fields[*class_slot].field->type.values();
    if (!values.empty() && std::find(values.begin(), values.end(), class_value) == values.end()) {
      return failed(target, "\"" + class_value + "\" no es una clase", suggestion_hint(class_value, values));
    }
  }
  std::unique_ptr<TableShape> const shapes = table_shapes(plan);
  if (!std::ofstream(target, std::ios::binary | std::ios::app)) return failed(target, "no se puede crear el archivo");
  WorkbookPtr workbook(workbook_new(target.string().c_str()));
  if (workbook == nullptr) return failed(target, "no hay memoria");
  std::string title = "Plantilla de " + schema.name;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.created = created;
  workbook_set_properties(workbook.get(), &properties);
  TemplateWriter(workbook.get(), schema, class_value).write(*shapes);
  lxw_error const error = workbook_close(workbook.release());
  if (error != LXW_NO_ERROR) return failed(target, "no se pudo escribir entero");
  return target.generic_string();
}

}  // namespace visado
