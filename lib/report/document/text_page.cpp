// A page as text of 100 columns.
#include <algorithm>

#include "report/document/blocks.hpp"
#include "support/one_line.hpp"
#include "support/terminal_text.hpp"
#include "support/utf8.hpp"

namespace visado::report {
namespace {

constexpr std::size_t columns = 100;

std::string padded(std::string const& text, std::size_t width) {
  auto const used = utf8::width(text);
  return text + std::string(used < width ? width - used : 0, ' ');
}

// Words in lines of at most `width` columns; what is longer than a line stands alone on its own.
std::vector<std::string> wrapped(std::string const& text, std::size_t width) {
  std::vector<std::string> lines(1);
  auto const words = one_line(printable(text));
  for (std::size_t at = 0; at < words.size();) {
    auto const end = std::min(words.find(' ', at), words.size());
    auto const word = words.substr(at, end - at);
    auto& line = lines.back();
    if (!line.empty() && utf8::width(line) + 1 + utf8::width(word) > width) lines.push_back(word);
    else line += (line.empty() ? "" : " ") + word;
    at = end + 1;
  }
  return lines;
}

class Text {
 public:
  std::string run(Page const& page) {
    out_ = page.title + (page.number.empty() ? "" : " " + page.number) + '\n' + printable(page.subtitle) + '\n';
    for (auto const& fact : page.facts) out_ += printable(fact) + '\n';
    for (auto const& block : page.blocks) std::visit([this](auto const& one) { write(one); }, block);
    if (!page.foot.empty()) {
      out_ += '\n';
      lines(page.foot, 0);
    }
    return std::move(out_);
  }

 private:
  void lines(std::string const& text, std::size_t indent) {
    for (auto const& line : wrapped(text, columns - indent)) out_ += std::string(indent, ' ') + line + '\n';
  }
  // `label` in a column of its own, the text beside it.
  void labelled(std::string const& label, std::string const& text, std::size_t width, std::size_t indent = 2) {
    auto const wrapped_lines = wrapped(text, columns - indent - width - 2);
    for (std::size_t i = 0; i < wrapped_lines.size(); ++i)
      out_ += std::string(indent, ' ') + padded(i == 0 ? printable(label) : std::string(), width) + "  " + wrapped_lines[i] + '\n';
  }
  void title(std::string const& words) {
    if (!words.empty()) out_ += '\n' + utf8::to_upper(words) + '\n';
  }
  template <class Pairs>
  static std::size_t width_of(Pairs const& pairs) {
    std::size_t width = 0;
    for (auto const& [label, text] : pairs) width = std::max(width, utf8::width(printable(label)));
    return std::min<std::size_t>(width, 30);
  }

  void write(Banner const& banner) {
    out_ += '\n' + std::string(columns, '=') + '\n';
    lines(banner.title + ". " + banner.text, 0);
    auto const width = width_of(banner.amounts);
    for (auto const& [label, amount] : banner.amounts) labelled(label, amount, width);
    out_ += std::string(columns, '=') + '\n';
  }

  void write(Data const& data) {
    title(data.title);
    auto const width = width_of(data.values);
    for (auto const& [label, text] : data.values) labelled(label, text, width);
  }

  void write(Table const& table) {
    title(table.title);
    if (!table.note.empty()) lines(table.note, 2);
    std::size_t width = 0;
    for (auto const& column : table.columns) width = std::max(width, utf8::width(printable(column)));
    bool const short_rows = table.columns.size() <= 3 && std::ranges::all_of(table.rows, [](auto const& row) {
      return std::ranges::all_of(row, [](auto const& cell) { return utf8::width(cell) <= 60; });
    });
    if (short_rows) return grid(table);
    for (auto const& row : table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i)
        if (!row[i].empty()) labelled(table.columns[i], row[i], width);
      out_ += '\n';
    }
  }

  void grid(Table const& table) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      widths.push_back(utf8::width(printable(table.columns[i])));
      for (auto const& row : table.rows) widths[i] = std::max(widths[i], utf8::width(one_line(printable(row[i]))));
    }
    auto const line = [&](std::vector<std::string> const& cells) {
      std::string text = " ";
      for (std::size_t i = 0; i < cells.size(); ++i)
        text += ' ' + (i + 1 < cells.size() ? padded(one_line(printable(cells[i])), widths[i] + 1) : one_line(printable(cells[i])));
      out_ += text + '\n';
    };
    line(table.columns);
    for (auto const& row : table.rows) line(row);
  }

  void write(Paragraph const& paragraph) {
    out_ += '\n';
    lines(paragraph.text, 0);
  }

  void write(Signatures const& signatures) {
    out_ += "\n\n";
    for (auto const& [role, name] : signatures.blocks) labelled(role, name.empty() ? "____________________" : name + " ____________________", 10, 0);
  }

  void write(NewPage) { out_ += '\n' + std::string(columns, '-') + '\n'; }

  std::string out_;
};

}  // namespace

std::string text_page(Page const& page) { return Text().run(page); }

}  // namespace visado::report
