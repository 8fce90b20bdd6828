#include "feel/builtins/pattern.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <utility>

#include "feel/builtins/pattern_class.hpp"
#include "support/utf8.hpp"

namespace visado::feel::pattern {

namespace {

constexpr int deepest = 100;  // groups inside one another

struct Refused {  // thrown and caught in this file
  std::string message;
  bool supported = true;
};

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// A pattern as code points, read from left to right and written for RE2.
class Translator {
 public:
  Translator(std::u32string pattern, Flags const& flags) : pattern_(std::move(pattern)), flags_(flags) {}

  std::string run() {
    std::string text = alternatives(0).text;
    if (!done()) refuse("un «)» de más");
    return text;
  }

 private:
  struct Piece {
    std::string text;
    bool fixed = false;  // matches only itself: letters one after another
  };

  std::u32string pattern_;
  Flags flags_;
  std::size_t at_ = 0;
  int groups_ = 0;
  int closed_ = 0;  // groups that are complete

  [[noreturn]] static void refuse(std::string message, bool supported = true) {
    throw Refused{std::move(message), supported};
  }
  [[nodiscard]] bool done() const { return at_ == pattern_.size(); }
  [[nodiscard]] char32_t peek() const { return done() ? U'\0' : pattern_[at_]; }
  [[nodiscard]] bool next_is(char32_t c) const { return !done() && pattern_[at_] == c; }
  bool take(char32_t c) {
    if (!next_is(c)) return false;
    ++at_;
    return true;
  }
  char32_t get() {
    if (done()) refuse("termina antes de tiempo");
    return pattern_[at_++];
  }

  // ---- structure ----

  Piece alternatives(int depth) {
    if (depth > deepest) refuse("demasiados grupos unos dentro de otros", false);
    Piece all = branch(depth);
    while (take(U'|')) all = {all.text + "|" + branch(depth).text, false};
    return all;
  }

  Piece branch(int depth) {
    Piece all{"", true};
    std::map<int, std::string> fixed_groups;  // of this branch, that surely took part in the match
    while (!done() && !next_is(U'|') && !next_is(U')')) {
      int const before = groups_;
      bool const is_group = next_is(U'(');
      Piece one = is_group ? group(depth) : atom(fixed_groups);
      std::string const repeated = quantifier();
      if (is_group && groups_ == before + 1 && one.fixed && repeated.empty()) {
        fixed_groups.emplace(groups_, one.text.substr(1, one.text.size() - 2));
      }
      all.text += one.text + repeated;
      all.fixed = all.fixed && one.fixed && repeated.empty() && !is_group;
    }
    return all;
  }

  Piece group(int depth) {
    take(U'(');
    bool const captures = !take(U'?');
    if (!captures && !take(U':')) refuse("tras «(?» solo puede ir «:»");
    if (captures) ++groups_;
    Piece inside = alternatives(depth + 1);
    if (!take(U')')) refuse("falta un «)»");
    if (captures) closed_ = std::max(closed_, groups_);
    return {(captures ? "(" : "(?:") + inside.text + ")", inside.fixed && captures};
  }

  std::string quantifier() {
    std::string text;
    if (take(U'?')) {
      text = "?";
    } else if (take(U'*')) {
      text = "*";
    } else if (take(U'+')) {
      text = "+";
    } else if (take(U'{')) {
      text = counted();
    } else {
      return text;
    }
    if (take(U'?')) text += "?";
    return text;
  }

  std::string counted() {
    constexpr long most = 1000;
    auto const count = [this] {
      if (!is_digit(peek())) refuse("entre llaves van números: {2}, {2,} o {2,5}");
      long value = 0;
      while (is_digit(peek())) value = std::min(value * 10 + static_cast<long>(get() - U'0'), most + 1);
      if (value > most) refuse("más de mil repeticiones", false);
      return value;
    };
    long const least = count();
    std::string text = fmt::format("{{{}", least);
    if (take(U',')) {
      text += ",";
      if (!next_is(U'}')) {
        long const greatest = count();
        if (greatest < least) refuse("las repeticiones van de menor a mayor");
        text += std::to_string(greatest);
      }
    }
    if (!take(U'}')) refuse("falta un «}»");
    return text + "}";
  }

  // ---- atoms ----

