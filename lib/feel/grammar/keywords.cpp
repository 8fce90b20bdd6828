#include "feel/grammar/keywords.hpp"

#include <algorithm>
#include <array>
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

// Words to keywords: every word of a text is asked for, so a word costs one probe of a table and no memory.
class Words {
 public:
  // Of one vocabulary, or of both without accents.
  explicit Words(bool both) {
    for (Row const& row : rows()) {
      add(std::string(row.english), row.keyword);
      for (std::size_t i = 0; both && i < row.spanish.size(); ++i) add(utf8::fold(row.spanish[i]), row.keyword);
    }
  }

  // Most words are told no by their first letter. (One that has an accent may be any.)
  [[nodiscard]] bool may_be(std::string_view word) const {
    return word.size() <= longest_ && (ascii::outside(word.front()) || begins_[static_cast<unsigned char>(word.front())]);
  }

  // `word` is not empty.
  [[nodiscard]] std::optional<Keyword> find(std::string_view word) const {
    for (std::size_t i = place(word);; i = next(i)) {
      Slot const& slot = slots_[i];
      if (slot.word.empty()) return std::nullopt;
      if (slot.word == word) return slot.keyword;
    }
  }

 private:
  struct Slot {
    std::string word;
    Keyword keyword{};
  };
  static constexpr std::size_t size = 256;     // several times as many as there are words
  static constexpr std::size_t longest_ = 16;  // in bytes, with room to spare for accents

  static std::size_t place(std::string_view word) {
    auto const byte = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c)); };
    return (byte(word.front()) * 5 + byte(word.back()) * 31 + word.size() * 67) % size;
  }
  static std::size_t next(std::size_t place) { return (place + 1) % size; }

  void add(std::string word, Keyword keyword) {
    std::size_t i = place(word);
    while (!slots_[i].word.empty() && slots_[i].word != word) i = next(i);
    begins_[static_cast<unsigned char>(word.front())] = true;
    slots_[i] = {std::move(word), keyword};
  }

  std::array<Slot, size> slots_{};
  std::array<bool, 128> begins_{};
};

}  // namespace

std::string_view spelling(Keyword keyword, Language language) {
  Row const& row = rows()[static_cast<std::size_t>(keyword)];
  return language == Language::en ? row.english : row.spanish.front();
}

std::optional<Keyword> find_keyword(std::string_view word, Language language) {
  static Words const english(false);
  static Words const both(true);
  Words const& words = language == Language::en ? english : both;
  if (word.empty() || !words.may_be(word)) return std::nullopt;
  if (language == Language::en) return english.find(word);
  bool const is_ascii = std::none_of(word.begin(), word.end(), ascii::outside);
  return is_ascii ? both.find(word) : both.find(utf8::fold(word));
}

std::optional<Keyword> find_reserved(std::string_view word, Language language) {
  std::optional<Keyword> const keyword = find_keyword(word, language);
  return keyword && is_reserved(*keyword) ? keyword : std::nullopt;
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
