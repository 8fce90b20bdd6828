// An XML file of a dossier: its tree with places, and what it is by the name and namespace of its root.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "dossier/fel/well_formed.hpp"

namespace visado::dossier::fel {

// The field of the dossier that requests go to.
inline constexpr std::string_view requests_field = "documentos_sin_certificar";

enum class DocumentKind : unsigned char {
  invoice,    // a DTE with its certification
  request,    // a DTE without it
  annulment,  // GTAnulacionDocumento
  foreign,    // anything else, well-formed; see Document::description
};

class Document {
 public:
  // Reads an XML (UTF-8). What is no document, or a GTDocumento that is not one DTE, leaves a fault.
  static std::optional<Document> parse(std::string_view xml, std::optional<XmlFault>& fault);

  [[nodiscard]] DocumentKind kind() const { return kind_; }
  [[nodiscard]] pugi::xml_node dte() const { return dte_; }  // of an invoice or request
  // Of a foreign document: «CFDI (factura electrónica de México)».
  [[nodiscard]] std::string const& description() const { return description_; }
  // In capitals: of an invoice its authorisation number, of an annulment that of what it annuls.
  [[nodiscard]] std::string const& authorisation() const { return authorisation_; }

  // Where things stand in the XML.
  [[nodiscard]] std::uint32_t offset(pugi::xml_node element) const;  // of its name
  [[nodiscard]] std::uint32_t offset(pugi::xml_attribute attribute) const;  // of its value
  [[nodiscard]] std::uint32_t text_offset(pugi::xml_node element) const;    // of its text, or its name

 private:
  Document() = default;
  void recognise(std::optional<XmlFault>& fault);
  void find_dte(std::optional<XmlFault>& fault);
  [[nodiscard]] std::uint32_t offset(char const* text) const;

  std::string buffer_;  // parsed in place: the tree points into it, at the places of the XML
  std::unique_ptr<pugi::xml_document> tree_;
  DocumentKind kind_ = DocumentKind::foreign;
  pugi::xml_node dte_;
  std::string description_;
  std::string authorisation_;
};

// Without its prefix.
[[nodiscard]] std::string_view local_name(pugi::xml_node element);
[[nodiscard]] std::string_view local_name(pugi::xml_attribute attribute);
// The namespace that an element is in, by the declarations above it.
[[nodiscard]] std::string_view namespace_of(pugi::xml_node element);
// The text directly inside an element, comments left out. False in `simple` when it contains elements.
[[nodiscard]] std::string text_of(pugi::xml_node element, bool& simple);

// What stands at an offset: its path as people write it, «DTE/DatosEmision/Items/Item[2]/Total» or
// «DTE/DatosEmision/DatosGenerales/@Tipo», and its text. Both empty when nothing of the DTE begins there.
struct XmlPlace {
  std::string path, raw;
};
[[nodiscard]] XmlPlace place_at(Document const& document, std::uint32_t offset);

}  // namespace visado::dossier::fel
