// Which file or sheet is which table, by its name or by a mapping.
#include <algorithm>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include "dossier/tables/csv.hpp"
#include "dossier/tables/table_source.hpp"
#include "dossier/tables/xlsx.hpp"
#include "dossier/text_stream.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/dossier_files.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::dossier {

namespace {

namespace fs = std::filesystem;
using namespace tables;

constexpr std::size_t max_csv = std::size_t{1} << 30;
constexpr std::uintmax_t max_workbook = std::uintmax_t{256} << 20;

// What every spreadsheet starts from.
struct Job {
  TableInput input;
  Mapping mapping;
  SchemaField const* key = nullptr;

  // Null, with errors in the input's diagnostics, when the mapping cannot be used.
  static std::optional<Job> begin(std::string name, InputFormat format, Opening const& opening, Diagnostics& failed) {
    Job job;
    job.input.name = std::move(name);
    job.input.format = format;
    job.input.plan = std::make_unique<ReadPlan>(opening.schema, opening.uses, opening.options.read_all);
    if (!job.input.plan->key_slot()) {
      failed.add(Diagnostic::make(code::table_without_header, {nullptr, {}, job.input.name},
                                  {job.input.name, opening.schema.key_field}));
      return std::nullopt;
    }
    job.key = job.input.plan->root().fields[*job.input.plan->key_slot()].field;
    job.input.shapes = table_shapes(*job.input.plan);
    if (opening.options.mapping.empty()) return job;
    Result<Mapping> mapping = read_mapping(opening.options.mapping);
    job.input.diagnostics.append(mapping.diagnostics());
    if (mapping) {
      job.mapping = std::move(mapping).value();
      job.check_mapping();
    }
    if (!job.input.diagnostics.has_errors()) return job;
    failed = std::move(job.input.diagnostics);
    return std::nullopt;
  }

  [[nodiscard]] TableMapping const* mapping_of(TableShape const& shape) const {
    auto const found = std::find_if(mapping.tables.begin(), mapping.tables.end(),
                                    [&](TableMapping const& table) { return is_named(shape, table.table); });
    return found == mapping.tables.end() ? nullptr : &*found;
  }

  Opened finish() {
    if (input.diagnostics.has_errors()) return std::move(input.diagnostics);
    return source_of(std::move(input));
  }

