// The regular expressions of XPath (which are those of FEEL) in terms of RE2, which runs in linear time.
#pragma once

#include <re2/re2.h>
#include <re2/stringpiece.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace visado::feel::pattern {

struct Flags {
  bool dot_all = false;      // s: the point matches line ends too
  bool multi_line = false;   // m: ^ and $ match at line ends
  bool ignore_case = false;  // i
  bool spaced = false;       // x: blanks of the pattern do not count
  bool quoted = false;       // q: no character of the pattern or the replacement is special (XPath 3)

  // Nothing when a letter is not one of s, m, i, x, q.
  static std::optional<Flags> parse(std::string_view letters);
};

struct Translation {
  std::string text;       // for RE2, when ok
  std::string error;      // in Spanish, otherwise
  bool supported = true;  // false: a right pattern that has no linear-time form here
  [[nodiscard]] bool ok() const { return error.empty(); }
};

// Differences from RE2's own syntax: \d \w \s \i \c and their opposites as XML Schema defines them, blocks
// (\p{IsBasicLatin}), subtraction of classes ([A-Z-[IO]]), `{`, `}`, `]` never stand for themselves, and no
// other escapes than those of XML Schema. A reference to a group is understood when the group is a fixed
// text.
[[nodiscard]] Translation translate(std::string_view pattern, Flags const& flags);

// A pattern compiled before the calls that use it.
struct Prepared {
  std::string source;
  std::string flags;
  std::size_t translated = 0;  // bytes of the translation
  std::unique_ptr<re2::RE2 const> expression;
};
// Null when there is something wrong with it: the call will say what.
[[nodiscard]] std::shared_ptr<Prepared const> prepare(std::string_view source, std::string_view flags);
[[nodiscard]] std::unique_ptr<re2::RE2 const> compile(std::string const& translation, Flags const& flags);

// «$1 de $2», with \$ and \\ for the signs themselves.
class Replacement {
 public:
  // Nothing when a $ or a backslash is followed by something else. Of «$12» with fewer than twelve groups,
  // the 2 is a letter; a group that does not exist is empty.
  static std::optional<Replacement> parse(std::string_view text, int groups);
  // The text as it is.
  static Replacement literal(std::string_view text);
  void append(std::string& out, std::vector<re2::StringPiece> const& found) const;

 private:
  struct Part {
    std::string text;
    int group = -1;  // after the text; none
  };
  std::vector<Part> parts_;
};

}  // namespace visado::feel::pattern
