#include "support/snippet.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace visado {

namespace {

constexpr std::string_view ellipsis = "…";

// A row that is written in any order: characters at columns, each with a style.
class Row {
 public:
  void put(std::size_t column, std::u32string_view text, std::string_view style) {
    if (cells_.size() < column + text.size()) cells_.resize(column + text.size(), {U' ', {}});
    for (std::size_t i = 0; i < text.size(); ++i) cells_[column + i] = {text[i], style};
  }
  [[nodiscard]] std::size_t size() const { return cells_.size(); }

  [[nodiscard]] std::string str(Palette const& palette) const {
    std::string result;
    for (std::size_t i = 0; i < cells_.size();) {
      std::string_view style = cells_[i].style;
      std::string run;
      for (; i < cells_.size() && cells_[i].style == style; ++i) utf8::append(run, cells_[i].character);
      result += palette.paint(style, run);
    }
    return result;
  }

 private:
  struct Cell {
    char32_t character;
    std::string_view style;
  };
  std::vector<Cell> cells_;
};

}  // namespace

std::string Palette::paint(std::string_view style, std::string_view text) const {
  if (style.empty()) return std::string(text);
  return std::string(style) + std::string(text) + std::string(reset);
}

Snippet::Snippet(Label const& label, bool primary)
    : source_(label.source), place_(source_->locate(label.span.begin)), line_(source_->line(place_.line)) {
  marks_.push_back(mark(label, primary));
}

Snippet::Mark Snippet::mark(Label const& label, bool primary) const {
  // Of a span over several lines the first is marked. Nothing is pointed at by one caret.
  std::uint32_t first = source_->line_begin(place_.line);
  std::size_t begin = line_.column(std::max(label.span.begin, first) - first);
  std::size_t end = line_.column(std::max(label.span.end, first) - first);
  return {begin, std::max(end, begin + 1), primary, printable(label.text)};
}

bool Snippet::add(Label const& label, std::size_t width) {
  bool same_line = label.source == source_ && source_->locate(label.span.begin).line == place_.line;
  if (!same_line) return false;
  Mark added = mark(label, false);
  std::size_t begin = added.begin, end = added.end;
  for (Mark const& m : marks_) {
    begin = std::min(begin, m.begin);
    end = std::max(end, m.end);
  }
  if (line_.width() > width && end - begin + 2 > width) return false;
  marks_.push_back(std::move(added));
  return true;
}

std::string Snippet::place() const {
  return printable(source_->name()) + ':' + std::to_string(place_.line) + ':' + std::to_string(place_.column);
}

Snippet::Window Snippet::window(std::size_t width) const {
  if (line_.width() <= width) return {0, line_.width(), false, false};
  std::size_t begin = line_.width(), end = 0;
  for (Mark const& m : marks_) {
    begin = std::min(begin, m.begin);
    end = std::max(end, m.end);
  }
  std::size_t room = width - 2;  // for an ellipsis at either side
  std::size_t extent = std::min(end - begin, room);
  std::size_t margin = (room - extent) / 2;
  std::size_t from = begin > margin ? begin - margin : 0;
  from = std::min(from, line_.width() - room);
  return {from, from + room, from > 0, from + room < line_.width()};
}

std::vector<std::string> Snippet::rows(std::size_t width, Palette const& palette) const {
  Window visible = window(width);
  std::size_t shift = visible.cut_before ? 1 : 0;
  std::string text = line_.part(visible.begin, visible.end);
  while (text.ends_with(' ')) text.pop_back();
  if (visible.cut_before) text.insert(0, ellipsis);
  if (visible.cut_after) text += ellipsis;
  std::vector<std::string> rows{std::move(text)};

  std::vector<Mark> marks = marks_;
  for (Mark& m : marks) {  // as columns of the row; what goes beyond the window is cut
    m.end = std::min(m.end, std::max(visible.end, m.begin + 1)) - visible.begin + shift;
    m.begin = m.begin - visible.begin + shift;
  }
  // The last mark has its words beside it, the others below, from right to left.
  std::stable_sort(marks.begin(), marks.end(), [](Mark const& a, Mark const& b) {
    return a.end != b.end ? a.end > b.end : a.begin > b.begin;
  });
  auto style = [&](Mark const& m) { return m.primary ? palette.mark : palette.related; };
  Row carets;
  for (bool primary : {false, true}) {
    for (Mark const& m : marks) {
      if (m.primary == primary)
        carets.put(m.begin, std::u32string(m.end - m.begin, primary ? U'^' : U'-'), style(m));
    }
  }
  Mark const& last = marks.front();
  if (!last.text.empty()) carets.put(carets.size() + 1, utf8::code_points(last.text), style(last));
  rows.push_back(carets.str(palette));

  std::vector<Mark> below(marks.begin() + 1, marks.end());
  std::erase_if(below, [](Mark const& m) { return m.text.empty(); });
  std::stable_sort(below.begin(), below.end(),
                   [](Mark const& a, Mark const& b) { return a.begin > b.begin; });
  for (std::size_t i = 0; i < below.size(); ++i) {
    Row row;
    for (std::size_t j = i + 1; j < below.size(); ++j) row.put(below[j].begin, U"|", style(below[j]));
    row.put(below[i].begin, utf8::code_points(below[i].text), style(below[i]));
    rows.push_back(row.str(palette));
  }
  return rows;
}

}  // namespace visado
