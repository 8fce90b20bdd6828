#include "dossier/recognise.hpp"

#include <array>

#include "dossier/json/units.hpp"
#include "support/utf8.hpp"

namespace visado::dossier {

namespace {

struct Other {
  std::string_view begin;
  std::string_view reason;
};
constexpr std::array<Other, 5> others{{
    {"%PDF", "es un PDF"},
    {"\xD0\xCF\x11\xE0", "es un libro XLS antiguo; guárdelo como XLSX"},
    {"\x1F\x8B", "está comprimido (gzip)"},
    {"Rar!", "está comprimido (RAR)"},
    {"<", "es XML: una factura va en la carpeta de su expediente, junto a expediente.json o expediente.yaml"},
}};

std::string extension(std::filesystem::path const& path) { return utf8::to_lower(path.extension().string()); }

}  // namespace

Recognition recognise(std::filesystem::path const& path, std::string_view beginning) {
  if (beginning.starts_with("PK")) return {InputFormat::xlsx, {}};
  std::string_view text = beginning;
  std::size_t const start = text.find_first_not_of(" \t\r\n");
  text.remove_prefix(start == text.npos ? text.size() : start);
  for (Other const& other : others) {
    if (text.starts_with(other.begin)) return {InputFormat::automatic, std::string(other.reason)};
  }
  if (beginning.find('\0') != beginning.npos) return {InputFormat::automatic, "tiene bytes nulos"};
  std::string const ending = extension(path);
  bool const known_lines = ending == ".jsonl" || ending == ".ndjson";
  if (text.starts_with('{') || text.starts_with('[')) {
    return {json_layout(beginning, known_lines) == JsonLayout::lines ? InputFormat::jsonl : InputFormat::json, {}};
  }
  // Nothing in the text tells a table from YAML, nor a broken first line from either.
  if (ending == ".csv" || ending == ".tsv") return {InputFormat::csv, {}};
  if (known_lines) return {InputFormat::jsonl, {}};
  if (ending == ".json") return {InputFormat::json, {}};
  return {InputFormat::yaml, {}};
}

}  // namespace visado::dossier
