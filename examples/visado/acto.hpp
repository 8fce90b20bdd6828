// What the verbs that decide have in common: the ledger, who acts and on which day, the documents that support it.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "command.hpp"

namespace visado::command {

struct ActOptions {
  std::string ledger, key, person, day;
  std::string document, sha256, document_date;
};

// The date that an option gives; nothing, said on stderr, when it is none.
[[nodiscard]] std::optional<Date> day_of(std::string const& text, char const* option);
// The document that the options name: a file that is here, or a name and its hash. Nothing, said, when something is wrong.
[[nodiscard]] std::optional<Evidence> evidence(ActOptions const& options);

// Opens the ledger and does the work; its exit status.
int with_ledger(ActOptions const& options, LedgerOptions::Access access,
                std::function<int(Ledger&, Occasion const&)> const& work);
// «registrado: evento 12», or why not.
int said(Result<std::int64_t> const& result);

// --bitacora; for those that decide, --persona and --fecha too.
void add_act_options(CLI::App& verb, ActOptions& options, bool decides);
void add_document_options(CLI::App& verb, ActOptions& options, bool required);

}  // namespace visado::command
