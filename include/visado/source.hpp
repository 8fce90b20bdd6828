// Texts with names, and places in them.
//
// Everything that can be wrong for a user has a place: a byte span in a Source. Lines and columns are computed
// only when a place is printed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace visado {

// Half-open range of byte offsets, [begin, end), in some text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  friend bool operator==(Span const&, Span const&) = default;
};

// A position for people: both numbers count from 1, columns count Unicode code points, a tab counts one.
struct Location {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend bool operator==(Location const&, Location const&) = default;
};

// A named, immutable text: a file, or the text given on a command line. Thread-safe after construction.
// Lines end in LF, CRLF or CR; a leading byte-order mark belongs to no column.
class Source {
 public:
  // `name` is what messages show (a path as the user wrote it, or «<expresión>»). `first` is where the text begins in
  // the file it was taken out of: lines are numbered from there.
  Source(std::string name, std::string text, Location first = {});

  [[nodiscard]] std::string const& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }

  // The line and column of a byte offset; offsets past the end give the end of the text.
  [[nodiscard]] Location locate(std::uint32_t offset) const;

  // The text of a line (from `first`) without its line end; empty when there is no such line.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;

  // The byte offset at which a line (from `first`) begins.
  [[nodiscard]] std::uint32_t line_begin(std::uint32_t number) const;

 private:
  std::string name_;
  std::string text_;
  Location first_;
  std::vector<std::uint32_t> line_begins_;
};

using SourcePtr = std::shared_ptr<Source const>;

// A text taken out of a Source whose bytes need not be contiguous there: the decoded value of a YAML scalar
// (quoted, literal or folded), an expression inside a message. Keeps for each byte where it came from, as
// segments: from `text_offset` on, bytes correspond one to one to the source from `source_offset` on.
class EmbeddedText {
 public:
  struct Segment {
    std::uint32_t text_offset;
    std::uint32_t source_offset;
  };

  EmbeddedText() = default;
  // The whole of a source.
  explicit EmbeddedText(SourcePtr source);
  // `segments` is ordered by text_offset and begins at 0 unless the text is empty.
  EmbeddedText(std::string text, SourcePtr source, std::vector<Segment> segments);
  // A named text of its own (makes its Source).
  static EmbeddedText of(std::string name, std::string text);

  [[nodiscard]] std::string const& text() const { return text_; }
  [[nodiscard]] SourcePtr const& source() const { return source_; }

  // Where the byte at `offset` of the text stands in the source; `text().size()` is allowed.
  [[nodiscard]] std::uint32_t to_source(std::uint32_t offset) const;
  // The span in the source that covers a span of the text; never empty when the span is not.
  [[nodiscard]] Span to_source(Span span) const;
  // A part of this text that keeps its places.
  [[nodiscard]] EmbeddedText part(Span span) const;

 private:
  std::string text_;
  SourcePtr source_;
  std::vector<Segment> segments_;
};

}  // namespace visado
#pragma GCC visibility pop
