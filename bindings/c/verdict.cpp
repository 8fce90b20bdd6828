// Verdicts, read piece by piece.
#include "handles.hpp"

using namespace visado;

namespace {

// A text made once; NULL when it has no memory, or the amount is not there.
char const* made(std::optional<std::string>& text, std::optional<Decimal> const& amount) noexcept {
  try {
    if (!amount) return nullptr;
    if (!text) text = amount_text(*amount);
    return text->c_str();
  } catch (...) {
    return nullptr;
  }
}

}  // namespace

extern "C" {

void visado_verdict_free(visado_verdict* verdict) { delete verdict; }

visado_status visado_verdict_clone(const visado_verdict* verdict, visado_verdict** out, visado_error** error) {
  return c::guarded(error, [&] {
    c::need(verdict != nullptr && out != nullptr, "falta el resultado, o dónde dejar la copia");
    *out = new visado_verdict{verdict->rulebook, verdict->verdict};
  });
}

visado_proposal visado_verdict_proposal(const visado_verdict* verdict) {
  return verdict != nullptr ? static_cast<visado_proposal>(verdict->verdict.proposal) : VISADO_NO_VERIFICADO;
}
const char* visado_verdict_key(const visado_verdict* verdict) {
  return verdict != nullptr ? verdict->verdict.key.c_str() : "";
}
const char* visado_verdict_place(const visado_verdict* verdict) {
  return verdict != nullptr ? verdict->verdict.place.c_str() : "";
}
const char* visado_verdict_class(const visado_verdict* verdict) {
  return verdict != nullptr ? verdict->verdict.class_value.c_str() : "";
}
int32_t visado_verdict_repeated(const visado_verdict* verdict) {
  return verdict != nullptr && verdict->verdict.repeated ? 1 : 0;
}
const char* visado_verdict_requested(const visado_verdict* verdict) {
  return verdict != nullptr ? made(verdict->made.requested, verdict->verdict.requested) : nullptr;
}
const char* visado_verdict_excluded(const visado_verdict* verdict) {
  return verdict != nullptr ? made(verdict->made.excluded, verdict->verdict.excluded) : nullptr;
}
const char* visado_verdict_payable(const visado_verdict* verdict) {
  return verdict != nullptr ? made(verdict->made.payable, verdict->verdict.payable()) : nullptr;
}

const char* visado_verdict_json(const visado_verdict* verdict) {
  if (verdict == nullptr) return nullptr;
  try {
    if (!verdict->made.json) verdict->made.json = to_json(verdict->verdict);
    return verdict->made.json->c_str();
  } catch (...) {
    return nullptr;
  }
}

size_t visado_verdict_finding_count(const visado_verdict* verdict) {
  return verdict != nullptr ? verdict->verdict.findings.size() : 0;
}

visado_status visado_verdict_finding(const visado_verdict* verdict, size_t index, visado_finding* out) {
  if (verdict == nullptr || index >= verdict->verdict.findings.size()) return VISADO_BAD_ARGUMENT;
  try {
    auto const& finding = verdict->verdict.findings[index];
    auto& amounts = verdict->made.observed;
    if (amounts.empty()) {
      for (auto const& each : verdict->verdict.findings) {
        amounts.emplace_back(each.observed ? amount_text(*each.observed) : "",
                             each.observed ? currency_name(each.currency) : "");
      }
    }
    visado_finding filled VISADO_FINDING_INIT;
    filled.rule = finding.rule->id.c_str();
    filled.title = finding.rule->title.c_str();
    filled.outcome = static_cast<visado_outcome>(finding.outcome);
    filled.effect = static_cast<visado_effect>(finding.effect);
    filled.message = finding.message.c_str();
    filled.element_path = finding.element_path.c_str();
    filled.element_key = finding.element_key.c_str();
    filled.observed = finding.observed ? amounts[index].first.c_str() : nullptr;
    filled.currency = amounts[index].second.c_str();
    filled.fingerprint = finding.fingerprint.c_str();
    return c::handed(out, filled);
  } catch (...) {
    return VISADO_NO_MEMORY;
  }
}

size_t visado_verdict_diagnostic_count(const visado_verdict* verdict) {
  return verdict != nullptr ? verdict->verdict.diagnostics.size() : 0;
}

visado_status visado_verdict_diagnostic(const visado_verdict* verdict, size_t index, visado_diagnostic* out) {
  if (verdict == nullptr || index >= verdict->verdict.diagnostics.size()) return VISADO_BAD_ARGUMENT;
  try {
    auto& messages = verdict->made.messages;
    if (messages.empty()) messages = c::messages_of(verdict->verdict.diagnostics);
    visado_diagnostic filled VISADO_DIAGNOSTIC_INIT;
    c::describe(verdict->verdict.diagnostics.items()[index], messages[index], filled);
    return c::handed(out, filled);
  } catch (...) {
    return VISADO_NO_MEMORY;
  }
}
}
