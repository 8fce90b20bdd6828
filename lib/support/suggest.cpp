#include <algorithm>
#include <utility>

#include "support/utf8.hpp"
#include "visado/diagnostic.hpp"

namespace visado {

namespace {

std::u32string comparable(std::string_view name) {
  return utf8::code_points(utf8::to_lower(utf8::fold(name)));
}

// Insertions, deletions, substitutions and exchanges of neighbours (Damerau–Levenshtein, each part edited
// once).
std::size_t distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (exchanged) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::size_t difference(std::size_t a, std::size_t b) { return a < b ? b - a : a - b; }

}  // namespace

std::vector<std::string> suggest(std::string_view name, std::vector<std::string> const& candidates,
                                 std::size_t limit) {
  constexpr std::size_t longest = 200;  // nobody means a name like that; the work grows with the square
  std::u32string wanted = comparable(name);
  std::size_t most = wanted.size() / 3;
  std::vector<std::pair<std::size_t, std::string const*>> near;
  if (wanted.size() > longest) return {};
  for (std::string const& candidate : candidates) {
    std::u32string other = comparable(candidate);
    if (difference(wanted.size(), other.size()) > most) continue;
    std::size_t steps = distance(wanted, other);
    if (steps <= most && candidate != name) near.emplace_back(steps, &candidate);
  }
  std::stable_sort(near.begin(), near.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
  std::vector<std::string> result;
  for (auto const& [steps, candidate] : near) {
    if (steps > near.front().first + 1) break;  // beside the nearest, far ones only distract
    bool repeated = std::find(result.begin(), result.end(), *candidate) != result.end();
    if (result.size() < limit && !repeated) result.push_back(*candidate);
  }
  return result;
}

std::string suggestion_hint(std::string_view name, std::vector<std::string> const& candidates) {
  std::vector<std::string> names = suggest(name, candidates);
  if (names.empty()) return {};
  std::string text = "¿quiso decir ";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " o " : ", ";
    text += '"' + names[i] + '"';
  }
  return text + '?';
}

}  // namespace visado
