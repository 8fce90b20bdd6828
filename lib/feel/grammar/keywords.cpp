#include "feel/grammar/keywords.hpp"

#include <algorithm>
#include <string>
#include <utility>
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

using Words = std::vector<std::pair<std::string, Keyword>>;

Words english_words() {
  Words words;
  for (Row const& row : rows()) words.emplace_back(row.english, row.keyword);
  std::sort(words.begin(), words.end());
  return words;
}

// Without accents, of both vocabularies.
Words folded_words() {
  Words words = english_words();
  for (Row const& row : rows()) {
    for (std::string_view const spanish : row.spanish) words.emplace_back(utf8::fold(spanish), row.keyword);
  }
  std::sort(words.begin(), words.end());
  return words;
}

std::optional<Keyword> find(Words const& words, std::string_view word) {
  auto const found = std::lower_bound(words.begin(), words.end(), word,
                                      [](auto const& entry, std::string_view wanted) { return entry.first < wanted; });
  if (found == words.end() || found->first != word) return std::nullopt;
  return found->second;
}

constexpr std::size_t longest_keyword = 16;  // in bytes, with room to spare

}  // namespace

std::string_view spelling(Keyword keyword, Language language) {
  Row const& row = rows()[static_cast<std::size_t>(keyword)];
  return language == Language::en ? row.english : row.spanish.front();
}

std::optional<Keyword> find_keyword(std::string_view word, Language language) {
  static Words const english = english_words();
  static Words const folded = folded_words();
  if (word.empty() || word.size() > longest_keyword) return std::nullopt;
  if (language == Language::en) return find(english, word);
  return find(folded, utf8::fold(word));
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
