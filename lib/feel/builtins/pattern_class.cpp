#include "feel/builtins/pattern_class.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace visado::feel::pattern {

namespace {

constexpr char32_t last_character = 0x10FFFF;

using Ranges = std::vector<CharacterRange>;

// In order, without overlaps.
Ranges sorted(Ranges ranges) {
  std::sort(ranges.begin(), ranges.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
  Ranges result;
  for (CharacterRange const& range : ranges) {
    if (!result.empty() && range.first <= result.back().last + 1) {
      result.back().last = std::max(result.back().last, range.last);
    } else {
      result.push_back(range);
    }
  }
  return result;
}

Ranges complement(Ranges const& ranges) {
  Ranges result;
  char32_t next = 0;
  for (CharacterRange const& range : sorted(ranges)) {
    if (range.first > next) result.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (next <= last_character) result.push_back({next, last_character});
  return result;
}

Ranges joined(Ranges a, Ranges const& b) {
  a.insert(a.end(), b.begin(), b.end());
  return sorted(std::move(a));
}

std::string opposite_of(std::string property) {
  property[1] = property[1] == 'p' ? 'P' : 'p';
  return property;
}

// ---- tables
// -----------------------------------------------------------------------------------------------------

// NameStartChar of XML 1.0, and what NameChar adds.
constexpr std::array name_start{
    CharacterRange{':', ':'},         CharacterRange{'A', 'Z'},       CharacterRange{'_', '_'},
    CharacterRange{'a', 'z'},         CharacterRange{0xC0, 0xD6},     CharacterRange{0xD8, 0xF6},
    CharacterRange{0xF8, 0x2FF},      CharacterRange{0x370, 0x37D},   CharacterRange{0x37F, 0x1FFF},
    CharacterRange{0x200C, 0x200D},   CharacterRange{0x2070, 0x218F}, CharacterRange{0x2C00, 0x2FEF},
    CharacterRange{0x3001, 0xD7FF},   CharacterRange{0xF900, 0xFDCF}, CharacterRange{0xFDF0, 0xFFFD},
    CharacterRange{0x10000, 0xEFFFF},
};
constexpr std::array name_more{CharacterRange{'-', '.'}, CharacterRange{'0', '9'}, CharacterRange{0xB7, 0xB7},
                               CharacterRange{0x300, 0x36F}, CharacterRange{0x203F, 0x2040}};

constexpr std::array<std::string_view, 36> categories{"L",  "Lu", "Ll", "Lt", "Lm", "Lo", "M",  "Mn", "Mc",
                                                      "Me", "N",  "Nd", "Nl", "No", "P",  "Pc", "Pd", "Ps",
                                                      "Pe", "Pi", "Pf", "Po", "Z",  "Zs", "Zl", "Zp", "S",
                                                      "Sm", "Sc", "Sk", "So", "C",  "Cc", "Cf", "Co", "Cs"};

struct Block {
  std::string_view name;
  CharacterRange range;
};

// Of XML Schema, appendix F.
constexpr std::array blocks{
    Block{"BasicLatin", {0x0, 0x7F}},
    Block{"Latin-1Supplement", {0x80, 0xFF}},
    Block{"LatinExtended-A", {0x100, 0x17F}},
    Block{"LatinExtended-B", {0x180, 0x24F}},
    Block{"IPAExtensions", {0x250, 0x2AF}},
    Block{"SpacingModifierLetters", {0x2B0, 0x2FF}},
    Block{"CombiningDiacriticalMarks", {0x300, 0x36F}},
    Block{"Greek", {0x370, 0x3FF}},
    Block{"GreekandCoptic", {0x370, 0x3FF}},
    Block{"Cyrillic", {0x400, 0x4FF}},
    Block{"Armenian", {0x530, 0x58F}},
    Block{"Hebrew", {0x590, 0x5FF}},
    Block{"Arabic", {0x600, 0x6FF}},
    Block{"Syriac", {0x700, 0x74F}},
    Block{"Thaana", {0x780, 0x7BF}},
    Block{"Devanagari", {0x900, 0x97F}},
    Block{"Bengali", {0x980, 0x9FF}},
    Block{"Gurmukhi", {0xA00, 0xA7F}},
    Block{"Gujarati", {0xA80, 0xAFF}},
    Block{"Oriya", {0xB00, 0xB7F}},
    Block{"Tamil", {0xB80, 0xBFF}},
    Block{"Telugu", {0xC00, 0xC7F}},
    Block{"Kannada", {0xC80, 0xCFF}},
    Block{"Malayalam", {0xD00, 0xD7F}},
    Block{"Sinhala", {0xD80, 0xDFF}},
    Block{"Thai", {0xE00, 0xE7F}},
    Block{"Lao", {0xE80, 0xEFF}},
    Block{"Tibetan", {0xF00, 0xFFF}},
    Block{"Myanmar", {0x1000, 0x109F}},
    Block{"Georgian", {0x10A0, 0x10FF}},
    Block{"HangulJamo", {0x1100, 0x11FF}},
    Block{"Ethiopic", {0x1200, 0x137F}},
    Block{"Cherokee", {0x13A0, 0x13FF}},
    Block{"UnifiedCanadianAboriginalSyllabics", {0x1400, 0x167F}},
    Block{"Ogham", {0x1680, 0x169F}},
    Block{"Runic", {0x16A0, 0x16FF}},
    Block{"Khmer", {0x1780, 0x17FF}},
    Block{"Mongolian", {0x1800, 0x18AF}},
    Block{"LatinExtendedAdditional", {0x1E00, 0x1EFF}},
    Block{"GreekExtended", {0x1F00, 0x1FFF}},
    Block{"GeneralPunctuation", {0x2000, 0x206F}},
    Block{"SuperscriptsandSubscripts", {0x2070, 0x209F}},
    Block{"CurrencySymbols", {0x20A0, 0x20CF}},
    Block{"CombiningMarksforSymbols", {0x20D0, 0x20FF}},
    Block{"CombiningDiacriticalMarksforSymbols", {0x20D0, 0x20FF}},
    Block{"LetterlikeSymbols", {0x2100, 0x214F}},
    Block{"NumberForms", {0x2150, 0x218F}},
    Block{"Arrows", {0x2190, 0x21FF}},
    Block{"MathematicalOperators", {0x2200, 0x22FF}},
    Block{"MiscellaneousTechnical", {0x2300, 0x23FF}},
    Block{"ControlPictures", {0x2400, 0x243F}},
    Block{"OpticalCharacterRecognition", {0x2440, 0x245F}},
    Block{"EnclosedAlphanumerics", {0x2460, 0x24FF}},
    Block{"BoxDrawing", {0x2500, 0x257F}},
    Block{"BlockElements", {0x2580, 0x259F}},
    Block{"GeometricShapes", {0x25A0, 0x25FF}},
    Block{"MiscellaneousSymbols", {0x2600, 0x26FF}},
    Block{"Dingbats", {0x2700, 0x27BF}},
    Block{"BraillePatterns", {0x2800, 0x28FF}},
    Block{"CJKRadicalsSupplement", {0x2E80, 0x2EFF}},
    Block{"KangxiRadicals", {0x2F00, 0x2FDF}},
    Block{"IdeographicDescriptionCharacters", {0x2FF0, 0x2FFF}},
    Block{"CJKSymbolsandPunctuation", {0x3000, 0x303F}},
    Block{"Hiragana", {0x3040, 0x309F}},
    Block{"Katakana", {0x30A0, 0x30FF}},
    Block{"Bopomofo", {0x3100, 0x312F}},
    Block{"HangulCompatibilityJamo", {0x3130, 0x318F}},
    Block{"Kanbun", {0x3190, 0x319F}},
    Block{"BopomofoExtended", {0x31A0, 0x31BF}},
    Block{"EnclosedCJKLettersandMonths", {0x3200, 0x32FF}},
    Block{"CJKCompatibility", {0x3300, 0x33FF}},
    Block{"CJKUnifiedIdeographsExtensionA", {0x3400, 0x4DBF}},
    Block{"CJKUnifiedIdeographs", {0x4E00, 0x9FFF}},
    Block{"YiSyllables", {0xA000, 0xA48F}},
    Block{"YiRadicals", {0xA490, 0xA4CF}},
    Block{"HangulSyllables", {0xAC00, 0xD7A3}},
    Block{"PrivateUse", {0xE000, 0xF8FF}},
    Block{"CJKCompatibilityIdeographs", {0xF900, 0xFAFF}},
    Block{"AlphabeticPresentationForms", {0xFB00, 0xFB4F}},
    Block{"ArabicPresentationForms-A", {0xFB50, 0xFDFF}},
    Block{"CombiningHalfMarks", {0xFE20, 0xFE2F}},
    Block{"CJKCompatibilityForms", {0xFE30, 0xFE4F}},
    Block{"SmallFormVariants", {0xFE50, 0xFE6F}},
    Block{"ArabicPresentationForms-B", {0xFE70, 0xFEFE}},
    Block{"Specials", {0xFEFF, 0xFFFD}},
    Block{"HalfwidthandFullwidthForms", {0xFF00, 0xFFEF}},
};

}  // namespace

bool CharacterClass::add_named(char32_t letter) {
  Ranges ranges;
  switch (letter) {
    case U'd':
      properties_.emplace_back("\\p{Nd}");
      return true;
    case U'D':
      properties_.emplace_back("\\P{Nd}");
      return true;
    case U'w':
      for (auto const* const name : {"\\p{L}", "\\p{M}", "\\p{N}", "\\p{S}"}) properties_.emplace_back(name);
      return true;
    case U'W':
      for (auto const* const name : {"\\p{P}", "\\p{Z}", "\\p{C}"}) properties_.emplace_back(name);
      return true;
    case U's':
    case U'S':
      ranges = {{U'\t', U'\n'}, {U'\r', U'\r'}, {U' ', U' '}};
      break;
    case U'c':
    case U'C':
      ranges.assign(name_more.begin(), name_more.end());
      [[fallthrough]];
    case U'i':
    case U'I':
      ranges.insert(ranges.end(), name_start.begin(), name_start.end());
      break;
    default:
      return false;
  }
  bool const opposite = letter == U'S' || letter == U'I' || letter == U'C';
  ranges_ = joined(ranges_, opposite ? complement(ranges) : ranges);
  return true;
}

bool CharacterClass::add_property(std::string_view name, bool opposite) {
  if (name.starts_with("Is")) {
    name.remove_prefix(2);
    auto const* const block =
        std::find_if(blocks.begin(), blocks.end(), [&](Block const& one) { return one.name == name; });
    if (block == blocks.end()) return false;
    ranges_ = joined(ranges_, opposite ? complement({block->range}) : Ranges{block->range});
    return true;
  }
  if (std::find(categories.begin(), categories.end(), name) == categories.end()) return false;
  properties_.push_back(fmt::format("\\{}{{{}}}", opposite ? 'P' : 'p', name));
  return true;
}

bool CharacterClass::as_union(bool opposite, CharacterClass& to) const {
  if (negated_ == opposite) {
    to.ranges_ = joined(to.ranges_, ranges_);
    to.properties_.insert(to.properties_.end(), properties_.begin(), properties_.end());
    return true;
  }
  if (properties_.empty()) {
    to.ranges_ = joined(to.ranges_, complement(ranges_));
    return true;
  }
  if (properties_.size() > 1 || !ranges_.empty()) return false;
  to.properties_.push_back(opposite_of(properties_[0]));
  return true;
}

bool CharacterClass::subtract(CharacterClass const& other, bool ignore_case) {
  // What remains is all but the characters that are not in this class, and those of the other.
  CharacterClass rest;
  if (!as_union(true, rest) || !other.as_union(false, rest)) return false;
  if (rest.properties_.empty()) {  // known one by one: without negation, which case folding would widen
    ranges_ = complement(rest.ranges_);
    properties_.clear();
    negated_ = false;
    return true;
  }
  if (ignore_case && !rest.ranges_.empty()) return false;
  *this = rest;
  negated_ = true;
  return true;
}

std::string CharacterClass::text() const {
  std::string text = negated_ ? "[^" : "[";
  if (ranges_.empty() && properties_.empty()) text = negated_ ? "[" : "[^";
  if (ranges_.empty() && properties_.empty()) text += "\\x{0}-\\x{10ffff}";
  for (CharacterRange const& range : ranges_) {
    text += fmt::format("\\x{{{:x}}}-\\x{{{:x}}}", static_cast<std::uint32_t>(range.first),
                        static_cast<std::uint32_t>(range.last));
  }
  for (std::string const& property : properties_) text += property;
  return text + "]";
}

}  // namespace visado::feel::pattern
