#include "feel/grammar/keywords.hpp"

#include <initializer_list>
#include <vector>

#include "feel/grammar/letters.hpp"
#include "support/utf8.hpp"

namespace visado::feel {

namespace {

struct Row {
  Keyword keyword;
  std::string_view english;
  std::vector<std::string_view> spanish;
};

std::vector<Row> const& rows() {
  static std::vector<Row> const table{
#define K(symbol, english, ...) Row{Keyword::symbol, english, {__VA_ARGS__}},
#include "feel/grammar/keywords.def"
#undef K
  };
  return table;
}

constexpr std::size_t longest_keyword = 16;  // in bytes, with room to spare

}  // namespace

std::string_view spelling(Keyword keyword, Language language) {
  Row const& row = rows()[static_cast<std::size_t>(keyword)];
  return language == Language::en ? row.english : row.spanish.front();
}

std::optional<Keyword> find_keyword(std::string_view word, Language language) {
  if (word.size() > longest_keyword) return std::nullopt;
  for (Row const& row : rows()) {
    if (word == row.english) return row.keyword;
  }
  if (language == Language::en) return std::nullopt;
  std::string const folded = utf8::fold(word);
  for (Row const& row : rows()) {
    for (std::string_view spanish : row.spanish) {
      if (folded == utf8::fold(spanish)) return row.keyword;
    }
  }
  return std::nullopt;
}

std::optional<Keyword> find_reserved(std::string_view word, Language language) {
  std::optional<Keyword> const keyword = find_keyword(word, language);
  if (keyword == Keyword::of || keyword == Keyword::external) return std::nullopt;
  return keyword;
}

std::string_view keyword_within(std::string_view name) {
  char const* const end = name.data() + name.size();
  for (char const* at = name.data(); at != end;) {
    std::string_view const word = word_at(at, end);
    if (word.empty()) {
      at = next_character(at, end);
      continue;
    }
    if (find_reserved(word, Language::es)) return word;
    at = word.data() + word.size();
  }
  return {};
}

}  // namespace visado::feel
