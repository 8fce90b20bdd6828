#include "dossier/tables/xml_events.hpp"

#include <cassert>
#include <sstream>

#include <orcus/sax_parser.hpp>

#include "dossier/fel/well_formed.hpp"

namespace visado::dossier::tables {

std::string_view Attributes::operator[](std::string_view name) const {
  for (std::size_t i = 0; i < used_; ++i) {
    if (all_[i].first == name) return all_[i].second;
  }
  return {};
}

bool Attributes::has(std::string_view name) const {
  for (std::size_t i = 0; i < used_; ++i) {
    if (all_[i].first == name) return true;
  }
  return false;
}

void Attributes::add(std::string_view name, std::string_view value) {
  if (used_ == all_.size()) all_.emplace_back();
  all_[used_].first.assign(name);
  all_[used_].second.assign(value);
  ++used_;
}

namespace {

// The parser tells the attributes of an element before the element.
class Adapter : public orcus::sax_handler {
 public:
  explicit Adapter(XmlHandler& handler) : handler_(handler) {}

  void end_declaration(std::string_view) { attributes_.clear(); }
  void attribute(orcus::sax::parser_attribute const& attribute) { attributes_.add(attribute.name, attribute.value); }
  void start_element(orcus::sax::parser_element const& element) {
    handler_.start(element.name, attributes_);
    attributes_.clear();
  }
  void end_element(orcus::sax::parser_element const& element) { handler_.end(element.name); }
  void characters(std::string_view text, bool) { handler_.text(text); }

 private:
  XmlHandler& handler_;
  Attributes attributes_;
};

}  // namespace

std::optional<std::string> read_events(std::string_view xml, XmlHandler& handler) {
  fel::XmlLimits limits;
  limits.bytes = std::size_t{1} << 30;
  if (auto const fault = fel::first_fault(xml, limits)) return Diagnostic::make(fault->code, {}, fault->arguments).message();
  try {
    Adapter adapter(handler);
    orcus::sax_parser<Adapter>(xml.data(), xml.size(), adapter).parse();
  } catch (std::exception const& error) {
    return error.what();
  }
  return std::nullopt;
}

}  // namespace visado::dossier::tables
