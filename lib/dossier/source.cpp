// Opening inputs, whatever they are.
#include <array>
#include <system_error>
#include <utility>

#include "dossier/readers.hpp"
#include "dossier/recognise.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado {

namespace {

struct Name {
  InputFormat format;
  std::string_view name;
};
constexpr std::array<Name, 7> names{{{InputFormat::automatic, "automatico"},
                                     {InputFormat::json, "json"},
                                     {InputFormat::jsonl, "jsonl"},
                                     {InputFormat::yaml, "yaml"},
                                     {InputFormat::carpeta, "carpeta"},
                                     {InputFormat::csv, "csv"},
                                     {InputFormat::xlsx, "xlsx"}}};

using dossier::Opened;
using dossier::Opening;
using dossier::TextStream;

Opened open_stream(InputFormat format, TextStream stream, Opening const& opening) {
  switch (format) {
    case InputFormat::json: return dossier::open_json(std::move(stream), opening);
    case InputFormat::jsonl: return dossier::open_json_lines(std::move(stream), opening);
    default: return dossier::open_yaml(std::move(stream), opening);
  }
}

}  // namespace

std::string_view to_string(InputFormat format) {
  for (Name const& known : names) {
    if (known.format == format) return known.name;
  }
  return {};
}

std::optional<InputFormat> input_format(std::string_view name) {
  for (Name const& known : names) {
    if (known.name == name) return known.format;
  }
  return std::nullopt;
}

void Dossier::clear() {
  ordinal = 0;
  root = Value{};
  key.clear();
  place.clear();
  verifiable = true;
  diagnostics.items().clear();
  unknown_keys.clear();
}

void DossierSource::Unit::own(std::string text) {
  auto const owned = std::make_shared<std::string const>(std::move(text));
  bytes = *owned;
  memory = owned;
}

Dossier DossierSource::read(Unit const& unit, Arena& arena) const {
  Dossier dossier;
  read(unit, arena, dossier);
  return dossier;
}

Opened DossierSource::open(std::filesystem::path const& path, Schema const& schema, FieldUse const& uses,
                           ReadOptions const& options) {
  Opening const opening{schema, uses, options};
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    return options.format == InputFormat::csv ? dossier::open_csv(path, opening) : dossier::open_folder(path, opening);
  }
  if (options.format == InputFormat::csv) return dossier::open_csv(path, opening);
  if (options.format == InputFormat::xlsx) return dossier::open_xlsx(path, opening);
  Result<TextStream> stream = TextStream::open(path);
  if (!stream) return stream.diagnostics();
  if (options.format == InputFormat::carpeta) {
    std::string const name = path.generic_string();
    return Diagnostic::make(code::format_not_recognised, {nullptr, {}, name}, {"se pidió una carpeta y es un archivo"});
  }
  InputFormat format = options.format;
  if (format == InputFormat::automatic) {
    dossier::Recognition const found = dossier::recognise(path, stream->first());
    if (found.format == InputFormat::automatic) {
      return Diagnostic::make(code::format_not_recognised, {nullptr, {}, path.generic_string()}, {found.reason});
    }
    format = found.format;
  }
  if (format == InputFormat::csv) return dossier::open_csv(path, opening);
  if (format == InputFormat::xlsx) return dossier::open_xlsx(path, opening);
  return open_stream(format, std::move(stream).value(), opening);
}

Opened DossierSource::from_text(std::string name, std::string text, InputFormat format, Schema const& schema,
                                FieldUse const& uses, ReadOptions const& options) {
  Opening const opening{schema, uses, options};
  switch (format) {
    case InputFormat::csv: return dossier::csv_from_text(std::move(name), std::move(text), opening);
    case InputFormat::automatic:
    case InputFormat::carpeta:
    case InputFormat::xlsx:
      return Diagnostic::make(code::format_not_in_memory, {nullptr, {}, std::move(name)},
                              {std::string(to_string(format))});
    default: return open_stream(format, TextStream::of(std::move(name), std::move(text)), opening);
  }
}

}  // namespace visado