  Piece atom(std::map<int, std::string> const& fixed_groups) {
    char32_t const c = get();
    switch (c) {
      case U'.':
        return {flags_.dot_all ? "(?s:.)" : "[^\\n\\r]"};
      case U'^':
        return {flags_.multi_line ? "(?m:^)" : "\\A"};
      case U'$':
        return {flags_.multi_line ? "(?m:$)" : "\\z"};
      case U'[':
        return {character_class().text()};
      case U'\\':
        return escape(fixed_groups);
      case U'?':
      case U'*':
      case U'+':
      case U'{':
        refuse("nada que repetir antes de «" + utf8::encode({&c, 1}) + "»");
      case U'}':
      case U']':
        refuse("«" + utf8::encode({&c, 1}) + "» suelto");
      default:
        return {literal(c), true};
    }
  }

  static std::string literal(char32_t c) { return fmt::format("\\x{{{:x}}}", static_cast<std::uint32_t>(c)); }

  Piece escape(std::map<int, std::string> const& fixed_groups) {
    if (is_digit(peek())) return reference(fixed_groups);
    if (auto const single = single_escape(peek())) {
      get();
      return {literal(*single), true};
    }
    CharacterClass one;
    add_escape(one);
    return {one.text()};
  }

  // \1: the text that the group matched.
  Piece reference(std::map<int, std::string> const& fixed_groups) {
    int number = static_cast<int>(get() - U'0');
    while (is_digit(peek())) {
      int const longer = number * 10 + static_cast<int>(peek() - U'0');
      if (longer > closed_) break;
      number = longer;
      get();
    }
    if (number == 0 || number > closed_)
      refuse(fmt::format("no hay grupo {} antes de «\\{}»", number, number));
    auto const found = fixed_groups.find(number);
    if (found == fixed_groups.end()) {
      refuse(fmt::format("la referencia «\\{}» a un grupo que puede variar", number), false);
    }
    return {"(?:" + found->second + ")"};
  }

  // ---- classes ----

  // Behind the backslash, a class of characters: \d, \p{L}…
  void add_escape(CharacterClass& to) {
    char32_t const c = get();
    if (c != U'p' && c != U'P') {
      if (!to.add_named(c)) refuse("«\\" + utf8::encode({&c, 1}) + "» no es nada");
      return;
    }
    if (!take(U'{')) refuse("tras «\\p» va el nombre entre llaves");
    std::string name;
    while (!next_is(U'}')) utf8::append(name, get());
    take(U'}');
    if (!to.add_property(name, c == U'P')) refuse("no se conoce la propiedad \"" + name + "\"");
  }

  // Behind the opening bracket.
  CharacterClass character_class(int depth = 0) {
    if (depth > deepest) refuse("demasiadas clases unas dentro de otras", false);
    CharacterClass result;
    bool const negated = take(U'^');
    bool empty = true;
    while (!next_is(U']')) {
      if (next_is(U'-') && at_ + 1 < pattern_.size() && pattern_[at_ + 1] == U'[') {
        if (empty) refuse("la resta de clases necesita algo de que restar");
        at_ += 2;
        CharacterClass const less = character_class(depth + 1);
        if (!next_is(U']')) refuse("tras la resta de clases se cierra el corchete");
        take(U']');
        if (negated) result.negate();
        if (!result.subtract(less, flags_.ignore_case)) refuse("esa resta de clases", false);
        return result;
      }
      class_part(result);
      empty = false;
    }
    take(U']');
    if (empty) refuse("una clase vacía: []");
    if (negated) result.negate();
    return result;
  }

  void class_part(CharacterClass& to) {
    auto const first = class_character(to);
    if (!first) return;
    bool const is_range =
        next_is(U'-') && at_ + 1 < pattern_.size() && pattern_[at_ + 1] != U']' && pattern_[at_ + 1] != U'[';
    if (!is_range) return to.add({*first, *first});
    take(U'-');
    auto const last = class_character(to);
    if (!last || *last < *first) refuse("los extremos de un rango de caracteres van en orden");
    to.add({*first, *last});
  }

  // A character, or nothing when it was a class such as \d, which is added.
  std::optional<char32_t> class_character(CharacterClass& to) {
    char32_t const c = get();
    if (c == U'[') refuse("«[» dentro de una clase va con barra inversa");
    if (c != U'\\') return c;
    if (auto const single = single_escape(peek())) {
      get();
      return single;
    }
    add_escape(to);
    return std::nullopt;
  }

