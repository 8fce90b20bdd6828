/* visado for C, and for every language that calls C.
 *
 *   visado_rulebook* rulebook = NULL;
 *   visado_verifier* verifier = NULL;
 *   visado_verdict* verdict = NULL;
 *   visado_error* error = NULL;
 *   const char* paths[] = {"rules"};
 *   visado_options options = VISADO_OPTIONS_INIT;
 *   options.date = "2026-11-02";
 *   if (visado_rulebook_load(paths, 1, NULL, &rulebook, &error) == VISADO_OK &&
 *       visado_verifier_new(rulebook, &options, &verifier, &error) == VISADO_OK &&
 *       visado_verify_json(verifier, json, strlen(json), &verdict, &error) == VISADO_OK)
 *     puts(visado_verdict_json(verdict));
 *   else
 *     fputs(visado_error_message(error), stderr);
 *   visado_error_free(error), visado_verdict_free(verdict), visado_verifier_release(verifier), visado_rulebook_release(rulebook);
 *
 * Texts. Everything is UTF-8, in and out; a text that comes in ends with a NUL or says its size. A `const char*` that a
 * function returns ends with a NUL, belongs to the handle that it was asked of, and lives as long as that; where a function
 * may have none it returns NULL, and says so.
 *
 * Failure. Functions that can fail return a visado_status, and on failure leave their outputs as they were. The last
 * parameter `error` may be NULL; if not, it must point to NULL or to an error of an earlier call, and gets the error (an
 * earlier one is freed). No exception leaves the library. A dossier that cannot be read is not a failure: it has a verdict,
 * «no verificado», that says why. A NULL handle where one is needed is VISADO_BAD_ARGUMENT, or the zero of what is returned.
 *
 * Threads. Rulebooks and verifiers never change: any number of threads may use one at the same time, keep it
 * (`retain`) and let go of it (`release`). Verdicts, summaries, evaluations and errors belong to one thread at a time.
 *
 * Versions. Handles are opaque. Structures that cross begin with their `size`, which the INIT macros set: a later library
 * adds fields behind the last one and gives those that an older program does not send their default. Functions and the
 * values of enumerations stay. VISADO_ABI counts what is incompatible, and is the version in the name of the library. */
#ifndef VISADO_H
#define VISADO_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define VISADO_API __attribute__((visibility("default")))
#else
#define VISADO_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define VISADO_ABI 1

/* VISADO_ABI of the library that is linked. */
VISADO_API int visado_abi(void);
/* Its version: «0.1.0». */
VISADO_API const char* visado_version_text(void);

typedef int32_t visado_status;
enum {
  VISADO_OK = 0,
  VISADO_BAD_INPUT = 1,    /* rules, files, expressions: the error holds diagnostics */
  VISADO_BAD_ARGUMENT = 2, /* a mistake of the caller: NULL, a date that is none, a class that the schema does not have */
  VISADO_STOPPED = 3,      /* a callback asked for it */
  VISADO_NO_MEMORY = 4,
  VISADO_INTERNAL = 5      /* the system failed, or visado did */
};

typedef struct visado_rulebook visado_rulebook;
typedef struct visado_verifier visado_verifier;
typedef struct visado_verdict visado_verdict;
typedef struct visado_summary visado_summary;
typedef struct visado_evaluation visado_evaluation;
typedef struct visado_error visado_error;

/* --- diagnostics and errors ------------------------------------------------------------------------------------- */

typedef int32_t visado_gravity;
enum { VISADO_ERROR = 0, VISADO_WARNING = 1, VISADO_NOTE = 2 };

/* What is wrong, where, and how to mend it. Texts are in Spanish; none is NULL, but they may be empty. */
typedef struct visado_diagnostic {
  size_t size;
  const char* code; /* «REG-014»: keeps its meaning for ever */
  visado_gravity gravity;
  const char* message;
  const char* hint;
  const char* file; /* as the caller named it; empty when it has no place */
  uint32_t line;    /* from 1; 0 when it has no place */
  uint32_t column;  /* from 1, in code points */
} visado_diagnostic;
#define VISADO_DIAGNOSTIC_INIT {sizeof(visado_diagnostic), NULL, 0, NULL, NULL, NULL, 0, 0}

VISADO_API void visado_error_free(visado_error* error);
VISADO_API visado_status visado_error_status(const visado_error* error);
/* For people: all of it, with the lines concerned. */
VISADO_API const char* visado_error_message(const visado_error* error);
/* A JSON array of diagnostics: {"codigo","gravedad","mensaje","sugerencia","lugar":{"archivo","linea",…},…}. */
VISADO_API const char* visado_error_json(const visado_error* error);
/* The diagnostics one by one; an error of the caller's or of the system's has none. */
VISADO_API size_t visado_error_count(const visado_error* error);
VISADO_API visado_status visado_error_diagnostic(const visado_error* error, size_t index, visado_diagnostic* out);

