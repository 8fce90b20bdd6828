#include "visado/source.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include "support/utf8.hpp"

namespace visado {

namespace {

std::uint32_t to_offset(std::size_t value) { return static_cast<std::uint32_t>(value); }

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

}  // namespace

Source::Source(std::string name, std::string text, Location first)
    : name_(std::move(name)), text_(std::move(text)), first_(first) {
  // Readers refuse such files long before; offsets have 32 bits.
  if (text_.size() >= std::numeric_limits<std::uint32_t>::max())
    throw std::length_error("a source of 4 GiB or more");
  bool has_mark = text_.starts_with(utf8::byte_order_mark);
  line_begins_.push_back(has_mark ? to_offset(utf8::byte_order_mark.size()) : 0);
  for (std::size_t i = line_begins_.front(); i < text_.size(); ++i) {
    if (!is_line_end(text_[i])) continue;
    if (text_[i] == '\r' && i + 1 < text_.size() && text_[i + 1] == '\n') ++i;
    line_begins_.push_back(to_offset(i + 1));
  }
}

Location Source::locate(std::uint32_t offset) const {
  auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  if (next == line_begins_.begin()) return first_;  // in the byte-order mark
  auto number = to_offset(static_cast<std::size_t>(next - line_begins_.begin())) + first_.line - 1;
  std::string_view content = line(number);
  // Inside a line end: the column behind the text. Inside a character: the column of the character.
  std::size_t in_line = std::min<std::size_t>(offset - line_begin(number), content.size());
  while (in_line > 0 && in_line < content.size() && utf8::is_continuation(content[in_line])) --in_line;
  std::uint32_t column = to_offset(utf8::count(content.substr(0, in_line)));
  return {number, column + (number == first_.line ? first_.column : 1)};
}

std::string_view Source::line(std::uint32_t number) const {
  if (number < first_.line || number - first_.line >= line_begins_.size()) return {};
  number -= first_.line - 1;  // from 1 in this text
  std::size_t begin = line_begins_[number - 1];
  std::size_t end = number < line_begins_.size() ? line_begins_[number] : text_.size();
  if (number < line_begins_.size()) {  // only the last line has no line end: it may end in LF, CR or CRLF
    bool crlf = end - begin >= 2 && text_[end - 1] == '\n' && text_[end - 2] == '\r';
    end -= crlf ? 2 : 1;
  }
  return std::string_view(text_).substr(begin, end - begin);
}

std::uint32_t Source::line_begin(std::uint32_t number) const {
  if (number < first_.line) return line_begins_.front();
  number -= first_.line - 1;
  return number <= line_begins_.size() ? line_begins_[number - 1] : to_offset(text_.size());
}

EmbeddedText::EmbeddedText(SourcePtr source)
    : text_(source->text()), source_(std::move(source)), segments_{{0, 0}} {}

EmbeddedText::EmbeddedText(std::string text, SourcePtr source, std::vector<Segment> segments)
    : text_(std::move(text)), source_(std::move(source)), segments_(std::move(segments)) {}

EmbeddedText EmbeddedText::of(std::string name, std::string text) {
  return EmbeddedText(std::make_shared<Source const>(std::move(name), std::move(text)));
}

std::uint32_t EmbeddedText::to_source(std::uint32_t offset) const {
  auto next =
      std::upper_bound(segments_.begin(), segments_.end(), offset,
                       [](std::uint32_t o, Segment const& segment) { return o < segment.text_offset; });
  std::uint32_t result = offset;
  if (next != segments_.begin()) {
    Segment const& segment = *std::prev(next);
    result = segment.source_offset + (std::min(offset, to_offset(text_.size())) - segment.text_offset);
  }
  return source_ ? std::min(result, to_offset(source_->text().size())) : result;
}

Span EmbeddedText::to_source(Span span) const {
  std::uint32_t begin = to_source(span.begin);
  if (span.end <= span.begin) return {begin, begin};
  // The end goes with the last byte of the span: the byte behind it may stand on another line of the source.
  std::uint32_t last = to_source(span.end - 1);
  return {begin, std::max(begin, last) + 1};
}

EmbeddedText EmbeddedText::part(Span span) const {
  std::uint32_t end = std::min(span.end, to_offset(text_.size()));
  std::uint32_t begin = std::min(span.begin, end);
  std::vector<Segment> segments{{0, to_source(begin)}};
  for (Segment const& segment : segments_) {
    if (segment.text_offset > begin && segment.text_offset < end) {
      segments.push_back({segment.text_offset - begin, segment.source_offset});
    }
  }
  return EmbeddedText(text_.substr(begin, end - begin), source_, std::move(segments));
}

}  // namespace visado
