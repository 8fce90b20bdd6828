#include "dossier/folder/documents.hpp"

#include "dossier/text_stream.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::dossier::folder {

namespace {

bool is_xml(std::string_view name) { return utf8::to_lower(name).ends_with(".xml"); }

Diagnostic describe(fel::XmlFault const& fault, SourcePtr const& source) {
  Diagnostic diagnostic = Diagnostic::make(fault.code, {source, fault.span, {}}, fault.arguments, fault.hint);
  if (fault.opened) diagnostic.related.push_back({source, *fault.opened, "se abre aquí"});
  return diagnostic;
}

void read(XmlFile& file, BundlePart const& part, std::string const& shown, Diagnostics& diagnostics) {
  if (!part.failure.empty()) {
    diagnostics.add(Diagnostic::make(code::file_unreadable, {nullptr, {}, shown}, {shown, std::string(part.failure)}));
    return;
  }
  TextStream stream = TextStream::of(shown, std::string(part.content));
  Result<std::string> text = read_whole(stream);
  diagnostics.append(text.diagnostics());
  if (!text) return;
  file.source = std::make_shared<Source>(shown, std::move(text).value());
  std::optional<fel::XmlFault> fault;
  file.document = fel::Document::parse(file.source->text(), fault);
  if (fault) diagnostics.add(describe(*fault, file.source));
}

}  // namespace

bool XmlFile::holds(std::uint32_t place) const {
  return source != nullptr && place >= base && place - base <= source->text().size();
}

Quotation XmlFile::quote(std::uint32_t place) const {
  if (!document) return {{}, name};
  std::uint32_t const offset = place - base;
  fel::XmlPlace found = fel::place_at(*document, offset);
  Location const at = source->locate(offset);
  std::string text = name + ": ";
  if (!found.path.empty()) text += found.path + " ";
  text += "(línea " + std::to_string(at.line) + ", columna " + std::to_string(at.column) + ")";
  return {std::move(found.raw), std::move(text)};
}

XmlFile const* DossierFiles::holding(std::uint32_t place) const {
  for (XmlFile const& file : documents) {
    if (file.holds(place)) return &file;
  }
  return nullptr;
}

DossierFiles open_files(std::string_view bundle, std::string const& folder, Diagnostics& diagnostics) {
  DossierFiles files;
  std::vector<BundlePart> const parts = unpack(bundle);
  std::size_t base = 0;
  for (BundlePart const& part : parts) {
    if (is_xml(part.name)) continue;
    files.dossier_files.push_back(part);
    base += 3 * part.content.size() + 1;  // decoded to UTF-8 a byte becomes three at most
  }
  for (BundlePart const& part : parts) {
    if (!is_xml(part.name)) continue;
    XmlFile& file = files.documents.emplace_back();
    file.name = part.name;
    file.base = static_cast<std::uint32_t>(base);
    read(file, part, folder + "/" + file.name, diagnostics);
    base += (file.source ? file.source->text().size() : 0) + 1;
  }
  return files;
}

}  // namespace visado::dossier::folder
