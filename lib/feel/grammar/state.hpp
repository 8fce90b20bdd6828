// What the parsers of one text share.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "feel/grammar/builder.hpp"
#include "feel/grammar/keywords.hpp"
#include "feel/grammar/letters.hpp"
#include "feel/grammar/parse.hpp"

namespace visado::feel {

// A bracket or a construct begun and not yet ended: «(», «si».
struct Opened {
  Span span{};
  char bracket = 0;    // or 0: a construct
  Keyword keyword{};   // of a construct
};

// The word at a place and the keyword that it is: asked for by every rule that may begin or go on there.
struct WordHere {
  char const* at = nullptr;
  std::string_view text{};
  std::optional<Keyword> keyword{};
};

struct State {
  State(std::string_view source, NameTable const& declared, ParseOptions const& how)
      : text(source), names(declared), options(how), build(how.language == Language::es, source.size()) {}

  [[nodiscard]] char const* begin() const { return text.data(); }
  [[nodiscard]] char const* end() const { return text.data() + text.size(); }
  [[nodiscard]] bool spanish() const { return options.language == Language::es; }
  [[nodiscard]] std::uint32_t offset(char const* at) const { return static_cast<std::uint32_t>(at - text.data()); }
  [[nodiscard]] Span span(char const* first, char const* last) const { return {offset(first), offset(last)}; }
  [[nodiscard]] std::string_view slice(Span span) const { return text.substr(span.begin, span.size()); }

  // Past blanks and comments. Several rules ask at the same place.
  [[nodiscard]] char const* token_at(char const* from) const {
    if (from != skipped_to_ && from != skipped_from_) {
      skipped_from_ = from;
      skipped_to_ = skip_blanks_and_comments(from, end());
    }
    return skipped_to_;
  }
  [[nodiscard]] WordHere const& word(char const* at) const {
    if (at != word_.at) word_ = read_word(at);
    return word_;
  }

  // The longest name known here: declared, or met in the text.
  [[nodiscard]] NameTable::Match longest_name(char const* at, bool property) const;

  std::string_view text;
  NameTable const& names;
  ParseOptions options;
  NameTable met{};             // names that the text itself makes
  Builder build;
  std::vector<Opened> open{};  // outermost first
  int depth = 0;               // of nested expressions
  bool range_end = false;      // reading the high end of a range, where `[` may close it
  Span last{};                 // the last token read
  Language words = options.language;              // vocabulary of the last keyword read, for messages

 private:
  [[nodiscard]] WordHere read_word(char const* at) const;
  mutable WordHere word_{};
  mutable char const* skipped_from_ = nullptr;
  mutable char const* skipped_to_ = nullptr;
};

}  // namespace visado::feel