/* --- rulebooks --------------------------------------------------------------------------------------------------- */

/* Reads rule files: folders (with all below them) and single files. All of them are right, or nothing is loaded and the
 * error has what is wrong in every file. `schema` chooses one of several schemas by name; NULL, the default one. */
VISADO_API visado_status visado_rulebook_load(const char* const* paths, size_t count, const char* schema,
                                              visado_rulebook** out, visado_error** error);
/* One owner more; returns `rulebook`. Verifiers and verdicts keep theirs by themselves. */
VISADO_API visado_rulebook* visado_rulebook_retain(visado_rulebook* rulebook);
/* One owner less; the last one frees it. NULL is nothing. */
VISADO_API void visado_rulebook_release(visado_rulebook* rulebook);
/* SHA-256 of what the rules say, in hexadecimal. */
VISADO_API const char* visado_rulebook_fingerprint(const visado_rulebook* rulebook);
VISADO_API const char* visado_rulebook_schema(const visado_rulebook* rulebook);
VISADO_API size_t visado_rulebook_rule_count(const visado_rulebook* rulebook);
/* By id, in its order; NULL behind the last one. */
VISADO_API const char* visado_rulebook_rule_id(const visado_rulebook* rulebook, size_t index);
/* The JSON array of the warnings with which it was loaded. */
VISADO_API const char* visado_rulebook_warnings_json(const visado_rulebook* rulebook);

/* --- verifying --------------------------------------------------------------------------------------------------- */

typedef int32_t visado_control;
enum { VISADO_PERMANENTE = 0, VISADO_PERIODICO = 1, VISADO_CASUISTICO = 2 };

typedef struct visado_options {
  size_t size;
  const char* date;        /* AAAA-MM-DD: the day of the verification. Needed: the library reads no clock */
  const char* stage;       /* NULL: the rules of every stage */
  const char* class_value; /* of files: only the dossiers of this class; NULL: all */
  visado_control control;
  int32_t outcomes_only;   /* not 0: findings without message, explanation and quotations; faster */
  int32_t read_all;        /* not 0: converts the fields that no rule uses too */
  uint32_t threads;        /* of files; 0: one for each core */
  uint64_t steps;          /* that one rule may spend on one dossier; 0: the most there are */
} visado_options;
#define VISADO_OPTIONS_INIT {sizeof(visado_options), NULL, NULL, NULL, VISADO_PERMANENTE, 0, 0, 0, 0}

/* A rulebook made ready to verify with these options. Making one costs far more than verifying a dossier: keep it. */
VISADO_API visado_status visado_verifier_new(visado_rulebook* rulebook, const visado_options* options,
                                             visado_verifier** out, visado_error** error);
VISADO_API visado_verifier* visado_verifier_retain(visado_verifier* verifier);
VISADO_API void visado_verifier_release(visado_verifier* verifier);

/* One dossier, a JSON object of `size` bytes that need no NUL. */
VISADO_API visado_status visado_verify_json(const visado_verifier* verifier, const char* json, size_t size,
                                            visado_verdict** out, visado_error** error);

/* Gets each verdict in the order of the input, on the thread that called `visado_verify_files`. The verdict is borrowed: it
 * lives as long as the call (`visado_verdict_clone` keeps one). Not 0 stops the run. */
typedef int (*visado_verdict_callback)(void* user, const visado_verdict* verdict);
/* Every dossier of files and folders of any format. A file that cannot be read does not stop the others: the summary counts
 * it and has its diagnostics. `out` may be NULL. When the callback stopped it, VISADO_STOPPED and no summary. */
VISADO_API visado_status visado_verify_files(const visado_verifier* verifier, const char* const* paths, size_t count,
                                             visado_verdict_callback callback, void* user, visado_summary** out,
                                             visado_error** error);

/* What the engine proposes; visado and devolución are acts of persons. */
typedef int32_t visado_proposal;
enum {
  VISADO_SIN_REPAROS = 0,
  VISADO_CON_OBSERVACIONES = 1,
  VISADO_CON_REPAROS = 2,
  VISADO_NO_VERIFICADO = 3
};

typedef int32_t visado_outcome;
enum {
  VISADO_CUMPLE = 0,
  VISADO_INCUMPLE = 1,
  VISADO_NO_APLICA = 2,
  VISADO_NO_EVALUABLE = 3,
  VISADO_POR_COMPROBAR = 4,
  VISADO_EXCEPTUADO = 5,
  VISADO_FALLO = 6 /* «error»: the rule could not decide */
};

typedef int32_t visado_effect;
enum { VISADO_RECHAZA = 0, VISADO_DEVUELVE = 1, VISADO_EXCLUYE = 2, VISADO_OBSERVA = 3, VISADO_INFORMA = 4 };

