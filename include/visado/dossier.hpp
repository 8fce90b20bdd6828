// Payment files in: dossiers as typed records of the schema, one at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "visado/result.hpp"
#include "visado/schema.hpp"
#include "visado/value.hpp"

#pragma GCC visibility push(default)
namespace visado {

enum class InputFormat : unsigned char { automatic, json, jsonl, yaml, carpeta, csv, xlsx };
[[nodiscard]] std::string_view to_string(InputFormat format);
[[nodiscard]] std::optional<InputFormat> input_format(std::string_view name);

struct ReadOptions {
  InputFormat format = InputFormat::automatic;  // by content
  bool read_all = false;                        // `--leer-todo`: convert every field, not only those used
  std::filesystem::path mapping;                // of spreadsheets: a mapping file, or empty
};

// Where a value stands in its input, and how it was written.
struct Quotation {
  std::string raw;    // the text as it stood; empty when absent
  std::string place;  // «línea 12, columna 30», «hoja facturas, celda C4», «factura.xml: DTE/…»
};

// A dossier as read. Its values live in the arena it was read with and in its unit.
struct Dossier {
  std::uint64_t ordinal = 0;    // in its input, from 0
  Value root;                   // a record of Schema::root; null when nothing could be read
  std::string key;              // the text of the key field; empty when it could not be read
  std::string place;            // «pagos.jsonl:12», «carpeta/expediente.json»
  bool verifiable = true;       // false: not well-formed, or a required field is missing or illegible
  Diagnostics diagnostics;      // errors make it not verifiable; warnings say what was normalised

  // Unknown keys (path → nearest known name or empty), for the counted warnings of the run.
  std::vector<std::pair<std::string, std::string>> unknown_keys;

  // As new, but for the memory of its texts and lists.
  void clear();
};

// One or more input paths, read as one sequence of dossiers. `next` is called by one thread; `read` and `quote` by
// any number, at the same time, each with its own arena.
class DossierSource {
 public:
  // What `next` hands out: a dossier not yet parsed. `bytes` stay alive as long as the unit or a copy of it.
  struct Unit {
    std::uint64_t ordinal = 0;
    std::uint64_t offset = 0;     // of the bytes in their file, or the reader's own index
    std::uint32_t line = 1;       // where the bytes begin in their file
    std::uint32_t column = 1;
    std::uint32_t file = 0;       // index into the reader's list of files
    std::string_view bytes;       // empty where the reader keeps the content itself
    std::shared_ptr<void const> memory;  // of `bytes`; units that stand together share it

    // Gives the unit bytes of its own.
    void own(std::string text);
  };

  virtual ~DossierSource() = default;

  // Opens a file or folder: recognises its format. Fails when the input as a whole cannot be read.
  static Result<std::unique_ptr<DossierSource>> open(std::filesystem::path const& path, Schema const& schema,
                                                     FieldUse const& uses, ReadOptions const& options);
  // A text in memory, in a format that is not `automatic`, `carpeta` or `xlsx`.
  static Result<std::unique_ptr<DossierSource>> from_text(std::string name, std::string text, InputFormat format,
                                                          Schema const& schema, FieldUse const& uses,
                                                          ReadOptions const& options);

  // False at the end.
  virtual bool next(Unit& unit) = 0;
  // Parses and converts into `dossier`, whose buffers are reused. Its texts may point into `unit.bytes` and the arena.
  virtual void read(Unit const& unit, Arena& arena, Dossier& dossier) const = 0;
  [[nodiscard]] Dossier read(Unit const& unit, Arena& arena) const;
  // The raw text and place of a slot of a record of this unit's dossier, found by looking again.
  virtual Quotation quote(Unit const& unit, Context const& record, std::size_t slot) const = 0;
  // The unit with this offset and file again (for reports on two places); nothing when it cannot be.
  virtual std::optional<Unit> again(std::uint32_t file, std::uint64_t offset) const = 0;
  // What was odd about the input as a whole so far (encoding, truncated tail…). Ordered; call after `next` is false.
  [[nodiscard]] virtual Diagnostics const& diagnostics() const = 0;
  [[nodiscard]] virtual InputFormat format() const = 0;
  [[nodiscard]] virtual std::string const& name() const = 0;
  // Bytes consumed and in all, for a progress bar; total 0 when unknown.
  [[nodiscard]] virtual std::uint64_t position() const { return 0; }
  [[nodiscard]] virtual std::uint64_t total() const { return 0; }
};

// Writes the spreadsheet to fill in for one class of dossier (`visado plantilla`): a sheet for the dossier, one for
// each list, the key in each, headers by field name, notes with the descriptions.
[[nodiscard]] Result<std::string> write_template(Schema const& schema, std::string const& class_value,
                                                 std::filesystem::path const& target);

}  // namespace visado
#pragma GCC visibility pop
