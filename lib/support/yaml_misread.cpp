#include "support/yaml_misread.hpp"

#include <vector>

#include "support/yaml_tree.hpp"

namespace visado {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_break(char c) { return c == '\n' || c == '\r'; }

std::size_t line_begin(std::string_view text, std::size_t offset) {
  while (offset > 0 && !is_break(text[offset - 1])) --offset;
  return offset;
}

std::size_t line_end(std::string_view text, std::size_t offset) {
  while (offset < text.size() && !is_break(text[offset])) ++offset;
  return offset;
}

std::size_t skip_blanks(std::string_view text, std::size_t offset, std::size_t end) {
  while (offset < end && is_blank(text[offset])) ++offset;
  return offset;
}

// Without blanks at the end, and without a comment: a `#` between blanks.
std::size_t trim_end(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i + 1 < end; ++i) {
    if (is_blank(text[i]) && text[i + 1] == '#' && (i + 2 == end || is_blank(text[i + 2]))) end = i;
  }
  while (end > begin && is_blank(text[end - 1])) --end;
  return end;
}

// Behind the quote that closes the one at `offset`; `end` when none does.
std::size_t behind_quotes(std::string_view text, std::size_t offset, std::size_t end) {
  char const quote = text[offset++];
  while (offset < end) {
    if (quote == '"' && text[offset] == '\\') {
      offset += 2;
    } else if (text[offset] != quote) {
      ++offset;
    } else if (quote == '\'' && offset + 1 < end && text[offset + 1] == '\'') {
      offset += 2;
    } else {
      return offset + 1;
    }
  }
  return end;
}

// Behind the bracket that closes the one at `offset`; `end` when none does.
std::size_t behind_bracket(std::string_view text, std::size_t offset, std::size_t end) {
  std::size_t depth = 0;
  while (offset < end) {
    char const c = text[offset];
    if (c == '"') {
      offset = behind_quotes(text, offset, end);
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return offset + 1;
    ++offset;
  }
  return end;
}

// Behind `key:` at `begin`, with the key's end; nothing when there is no key.
struct Key {
  std::size_t end;
  std::size_t value;
};
std::optional<Key> key_at(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t i = begin;
  if (i < end && (text[i] == '"' || text[i] == '\'')) {
    i = behind_quotes(text, i, end);
    if (i >= end || text[i] != ':') return std::nullopt;
  } else {
    if (i < end && std::string_view("{[|>@`%&*!").find(text[i]) != std::string_view::npos) return std::nullopt;
    while (i < end && !(text[i] == ':' && (i + 1 == end || is_blank(text[i + 1])))) ++i;
    if (i >= end || i == begin) return std::nullopt;
  }
  if (i + 1 < end && !is_blank(text[i + 1])) return std::nullopt;
  return Key{i, skip_blanks(text, i + 1, end)};
}

// The end of a value that goes on over lines indented more than `indentation`.
std::size_t continued_end(std::string_view text, std::size_t begin, std::size_t indentation) {
  std::size_t end = line_end(text, begin);
  std::size_t last = trim_end(text, begin, end);
  while (end < text.size()) {
    std::size_t next = end + 1;
    if (text[end] == '\r' && next < text.size() && text[next] == '\n') ++next;
    std::size_t const next_end = line_end(text, next);
    std::size_t const first = skip_blanks(text, next, next_end);
    if (first < next_end) {
      if (first - next <= indentation) break;
      last = trim_end(text, first, next_end);
    }
    end = next_end;
  }
  return last;
}

// The entry at `offset` of the flow collection in [begin, end).
std::optional<WrittenValue> flow_value_at(std::string_view text, std::size_t begin, std::size_t end,
                                          std::size_t offset) {
  std::vector<std::size_t> entries;  // where the current entry begins, by level
  std::size_t i = begin;
  while (i < end && (i <= offset || entries.empty())) {
    char const c = text[i];
    bool const starts_entry = !entries.empty() && skip_blanks(text, entries.back(), end) == i;
    bool const starts_value = i > begin && is_blank(text[i - 1]);
    if (c == '"' && (starts_entry || starts_value)) {
      std::size_t const behind = behind_quotes(text, i, end);
      if (behind > offset) break;
      i = behind;
      continue;
    }
    if (c == '{' || c == '[') entries.push_back(i + 1);
    if ((c == '}' || c == ']') && !entries.empty()) entries.pop_back();
    if (c == ',' && !entries.empty()) entries.back() = i + 1;
    ++i;
  }
  if (entries.empty()) return std::nullopt;
  std::size_t entry = skip_blanks(text, entries.back(), end);
  std::size_t stop = entry;
  std::size_t depth = 0;
  for (; stop < end; ++stop) {
    char const c = text[stop];
    if (c == '{' || c == '[') ++depth;
    if (depth == 0 && (c == ',' || c == '}' || c == ']')) break;
    if (c == '}' || c == ']') --depth;
    if (c == '"') stop = behind_quotes(text, stop, end) - 1;
  }
  WrittenValue value;
  value.flow = true;
  if (std::optional<Key> const key = key_at(text, entry, stop)) {
    value.key = std::string(text.substr(entry, key->end - entry));
    entry = key->value;
  }
  value.span = {static_cast<std::uint32_t>(entry), static_cast<std::uint32_t>(trim_end(text, entry, stop))};
  return value;
}

std::string quoted(std::string_view text) {
  std::string result = "'";
  for (char const c : text) {
    if (is_break(c)) continue;
    result += c;
    if (c == '\'') result += c;
  }
  return result + "'";
}

// The lines of `text`, each with `indentation` blanks before it.
std::string indented(std::string_view text, std::size_t indentation) {
  std::string result;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t const first = skip_blanks(text, begin, text.size());
    std::size_t const end = line_end(text, first);
    result += '\n';
    result.append(indentation, ' ');
    result += text.substr(first, end - first);
    begin = end < text.size() && text[end] == '\r' ? end + 2 : end + 1;
  }
  return result;
}

}  // namespace

