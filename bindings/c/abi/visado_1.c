/* The C interface as it was handed over with VISADO_ABI 1. It compiles against visado.h as long as programs that were built with
 * that one still run: functions keep their parameters, fields their places and types, words their numbers. What is new is added
 * here; nothing here changes but with a new VISADO_ABI, in a file of its own. tests/c/abi.sh compares. */
#include <stddef.h>
#include <stdint.h>

#include "visado.h"

_Static_assert(VISADO_ABI == 1, "another ABI has another file");

/* Functions: a declaration that differs from the header's is an error. */
int visado_abi(void);
const char* visado_version_text(void);
void visado_error_free(visado_error* error);
visado_status visado_error_status(const visado_error* error);
const char* visado_error_message(const visado_error* error);
const char* visado_error_json(const visado_error* error);
size_t visado_error_count(const visado_error* error);
visado_status visado_error_diagnostic(const visado_error* error, size_t index, visado_diagnostic* out);
visado_status visado_rulebook_load(const char* const* paths, size_t count, const char* schema, visado_rulebook** out, visado_error** error);
visado_rulebook* visado_rulebook_retain(visado_rulebook* rulebook);
void visado_rulebook_release(visado_rulebook* rulebook);
const char* visado_rulebook_fingerprint(const visado_rulebook* rulebook);
const char* visado_rulebook_schema(const visado_rulebook* rulebook);
size_t visado_rulebook_rule_count(const visado_rulebook* rulebook);
const char* visado_rulebook_rule_id(const visado_rulebook* rulebook, size_t index);
const char* visado_rulebook_warnings_json(const visado_rulebook* rulebook);
visado_status visado_verifier_new(visado_rulebook* rulebook, const visado_options* options, visado_verifier** out, visado_error** error);
visado_verifier* visado_verifier_retain(visado_verifier* verifier);
void visado_verifier_release(visado_verifier* verifier);
visado_status visado_verify_json(const visado_verifier* verifier, const char* json, size_t size, visado_verdict** out, visado_error** error);
visado_status visado_verify_files(const visado_verifier* verifier, const char* const* paths, size_t count, visado_verdict_callback callback, void* user, visado_summary** out, visado_error** error);
void visado_verdict_free(visado_verdict* verdict);
visado_status visado_verdict_clone(const visado_verdict* verdict, visado_verdict** out, visado_error** error);
visado_proposal visado_verdict_proposal(const visado_verdict* verdict);
const char* visado_verdict_key(const visado_verdict* verdict);
const char* visado_verdict_place(const visado_verdict* verdict);
const char* visado_verdict_class(const visado_verdict* verdict);
int32_t visado_verdict_repeated(const visado_verdict* verdict);
const char* visado_verdict_requested(const visado_verdict* verdict);
const char* visado_verdict_excluded(const visado_verdict* verdict);
const char* visado_verdict_payable(const visado_verdict* verdict);
const char* visado_verdict_json(const visado_verdict* verdict);
size_t visado_verdict_finding_count(const visado_verdict* verdict);
visado_status visado_verdict_finding(const visado_verdict* verdict, size_t index, visado_finding* out);
size_t visado_verdict_diagnostic_count(const visado_verdict* verdict);
visado_status visado_verdict_diagnostic(const visado_verdict* verdict, size_t index, visado_diagnostic* out);
void visado_summary_free(visado_summary* summary);
visado_status visado_summary_counts(const visado_summary* summary, visado_counts* out);
const char* visado_summary_text(const visado_summary* summary);
const char* visado_summary_json(const visado_summary* summary);
visado_status visado_evaluate(const char* expression, size_t size, const char* context, size_t context_size, const visado_feel_options* options, visado_evaluation** out, visado_error** error);
void visado_evaluation_free(visado_evaluation* evaluation);
const char* visado_evaluation_json(const visado_evaluation* evaluation);
const char* visado_evaluation_feel(const visado_evaluation* evaluation);
const char* visado_evaluation_diagnostics_json(const visado_evaluation* evaluation);
typedef int (*callback)(void* user, const visado_verdict* verdict);
_Static_assert(_Generic((visado_verdict_callback)0, callback: 1, default: 0), "callback");

