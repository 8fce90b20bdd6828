#include "tables.hpp"

#include <xlsxwriter.h>

#include <algorithm>

namespace datos {
namespace {

// The columns that join the rows of a list to the element above them.
std::vector<std::string> keys_below(std::string const& table) {
  if (table == "expediente") return {"expediente"};
  if (table == "facturas") return {"autorizacion"};
  if (table == "facturas.items") return {"numero_linea"};
  return {};
}

class Flattener {
 public:
  std::vector<Table> run(std::vector<Node const*> const& dossiers) {
    table("expediente");
    for (Node const* dossier : dossiers) add_row("expediente", *dossier, {});
    return std::move(tables_);
  }

 private:
  using Row = std::map<std::string, Node>;

  Table& table(std::string const& name) {
    auto const found = std::ranges::find(tables_, name, &Table::name);
    if (found != tables_.end()) return *found;
    return tables_.emplace_back(Table{name, {}, {}});
  }

  void set(std::string const& name, Row& row, std::string const& column, Node const& value) {
    auto& columns = table(name).columns;
    if (std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
    row[column] = value;
  }

  void add_row(std::string const& name, Node const& record, Row const& joins) {
    Row row;
    for (auto const& [column, value] : joins) set(name, row, column, value);
    scalars(name, row, record, "");
    table(name).rows.push_back(row);
    Row below = joins;
    for (auto const& key : keys_below(name)) below[key] = row.at(key);
    lists(name, record, "", below);
  }

  void scalars(std::string const& name, Row& row, Node const& record, std::string const& prefix) {
    for (auto const& [field, value] : record.fields()) {
      if (value.kind() == Node::Kind::record)
        scalars(name, row, value, prefix + field + ".");
      else if (value.kind() != Node::Kind::list)
        set(name, row, prefix + field, value);
    }
  }

  void lists(std::string const& name, Node const& record, std::string const& prefix, Row const& joins) {
    for (auto const& [field, value] : record.fields()) {
      if (value.kind() == Node::Kind::record) lists(name, value, prefix + field + ".", joins);
      if (value.kind() != Node::Kind::list) continue;
      auto const path = (name == "expediente" ? "" : name + ".") + prefix + field;
      table(path);
      for (auto const& item : value.items()) add_row(path, item, joins);
    }
  }

  std::vector<Table> tables_;
};

bool is_date(std::string const& text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
         std::ranges::all_of(text, [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

bool is_boolean(std::string const& text) { return text == "true" || text == "false"; }

// 1234.56 with its thousands apart.
std::string grouped(std::string const& literal, bool comma_decimal) {
  auto const point = literal.find('.');
  if (point == literal.npos) return literal;
  std::string whole = literal.substr(0, point);
  for (std::size_t i = whole.size(); i > 3; i -= 3) whole.insert(i - 3, 1, comma_decimal ? '.' : ',');
  return whole + (comma_decimal ? ',' : '.') + literal.substr(point + 1);
}

std::string cell(Node const& node, CsvStyle const& style) {
  std::string text = node.value();
  if (node.kind() == Node::Kind::literal && is_boolean(text))
    text = text == "true" ? "sí" : "no";
  else if (node.kind() == Node::Kind::literal)
    text = grouped(text, style.comma_decimal);
  else if (is_date(text))
    text = Day::of_iso(text).local();
  if (text.find_first_of(std::string(1, style.separator) + "\"\n") == text.npos) return text;
  std::string quoted = "\"";
  for (char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

class Workbook {
 public:
  explicit Workbook(std::filesystem::path const& file) : book_(workbook_new(file.c_str())) {
    lxw_doc_properties properties{};
    std::string title = "Expedientes de pago de ejemplo", author = "UAVG";
    properties.title = title.data();
    properties.author = author.data();
    properties.created = 1'767'225'600;  // 1 January 2026: fixed, so that the bytes are
    workbook_set_properties(book_, &properties);
    title_ = workbook_add_format(book_);
    format_set_bold(title_);
    format_set_font_size(title_, 13);
    header_ = workbook_add_format(book_);
    format_set_bold(header_);
    format_set_bottom(header_, LXW_BORDER_THIN);
    date_ = workbook_add_format(book_);
    format_set_num_format(date_, "dd/mm/yyyy");
    amount_ = workbook_add_format(book_);
    format_set_num_format(amount_, "#,##0.00");
  }

  void add(Table const& table) {
    sheet_ = workbook_add_worksheet(book_, table.name.c_str());
    worksheet_write_string(sheet_, 0, 0, "INSTITUTO GUATEMALTECO DE MIGRACIÓN", title_);
    worksheet_write_string(sheet_, 1, 0, ("Expedientes de pago en trámite: " + table.name).c_str(), nullptr);
    constexpr lxw_row_t first = 3;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
      worksheet_write_string(sheet_, first, static_cast<lxw_col_t>(column), table.columns[column].c_str(),
                             header_);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      for (std::size_t column = 0; column < table.columns.size(); ++column) {
        auto const found = table.rows[row].find(table.columns[column]);
        if (found != table.rows[row].end())
          write(first + 1 + static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), found->second);
      }
    }
    worksheet_freeze_panes(sheet_, first + 1, 1);
    worksheet_set_column(sheet_, 0, static_cast<lxw_col_t>(table.columns.size()), 18, nullptr);
  }

  bool close() { return workbook_close(book_) == LXW_NO_ERROR; }

 private:
  void write(lxw_row_t row, lxw_col_t column, Node const& node) {
    auto const& text = node.value();
    if (node.kind() == Node::Kind::literal && is_boolean(text)) {
      worksheet_write_boolean(sheet_, row, column, text == "true", nullptr);
    } else if (node.kind() == Node::Kind::literal) {
      worksheet_write_number(sheet_, row, column, std::stod(text),
                             text.find('.') == text.npos ? nullptr : amount_);
    } else if (node.kind() == Node::Kind::text && is_date(text)) {
      Day const day = Day::of_iso(text);
      lxw_datetime when{day.year(), static_cast<int>(day.month()), static_cast<int>(day.day()), 0, 0, 0};
      worksheet_write_datetime(sheet_, row, column, &when, date_);
    } else if (node.kind() == Node::Kind::text) {
      worksheet_write_string(sheet_, row, column, text.c_str(), nullptr);
    }
  }

  lxw_workbook* book_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *title_ = nullptr, *header_ = nullptr, *date_ = nullptr, *amount_ = nullptr;
};

}  // namespace

std::vector<Table> to_tables(std::vector<Node const*> const& dossiers) { return Flattener().run(dossiers); }

std::string to_csv(Table const& table, CsvStyle const& style) {
  std::string out;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    out += (i == 0 ? "" : std::string(1, style.separator)) + table.columns[i];
  out += "\r\n";
  for (auto const& row : table.rows) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i > 0) out += style.separator;
      auto const found = row.find(table.columns[i]);
      if (found != row.end()) out += cell(found->second, style);
    }
    out += "\r\n";
  }
  return style.windows ? to_windows_1252(out) : out;
}

std::string to_windows_1252(std::string const& utf8) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    auto const byte = static_cast<unsigned char>(utf8[i]);
    if (byte < 0x80) {
      out += utf8[i];
    } else {  // the texts of the example stay below U+0100
      out += static_cast<char>((byte & 3) << 6 | (static_cast<unsigned char>(utf8[i + 1]) & 0x3f));
      ++i;
    }
  }
  return out;
}

bool write_workbook(std::vector<Table> const& tables, std::filesystem::path const& file) {
  Workbook book(file);
  for (auto const& table : tables)
    if (!table.rows.empty()) book.add(table);
  return book.close();
}

}  // namespace datos