VISADO_API void visado_verdict_free(visado_verdict* verdict);
VISADO_API visado_status visado_verdict_clone(const visado_verdict* verdict, visado_verdict** out, visado_error** error);
VISADO_API visado_proposal visado_verdict_proposal(const visado_verdict* verdict); /* NULL: VISADO_NO_VERIFICADO */
VISADO_API const char* visado_verdict_key(const visado_verdict* verdict);   /* empty when it could not be read */
VISADO_API const char* visado_verdict_place(const visado_verdict* verdict); /* «pagos.jsonl:12» */
VISADO_API const char* visado_verdict_class(const visado_verdict* verdict);
VISADO_API int32_t visado_verdict_repeated(const visado_verdict* verdict); /* an identical copy of one already verified */
/* Exact decimal amounts as text («25000.00»); NULL when they cannot be said. */
VISADO_API const char* visado_verdict_requested(const visado_verdict* verdict);
VISADO_API const char* visado_verdict_excluded(const visado_verdict* verdict);
VISADO_API const char* visado_verdict_payable(const visado_verdict* verdict);
/* The whole of it, as a line of `visado verificar --formato jsonl`; NULL when there is no memory for it. */
VISADO_API const char* visado_verdict_json(const visado_verdict* verdict);

/* What a rule said where it matters: not «cumple» nor «no aplica». No text is NULL but `observed`. */
typedef struct visado_finding {
  size_t size;
  const char* rule;
  const char* title;
  visado_outcome outcome;
  visado_effect effect;
  const char* message;
  const char* element_path; /* «facturas»; empty for a rule over the dossier */
  const char* element_key;
  const char* observed;     /* amount at stake, exact; NULL when there is none */
  const char* currency;     /* of `observed`: «GTQ», or empty */
  const char* fingerprint;  /* the same facts, the same text, in every run; empty with `outcomes_only` */
} visado_finding;
#define VISADO_FINDING_INIT {sizeof(visado_finding), NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL}

VISADO_API size_t visado_verdict_finding_count(const visado_verdict* verdict);
/* By rule id, then element. The texts live as long as the verdict. */
VISADO_API visado_status visado_verdict_finding(const visado_verdict* verdict, size_t index, visado_finding* out);
/* What was said of reading the dossier. */
VISADO_API size_t visado_verdict_diagnostic_count(const visado_verdict* verdict);
VISADO_API visado_status visado_verdict_diagnostic(const visado_verdict* verdict, size_t index, visado_diagnostic* out);

typedef struct visado_counts {
  size_t size;
  uint64_t read; /* dossiers; every one is in exactly one of the next five */
  uint64_t sin_reparos, con_observaciones, con_reparos, no_verificado, repeated;
  uint64_t unreadable;   /* of no_verificado */
  uint64_t rule_errors;
  uint64_t files_failed;
  uint64_t nothing_judged; /* 1: dossiers were read and no rule judged any: such a run proves nothing */
} visado_counts;
#define VISADO_COUNTS_INIT {sizeof(visado_counts), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}

VISADO_API void visado_summary_free(visado_summary* summary);
VISADO_API visado_status visado_summary_counts(const visado_summary* summary, visado_counts* out);
/* The accounts for people (Spanish), and as the object under "resumen" of `visado verificar --formato json`. */
VISADO_API const char* visado_summary_text(const visado_summary* summary);
VISADO_API const char* visado_summary_json(const visado_summary* summary);

/* --- FEEL --------------------------------------------------------------------------------------------------------- */

typedef struct visado_feel_options {
  size_t size;
  const char* date;  /* what today() is: AAAA-MM-DD; needed */
  int32_t spanish;   /* not 0: understands the Spanish vocabulary too */
  int32_t strict;    /* not 0: the meaning that rules have: nothing is decided without data */
} visado_feel_options;
#define VISADO_FEEL_OPTIONS_INIT {sizeof(visado_feel_options), NULL, 0, 0}

/* The value of an expression of `size` bytes. `context`: a JSON object whose keys are names that it may use, of
 * `context_size` bytes, or NULL. VISADO_BAD_INPUT when the expression or the context is not well-formed. What is only
 * ill-typed is null with warnings, unless `strict`. */
VISADO_API visado_status visado_evaluate(const char* expression, size_t size, const char* context, size_t context_size,
                                         const visado_feel_options* options, visado_evaluation** out,
                                         visado_error** error);
VISADO_API void visado_evaluation_free(visado_evaluation* evaluation);
VISADO_API const char* visado_evaluation_json(const visado_evaluation* evaluation); /* numbers keep their digits */
VISADO_API const char* visado_evaluation_feel(const visado_evaluation* evaluation);
/* The JSON array of warnings and of why parts are null. */
VISADO_API const char* visado_evaluation_diagnostics_json(const visado_evaluation* evaluation);

#ifdef __cplusplus
}
#endif

#endif
