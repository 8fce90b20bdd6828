// Classes of characters of a pattern: [a-z\d-[aeiou]].
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace visado::feel::pattern {

// First and last of consecutive code points.
struct CharacterRange {
  char32_t first;
  char32_t last;
};

// Characters by range and by category of Unicode, or all others.
class CharacterClass {
 public:
  void add(CharacterRange range) { ranges_.push_back(range); }
  // \d \w \s \i \c and, in capitals, their opposites; false when there is no such class.
  bool add_named(char32_t letter);
  // A category («Lu») or block («IsBasicLatin»); false when it is not known.
  bool add_property(std::string_view name, bool opposite);
  void negate() { negated_ = !negated_; }
  // Takes the characters of another class away; false when that has no form in RE2.
  bool subtract(CharacterClass const& other, bool ignore_case);

  [[nodiscard]] std::string text() const;  // for RE2

 private:
  // Those that it holds, as ranges and properties without negation; false when it has no such form.
  [[nodiscard]] bool as_union(bool opposite, CharacterClass& to) const;

  std::vector<CharacterRange> ranges_;
  std::vector<std::string> properties_;  // \p{Lu}, \P{Nd}
  bool negated_ = false;
};

}  // namespace visado::feel::pattern