  static std::optional<char32_t> single_escape(char32_t c) {
    switch (c) {
      case U'n':
        return U'\n';
      case U'r':
        return U'\r';
      case U't':
        return U'\t';
      default:
        break;
    }
    constexpr std::u32string_view themselves = U"\\|.-^?*+{}()[]$";
    if (themselves.find(c) == std::u32string_view::npos || c == U'\0') return std::nullopt;
    return c;
  }
};

// Without the blanks outside of classes; a backslash before a blank escapes what comes after it.
std::u32string without_blanks(std::u32string const& pattern) {
  std::u32string kept;
  int inside = 0;
  bool escaped = false;
  for (char32_t const c : pattern) {
    if (inside == 0 && (c == U' ' || c == U'\t' || c == U'\n' || c == U'\r')) continue;
    kept += c;
    if (std::exchange(escaped, false)) continue;
    if (c == U'\\') {
      escaped = true;
    } else if (c == U'[') {
      ++inside;
    } else if (c == U']' && inside > 0) {
      --inside;
    }
  }
  return kept;
}

}  // namespace

std::optional<Flags> Flags::parse(std::string_view letters) {
  Flags flags;
  for (char const letter : letters) {
    switch (letter) {
      case 's':
        flags.dot_all = true;
        break;
      case 'm':
        flags.multi_line = true;
        break;
      case 'i':
        flags.ignore_case = true;
        break;
      case 'x':
        flags.spaced = true;
        break;
      case 'q':
        flags.quoted = true;
        break;
      default:
        return std::nullopt;
    }
  }
  return flags;
}

Translation translate(std::string_view pattern, Flags const& flags) {
  std::u32string points = utf8::code_points(pattern);
  if (flags.quoted) return {re2::RE2::QuoteMeta(re2::StringPiece(pattern.data(), pattern.size())), {}, true};
  if (flags.spaced) points = without_blanks(points);
  Translation translation;
  try {
    translation.text = Translator(std::move(points), flags).run();
  } catch (Refused const& refused) {
    translation.error = refused.message;
    translation.supported = refused.supported;
  }
  return translation;
}

std::optional<Replacement> Replacement::parse(std::string_view text, int groups) {
  Replacement replacement;
  Part part;
  auto const digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      if (++i == text.size() || (text[i] != '$' && text[i] != '\\')) return std::nullopt;
      part.text += text[i];
    } else if (text[i] == '$') {
      if (!digit(i + 1)) return std::nullopt;
      part.group = text[++i] - '0';
      while (digit(i + 1) && part.group * 10 + (text[i + 1] - '0') <= groups)
        part.group = part.group * 10 + (text[++i] - '0');
      if (part.group > groups) part.group = -1;
      replacement.parts_.push_back(std::move(part));
      part = {};
    } else {
      part.text += text[i];
    }
  }
  replacement.parts_.push_back(std::move(part));
  return replacement;
}

Replacement Replacement::literal(std::string_view text) {
  Replacement replacement;
  replacement.parts_.push_back({std::string(text), -1});
  return replacement;
}

void Replacement::append(std::string& out, std::vector<re2::StringPiece> const& found) const {
  for (Part const& part : parts_) {
    out += part.text;
    if (part.group < 0) continue;
    re2::StringPiece const group = found[static_cast<std::size_t>(part.group)];
    if (!group.empty()) out.append(group.data(), group.size());
  }
}

std::unique_ptr<re2::RE2 const> compile(std::string const& translation, Flags const& flags) {
  re2::RE2::Options how;
  how.set_log_errors(false);
  how.set_case_sensitive(!flags.ignore_case);
  return std::make_unique<re2::RE2 const>(translation, how);
}

std::shared_ptr<Prepared const> prepare(std::string_view source, std::string_view flags) {
  auto const options = Flags::parse(flags);
  if (!options) return nullptr;
  Translation const translation = translate(source, *options);
  if (!translation.ok()) return nullptr;
  auto expression = compile(translation.text, *options);
  if (!expression->ok()) return nullptr;
  return std::make_shared<Prepared const>(
      Prepared{std::string(source), std::string(flags), translation.text.size(), std::move(expression)});
}

}  // namespace visado::feel::pattern
