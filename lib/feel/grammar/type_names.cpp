#include "feel/grammar/type_names.hpp"

#include <algorithm>
#include <vector>

#include "feel/grammar/names.hpp"

namespace visado::feel {

namespace {

using Spellings = std::vector<std::string_view>;  // English, Spanish, others

std::vector<Spellings> const& rows() {
  static std::vector<Spellings> const table{
#define T(...) Spellings{__VA_ARGS__},
#include "feel/grammar/types.def"
#undef T
  };
  return table;
}

// English ones alone, or all.
NameTable table_of(bool spanish) {
  NameTable table;
  for (Spellings const& row : rows()) {
    table.add(row[0]);
    for (std::size_t i = 1; spanish && i < row.size(); ++i) table.add(row[i]);
  }
  return table;
}

}  // namespace

TypeNameMatch longest_type_name(std::string_view text, Language language) {
  static NameTable const english = table_of(false);
  static NameTable const all = table_of(true);
  bool const spanish = language == Language::es;
  NameTable::Match const match = (spanish ? all : english).longest(text, spanish);
  if (match.length == 0) return {};
  auto const row = std::find_if(rows().begin(), rows().end(), [&](Spellings const& spellings) {
    return std::find(spellings.begin(), spellings.end(), match.name) != spellings.end();
  });
  return {match.length, row->front()};
}

std::string_view written_type_name(std::string_view canonical, Language language) {
  if (language == Language::en) return canonical;
  auto const row = std::find_if(rows().begin(), rows().end(),
                                [&](Spellings const& spellings) { return spellings.front() == canonical; });
  return row == rows().end() ? canonical : (*row)[1];
}

}  // namespace visado::feel
