#include "dossier/fel/document.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "support/utf8.hpp"
#include "visado/diagnostics/dossier_files.hpp"

namespace visado::dossier::fel {

namespace {

constexpr std::string_view dte_namespace = "http://www.sat.gob.gt/dte/fel/0.2.0";
constexpr std::string_view annulment_namespace = "http://www.sat.gob.gt/dte/fel/0.1.0";

// What else is met in dossiers. An empty name stands for any; namespaces match by their beginning.
struct KnownDocument {
  std::string_view local_name, namespace_prefix, description;
};
constexpr std::array known_documents{
    KnownDocument{"Comprobante", "http://www.sat.gob.mx/", "un CFDI (factura electrónica de México)"},
    KnownDocument{"Envelope", "http://schemas.xmlsoap.org/soap/envelope/", "un sobre SOAP (respuesta de un certificador)"},
    KnownDocument{"Envelope", "http://www.w3.org/2003/05/soap-envelope", "un sobre SOAP (respuesta de un certificador)"},
    KnownDocument{"GTReversionDocumento", "http://www.sat.gob.gt/", "la reversión de una anulación de la SAT"},
    KnownDocument{"", "http://www.sat.gob.gt/face2/", "un complemento de DTE suelto"},
    KnownDocument{"", "https://cdn.comprobanteselectronicos.go.cr/", "un comprobante electrónico de Costa Rica"},
    KnownDocument{"Invoice", "urn:oasis:names:specification:ubl:", "una factura UBL (de otro país)"},
    KnownDocument{"CreditNote", "urn:oasis:names:specification:ubl:", "una nota de crédito UBL (de otro país)"},
    KnownDocument{"Signature", "http://www.w3.org/2000/09/xmldsig#", "una firma electrónica suelta"},
};

std::string describe(std::string_view name, std::string_view uri) {
  for (KnownDocument const& known : known_documents) {
    bool const named = known.local_name.empty() || known.local_name == name;
    if (named && uri.starts_with(known.namespace_prefix)) return std::string(known.description);
  }
  std::string text = "un XML con raíz " + std::string(name);
  return uri.empty() ? text + " y sin espacio de nombres" : text + " del espacio " + std::string(uri);
}

std::string_view without_prefix(char const* name) {
  char const* const colon = std::strchr(name, ':');
  return colon == nullptr ? name : colon + 1;
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (pugi::xml_node const node : parent.children()) {
    if (node.type() == pugi::node_element && local_name(node) == name) return node;
  }
  return {};
}

// A UUID as it is compared: without blanks around, in capitals.
std::string capitals(std::string_view text) {
  std::size_t const begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return utf8::to_upper(text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin));
}

bool is_text(pugi::xml_node node) { return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata; }

}  // namespace

std::string_view local_name(pugi::xml_node element) { return without_prefix(element.name()); }
std::string_view local_name(pugi::xml_attribute attribute) { return without_prefix(attribute.name()); }

std::string_view namespace_of(pugi::xml_node element) {
  std::string_view const name = element.name();
  std::size_t const colon = name.find(':');
  std::string const wanted = colon == name.npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
  for (pugi::xml_node node = element; node; node = node.parent()) {
    if (pugi::xml_attribute const declared = node.attribute(wanted.c_str())) return declared.value();
  }
  return {};
}

std::string text_of(pugi::xml_node element, bool& simple) {
  simple = true;
  std::string text;
  for (pugi::xml_node const node : element.children()) {
    if (is_text(node)) text += node.value();
    if (node.type() == pugi::node_element) simple = false;
  }
  return text;
}

std::optional<Document> Document::parse(std::string_view xml, std::optional<XmlFault>& fault) {
  fault = first_fault(xml);
  if (fault) return std::nullopt;
  Document document;
  document.buffer_ = std::string(xml);
  document.tree_ = std::make_unique<pugi::xml_document>();
  // The text lives on the heap even when it is short: moving the document must not move what the tree points into.
  document.buffer_.reserve(std::max<std::size_t>(xml.size(), 64));
  auto const parsed = document.tree_->load_buffer_inplace(document.buffer_.data(), document.buffer_.size(),
                                                          pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) {
    auto const at = static_cast<std::uint32_t>(std::clamp<std::ptrdiff_t>(
        parsed.offset, 0, static_cast<std::ptrdiff_t>(xml.size())));
    fault = XmlFault{code::xml_not_well_formed, {at, at}, {parsed.description()}, {}, {}};
    return std::nullopt;
  }
  document.recognise(fault);
  if (fault) return std::nullopt;
  return document;
}