/* Words. */
_Static_assert(VISADO_OK == 0, "VISADO_OK");
_Static_assert(VISADO_BAD_INPUT == 1, "VISADO_BAD_INPUT");
_Static_assert(VISADO_BAD_ARGUMENT == 2, "VISADO_BAD_ARGUMENT");
_Static_assert(VISADO_STOPPED == 3, "VISADO_STOPPED");
_Static_assert(VISADO_NO_MEMORY == 4, "VISADO_NO_MEMORY");
_Static_assert(VISADO_INTERNAL == 5, "VISADO_INTERNAL");
_Static_assert(VISADO_ERROR == 0, "VISADO_ERROR");
_Static_assert(VISADO_WARNING == 1, "VISADO_WARNING");
_Static_assert(VISADO_NOTE == 2, "VISADO_NOTE");
_Static_assert(VISADO_PERMANENTE == 0, "VISADO_PERMANENTE");
_Static_assert(VISADO_PERIODICO == 1, "VISADO_PERIODICO");
_Static_assert(VISADO_CASUISTICO == 2, "VISADO_CASUISTICO");
_Static_assert(VISADO_SIN_REPAROS == 0, "VISADO_SIN_REPAROS");
_Static_assert(VISADO_CON_OBSERVACIONES == 1, "VISADO_CON_OBSERVACIONES");
_Static_assert(VISADO_CON_REPAROS == 2, "VISADO_CON_REPAROS");
_Static_assert(VISADO_NO_VERIFICADO == 3, "VISADO_NO_VERIFICADO");
_Static_assert(VISADO_CUMPLE == 0, "VISADO_CUMPLE");
_Static_assert(VISADO_INCUMPLE == 1, "VISADO_INCUMPLE");
_Static_assert(VISADO_NO_APLICA == 2, "VISADO_NO_APLICA");
_Static_assert(VISADO_NO_EVALUABLE == 3, "VISADO_NO_EVALUABLE");
_Static_assert(VISADO_POR_COMPROBAR == 4, "VISADO_POR_COMPROBAR");
_Static_assert(VISADO_EXCEPTUADO == 5, "VISADO_EXCEPTUADO");
_Static_assert(VISADO_FALLO == 6, "VISADO_FALLO");
_Static_assert(VISADO_RECHAZA == 0, "VISADO_RECHAZA");
_Static_assert(VISADO_DEVUELVE == 1, "VISADO_DEVUELVE");
_Static_assert(VISADO_EXCLUYE == 2, "VISADO_EXCLUYE");
_Static_assert(VISADO_OBSERVA == 3, "VISADO_OBSERVA");
_Static_assert(VISADO_INFORMA == 4, "VISADO_INFORMA");
_Static_assert(_Generic((visado_status)0, int32_t: 1, default: 0), "visado_status");
_Static_assert(_Generic((visado_gravity)0, int32_t: 1, default: 0), "visado_gravity");
_Static_assert(_Generic((visado_control)0, int32_t: 1, default: 0), "visado_control");
_Static_assert(_Generic((visado_proposal)0, int32_t: 1, default: 0), "visado_proposal");
_Static_assert(_Generic((visado_outcome)0, int32_t: 1, default: 0), "visado_outcome");
_Static_assert(_Generic((visado_effect)0, int32_t: 1, default: 0), "visado_effect");

/* Structures, as 64-bit machines lay them out. */
#if UINTPTR_MAX == UINT64_MAX
#define FIELD(structure, type, field, offset)                                                              \
  _Static_assert(offsetof(structure, field) == (offset), #structure "." #field);                            \
  _Static_assert(_Generic(((structure*)0)->field, type: 1, default: 0), #structure "." #field " is a " #type)
FIELD(visado_diagnostic, size_t, size, 0);
FIELD(visado_diagnostic, const char*, code, 8);
FIELD(visado_diagnostic, visado_gravity, gravity, 16);
FIELD(visado_diagnostic, const char*, message, 24);
FIELD(visado_diagnostic, const char*, hint, 32);
FIELD(visado_diagnostic, const char*, file, 40);
FIELD(visado_diagnostic, uint32_t, line, 48);
FIELD(visado_diagnostic, uint32_t, column, 52);
_Static_assert(sizeof(visado_diagnostic) >= 56, "visado_diagnostic");
FIELD(visado_options, size_t, size, 0);
FIELD(visado_options, const char*, date, 8);
FIELD(visado_options, const char*, stage, 16);
FIELD(visado_options, const char*, class_value, 24);
FIELD(visado_options, visado_control, control, 32);
FIELD(visado_options, int32_t, outcomes_only, 36);
FIELD(visado_options, int32_t, read_all, 40);
FIELD(visado_options, uint32_t, threads, 44);
FIELD(visado_options, uint64_t, steps, 48);
_Static_assert(sizeof(visado_options) >= 56, "visado_options");
FIELD(visado_finding, size_t, size, 0);
FIELD(visado_finding, const char*, rule, 8);
FIELD(visado_finding, const char*, title, 16);
FIELD(visado_finding, visado_outcome, outcome, 24);
FIELD(visado_finding, visado_effect, effect, 28);
FIELD(visado_finding, const char*, message, 32);
FIELD(visado_finding, const char*, element_path, 40);
FIELD(visado_finding, const char*, element_key, 48);
FIELD(visado_finding, const char*, observed, 56);
FIELD(visado_finding, const char*, currency, 64);
FIELD(visado_finding, const char*, fingerprint, 72);
_Static_assert(sizeof(visado_finding) >= 80, "visado_finding");
FIELD(visado_counts, size_t, size, 0);
FIELD(visado_counts, uint64_t, read, 8);
FIELD(visado_counts, uint64_t, sin_reparos, 16);
FIELD(visado_counts, uint64_t, con_observaciones, 24);
FIELD(visado_counts, uint64_t, con_reparos, 32);
FIELD(visado_counts, uint64_t, no_verificado, 40);
FIELD(visado_counts, uint64_t, repeated, 48);
FIELD(visado_counts, uint64_t, unreadable, 56);
FIELD(visado_counts, uint64_t, rule_errors, 64);
FIELD(visado_counts, uint64_t, files_failed, 72);
FIELD(visado_counts, uint64_t, nothing_judged, 80);
_Static_assert(sizeof(visado_counts) >= 88, "visado_counts");
FIELD(visado_feel_options, size_t, size, 0);
FIELD(visado_feel_options, const char*, date, 8);
FIELD(visado_feel_options, int32_t, spanish, 16);
FIELD(visado_feel_options, int32_t, strict, 20);
_Static_assert(sizeof(visado_feel_options) >= 24, "visado_feel_options");
#endif
