#include "dossier/fel/well_formed.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "visado/diagnostics/dossier_files.hpp"

namespace visado::dossier::fel {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view xmlns_namespace = "http://www.w3.org/2000/xmlns/";
constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";

bool is_name_start(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || byte >= 0x80;
}
bool is_name_part(char c) { return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

bool is_character(unsigned long code_point) {
  if (code_point < 0x20) return code_point == '\t' || code_point == '\n' || code_point == '\r';
  return code_point <= 0xD7FF || (code_point >= 0xE000 && code_point <= 0xFFFD) ||
         (code_point >= 0x10000 && code_point <= 0x10FFFF);
}

// A name as written, and its two halves.
struct QualifiedName {
  std::string_view whole, prefix, local;
  std::size_t at = 0;
};

struct Attribute {
  QualifiedName name;
  std::string_view value;
};

struct OpenElement {
  QualifiedName name;
  std::size_t tag_begin, tag_end;
  std::size_t declarations;  // how many there were before it
};

struct Declaration {
  std::string_view prefix, uri;
};

class Scanner {
 public:
  Scanner(std::string_view xml, XmlLimits const& limits) : xml_(xml), limits_(limits) {}

  std::optional<XmlFault> scan() {
    if (xml_.size() > limits_.bytes) {
      return XmlFault{code::xml_limit, {}, {"tamaño", std::to_string(limits_.bytes) + " bytes"}, {}, {}};
    }
    if (xml_.starts_with("\xEF\xBB\xBF")) position_ = 3;
    bool ok = prolog() && content() && epilog();
    return ok ? std::nullopt : std::move(fault_);
  }

 private:
  bool fail(Code code, std::size_t begin, std::size_t end, std::vector<std::string> arguments = {},
            std::string hint = {}) {
    end = std::min(std::max(end, begin), xml_.size());
    fault_ = XmlFault{code, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                      std::move(arguments), std::move(hint), {}};
    return false;
  }
  bool malformed(std::size_t begin, std::size_t length, std::string what, std::string hint = {}) {
    return fail(code::xml_not_well_formed, begin, begin + length, {std::move(what)}, std::move(hint));
  }

  [[nodiscard]] bool at_end() const { return position_ >= xml_.size(); }
  [[nodiscard]] bool looking_at(std::string_view text) const { return xml_.substr(position_).starts_with(text); }
  std::size_t skip_blanks() {
    std::size_t const begin = position_;
    position_ = std::min(xml_.find_first_not_of(blanks, position_), xml_.size());
    return position_ - begin;
  }

  // --- the document ------------------------------------------------------------------------------------------------

  bool prolog() {
    if (looking_at("<?xml") && blanks.find(xml_.substr(position_ + 5, 1)) != blanks.npos) {
      std::size_t const end = xml_.find("?>", position_);
      if (end == xml_.npos) return malformed(position_, 5, "la declaración <?xml no termina");
      position_ = end + 2;
    }
    if (!miscellaneous()) return false;
    if (at_end()) return malformed(xml_.size(), 0, "no tiene ningún elemento");
    if (!looking_at("<")) return malformed(position_, 1, "hay texto antes del primer elemento");
    return true;
  }

  // Comments, instructions and blanks outside the root.
  bool miscellaneous() {
    for (;;) {
      skip_blanks();
      if (looking_at("<!--")) {
        if (!comment()) return false;
      } else if (looking_at("<?")) {
        if (!instruction()) return false;
      } else if (looking_at("<!DOCTYPE")) {
        return fail(code::xml_doctype, position_, position_ + 9, {}, "quite la declaración o pida el archivo original");
      } else {
        return true;
      }
    }
  }

  bool content() {
    do {
      if (at_end()) return unclosed();
      bool const ok = xml_[position_] == '<' ? markup() : text();
      if (!ok) return false;
    } while (!open_.empty());
    return true;
  }

  bool epilog() {
    if (!miscellaneous()) return false;
    if (at_end()) return true;
    return malformed(position_, 1, "hay algo después de cerrar el elemento raíz");
  }

  bool unclosed() {
    OpenElement const& element = open_.back();
    return fail(code::xml_unclosed, element.tag_begin, element.tag_end, {std::string(element.name.whole)},
                "el archivo termina sin </" + std::string(element.name.whole) + ">: está cortado o mal formado");
  }

  bool markup() {
    if (looking_at("</")) return end_tag();
    if (looking_at("<!--")) return comment();
    if (looking_at("<![CDATA[") && !open_.empty()) return cdata();
    if (looking_at("<!DOCTYPE")) return fail(code::xml_doctype, position_, position_ + 9);
    if (looking_at("<?")) return instruction();
    return start_tag();
  }

  // --- pieces ------------------------------------------------------------------------------------------------------

  bool text() {
    std::size_t const end = std::min(xml_.find('<', position_), xml_.size());
    std::string_view const run = xml_.substr(position_, end - position_);
    if (std::size_t const bad = run.find("]]>"); bad != run.npos) {
      return malformed(position_ + bad, 3, "]]> no puede estar en un texto");
    }
    if (!characters(position_, end, true)) return false;
    position_ = end;
    return true;
  }

  bool comment() {
    std::size_t const begin = position_;
    std::size_t const end = xml_.find("--", begin + 4);
    if (end == xml_.npos) return malformed(begin, 4, "un comentario no termina");
    if (xml_.substr(end, 3) != "-->") return malformed(end, 2, "-- no puede estar en un comentario");
    if (!characters(begin, end, false)) return false;
    position_ = end + 3;
    return true;
  }

  bool cdata() {
    std::size_t const begin = position_;
    std::size_t const end = xml_.find("]]>", begin);
    if (end == xml_.npos) return malformed(begin, 9, "una sección CDATA no termina");
    if (!characters(begin, end, false)) return false;
    position_ = end + 3;
    return true;
  }

  bool instruction() {
    std::size_t const begin = position_;
    position_ += 2;
    QualifiedName target;
    if (!name(target)) return false;
    if (target.whole.size() == 3 && (target.whole[0] | 0x20) == 'x' && (target.whole[1] | 0x20) == 'm' &&
        (target.whole[2] | 0x20) == 'l') {
      return malformed(begin, 5, "la declaración <?xml solo puede ir al principio");
    }
    std::size_t const end = xml_.find("?>", position_);
    if (end == xml_.npos) return malformed(begin, 2, "una instrucción <? no termina");
    if (!characters(begin, end, false)) return false;
    position_ = end + 2;
    return true;
  }

  // Every character is allowed and every reference known.
  bool characters(std::size_t begin, std::size_t end, bool references) {
    for (std::size_t i = begin; i < end; ++i) {
      auto const byte = static_cast<unsigned char>(xml_[i]);
      if (byte < 0x20 && !is_character(byte)) return malformed(i, 1, "tiene un carácter de control");
      if (references && byte == '&' && !reference(i, end)) return false;
    }
    return true;
  }

  bool reference(std::size_t begin, std::size_t limit) {
    std::size_t const end = xml_.find(';', begin);
    if (end == xml_.npos || end >= limit) {
      return malformed(begin, 1, "& suelto", "escriba &amp; donde quiere decir &");
    }
    std::string_view const name = xml_.substr(begin + 1, end - begin - 1);
    for (std::string_view const known : {"amp", "lt", "gt", "quot", "apos"}) {
      if (name == known) return true;
    }
    if (name.starts_with("#")) {
      bool const hexadecimal = name.starts_with("#x");
      std::string_view const digits = name.substr(hexadecimal ? 2 : 1);
      unsigned long code_point = 0;
      auto const [rest, error] =
          std::from_chars(digits.data(), digits.data() + digits.size(), code_point, hexadecimal ? 16 : 10);
      if (error == std::errc{} && rest == digits.data() + digits.size() && is_character(code_point)) return true;
      return malformed(begin, end + 1 - begin, "la referencia &" + std::string(name) + "; no es un carácter");
    }
    return malformed(begin, std::min<std::size_t>(end + 1 - begin, 40), "la entidad no está definida",
                     "solo se conocen &amp; &lt; &gt; &quot; &apos;");
  }

  bool name(QualifiedName& out) {
    out.at = position_;
    std::string_view halves[2];
    std::size_t count = 0;
    for (;;) {
      std::size_t const begin = position_;
      if (at_end() || !is_name_start(xml_[position_])) {
        return malformed(begin, at_end() ? 0 : 1, "se esperaba un nombre");
      }
      while (!at_end() && is_name_part(xml_[position_])) ++position_;
      halves[count++] = xml_.substr(begin, position_ - begin);
      if (at_end() || xml_[position_] != ':') break;
      if (count == 2) return malformed(position_, 1, "un nombre tiene más de un prefijo");
      ++position_;
    }
    out.whole = xml_.substr(out.at, position_ - out.at);
    out.prefix = count == 2 ? halves[0] : std::string_view{};
    out.local = halves[count - 1];
    return true;
  }

  // --- elements ----------------------------------------------------------------------------------------------------

  bool start_tag() {
    std::size_t const begin = position_;
    ++position_;
    OpenElement element{{}, begin, begin, declarations_.size()};
    if (!name(element.name)) return false;
    attributes_.clear();
    bool empty = false;
    for (;;) {
      std::size_t const gap = skip_blanks();
      if (at_end()) return malformed(begin, element.name.whole.size() + 1, "una etiqueta no termina");
      if (xml_[position_] == '>') break;
      if (looking_at("/>")) {
        empty = true;
        ++position_;
        break;
      }
      if (gap == 0) return malformed(position_, 1, "falta un espacio antes de un atributo");
      if (!attribute()) return false;
    }
    ++position_;
    element.tag_end = position_;
    if (!resolve(element.name) || !distinct_attributes()) return false;
    if (empty) {
      declarations_.resize(element.declarations);
      return true;
    }
    if (open_.size() >= limits_.depth) {
      return fail(code::xml_limit, begin, position_, {"elementos anidados", std::to_string(limits_.depth)});
    }
    open_.push_back(element);
    return true;
  }

  bool attribute() {
    Attribute attribute;
    if (attributes_.size() >= limits_.attributes) {
      return fail(code::xml_limit, position_, position_ + 1,
                  {"atributos de un elemento", std::to_string(limits_.attributes)});
    }
    if (!name(attribute.name)) return false;
    skip_blanks();
    if (!looking_at("=")) return malformed(attribute.name.at, attribute.name.whole.size(), "un atributo no tiene valor");
    ++position_;
    skip_blanks();
    char const quote = at_end() ? '\0' : xml_[position_];
    if (quote != '"' && quote != '\'') {
      return malformed(position_, at_end() ? 0 : 1, "el valor de un atributo no va entre comillas");
    }
    std::size_t const begin = ++position_;
    std::size_t const end = xml_.find(quote, begin);
    if (end == xml_.npos) return malformed(begin - 1, 1, "el valor de un atributo no termina");
    attribute.value = xml_.substr(begin, end - begin);
    if (std::size_t const bad = attribute.value.find('<'); bad != attribute.value.npos) {
      return malformed(begin + bad, 1, "< no puede estar en el valor de un atributo", "quizá falta cerrar comillas");
    }
    if (!characters(begin, end, true)) return false;
    position_ = end + 1;
    attributes_.push_back(attribute);
    return declare(attribute);
  }

  bool declare(Attribute const& attribute) {
    bool const named = attribute.name.prefix == "xmlns";
    if (!named && attribute.name.whole != "xmlns") return true;
    std::string_view const prefix = named ? attribute.name.local : std::string_view{};
    std::size_t const size = attribute.name.whole.size();
    if (named && attribute.value.empty()) return malformed(attribute.name.at, size, "un prefijo se declara vacío");
    bool const reserved = prefix == "xmlns" || attribute.value == xmlns_namespace ||
                          (prefix == "xml") != (attribute.value == xml_namespace);
    if (reserved) return malformed(attribute.name.at, size, "el prefijo o su espacio de nombres son reservados");
    if (declarations_.size() >= limits_.declarations) {
      return fail(code::xml_limit, attribute.name.at, attribute.name.at + size,
                  {"espacios de nombres declarados", std::to_string(limits_.declarations)});
    }
    declarations_.push_back({prefix, attribute.value});
    return true;
  }

  // The namespace of a prefix; nothing when it is not declared.
  [[nodiscard]] std::optional<std::string_view> uri_of(std::string_view prefix) const {
    auto const found = std::find_if(declarations_.rbegin(), declarations_.rend(),
                                    [&](Declaration const& declaration) { return declaration.prefix == prefix; });
    if (found != declarations_.rend()) return found->uri;
    if (prefix.empty()) return std::string_view{};
    if (prefix == "xml") return xml_namespace;
    return std::nullopt;
  }

  bool resolve(QualifiedName const& name) {
    if (uri_of(name.prefix)) return true;
    std::vector<std::string> declared;
    for (Declaration const& declaration : declarations_) declared.emplace_back(declaration.prefix);
    std::string const near = suggestion_hint(name.prefix, declared);
    return fail(code::xml_undeclared_prefix, name.at, name.at + name.prefix.size(), {std::string(name.prefix)},
                near.empty() ? "prefijo sin declarar" : "prefijo sin declarar: " + near);
  }

  // Prefixes are declared, and no attribute comes twice, by name or by namespace.
  bool distinct_attributes() {
    std::vector<std::pair<std::string_view, std::string_view>> seen;
    for (Attribute const& attribute : attributes_) {
      QualifiedName const& name = attribute.name;
      bool const declaration = name.prefix == "xmlns" || name.whole == "xmlns";
      if (!declaration && !name.prefix.empty() && !resolve(name)) return false;
      std::string_view uri;  // an attribute without prefix is in no namespace
      if (declaration) uri = xmlns_namespace;
      else if (!name.prefix.empty()) uri = *uri_of(name.prefix);
      std::pair const expanded{uri, name.local};
      if (std::find(seen.begin(), seen.end(), expanded) != seen.end()) {
        return malformed(name.at, name.whole.size(), "un atributo se repite");
      }
      seen.push_back(expanded);
    }
    return true;
  }

  bool end_tag() {
    std::size_t const begin = position_;
    position_ += 2;
    QualifiedName closed;
    if (!name(closed)) return false;
    skip_blanks();
    if (!looking_at(">")) return malformed(begin, position_ - begin, "una etiqueta de cierre no termina");
    ++position_;
    if (open_.empty()) return malformed(begin, position_ - begin, "se cierra un elemento que no está abierto");
    OpenElement const element = open_.back();
    if (element.name.whole != closed.whole) {
      malformed(begin, position_ - begin,
                "se abre <" + std::string(element.name.whole) + "> y se cierra </" + std::string(closed.whole) + ">");
      fault_->opened = Span{static_cast<std::uint32_t>(element.tag_begin), static_cast<std::uint32_t>(element.tag_end)};
      return false;
    }
    declarations_.resize(element.declarations);
    open_.pop_back();
    return true;
  }

  std::string_view xml_;
  XmlLimits const& limits_;
  std::size_t position_ = 0;
  std::vector<OpenElement> open_;
  std::vector<Declaration> declarations_;
  std::vector<Attribute> attributes_;
  std::optional<XmlFault> fault_;
};

}  // namespace

std::optional<XmlFault> first_fault(std::string_view xml, XmlLimits const& limits) {
  return Scanner(xml, limits).scan();
}

}  // namespace visado::dossier::fel
