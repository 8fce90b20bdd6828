#include "support/yaml_scalar.hpp"

namespace visado {
namespace {

using Style = YamlNode::Style;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_break(char c) { return c == '\n' || c == '\r'; }

// Reads the source and the decoded value side by side.
class Matcher {
 public:
  Matcher(std::string_view source, std::uint32_t begin, std::string_view value)
      : source_(source), at_(begin), value_(value) {}

  [[nodiscard]] std::uint32_t at() const { return at_; }
  [[nodiscard]] bool value_done() const { return done_ == value_.size(); }
  [[nodiscard]] std::vector<EmbeddedText::Segment>&& segments() { return std::move(segments_); }

  bool plain();
  bool single_quoted(bool& closed);
  bool double_quoted(bool& closed);
  bool block();

 private:
  [[nodiscard]] bool end() const { return at_ >= source_.size(); }
  [[nodiscard]] char here() const { return end() ? '\0' : source_[at_]; }
  [[nodiscard]] char next() const { return at_ + 1 < source_.size() ? source_[at_ + 1] : '\0'; }
  [[nodiscard]] std::uint32_t break_length() const { return here() == '\r' && next() == '\n' ? 2 : 1; }

  // The next bytes of the value stand at `at` from here on.
  void place(std::uint32_t at) {
    auto const offset = static_cast<std::uint32_t>(done_);
    if (!segments_.empty() && segments_.back().text_offset == offset) segments_.pop_back();
    if (!segments_.empty() && at - segments_.back().source_offset == offset - segments_.back().text_offset) return;
    segments_.push_back({offset, at});
  }
  // One byte that is written as itself.
  bool same() {
    if (value_done() || end() || source_[at_] != value_[done_]) return false;
    place(at_);
    ++at_;
    ++done_;
    return true;
  }
  bool blanks(bool folds);
  bool folded_breaks();
  bool escape();
  [[nodiscard]] std::string escaped_value() const;
  bool block_breaks();
  [[nodiscard]] std::uint32_t block_indentation() const;

