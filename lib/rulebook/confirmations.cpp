// `confirmaciones`: the institution answers for the text of a norm, so that rules may stand on it.
#include <algorithm>

#include "rulebook/compilers.hpp"
#include "rulebook/document_hash.hpp"
#include "rulebook/readers.hpp"
#include "rulebook/section.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

Norm* find_norm(std::string const& id, std::vector<std::unique_ptr<Norm>>& norms) {
  auto const found = std::find_if(norms.begin(), norms.end(),
                                  [&](auto const& norm) { return utf8::fold(norm->id) == utf8::fold(id); });
  return found == norms.end() ? nullptr : found->get();
}

// Whether the document is the one that was read; without it, the hash alone counts.
bool check_document(ConfirmationDraft const& draft, Log& log) {
  std::string const& file = draft.confirmation.file;
  if (!draft.file || file.empty()) return false;  // reported: the key is required
  std::optional<std::string> const hash = document_hash(draft.folder / file);
  if (!hash) log.report(code::confirmation_no_file, label_of(*draft.file), {file});
  if (!hash || *hash == draft.confirmation.sha256) return true;
  log.report(code::confirmation_other_file, label_of(*draft.file), {file, *hash});
  return false;
}

}  // namespace

void read_confirmations(YamlNode const& node, std::filesystem::path const& folder, Draft& draft, Log& log) {
  Section const file(node, confirmations_keys, log);
  for (YamlNode const* item : file.items("confirmaciones")) {
    Log::Inside const inside(log, "confirmaciones");
    Section const section(*item, confirmation_keys, log);
    std::optional<EmbeddedText> norm = section.source_text("norma");
    if (!norm) continue;
    ConfirmationDraft confirmation;
    confirmation.confirmation = {norm->text(),           section.text("archivo"), utf8::to_lower(section.text("sha256")),
                                 section.text("persona"), section.date("fecha"),   label_of(*norm)};
    confirmation.norm = std::move(*norm);
    confirmation.hash = section.source_text("sha256");
    confirmation.file = section.source_text("archivo");
    confirmation.folder = folder;
    draft.confirmations.push_back(std::move(confirmation));
  }
}

// The latest one of a norm counts.
void confirm_norms(Draft& draft, Shared& shared, Log& log) {
  Log::Inside const inside(log, "confirmaciones");
  auto& norms = shared.norms;
  std::vector<std::string> ids;
  for (auto const& norm : norms) ids.push_back(norm->id);
  for (ConfirmationDraft& read : draft.confirmations) {
    Confirmation& confirmation = read.confirmation;
    Norm* const norm = find_norm(confirmation.norm, norms);
    if (norm == nullptr) {
      log.report(code::unknown_norm, label_of(read.norm), {confirmation.norm},
                 suggestion_hint(confirmation.norm, ids));
      continue;
    }
    if (!read.hash || !read.file || confirmation.person.empty() || !confirmation.date) continue;  // reported
    if (!is_hash(confirmation.sha256)) {
      log.report(code::confirmation_bad_hash, label_of(*read.hash), {read.hash->text()});
      continue;
    }
    if (!check_document(read, log)) continue;
    confirmation.norm = norm->id;
    if (!norm->confirmation || norm->confirmation->date <= confirmation.date) norm->confirmation = confirmation;
    if (!is_certain(norm->text)) norm->text = TextKnown::confirmado;
    shared.confirmations.push_back(std::move(confirmation));
  }
}

}  // namespace visado::rulebook
