#include "dossier/tables/xlsx.hpp"

#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include <orcus/zip_archive.hpp>
#include <orcus/zip_archive_stream.hpp>

#include "dossier/tables/sheet_numbers.hpp"
#include "dossier/tables/xml_events.hpp"
#include "dossier/tables/zip_limits.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/dossier_files.hpp"

namespace visado::dossier::tables {

namespace {

constexpr std::uint64_t max_unpacked = std::uint64_t{1} << 30;
constexpr std::uint64_t max_entries = 10'000;
constexpr std::size_t max_columns = 16'384;  // of the format itself

// Why a workbook cannot be read; never leaves this file.
struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

unsigned to_unsigned(std::string_view text, unsigned otherwise = 0) {
  unsigned value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

// --- the parts -------------------------------------------------------------------------------------------------------

class Package {
 public:
  explicit Package(std::string_view bytes)
      : stream_(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()), archive_(&stream_) {
    archive_.load();
  }

  [[nodiscard]] std::optional<std::string> part(std::string const& name) const {
    std::vector<unsigned char> bytes;
    if (!has(name) || !archive_.read_file_entry(name, bytes)) return std::nullopt;
    std::string text(bytes.begin(), bytes.end());
    while (!text.empty() && text.back() == '\0') text.pop_back();  // the archive reader adds one
    if (text.starts_with("\xFF\xFE")) return utf8::from_utf16_le(text);
    if (text.starts_with("\xFE\xFF")) return utf8::from_utf16_be(text);
    if (!utf8::is_valid(text)) throw Unreadable("la parte " + name + " no está en UTF-8");
    return text;
  }

  // False when there is no such part.
  bool read(std::string const& name, XmlHandler& handler) const {
    auto const text = part(name);
    if (!text) return false;
    if (auto const fault = read_events(*text, handler)) throw Unreadable("la parte " + name + ": " + *fault);
    return true;
  }

 private:
  [[nodiscard]] bool has(std::string_view name) const {
    for (std::size_t i = 0; i < archive_.get_file_entry_count(); ++i) {
      if (archive_.get_file_entry_name(i) == name) return true;
    }
    return false;
  }

  orcus::zip_archive_stream_blob stream_;
  orcus::zip_archive archive_;
};

struct Relationship {
  std::string type, target;
};

class RelationshipsHandler final : public XmlHandler {
 public:
  std::map<std::string, Relationship> by_id;

  void start(std::string_view name, Attributes const& attributes) override {
    if (name != "Relationship" || attributes["TargetMode"] == "External") return;
    by_id[std::string(attributes["Id"])] = {std::string(attributes["Type"]), std::string(attributes["Target"])};
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

struct SheetEntry {
  std::string name, id;
};

class WorkbookHandler final : public XmlHandler {
 public:
  std::vector<SheetEntry> sheets;
  bool epoch_1904 = false;

  void start(std::string_view name, Attributes const& attributes) override {
    if (name == "sheet") sheets.push_back({std::string(attributes["name"]), std::string(attributes["id"])});
    if (name == "workbookPr") epoch_1904 = is_true(attributes["date1904"]);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

// Which cell styles show dates.
class StylesHandler final : public XmlHandler {
 public:
  std::vector<bool> dates;  // by style

  void start(std::string_view name, Attributes const& attributes) override {
    if (name == "numFmt") custom_[to_unsigned(attributes["numFmtId"])] = shows_dates(attributes["formatCode"]);
    if (name == "cellXfs") in_cells_ = true;
    if (name != "xf" || !in_cells_) return;
    unsigned const format = to_unsigned(attributes["numFmtId"]);
    auto const found = custom_.find(format);
    dates.push_back(found == custom_.end() ? shows_dates(format) : found->second);
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cells_ = false;
  }
  void text(std::string_view) override {}

 private:
  std::map<unsigned, bool> custom_;
  bool in_cells_ = false;
};

// Strings are runs of text; phonetic hints are no part of them.
class StringsHandler final : public XmlHandler {
 public:
  std::vector<std::string> strings;

  void start(std::string_view name, Attributes const&) override {
    if (name == "si") strings.emplace_back();
    if (name == "rPh") phonetic_ = true;
    in_text_ = name == "t" && !phonetic_;
  }
  void end(std::string_view name) override {
    if (name == "rPh") phonetic_ = false;
    in_text_ = false;
  }
  void text(std::string_view text) override {
    if (in_text_ && !strings.empty()) strings.back() += text;
  }

 private:
  bool phonetic_ = false, in_text_ = false;
};

// --- a sheet ---------------------------------------------------------------------------------------------------------

class SheetHandler final : public XmlHandler {
 public:
  SheetHandler(Table& table, std::vector<std::string> const& strings, std::vector<bool> const& dates, bool epoch_1904)
      : table_(table), strings_(strings), dates_(dates), epoch_1904_(epoch_1904) {}

  void start(std::string_view name, Attributes const& attributes) override {
    if (name == "row") {
      row_ = to_unsigned(attributes["r"], row_ + 1);
      column_ = 0;
      row_open_ = false;
    } else if (name == "c") {
      if (auto const column = column_of(attributes["r"])) column_ = *column;
      type_ = attributes["t"];
      style_ = to_unsigned(attributes["s"]);
      value_.clear();
      has_value_ = has_formula_ = false;
    } else if (name == "f") {
      has_formula_ = true;
    } else if (name == "v") {
      has_value_ = in_value_ = true;
    } else if (name == "t" && type_ == "inlineStr") {
      has_value_ = in_value_ = true;
    }
  }

  void text(std::string_view text) override {
    if (in_value_) value_ += text;
  }

  void end(std::string_view name) override {
    if (name == "v" || name == "t") in_value_ = false;
    if (name == "c") cell();
  }

 private:
  // The column of «C4»; nothing when it is none.
  static std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0;
    for (char const c : reference) {
      if (c < 'A' || c > 'Z') break;
      column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
      if (column > max_columns) throw Unreadable("una celda está fuera de la hoja");
    }
    if (column == 0) return std::nullopt;
    return column - 1;
  }

  void cell() {
    if (has_formula_ && !has_value_) put("fórmula sin valor guardado", CellKind::error);
    else if (has_value_) typed();
    ++column_;
  }

  void typed() {
    if (type_ == "s") {
      unsigned const index = to_unsigned(value_, static_cast<unsigned>(strings_.size()));
      if (index >= strings_.size()) throw Unreadable("una celda nombra un texto que no está");
      put(strings_[index], CellKind::text);
    } else if (type_ == "str" || type_ == "inlineStr") {
      put(value_, CellKind::text);
    } else if (type_ == "b") {
      put(is_true(value_) ? "true" : "false", CellKind::boolean);
    } else if (type_ == "e") {
      put(value_, CellKind::error);
    } else if (type_ == "d") {
      put(value_, CellKind::date);
    } else {
      number();
    }
  }

  void number() {
    if (style_ < dates_.size() && dates_[style_]) {
      if (auto const date = serial_date(value_, epoch_1904_)) return put(*date, CellKind::date);
    }
    auto const digits = fifteen_digits(value_);
    if (digits) put(*digits, CellKind::number);
    else if (!value_.empty()) put(value_, CellKind::error);
  }

  void put(std::string_view text, CellKind kind) {
    if (!row_open_) table_.begin_row(row_);
    row_open_ = true;
    while (table_.row_width() < column_ && !table_.full()) table_.add({}, CellKind::empty);
    if (table_.full()) throw Unreadable("la hoja " + table_.name() + " tiene demasiadas celdas");
    if (table_.row_width() == column_) table_.add(text, kind);  // a cell that comes again is not read twice
  }

  Table& table_;
  std::vector<std::string> const& strings_;
  std::vector<bool> const& dates_;
  bool epoch_1904_;
  unsigned row_ = 0, style_ = 0;
  std::size_t column_ = 0;
  std::string type_, value_;
  bool row_open_ = false, has_value_ = false, has_formula_ = false, in_value_ = false;
};

// --- the workbook ----------------------------------------------------------------------------------------------------

// A target as the name of a part: relative to the folder of the part that names it.
std::string part_name(std::string const& folder, std::string const& target) {
  return target.starts_with('/') ? target.substr(1) : folder + target;
}

std::string folder_of(std::string const& part) { return part.substr(0, part.rfind('/') + 1); }

std::string relationships_of(std::string const& part) {
  std::string const folder = folder_of(part);
  return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

std::string workbook_part(Package const& package) {
  RelationshipsHandler relationships;
  package.read("_rels/.rels", relationships);
  for (auto const& [id, relationship] : relationships.by_id) {
    if (relationship.type.ends_with("/officeDocument")) return part_name({}, relationship.target);
  }
  return "xl/workbook.xml";
}

std::vector<Table> read_package(std::string const& file, Package const& package) {
  std::string const main = workbook_part(package);
  std::string const folder = folder_of(main);
  WorkbookHandler workbook;
  if (!package.read(main, workbook)) throw Unreadable("no contiene un libro");
  RelationshipsHandler relationships;
  package.read(relationships_of(main), relationships);
  StylesHandler styles;
  StringsHandler strings;
  for (auto const& [id, relationship] : relationships.by_id) {
    if (relationship.type.ends_with("/styles")) package.read(part_name(folder, relationship.target), styles);
    if (relationship.type.ends_with("/sharedStrings")) package.read(part_name(folder, relationship.target), strings);
  }
  std::vector<Table> tables;
  std::size_t cells = 0, text = 0;
  for (SheetEntry const& sheet : workbook.sheets) {
    auto const relationship = relationships.by_id.find(sheet.id);
    bool const has_cells = relationship != relationships.by_id.end() && relationship->second.type.ends_with("/worksheet");
    if (!has_cells) continue;  // charts have no cells
    Table& table = tables.emplace_back(sheet.name, file, Table::Origin::sheet);
    SheetHandler handler(table, strings.strings, styles.dates, workbook.epoch_1904);
    if (!package.read(part_name(folder, relationship->second.target), handler)) {
      throw Unreadable("falta la hoja " + sheet.name);
    }
    cells += table.cells();
    text += table.text_size();
    if (cells >= Table::max_cells || text >= Table::max_text) throw Unreadable("tiene demasiadas celdas");
  }
  return tables;
}

Diagnostic unreadable(std::string const& file, std::string why) {
  return Diagnostic::make(code::sheet_unreadable, {nullptr, {}, file}, {file, std::move(why)});
}

}  // namespace

Result<std::vector<Table>> read_xlsx(std::string const& file, std::string_view bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return unreadable(file, "es un .xls antiguo o está protegido con contraseña; guárdelo como .xlsx sin contraseña");
  }
  auto const contents = zip_contents(bytes);
  if (!contents) return unreadable(file, "no es un libro .xlsx o está cortado");
  if (contents->unpacked > max_unpacked || contents->entries > max_entries) {
    return unreadable(file, "al descomprimirlo pasa de " + std::to_string(max_unpacked) + " bytes");
  }
  try {
    return read_package(file, Package(bytes));
  } catch (Unreadable const& reason) {
    return unreadable(file, reason.what());
  } catch (std::exception const&) {  // of the archive reader
    return unreadable(file, "el archivo está dañado");
  }
}

}  // namespace visado::dossier::tables