 private:
  // Every table of the mapping is one of the schema.
  void check_mapping() {
    std::vector<TableShape const*> const all = input.shapes->all();
    for (TableMapping const& table : mapping.tables) {
      bool const known = std::any_of(all.begin(), all.end(),
                                     [&](TableShape const* shape) { return is_named(*shape, table.table); });
      if (known) continue;
      std::vector<std::string> names;
      for (TableShape const* shape : all) names.push_back(shape->path);
      input.diagnostics.add(Diagnostic::make(code::mapping_unknown_name, table.declared, {"la tabla " + table.table},
                                             suggestion_hint(table.table, names)));
    }
  }
};

// --- CSV -------------------------------------------------------------------------------------------------------------

bool is_csv(fs::path const& path) {
  std::error_code ignored;
  return utf8::to_lower(path.extension().string()) == ".csv" && fs::is_regular_file(path, ignored);
}

void add_csv(Job& job, TableShape const& shape, TextStream stream, std::string const& stem, std::string const& file) {
  Result<std::string> text = read_whole(stream, max_csv);
  job.input.diagnostics.append(text.diagnostics());
  if (!text) return;
  TableMapping const* const mapping = job.mapping_of(shape);
  auto const score = [&](Table const& sample) { return header_score(sample, shape, mapping, *job.key); };
  Result<Table> table = read_csv(stem, file, std::move(text).value(), score);
  job.input.diagnostics.append(table.diagnostics());
  if (!table) return;
  job.input.found.push_back({&shape, job.input.tables.size(), mapping});
  job.input.tables.push_back(std::move(table).value());
}

void add_csv(Job& job, TableShape const& shape, fs::path const& path) {
  Result<TextStream> stream = TextStream::open(path);
  job.input.diagnostics.append(stream.diagnostics());
  if (stream) {
    add_csv(job, shape, std::move(stream).value(), path.stem().string(), path.filename().string());
  }
}

// The files of a folder by the shapes they are tables of; null where there is none.
class CsvFolder {
 public:
  CsvFolder(Job& job, fs::path const& folder) : job_(job), folder_(folder) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      if (is_csv(entry->path())) files_.push_back(entry->path());
    }
    std::sort(files_.begin(), files_.end());
  }

  void read() {
    for (TableShape const* shape : job_.input.shapes->all()) {
      if (auto const file = file_of(*shape)) add_csv(job_, *shape, *file);
    }
    if (!job_.mapping.tables.empty()) return;  // a mapping says what is read
    for (fs::path const& file : files_) {
      if (std::find(taken_.begin(), taken_.end(), file) != taken_.end()) continue;
      job_.input.diagnostics.add(
          Diagnostic::make(code::table_unknown_table, {nullptr, {}, file.generic_string()}, {file.filename().string()}));
    }
  }

 private:
  std::optional<fs::path> file_of(TableShape const& shape) {
    if (TableMapping const* const mapping = job_.mapping_of(shape); mapping != nullptr && !mapping->file.empty()) {
      fs::path const file = folder_ / mapping->file;
      std::error_code ignored;
      if (fs::is_regular_file(file, ignored)) return file;
      job_.input.diagnostics.add(
          Diagnostic::make(code::mapping_unknown_name, mapping->declared, {"el archivo " + mapping->file}));
      return std::nullopt;
    }
    std::optional<fs::path> found;
    for (fs::path const& file : files_) {
      if (!is_named(shape, file.stem().string())) continue;
      taken_.push_back(file);
      if (found) {
        job_.input.diagnostics.add(
            Diagnostic::make(code::table_twice, {nullptr, {}, file.generic_string()},
                             {shape.path, found->filename().string(), file.filename().string()}));
      }
      found = file;
    }
    if (!found && shape.parent == nullptr) found = only_file();
    if (!found && shape.parent == nullptr) {
      job_.input.diagnostics.add(Diagnostic::make(code::table_missing_main, {nullptr, {}, folder_.generic_string()},
                                                  {shape.path + ".csv"}));
    }
    return found;
  }

  // A single CSV that is no list is the table of the dossiers, whatever its name.
  std::optional<fs::path> only_file() {
    if (files_.size() != 1) return std::nullopt;
    for (TableShape const* shape : job_.input.shapes->all()) {
      if (is_named(*shape, files_.front().stem().string())) return std::nullopt;
    }
    taken_.push_back(files_.front());
    return files_.front();
  }

  Job& job_;
  fs::path folder_;
  std::vector<fs::path> files_, taken_;
};

// One file is the table of the dossiers; a mapping may name others beside it.
void read_csv_file(Job& job, fs::path const& path) {
  for (TableShape const* shape : job.input.shapes->all()) {
    if (shape->parent == nullptr) {
      add_csv(job, *shape, path);
      continue;
    }
    TableMapping const* const mapping = job.mapping_of(*shape);
    if (mapping == nullptr || mapping->file.empty()) continue;
    add_csv(job, *shape, path.parent_path() / mapping->file);
  }
}

// --- workbooks -------------------------------------------------------------------------------------------------------

