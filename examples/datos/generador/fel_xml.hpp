// Electronic invoices as the XML that a certifier delivers, and the other XML that a dossier folder may hold.
#pragma once

#include <string>

#include "tree.hpp"

namespace datos {

enum class XmlStyle : unsigned char { indented, one_line };

// A GTDocumento of the SAT. Not certified, it is a request.
[[nodiscard]] std::string to_fel_xml(Node const& invoice, XmlStyle style, bool certified = true);
[[nodiscard]] std::string annulment_xml(std::string const& authorization, std::string const& issuer,
                                        std::string const& receiver, std::string const& issued);
[[nodiscard]] std::string mexican_invoice_xml();

}  // namespace datos
