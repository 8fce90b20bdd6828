// The rows of all topics, joined, and looked up by name.
#include <map>
#include <string>

#include "feel/builtins/rows.hpp"
#include "support/utf8.hpp"

namespace visado::feel {

namespace {

struct Run {  // of rows that follow each other
  std::size_t first = 0;
  std::size_t count = 0;
};

struct Table {
  std::vector<Builtin> rows;
  std::map<std::string, Run, std::less<>> english;
  std::map<std::string, Run, std::less<>> folded;  // names of both languages without accents

  Table() {
    for (Topic const& topic : topics) {
      for (Builtin& row : topic.rows()) rows.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      add(english, rows[i].en, i);
      add(folded, utf8::fold(rows[i].en), i);
      add(folded, utf8::fold(rows[i].es), i);
      for (std::string_view const alias : rows[i].aliases) add(folded, utf8::fold(alias), i);
    }
  }

  static void add(std::map<std::string, Run, std::less<>>& names, std::string_view name, std::size_t row) {
    Run& run = names.try_emplace(std::string(name), Run{row, 0}).first->second;
    if (run.first + run.count == row) ++run.count;
  }
};

Table const& table() {
  static Table const built;
  return built;
}

}  // namespace

std::vector<Builtin> const& builtins() { return table().rows; }

std::span<Builtin const> find_builtin(std::string_view name, Language language) {
  Table const& all = table();
  auto const& names = language == Language::en ? all.english : all.folded;
  auto const found = language == Language::en ? names.find(name) : names.find(utf8::fold(name));
  if (found == names.end()) return {};
  return std::span(all.rows).subspan(found->second.first, found->second.count);
}

}  // namespace visado::feel
