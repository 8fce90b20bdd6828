// Rulebooks with mistakes, under tests/rules/errores: a folder each, with what is said of it in «esperado.txt».
// VISADO_ACTUALIZAR=1 writes what is said now.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "unit/rulebook/files.hpp"

namespace visado {
namespace {

namespace fs = std::filesystem;

std::string read_file(fs::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

// As a person sees it, with paths from the folder on, and with the number of diagnostics.
std::string said_of(fs::path const& folder) {
  Diagnostics const diagnostics = std::move(Rulebook::load({folder}).diagnostics());
  std::string text = render(diagnostics);
  std::string const prefix = folder.generic_string() + "/";
  for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at)) {
    text.erase(at, prefix.size());
  }
  return text + "\n" + std::to_string(diagnostics.size()) + " en total\n";
}

TEST(RulebookErrors, AreAllSaidAtTheirPlaces) {
  std::vector<fs::path> folders;
  for (auto const& entry : fs::directory_iterator(fs::path(VISADO_TESTS) / "rules" / "errores")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  ASSERT_FALSE(folders.empty());
  for (fs::path const& folder : folders) {
    std::string const said = said_of(folder);
    if (std::getenv("VISADO_ACTUALIZAR") != nullptr) {
      std::ofstream(folder / "esperado.txt", std::ios::binary) << said;
    }
    EXPECT_EQ(said, read_file(folder / "esperado.txt")) << folder;
  }
}

// The order in which files are named changes nothing.
TEST(RulebookErrors, DoNotDependOnTheOrderOfFiles) {
  fs::path const folder = fs::path(VISADO_TESTS) / "rules" / "errores" / "reglas";
  std::vector<fs::path> files;
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  ASSERT_GE(files.size(), 2u);
  std::sort(files.begin(), files.end());
  std::string const forward = render(Rulebook::load(files).diagnostics());
  std::reverse(files.begin(), files.end());
  EXPECT_EQ(render(Rulebook::load(files).diagnostics()), forward);
}

TEST(RulebookErrors, OnePlaceEach) {
  struct Case {
    char const* pack;
    std::vector<std::string> expected;
  };
  std::string const head = "paquete: p\nreglas:\n  - id: A-1\n    titulo: t\n    severidad: baja\n    estado: borrador\n"
                           "    base_legal: [LCE]\n";
  for (Case const& c : std::vector<Case>{
           // The place of a mistake inside each style of scalar.
           {"    exige: monto > \"a\"\n    hallazgo: x\n", {"8:18"}},
           {"    exige: 'monto > nada'\n    hallazgo: x\n", {"8:21"}},
           {"    exige: \"monto\\u0020> nada\"\n    hallazgo: x\n", {"8:26"}},
           {"    exige: |\n      monto > 0\n        y nada\n    hallazgo: x\n", {"10:11"}},
           {"    exige: >\n      monto > 0\n      y nada > 1\n    hallazgo: x\n", {"10:9"}},
           {"    exige: monto > 0\n      y\tnada > 1\n    hallazgo: x\n", {"9:9"}},
           {"    exige: monto > 0\r\n      y nada > 1\r\n    hallazgo: x\n", {"9:9"}},
           {"    exige: modalidad = \"ñandú\"\n    hallazgo: x\n", {"8:24"}},
           {"    exige: monto > 0\n    hallazgo: |\n      El {monto}\n      y {nada} aquí\n", {"11:10"}},
       }) {
    Folder folder;
    folder.write("e.yaml", schema_text).write("n.yaml", norm_text).write("p.yaml", head + c.pack);
    Diagnostics const said = std::move(folder.load().diagnostics());
    std::vector<std::string> at;
    for (std::string const& place : places(said)) at.push_back(place.substr(place.find(' ') + 1));
    EXPECT_EQ(at, c.expected) << c.pack << render(said);
  }
}

}  // namespace
}  // namespace visado