std::optional<WrittenValue> block_value_at(std::string_view text, std::uint32_t offset) {
  std::size_t const begin = line_begin(text, offset);
  std::size_t const end = line_end(text, offset);
  std::size_t at = skip_blanks(text, begin, end);
  bool dash = false;
  std::size_t dash_indentation = at - begin;
  while (at + 1 < end && text[at] == '-' && is_blank(text[at + 1])) {
    dash = true;
    dash_indentation = at - begin;
    at = skip_blanks(text, at + 1, end);
  }
  WrittenValue value;
  value.indentation = at - begin;
  std::size_t inside = value.indentation;  // lines that go on are indented more
  if (std::optional<Key> const key = key_at(text, at, end)) {
    value.key = std::string(text.substr(at, key->end - at));
    at = key->value;
  } else if (dash) {
    inside = value.indentation = dash_indentation;
  } else {
    inside = value.indentation == 0 ? 0 : value.indentation - 1;
  }
  if (at >= end) return std::nullopt;
  value.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(continued_end(text, at, inside))};
  return value;
}

std::optional<WrittenValue> written_value_at(std::string_view text, std::uint32_t offset) {
  std::optional<WrittenValue> value = block_value_at(text, offset);
  if (!value || offset <= value->span.begin) return value;
  char const first = text[value->span.begin];
  if (first != '{' && first != '[') return value;
  if (behind_bracket(text, value->span.begin, value->span.end) < value->span.end) return value;
  std::optional<WrittenValue> inner = flow_value_at(text, value->span.begin, value->span.end, offset);
  return inner ? inner : value;
}

std::string misread_reason(std::string_view value) {
  if (value.empty()) return {};
  std::size_t const end = value.size();
  char const first = value.front();
  bool const then_blank = end == 1 || is_blank(value[1]);
  switch (first) {
    case '"':
    case '\'': return behind_quotes(value, 0, end) < end ? "empieza con una comilla" : "";
    case '{': return behind_bracket(value, 0, end) < end ? "empieza con una llave" : "";
    case '[': return behind_bracket(value, 0, end) < end ? "empieza con un corchete" : "";
    case '@':
    case '`':
    case '%':
    case '*':
    case '&':
    case '!': return std::string("empieza con «") + first + "»";
    case '>':
    case '|': {
      std::size_t const header = value.find_first_not_of("+-0123456789", 1);
      bool const junk = header != std::string_view::npos && !is_break(value[header]);
      return junk ? std::string("empieza con «") + first + "»" : "";
    }
    case '-':
    case '?':
    case ':': return then_blank ? std::string("empieza con «") + first + " »" : "";
    default: break;
  }
  if (value.find(": ") != std::string_view::npos) return "contiene dos puntos seguidos de un espacio";
  if (value.back() == ':') return "termina en dos puntos";
  return {};
}

std::string yaml_rewrite_hint(std::string_view text, std::uint32_t offset) {
  std::optional<WrittenValue> const value = written_value_at(text, offset);
  if (!value) return {};
  std::string_view const written = text.substr(value->span.begin, value->span.size());
  if (value->flow) {
    return "escríbalo entre comillas simples: " + (value->key.empty() ? "" : value->key + ": ") + quoted(written);
  }
  std::string const head = value->key.empty() ? "- |" : value->key + ": |";
  return "escríbalo en un bloque:\n" + std::string(value->indentation, ' ') + head +
         indented(written, value->indentation + 2);
}

}  // namespace visado