std::optional<std::string> read_bytes(fs::path const& path, Diagnostics& diagnostics) {
  std::string const name = path.generic_string();
  std::error_code error;
  std::uintmax_t const size = fs::file_size(path, error);
  std::ifstream stream(path, std::ios::binary);
  if (error || !stream || size > max_workbook) {
    std::string why = "no existe o no hay permiso para leerlo";
    if (!error && size > max_workbook) why = "ocupa más de " + std::to_string(max_workbook) + " bytes";
    diagnostics.add(Diagnostic::make(code::file_unreadable, {nullptr, {}, name}, {name, std::move(why)}));
    return std::nullopt;
  }
  std::string bytes(size, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

class Sheets {
 public:
  explicit Sheets(Job& job) : job_(job), taken_(job.input.tables.size()) {}

  void assign() {
    for (TableShape const* shape : job_.input.shapes->all()) {
      if (auto const sheet = sheet_of(*shape)) {
        job_.input.found.push_back({shape, *sheet, job_.mapping_of(*shape)});
        taken_[*sheet] = true;
      }
    }
    if (!job_.mapping.tables.empty()) return;
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (taken_[i] || tables()[i].rows() == 0 || tables()[i].name().starts_with('_')) continue;
      job_.input.diagnostics.add(Diagnostic::make(code::table_unknown_table, {nullptr, {}, tables()[i].file()},
                                                  {"hoja " + tables()[i].name()}));
    }
  }

 private:
  [[nodiscard]] std::vector<Table> const& tables() const { return job_.input.tables; }

  std::optional<std::size_t> sheet_of(TableShape const& shape) {
    TableMapping const* const mapping = job_.mapping_of(shape);
    bool const named = mapping != nullptr && !mapping->sheet.empty();
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < tables().size(); ++i) {
      std::string const& name = tables()[i].name();
      if (named ? fold_name(name) != fold_name(mapping->sheet) : !is_named(shape, name)) continue;
      if (found) twice(shape, *found, i);
      found = i;
    }
    if (found) return found;
    if (named) {
      job_.input.diagnostics.add(Diagnostic::make(code::mapping_unknown_name, mapping->declared,
                                                  {"la hoja " + mapping->sheet}, suggestion_hint(mapping->sheet, names())));
      return std::nullopt;
    }
    return shape.parent == nullptr ? main_by_header(shape) : std::nullopt;
  }

  // Without a sheet of its name, the only one with the header of the dossiers.
  std::optional<std::size_t> main_by_header(TableShape const& shape) {
    std::vector<std::size_t> with_header;
    for (std::size_t i = 0; i < tables().size(); ++i) {
      if (header_score(tables()[i], shape, job_.mapping_of(shape), *job_.key) > 0 && !is_list(tables()[i].name())) {
        with_header.push_back(i);
      }
    }
    if (with_header.size() == 1) return with_header.front();
    std::string hint = with_header.empty() ? "" : "diga en un mapeo cuál de estas hojas es: ";
    for (std::size_t const i : with_header) hint += (i == with_header.front() ? "" : ", ") + tables()[i].name();
    job_.input.diagnostics.add(Diagnostic::make(code::table_missing_main, {nullptr, {}, job_.input.name},
                                                {"una hoja " + shape.path}, std::move(hint)));
    return std::nullopt;
  }

  [[nodiscard]] bool is_list(std::string_view name) const {
    std::vector<TableShape const*> const all = job_.input.shapes->all();
    return std::any_of(all.begin() + 1, all.end(), [&](TableShape const* shape) { return is_named(*shape, name); });
  }

  void twice(TableShape const& shape, std::size_t one, std::size_t other) {
    job_.input.diagnostics.add(Diagnostic::make(code::table_twice, {nullptr, {}, tables()[one].file()},
                                                {shape.path, tables()[one].name(), tables()[other].name()}));
  }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (Table const& table : tables()) all.push_back(table.name());
    return all;
  }

  Job& job_;
  std::vector<bool> taken_;
};

}  // namespace

Opened open_csv(fs::path const& path, Opening const& opening) {
  Diagnostics failed;
  std::optional<Job> job = Job::begin(path.generic_string(), InputFormat::csv, opening, failed);
  if (!job) return failed;
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) CsvFolder(*job, path).read();
  else read_csv_file(*job, path);
  return job->finish();
}

Opened csv_from_text(std::string name, std::string text, Opening const& opening) {
  Diagnostics failed;
  std::optional<Job> job = Job::begin(name, InputFormat::csv, opening, failed);
  if (!job) return failed;
  add_csv(*job, *job->input.shapes, TextStream::of(name, std::move(text)), name, name);
  return job->finish();
}

Opened open_xlsx(fs::path const& path, Opening const& opening) {
  Diagnostics failed;
  std::optional<Job> job = Job::begin(path.generic_string(), InputFormat::xlsx, opening, failed);
  if (!job) return failed;
  auto const bytes = read_bytes(path, job->input.diagnostics);
  if (!bytes) return std::move(job->input.diagnostics);
  Result<std::vector<Table>> tables = read_xlsx(path.filename().string(), *bytes);
  job->input.diagnostics.append(tables.diagnostics());
  if (!tables) return std::move(job->input.diagnostics);
  job->input.tables = std::move(tables).value();
  Sheets(*job).assign();
  return job->finish();
}

}  // namespace visado::dossier
