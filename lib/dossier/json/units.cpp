#include "dossier/json/units.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "dossier/json/lines.hpp"
#include "dossier/json/value_scanner.hpp"
#include "dossier/json/values.hpp"

namespace visado::dossier {

namespace {

bool all_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_json_blank); }

}  // namespace

std::unique_ptr<JsonUnits> JsonUnits::cut(TextStream stream, JsonLayout layout) {
  if (layout == JsonLayout::lines) return std::make_unique<JsonLines>(std::move(stream));
  return std::make_unique<JsonValues>(std::move(stream));
}

void JsonUnits::report(std::string const& name, std::uint32_t line, Code code, std::vector<std::string> arguments) {
  std::string const place = name + ":" + std::to_string(line);
  diagnostics_.add(Diagnostic::make(code, {nullptr, {}, place}, std::move(arguments)));
}

JsonLayout json_layout(std::string_view beginning, bool known_lines) {
  std::size_t start = 0;
  while (start < beginning.size() && is_json_blank(beginning[start])) ++start;
  beginning.remove_prefix(start);
  if (!beginning.starts_with('{')) return JsonLayout::values;
  if (known_lines) return JsonLayout::lines;
  std::size_t const line_end = std::min(beginning.find('\n'), beginning.size());
  std::string_view const line = beginning.substr(0, line_end);
  ValueScanner scanner;
  std::size_t const size = scanner.scan(line);
  bool const whole_line = scanner.done() && all_blank(line.substr(size));
  std::string_view const more = beginning.substr(line_end);
  if (whole_line) return all_blank(more) ? JsonLayout::values : JsonLayout::lines;
  // The first line may be broken: another object at the begin of a line, where no list or field expects one.
  std::string_view before = line;
  while (!before.empty() && is_json_blank(before.back())) before.remove_suffix(1);
  std::size_t next = 0;
  while (next < more.size() && (more[next] == '\n' || more[next] == '\r')) ++next;
  bool const object = next < more.size() && more[next] == '{';
  bool const expected = before.empty() || std::strchr("[,:{", before.back()) != nullptr;
  return object && !expected ? JsonLayout::lines : JsonLayout::values;
}

}  // namespace visado::dossier
