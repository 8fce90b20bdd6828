#include "rulebook/csv.hpp"

namespace visado::rulebook {
namespace {

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.rfind(byte_order_mark, 0) == 0) at_ = byte_order_mark.size();
  }

  std::vector<std::vector<CsvCell>> run() {
    std::vector<std::vector<CsvCell>> rows;
    while (at_ < text_.size()) {
      if (skip_line_end()) continue;
      rows.push_back(row());
    }
    return rows;
  }

 private:
  [[nodiscard]] bool at(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool skip_line_end() {
    if (!at('\n') && !at('\r')) return false;
    ++at_;
    return true;
  }

  std::vector<CsvCell> row() {
    std::vector<CsvCell> cells{cell()};
    while (at(',')) {
      ++at_;
      cells.push_back(cell());
    }
    return cells;
  }

  CsvCell cell() {
    CsvCell result;
    std::size_t const begin = at_;
    if (at('"')) quoted(result.text);
    while (at_ < text_.size() && !at(',') && !at('\n') && !at('\r')) result.text += text_[at_++];
    result.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    return result;
  }

  void quoted(std::string& value) {
    ++at_;
    while (at_ < text_.size()) {
      if (!at('"')) {
        value += text_[at_++];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        value += '"';
        at_ += 2;
      } else {
        ++at_;
        return;
      }
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::vector<CsvCell>> read_csv(std::string_view text) { return CsvReader(text).run(); }

}  // namespace visado::rulebook