  std::string_view source_;
  std::uint32_t at_;
  std::string_view value_;
  std::size_t done_ = 0;
  std::uint32_t block_indentation_ = 0;
  std::vector<EmbeddedText::Segment> segments_;
};

// A run of blanks: itself, or a line end that folds into a blank or into fewer line ends.
bool Matcher::blanks(bool folds) {
  std::uint32_t ahead = at_;
  while (ahead < source_.size() && is_blank(source_[ahead])) ++ahead;
  if (folds && ahead < source_.size() && is_break(source_[ahead])) {
    at_ = ahead;
    return folded_breaks();
  }
  while (at_ < ahead) {
    if (!same()) return false;
  }
  return true;
}

// One line end becomes a blank; n of them become n - 1 line ends. Blanks around them vanish.
bool Matcher::folded_breaks() {
  std::vector<std::uint32_t> breaks;
  while (!end() && (is_blank(here()) || is_break(here()))) {
    std::uint32_t const length = is_break(here()) ? break_length() : 1;
    if (is_break(here())) breaks.push_back(at_);
    at_ += length;
  }
  char const expected = breaks.size() == 1 ? ' ' : '\n';
  for (std::size_t i = breaks.size() == 1 ? 0 : 1; i < breaks.size(); ++i) {
    if (value_done() || value_[done_] != expected) return false;
    place(breaks[i]);
    ++done_;
  }
  return true;
}

bool Matcher::plain() {
  while (!value_done()) {
    bool const ok = is_blank(here()) || is_break(here()) ? blanks(true) : same();
    if (!ok) return false;
  }
  return true;
}

bool Matcher::single_quoted(bool& closed) {
  ++at_;
  closed = false;
  while (!end() && !closed) {
    bool ok = true;
    if (here() == '\'' && next() == '\'') {
      ok = !value_done() && value_[done_] == '\'';
      if (ok) {
        place(at_);
        at_ += 2;
        ++done_;
      }
    } else if (here() == '\'') {
      closed = true;
      ++at_;
    } else {
      ok = is_blank(here()) || is_break(here()) ? blanks(true) : same();
    }
    if (!ok) return false;
  }
  return value_done();
}

void append_utf8(std::string& text, std::uint32_t code_point) {
  auto const byte = [&text](std::uint32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0 | code_point >> 6);
    byte(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    byte(0xE0 | code_point >> 12);
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  } else {
    byte(0xF0 | code_point >> 18);
    byte(0x80 | (code_point >> 12 & 0x3F));
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  }
}

// How many hexadecimal digits follow `\x`, `\u` and `\U`.
std::size_t hex_digits(char kind) {
  switch (kind) {
    case 'x': return 2;
    case 'u': return 4;
    case 'U': return 8;
    default: return 0;
  }
}

// What the escape at the backslash stands for; empty when it is none of YAML's.
std::string Matcher::escaped_value() const {
  std::string result;
  char const kind = next();
  if (std::size_t const digits = hex_digits(kind); digits > 0) {
    std::uint32_t code_point = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      char const c = at_ + 2 + i < source_.size() ? source_[at_ + 2 + i] : '\0';
      std::uint32_t const digit = c >= '0' && c <= '9'   ? static_cast<std::uint32_t>(c - '0')
                                  : c >= 'a' && c <= 'f' ? static_cast<std::uint32_t>(c - 'a' + 10)
                                  : c >= 'A' && c <= 'F' ? static_cast<std::uint32_t>(c - 'A' + 10)
                                                         : 16;
      if (digit == 16) return {};
      code_point = code_point * 16 + digit;
    }
    append_utf8(result, code_point);
    return result;
  }
  switch (kind) {
    case '0': return std::string(1, '\0');
    case 'a': return "\a";
    case 'b': return "\b";
    case 't':
    case '\t': return "\t";
    case 'n': return "\n";
    case 'v': return "\v";
    case 'f': return "\f";
    case 'r': return "\r";
    case 'e': return "\x1B";
    case ' ':
    case '"':
    case '\'':
    case '\\':
    case '/': return std::string(1, kind);
    case 'N': return "\xC2\x85";
    case '_': return "\xC2\xA0";
    case 'L': return "\xE2\x80\xA8";
    case 'P': return "\xE2\x80\xA9";
    default: return {};
  }
}

bool Matcher::escape() {
  if (next() == '\n' || next() == '\r') {  // the line goes on; nothing of the value
    ++at_;
    at_ += break_length();
    while (!end() && is_blank(here())) ++at_;
    return true;
  }
  std::string const value = escaped_value();
  if (value.empty() || value_.substr(done_, value.size()) != value) return false;
  place(at_);
  done_ += value.size();
  at_ += 2 + static_cast<std::uint32_t>(hex_digits(next()));
  return true;
}

bool Matcher::double_quoted(bool& closed) {
  ++at_;
  closed = false;
  while (!end() && !closed) {
    bool ok = true;
    if (here() == '\\') {
      ok = escape();
    } else if (here() == '"') {
      closed = true;
      ++at_;
    } else {
      ok = is_blank(here()) || is_break(here()) ? blanks(true) : same();
    }
    if (!ok) return false;
  }
  return value_done();
}

// How far the lines of a block are indented: what its first line with content has more than the value.
std::uint32_t Matcher::block_indentation() const {
  std::size_t first = 0;
  while (first < value_.size() && value_[first] == '\n') ++first;
  std::uint32_t extra = 0;
  while (first + extra < value_.size() && value_[first + extra] == ' ') ++extra;
  std::uint32_t line = at_;
  for (std::uint32_t i = at_; i < source_.size(); ++i) {
    if (is_break(source_[i])) {
      line = i + 1;
    } else if (source_[i] != ' ') {
      std::uint32_t const indentation = i - line;
      return indentation > extra ? indentation - extra : 0;
    }
  }
  return 0;
}

// Line ends between two lines of a block, up to as many as the value has there: all of them, or one less (folded).
bool Matcher::block_breaks() {
  std::vector<std::uint32_t> breaks;
  while (is_break(here())) {
    breaks.push_back(at_);
    at_ += break_length();
    std::uint32_t blanks = 0;
    while (blanks < block_indentation_ && at_ + blanks < source_.size() && source_[at_ + blanks] == ' ') ++blanks;
    at_ += blanks;
  }
  if (value_done()) return true;
  if (breaks.size() == 1 && value_[done_] == ' ') {
    place(breaks[0]);
    ++done_;
    return true;
  }
  for (std::size_t i = 0; i < breaks.size() && !value_done() && value_[done_] == '\n'; ++i) {
    place(breaks[i]);
    ++done_;
  }
  return true;
}

bool Matcher::block() {
  while (!end() && !is_break(here())) ++at_;  // the header: `|`, `>-`, `|2`, a comment
  if (value_done()) return true;
  if (!end()) at_ += break_length();
  block_indentation_ = block_indentation();
  std::uint32_t blanks = 0;
  while (blanks < block_indentation_ && at_ + blanks < source_.size() && source_[at_ + blanks] == ' ') ++blanks;
  at_ += blanks;
  while (!value_done()) {
    std::size_t const before = done_;
    bool const ok = is_break(here()) ? block_breaks() : same();
    if (!ok || (done_ == before && end())) return false;
  }
  return true;
}

}  // namespace

YamlNode::Style scalar_style(std::string_view source, std::uint32_t begin) {
  switch (begin < source.size() ? source[begin] : '\0') {
    case '\'': return Style::single_quoted;
    case '"': return Style::double_quoted;
    case '|': return Style::literal;
    case '>': return Style::folded;
    default: return Style::plain;
  }
}

ScalarPlaces place_scalar(std::string_view source, std::uint32_t begin, std::string_view value) {
  ScalarPlaces places;
  places.style = scalar_style(source, begin);
  Matcher matcher(source, begin, value);
  bool matched = false;
  switch (places.style) {
    case Style::plain: matched = matcher.plain(); break;
    case Style::single_quoted: matched = matcher.single_quoted(places.closed); break;
    case Style::double_quoted: matched = matcher.double_quoted(places.closed); break;
    case Style::literal:
    case Style::folded: matched = matcher.block(); break;
  }
  if (!matched && matcher.at() < source.size()) places.closed = true;  // not known
  places.span = {begin, matcher.at()};
  if (matched) {
    places.segments = matcher.segments();
  } else if (!value.empty()) {
    places.segments = {{0, begin}};
  }
  return places;
}

std::uint32_t skip_blanks_and_comments(std::string_view source, std::uint32_t offset) {
  while (offset < source.size()) {
    if (is_blank(source[offset]) || is_break(source[offset])) {
      ++offset;
    } else if (source[offset] == '#') {
      while (offset < source.size() && !is_break(source[offset])) ++offset;
    } else {
      break;
    }
  }
  return offset;
}

std::uint32_t skip_properties(std::string_view source, std::uint32_t offset) {
  while (offset < source.size() && (source[offset] == '&' || source[offset] == '!')) {
    auto const ends = [](char c) { return is_blank(c) || is_break(c) || c == ',' || c == ']' || c == '}'; };
    while (offset < source.size() && !ends(source[offset])) ++offset;
    offset = skip_blanks_and_comments(source, offset);
  }
  return offset;
}

}  // namespace visado
