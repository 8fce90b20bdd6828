// Dossier folders: expediente.json or expediente.yaml with its invoices as SAT XML.
#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

#include "dossier/folder/assembly.hpp"
#include "dossier/folder/documents.hpp"
#include "dossier/folder/layout.hpp"
#include "dossier/readers.hpp"
#include "visado/diagnostics/dossier_files.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::dossier {

namespace {

namespace fs = std::filesystem;
using folder::DossierFolder;

constexpr std::size_t max_documents = 2'000;                       // of one dossier
constexpr std::uintmax_t max_dossier_file = std::uintmax_t{64} << 20;
constexpr std::uintmax_t max_document = std::uintmax_t{16} << 20;  // more is refused by its XML limit, unread

class FolderSource final : public DossierSource {
 public:
  FolderSource(std::string name, folder::Layout layout, Opening const& opening)
      : name_(std::move(name)),
        layout_(std::move(layout)),
        opening_(opening),
        plan_(opening.schema, opening.uses, opening.options.read_all),
        reader_(plan_) {
    for (fs::path const& stray : layout_.stray) {
      diagnostics_.add(Diagnostic::make(code::folder_file_not_read, {nullptr, {}, stray.generic_string()},
                                        {stray.filename().string()}));
    }
  }

  bool next(Unit& unit) override {
    if (next_ >= layout_.dossiers.size()) return false;
    unit = load(next_++);
    return true;
  }

  using DossierSource::read;
  void read(Unit const& unit, Arena& arena, Dossier& dossier) const override {
    std::string const shown = directory(unit).generic_string();
    Diagnostics of_files;
    folder::DossierFiles const files = folder::open_files(unit.bytes, shown, of_files);
    dossier = read_dossier_file(unit, files, arena);
    dossier.ordinal = unit.ordinal;
    bool const unreadable = !dossier.verifiable && !dossier.diagnostics.has_errors();
    dossier.diagnostics.append(std::move(of_files));
    check_limits(unit, dossier);
    folder::Assembly(plan_, reader_, files, arena, dossier).run();
    dossier.verifiable = !unreadable && !dossier.diagnostics.has_errors();
  }

  Quotation quote(Unit const& unit, Context const& record, std::size_t slot) const override {
    if (record.places == nullptr || record.places[slot] == no_place) return {};
    Diagnostics ignored;
    folder::DossierFiles const files = folder::open_files(unit.bytes, {}, ignored);
    if (folder::XmlFile const* const file = files.holding(record.places[slot])) return file->quote(record.places[slot]);
    if (files.dossier_files.size() != 1) return {};
    Opened inner = open_dossier_file(files.dossier_files.front(), std::string(files.dossier_files.front().name));
    Unit first;
    if (!inner || !inner.value()->next(first)) return {};
    Quotation quotation = inner.value()->quote(first, record, slot);
    if (!quotation.place.empty()) quotation.place.insert(0, std::string(files.dossier_files.front().name) + ": ");
    return quotation;
  }

  std::optional<Unit> again(std::uint32_t file, std::uint64_t offset) const override {
    if (file != 0 || offset >= layout_.dossiers.size()) return std::nullopt;
    return load(offset);
  }

  [[nodiscard]] Diagnostics const& diagnostics() const override { return diagnostics_; }
  [[nodiscard]] InputFormat format() const override { return InputFormat::carpeta; }
  [[nodiscard]] std::string const& name() const override { return name_; }
  [[nodiscard]] std::uint64_t position() const override { return next_; }
  [[nodiscard]] std::uint64_t total() const override { return layout_.dossiers.size(); }

 private:
  [[nodiscard]] fs::path const& directory(Unit const& unit) const { return layout_.dossiers[unit.offset].directory; }

  [[nodiscard]] Unit load(std::uint64_t index) const {
    DossierFolder const& folder = layout_.dossiers[index];
    std::string bundle;
    for (fs::path const& file : folder.dossier_files) pack_file(bundle, folder, file, max_dossier_file);
    for (std::size_t i = 0; i < std::min(folder.documents.size(), max_documents); ++i) {
      pack_file(bundle, folder, folder.documents[i], max_document);
    }
    Unit unit;
    unit.ordinal = index;
    unit.offset = index;
    unit.own(std::move(bundle));
    return unit;
  }

