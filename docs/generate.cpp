// Writes the pages of docs/ that are made from tables of the program: one for each diagnostic and their index, and
// the manual of functions.
//   generate_docs FOLDER            writes
//   generate_docs FOLDER --check    says which pages differ; exits 1 when one does
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string_view>

#include "feel/builtins/builtin.hpp"
#include "visado/diagnostic.hpp"

namespace {

std::string index_page() {
  std::string page = "# Diagnósticos\n\nCada mensaje de visado lleva un código que no cambia de sentido.\n\n| código | mensaje |\n| --- | --- |\n";
  for (auto const& info : visado::all_codes())
    page += "| [" + std::string(info.name) + "](" + std::string(info.name) + ".md) | " + std::string(info.message) + " |\n";
  return page;
}

std::string content(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "uso: generate_docs CARPETA [--check]\n";
    return 2;
  }
  std::filesystem::path const docs = argv[1];
  std::filesystem::path const folder = docs / "diagnosticos";
  bool const check = argc > 2 && std::string_view(argv[2]) == "--check";

  std::map<std::filesystem::path, std::string> pages{{folder / "LEAME.md", index_page()}};
  for (auto const& info : visado::all_codes())
    pages[folder / (std::string(info.name) + ".md")] = visado::documentation_page(info);
  pages[docs / "feel-funciones.md"] = visado::feel::builtin_reference(visado::Language::es);

  int differ = 0;
  std::filesystem::create_directories(folder);
  for (auto const& [page, text] : pages) {
    if (content(page) == text) continue;
    ++differ;
    if (check) std::cout << page.string() << ": no es la que el programa escribe\n";
    else std::ofstream(page, std::ios::binary) << text;
  }
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    if (pages.contains(entry.path())) continue;
    ++differ;
    if (check) std::cout << entry.path().string() << ": sobra\n";
    else std::filesystem::remove(entry.path());
  }
  return check && differ ? 1 : 0;
}
