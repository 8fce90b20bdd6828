// The documents of a dossier, for people: the hoja de revisión, and what acts gave (oficio de devolución, constancia de
// visado, constancia de trámite por orden escrita). A document is JSON (docs/actos.md); a page is made of nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "visado/ledger.hpp"
#include "visado/result.hpp"

#pragma GCC visibility push(default)
namespace visado {

// The dossier as it stands in the ledger on a day: what was found, what is left to check by eye, what is to be paid, what
// changed since it was last returned, who signs. Decides and records nothing. Fails on a dossier that is not there.
[[nodiscard]] Result<std::string> review_sheet(Ledger& ledger, std::string const& dossier, Date day);

// A document kept elsewhere that belongs to an act (the constancia as a PDF that a person signed), by its hash.
Result<std::int64_t> attach(Ledger& ledger, std::string const& number, Evidence const& document, Occasion const& occasion);

enum class DocumentFormat : unsigned char { texto, html };
[[nodiscard]] std::optional<DocumentFormat> document_format(std::string_view name);
// A document as a page: text of 100 columns, or one HTML file for letter paper that needs nothing else. What the data hold
// is text in both, whatever it looks like. Fails on what is no such document, or was altered since it was given.
[[nodiscard]] Result<std::string> print_document(std::string_view json, DocumentFormat format);

}  // namespace visado
#pragma GCC visibility pop