  static void pack_file(std::string& bundle, DossierFolder const& folder, fs::path const& file, std::uintmax_t limit) {
    std::string const name = file.lexically_relative(folder.directory).generic_string();
    std::error_code error;
    std::uintmax_t const size = fs::file_size(file, error);
    std::ifstream stream(file, std::ios::binary);
    if (error || !stream) return folder::pack(bundle, {name, {}, "no existe o no hay permiso para leerlo"});
    if (size > limit) {
      std::string const reason = "ocupa más de " + std::to_string(limit) + " bytes";
      return folder::pack(bundle, {name, {}, reason});
    }
    std::string content(size, '\0');
    stream.read(content.data(), static_cast<std::streamsize>(size));
    content.resize(static_cast<std::size_t>(stream.gcount()));
    folder::pack(bundle, {name, content, {}});
  }

  void check_limits(Unit const& unit, Dossier& dossier) const {
    std::size_t const count = layout_.dossiers[unit.offset].documents.size();
    if (count <= max_documents) return;
    dossier.diagnostics.add(Diagnostic::make(code::folder_limit, {nullptr, {}, directory(unit).generic_string()},
                                             {std::to_string(count) + " archivos XML", std::to_string(max_documents)}));
  }

  [[nodiscard]] Opened open_dossier_file(folder::BundlePart const& part, std::string shown) const {
    if (!part.failure.empty()) {
      return Diagnostic::make(code::file_unreadable, {nullptr, {}, shown}, {shown, std::string(part.failure)});
    }
    TextStream stream = TextStream::of(std::move(shown), std::string(part.content));
    bool const json = fs::path(part.name).extension() == ".json";
    return json ? open_json(std::move(stream), opening_) : open_yaml(std::move(stream), opening_);
  }

  // What the dossier file alone says; a null root when there is not exactly one dossier in exactly one file.
  Dossier read_dossier_file(Unit const& unit, folder::DossierFiles const& files, Arena& arena) const {
    std::string const shown = directory(unit).generic_string();
    Dossier nothing;
    nothing.place = shown;
    nothing.verifiable = false;
    Label const at{nullptr, {}, shown};
    if (files.dossier_files.size() != 1) {
      std::string names;
      for (folder::BundlePart const& part : files.dossier_files) {
        names += (names.empty() ? "" : ", ") + std::string(part.name);
      }
      nothing.diagnostics.add(names.empty() ? Diagnostic::make(code::folder_without_dossier_file, at)
                                            : Diagnostic::make(code::folder_two_dossier_files, at, {names}));
      return nothing;
    }
    folder::BundlePart const& part = files.dossier_files.front();
    nothing.place += "/" + std::string(part.name);
    Opened inner = open_dossier_file(part, nothing.place);
    if (!inner) {
      nothing.diagnostics = std::move(inner.diagnostics());
      return nothing;
    }
    std::size_t count = 0;
    Dossier dossier = std::move(nothing);
    std::string const place = dossier.place;
    for (Unit first; inner.value()->next(first);) {
      if (++count > 1) continue;
      dossier = inner.value()->read(first, arena);
      dossier.root = deep_copy(dossier.root, arena);  // its texts may point into `first`
    }
    dossier.place = place;
    dossier.diagnostics.append(inner.diagnostics());
    dossier.diagnostics.append(inner.value()->diagnostics());
    if (count != 1) {
      dossier.root = Value::null(NullReason::absent);
      dossier.key.clear();
      dossier.verifiable = false;
      dossier.diagnostics.add(Diagnostic::make(code::folder_dossier_count, {nullptr, {}, place},
                                               {std::string(part.name), std::to_string(count)}));
    }
    return dossier;
  }

  std::string name_;
  folder::Layout layout_;
  Opening opening_;
  ReadPlan plan_;
  fel::RecordReader reader_;
  Diagnostics diagnostics_;
  std::size_t next_ = 0;
};

}  // namespace

Opened open_folder(std::filesystem::path const& path, Opening const& opening) {
  folder::Layout layout = folder::lay_out(path);
  if (layout.tables) return open_csv(path, opening);
  std::string const name = path.generic_string();
  if (layout.dossiers.empty()) {
    return Diagnostic::make(code::folder_empty, {nullptr, {}, name}, {name},
                            "se espera expediente.json (o .yaml) con sus XML, carpetas así, o tablas .csv");
  }
  return Opened(std::make_unique<FolderSource>(name, std::move(layout), opening));
}

}  // namespace visado::dossier
