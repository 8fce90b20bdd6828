#include "dossier/tables/csv.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>

#include "visado/diagnostics/dossier_files.hpp"
#include "visado/source.hpp"

namespace visado::dossier::tables {

namespace {

constexpr std::array<char, 3> separators{',', ';', '\t'};
constexpr std::size_t rows_to_judge = 200;

struct Fault {
  Code code;
  std::size_t offset;
};

// Fills `table` with at most `max_rows` rows. Nothing when all is well.
class CsvParser {
 public:
  CsvParser(std::string_view text, char separator, Table& table) : text_(text), separator_(separator), table_(table) {}

  std::optional<Fault> parse(std::size_t begin, std::uint32_t line, std::size_t max_rows) {
    position_ = begin;
    line_ = line;
    while (position_ < text_.size() && table_.rows() < max_rows) {
      table_.begin_row(line_);
      do {
        if (table_.full()) return Fault{code::table_limit, position_};
        if (auto fault = cell()) return fault;
      } while (take_separator());
      take_line_end();
    }
    return std::nullopt;
  }

 private:
  std::optional<Fault> cell() {
    std::size_t const blanks = std::min(text_.find_first_not_of(' ', position_), text_.size());
    if (blanks < text_.size() && text_[blanks] == '"') {
      position_ = blanks;
      return quoted_cell();
    }
    std::size_t const end = std::min(text_.find_first_of(ends_, position_), text_.size());
    table_.add(text_.substr(position_, end - position_), CellKind::text);
    position_ = end;
    return std::nullopt;
  }

  std::optional<Fault> quoted_cell() {
    std::size_t const begin = position_++;
    std::string content;
    for (;;) {
      std::size_t const quote = text_.find('"', position_);
      if (quote == text_.npos) return Fault{code::csv_unclosed_quote, begin};
      content += text_.substr(position_, quote - position_);
      position_ = quote + 1;
      if (position_ >= text_.size() || text_[position_] != '"') break;
      content += '"';
      ++position_;
    }
    line_ += lines_in(text_.substr(begin, position_ - begin));
    position_ = std::min(text_.find_first_not_of(' ', position_), text_.size());
    if (position_ < text_.size() && ends_.find(text_[position_]) == ends_.npos) {
      return Fault{code::csv_text_after_quote, position_};
    }
    table_.add(content, CellKind::text);
    return std::nullopt;
  }

  static std::uint32_t lines_in(std::string_view text) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n' || (text[i] == '\r' && text.substr(i + 1, 1) != "\n")) ++count;
    }
    return count;
  }

  bool take_separator() {
    if (position_ >= text_.size() || text_[position_] != separator_) return false;
    ++position_;
    return true;
  }

  void take_line_end() {
    if (position_ >= text_.size()) return;
    bool const pair = text_.substr(position_, 2) == "\r\n";
    position_ += pair ? 2 : 1;
    ++line_;
  }

  std::string_view text_;
  char separator_;
  std::string ends_{separator_, '\r', '\n'};
  Table& table_;
  std::size_t position_ = 0;
  std::uint32_t line_ = 1;
};

// «sep=;» in the first line, as spreadsheets write it for themselves.
std::optional<char> declared_separator(std::string_view text, std::size_t& end) {
  if (text.size() < 5 || (text.substr(0, 4) != "sep=" && text.substr(0, 4) != "SEP=")) return std::nullopt;
  if (std::find(separators.begin(), separators.end(), text[4]) == separators.end()) return std::nullopt;
  std::size_t const line_end = std::min(text.find('\n'), text.size());
  if (line_end > 6) return std::nullopt;
  end = std::min(line_end + 1, text.size());
  return text[4];
}

char best_separator(std::string_view text, HeaderScore const& score) {
  std::string_view const first_line = text.substr(0, text.find_first_of("\r\n"));
  char best = separators.front();
  std::pair<std::size_t, std::ptrdiff_t> best_score{0, -1};
  for (char const separator : separators) {
    Table sample({}, {}, Table::Origin::csv);
    CsvParser(text, separator, sample).parse(0, 1, rows_to_judge);  // what is wrong is reported when read for good
    std::pair const got{score(sample), std::count(first_line.begin(), first_line.end(), separator)};
    if (got <= best_score) continue;
    best_score = got;
    best = separator;
  }
  return best;
}

}  // namespace

Result<Table> read_csv(std::string name, std::string file, std::string text, HeaderScore const& score) {
  std::size_t begin = 0;
  std::optional<char> const declared = declared_separator(text, begin);
  char const separator = declared ? *declared : best_separator(text, score);
  Table table(std::move(name), file, Table::Origin::csv);
  auto const fault = CsvParser(text, separator, table)
                         .parse(begin, declared ? 2 : 1, std::numeric_limits<std::size_t>::max());
  if (!fault) return table;
  auto const at = static_cast<std::uint32_t>(fault->offset);
  auto const source = std::make_shared<Source>(file, std::move(text));
  std::vector<std::string> arguments;
  if (fault->code == code::table_limit) arguments = {file, "celdas", std::to_string(Table::max_cells)};
  return Diagnostic::make(fault->code, {source, {at, at + 1}, {}}, std::move(arguments));
}

}  // namespace visado::dossier::tables
