// visado in one include.
//
//   auto rulebook = visado::Rulebook::load({"rules"});
//   if (!rulebook) { std::cerr << visado::render(rulebook.diagnostics()); return 3; }
//   visado::run(rulebook.value(), {"pagos.jsonl"}, {.verify = {.date = today}}, [](visado::Verdict&& verdict) {
//     for (auto const& finding : verdict.findings) std::cout << finding.rule->id << ' ' << finding.message << '\n';
//   });
#pragma once

#include "visado/acts.hpp"
#include "visado/audit.hpp"
#include "visado/counted.hpp"
#include "visado/decimal.hpp"
#include "visado/decision_table.hpp"
#include "visado/diagnostic.hpp"
#include "visado/documents.hpp"
#include "visado/dossier.hpp"
#include "visado/explanation.hpp"
#include "visado/expression.hpp"
#include "visado/json_value.hpp"
#include "visado/follow_up.hpp"
#include "visado/ledger.hpp"
#include "visado/ledger_pages.hpp"
#include "visado/ledger_reports.hpp"
#include "visado/norms.hpp"
#include "visado/print_layout.hpp"
#include "visado/replay.hpp"
#include "visado/report.hpp"
#include "visado/rule_catalogue.hpp"
#include "visado/rule_proof.hpp"
#include "visado/result.hpp"
#include "visado/rulebook.hpp"
#include "visado/schema.hpp"
#include "visado/source.hpp"
#include "visado/temporal.hpp"
#include "visado/text_verifier.hpp"
#include "visado/type.hpp"
#include "visado/value.hpp"
#include "visado/verify.hpp"
#include "visado/version.hpp"