void Document::recognise(std::optional<XmlFault>& fault) {
  pugi::xml_node const root = tree_->document_element();
  std::string_view const name = local_name(root);
  std::string_view const uri = namespace_of(root);
  auto const size = static_cast<std::uint32_t>(std::strlen(root.name()));
  if (name == "GTDocumento") {
    if (uri != dte_namespace) {
      fault = XmlFault{code::fel_other_version, {offset(root), offset(root) + size},
                       {uri.empty() ? "ninguno" : std::string(uri)},
                       "se esperaba " + std::string(dte_namespace), {}};
      return;
    }
    find_dte(fault);
  } else if (name == "GTAnulacionDocumento" && uri == annulment_namespace) {
    kind_ = DocumentKind::annulment;
    pugi::xml_node const general = child(child(child(root, "SAT"), "AnulacionDTE"), "DatosGenerales");
    authorisation_ = capitals(general.attribute("NumeroDocumentoAAnular").value());
  } else {
    kind_ = DocumentKind::foreign;
    description_ = describe(name, uri);
  }
}

void Document::find_dte(std::optional<XmlFault>& fault) {
  pugi::xml_node const root = tree_->document_element();
  std::size_t count = 0;
  for (pugi::xml_node const sat : root.children()) {
    if (local_name(sat) != "SAT" || namespace_of(sat) != dte_namespace) continue;
    for (pugi::xml_node const dte : sat.children()) {
      if (local_name(dte) != "DTE" || namespace_of(dte) != dte_namespace) continue;
      dte_ = dte;
      ++count;
    }
  }
  if (count != 1) {
    auto const size = static_cast<std::uint32_t>(std::strlen(root.name()));
    fault = XmlFault{code::fel_structure, {offset(root), offset(root) + size},
                     {count == 0 ? "ninguno" : std::to_string(count)}, {}, {}};
    return;
  }
  pugi::xml_node const certification = child(dte_, "Certificacion");
  bool const certified = certification && namespace_of(certification) == dte_namespace;
  kind_ = certified ? DocumentKind::invoice : DocumentKind::request;
  bool simple = true;
  authorisation_ = capitals(text_of(child(certification, "NumeroAutorizacion"), simple));
}

std::uint32_t Document::offset(char const* text) const {
  std::less<char const*> before;
  bool const inside = !before(text, buffer_.data()) && before(text, buffer_.data() + buffer_.size());
  return inside ? static_cast<std::uint32_t>(text - buffer_.data()) : 0;
}

std::uint32_t Document::offset(pugi::xml_node element) const { return offset(element.name()); }

std::uint32_t Document::offset(pugi::xml_attribute attribute) const {
  return *attribute.value() == '\0' ? offset(attribute.name()) : offset(attribute.value());
}

std::uint32_t Document::text_offset(pugi::xml_node element) const {
  for (pugi::xml_node const node : element.children()) {
    if (is_text(node) && *node.value() != '\0') return offset(node.value());
  }
  return offset(element);
}

namespace {

// Depth-first over the DTE for what begins at an offset.
class Finder {
 public:
  Finder(Document const& document, std::uint32_t offset) : document_(document), offset_(offset) {}

  bool find(pugi::xml_node element) {
    bool simple = false;
    if (document_.offset(element) == offset_ || document_.text_offset(element) == offset_) {
      path = step(element);
      raw = text_of(element, simple);
      return true;
    }
    for (pugi::xml_attribute const attribute : element.attributes()) {
      if (document_.offset(attribute) != offset_) continue;
      path = step(element) + "/@" + std::string(local_name(attribute));
      raw = attribute.value();
      return true;
    }
    for (pugi::xml_node const child : element.children()) {
      if (child.type() != pugi::node_element || !find(child)) continue;
      path = step(element) + "/" + path;
      return true;
    }
    return false;
  }

  std::string path, raw;

 private:
  // With its position where its parent has several of the name.
  static std::string step(pugi::xml_node element) {
    std::size_t position = 0, count = 0;
    for (pugi::xml_node const sibling : element.parent().children()) {
      if (sibling.type() != pugi::node_element || local_name(sibling) != local_name(element)) continue;
      ++count;
      if (sibling == element) position = count;
    }
    std::string text(local_name(element));
    return count > 1 ? text + "[" + std::to_string(position) + "]" : text;
  }

  Document const& document_;
  std::uint32_t offset_;
};

}  // namespace

XmlPlace place_at(Document const& document, std::uint32_t offset) {
  Finder finder(document, offset);
  if (!document.dte() || !finder.find(document.dte())) return {};
  return {std::move(finder.path), std::move(finder.raw)};
}

}  // namespace visado::dossier::fel
