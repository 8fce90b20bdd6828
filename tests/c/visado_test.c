/* The C interface used from plain C: every function, its failures, and many threads at once. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "visado.h"

static int failures = 0;
static void check(int truth, const char* what, int line) {
  if (truth) return;
  fprintf(stderr, "visado_test.c:%d: %s\n", line, what);
  ++failures;
}
#define CHECK(condition) check((condition) != 0, #condition, __LINE__)
#define CHECK_TEXT(text, expected) \
  check(strcmp((text), (expected)) == 0, #text " is not " #expected, __LINE__)
#define CHECK_HAS(text, part) check(strstr((text), (part)) != NULL, #text " lacks " #part, __LINE__)

static char rules[1024], bad_rules[1024];

static const char* over = "{\"expediente\": \"P-1\", \"modalidad\": \"baja_cuantia\", \"monto\": 25000.01,"
                          " \"fecha_ingreso\": \"2026-03-05\", \"facturas\": [{\"autorizacion\": \"A\", \"total\": 10},"
                          " {\"autorizacion\": \"B\", \"total\": -7.5}]}";
static const char* good = "{\"expediente\": \"P-2\", \"modalidad\": \"baja_cuantia\", \"monto\": 100,"
                          " \"fecha_ingreso\": \"2026-03-05\", \"facturas\": []}";

static visado_rulebook* load(void) {
  const char* paths[1];
  visado_rulebook* rulebook = NULL;
  visado_error* error = NULL;
  paths[0] = rules;
  if (visado_rulebook_load(paths, 1, NULL, &rulebook, &error) != VISADO_OK) {
    fprintf(stderr, "%s", visado_error_message(error));
    exit(1);
  }
  CHECK(error == NULL);
  return rulebook;
}

static visado_verifier* verifier_of(visado_rulebook* rulebook) {
  visado_options options = VISADO_OPTIONS_INIT;
  visado_verifier* verifier = NULL;
  options.date = "2026-11-02";
  CHECK(visado_verifier_new(rulebook, &options, &verifier, NULL) == VISADO_OK);
  return verifier;
}

static void rulebooks(void) {
  const char* paths[1];
  visado_rulebook* rulebook = load();
  visado_rulebook* none = NULL;
  visado_error* error = NULL;
  visado_diagnostic diagnostic = VISADO_DIAGNOSTIC_INIT;

  CHECK(strlen(visado_rulebook_fingerprint(rulebook)) == 64);
  CHECK_TEXT(visado_rulebook_schema(rulebook), "expediente");
  CHECK(visado_rulebook_rule_count(rulebook) == 2);
  CHECK_TEXT(visado_rulebook_rule_id(rulebook, 1), "P-002");
  CHECK(visado_rulebook_rule_id(rulebook, 2) == NULL);
  CHECK(visado_rulebook_warnings_json(rulebook)[0] == '[');
  CHECK(visado_rulebook_retain(rulebook) == rulebook);
  visado_rulebook_release(rulebook);
  visado_rulebook_release(rulebook);
  visado_rulebook_release(NULL);

  paths[0] = bad_rules;
  CHECK(visado_rulebook_load(paths, 1, NULL, &none, &error) == VISADO_BAD_INPUT);
  CHECK(none == NULL);
  CHECK(visado_error_status(error) == VISADO_BAD_INPUT);
  CHECK_HAS(visado_error_message(error), "montto");
  CHECK(visado_error_json(error)[0] == '[');
  CHECK_HAS(visado_error_json(error), "\"codigo\"");
  CHECK(visado_error_count(error) == 2); /* a warning stands before the error */
  CHECK(visado_error_diagnostic(error, 0, &diagnostic) == VISADO_OK);
  CHECK(diagnostic.gravity == VISADO_WARNING);
  CHECK(visado_error_diagnostic(error, 1, &diagnostic) == VISADO_OK);
  CHECK(strchr(diagnostic.code, '-') != NULL);
  CHECK(diagnostic.gravity == VISADO_ERROR);
  CHECK(diagnostic.message[0] != '\0');
  CHECK_HAS(diagnostic.file, "paquete.yaml");
  CHECK(diagnostic.line == 10 && diagnostic.column > 1);
  CHECK_HAS(diagnostic.hint, "monto");
  CHECK(visado_error_diagnostic(error, visado_error_count(error), &diagnostic) == VISADO_BAD_ARGUMENT);

  /* The same error serves for the next call; without one the status says it all the same. */
  paths[0] = "no/hay/tal";
  CHECK(visado_rulebook_load(paths, 1, NULL, &none, &error) == VISADO_BAD_INPUT);
  CHECK_HAS(visado_error_message(error), "no/hay/tal");
  CHECK(visado_rulebook_load(paths, 1, NULL, &none, NULL) == VISADO_BAD_INPUT);
  paths[0] = rules;
  CHECK(visado_rulebook_load(paths, 1, "ejecucion", &none, &error) == VISADO_BAD_ARGUMENT);
  CHECK(visado_error_count(error) == 0);
  CHECK_HAS(visado_error_message(error), "esquema");
  CHECK(visado_rulebook_load(NULL, 1, NULL, &none, &error) == VISADO_BAD_ARGUMENT);
  CHECK(visado_rulebook_load(paths, 0, NULL, &none, &error) == VISADO_BAD_ARGUMENT);
  CHECK(visado_rulebook_load(paths, 1, NULL, NULL, &error) == VISADO_BAD_ARGUMENT);
  visado_error_free(error);
  visado_error_free(NULL);
}

static void one_dossier(void) {
  visado_rulebook* rulebook = load();
  visado_verifier* verifier = verifier_of(rulebook);
  visado_verdict *verdict = NULL, *copy = NULL;
  visado_finding finding = VISADO_FINDING_INIT;
  visado_diagnostic diagnostic = VISADO_DIAGNOSTIC_INIT;
  visado_rulebook_release(rulebook); /* the verifier keeps it */

  CHECK(visado_verify_json(verifier, over, strlen(over), &verdict, NULL) == VISADO_OK);
  visado_verifier_retain(verifier);
  visado_verifier_release(verifier);
  CHECK(visado_verdict_proposal(verdict) == VISADO_CON_REPAROS);
  CHECK_TEXT(visado_verdict_key(verdict), "P-1");
  CHECK_TEXT(visado_verdict_class(verdict), "baja_cuantia");
  CHECK_TEXT(visado_verdict_requested(verdict), "25000.01");
  CHECK_TEXT(visado_verdict_excluded(verdict), "7.50");
  CHECK_TEXT(visado_verdict_payable(verdict), "24992.51");
  CHECK(visado_verdict_repeated(verdict) == 0);
  CHECK(visado_verdict_finding_count(verdict) == 2);
  CHECK(visado_verdict_finding(verdict, 0, &finding) == VISADO_OK);
  CHECK_TEXT(finding.rule, "P-001");
  CHECK(finding.outcome == VISADO_INCUMPLE && finding.effect == VISADO_DEVUELVE);
  CHECK_HAS(finding.message, "25,000.01");
  CHECK_TEXT(finding.element_path, "");
  CHECK(finding.observed == NULL);
  CHECK(finding.fingerprint[0] != '\0');
  CHECK(visado_verdict_finding(verdict, 1, &finding) == VISADO_OK);
  CHECK_TEXT(finding.element_path, "facturas");
  CHECK_TEXT(finding.element_key, "B");
  CHECK_TEXT(finding.observed, "7.50");
  CHECK_TEXT(finding.currency, "GTQ");
  CHECK(visado_verdict_finding(verdict, 2, &finding) == VISADO_BAD_ARGUMENT);
  CHECK_HAS(visado_verdict_json(verdict), "\"propuesta\":\"con reparos\"");
  CHECK(visado_verdict_clone(verdict, &copy, NULL) == VISADO_OK);
  visado_verdict_free(verdict);
  CHECK_TEXT(visado_verdict_key(copy), "P-1");
  visado_verdict_free(copy);

  CHECK(visado_verify_json(verifier, good, strlen(good), &verdict, NULL) == VISADO_OK);
  CHECK(visado_verdict_proposal(verdict) == VISADO_SIN_REPAROS);
  CHECK_TEXT(visado_verdict_excluded(verdict), "0.00");
  visado_verdict_free(verdict);

  /* What is no dossier has a verdict that says so. */
  CHECK(visado_verify_json(verifier, "{\"expediente\": ", 15, &verdict, NULL) == VISADO_OK);
  CHECK(visado_verdict_proposal(verdict) == VISADO_NO_VERIFICADO);
  CHECK(visado_verdict_requested(verdict) == NULL);
  CHECK(visado_verdict_diagnostic_count(verdict) == 1);
  CHECK(visado_verdict_diagnostic(verdict, 0, &diagnostic) == VISADO_OK);
  CHECK_TEXT(diagnostic.code, "LEC-002");
  CHECK(visado_verdict_diagnostic(verdict, 1, &diagnostic) == VISADO_BAD_ARGUMENT);
  visado_verdict_free(verdict);
  CHECK(visado_verify_json(verifier, "", 0, &verdict, NULL) == VISADO_OK);
  CHECK(visado_verdict_proposal(verdict) == VISADO_NO_VERIFICADO);
  visado_verdict_free(verdict);
  CHECK(visado_verify_json(verifier, NULL, 0, &verdict, NULL) == VISADO_BAD_ARGUMENT);
  CHECK(visado_verify_json(NULL, good, strlen(good), &verdict, NULL) == VISADO_BAD_ARGUMENT);
  visado_verifier_release(verifier);
}

static void options(void) {
  visado_rulebook* rulebook = load();
  visado_verifier* verifier = NULL;
  visado_verdict* verdict = NULL;
  visado_error* error = NULL;
  visado_finding finding = VISADO_FINDING_INIT;
  visado_options options = VISADO_OPTIONS_INIT;

  CHECK(visado_verifier_new(rulebook, &options, &verifier, &error) == VISADO_BAD_ARGUMENT);
  CHECK_HAS(visado_error_message(error), "fecha");
  CHECK(visado_verifier_new(rulebook, NULL, &verifier, &error) == VISADO_BAD_ARGUMENT);
  options.date = "2026-02-30";
  CHECK(visado_verifier_new(rulebook, &options, &verifier, &error) == VISADO_BAD_ARGUMENT);
  options.date = "2026-11-02";
  options.class_value = "baja_cuantía";
  CHECK(visado_verifier_new(rulebook, &options, &verifier, &error) == VISADO_BAD_ARGUMENT);
  options.class_value = NULL;
  options.stage = "devengado";
  CHECK(visado_verifier_new(rulebook, &options, &verifier, &error) == VISADO_BAD_ARGUMENT);
  options.stage = NULL;
  options.control = 7;
  CHECK(visado_verifier_new(rulebook, &options, &verifier, &error) == VISADO_BAD_ARGUMENT);
  options.control = VISADO_PERMANENTE;
  options.steps = ~(uint64_t)0;
  CHECK(visado_verifier_new(rulebook, &options, &verifier, &error) == VISADO_BAD_ARGUMENT);
  options.steps = 0;
  options.size = 0;
  CHECK(visado_verifier_new(rulebook, &options, &verifier, &error) == VISADO_BAD_ARGUMENT);
  CHECK(verifier == NULL);

  /* A program built with a shorter structure: what it does not send has its default. */
  options.size = offsetof(visado_options, control);
  options.control = 7;
  options.outcomes_only = 1;
  CHECK(visado_verifier_new(rulebook, &options, &verifier, NULL) == VISADO_OK);
  CHECK(visado_verify_json(verifier, over, strlen(over), &verdict, NULL) == VISADO_OK);
  finding.size = offsetof(visado_finding, title);
  CHECK(visado_verdict_finding(verdict, 0, &finding) == VISADO_OK);
  CHECK_TEXT(finding.rule, "P-001");
  CHECK(finding.title == NULL && finding.size == offsetof(visado_finding, title));
  finding.size = 0;
  CHECK(visado_verdict_finding(verdict, 0, &finding) == VISADO_BAD_ARGUMENT);
  visado_verdict_free(verdict);
  visado_verifier_release(verifier);

  options.size = sizeof options;
  options.control = VISADO_PERMANENTE;
  CHECK(visado_verifier_new(rulebook, &options, &verifier, NULL) == VISADO_OK);
  CHECK(visado_verify_json(verifier, over, strlen(over), &verdict, NULL) == VISADO_OK);
  finding.size = sizeof finding;
  CHECK(visado_verdict_finding(verdict, 0, &finding) == VISADO_OK);
  CHECK_TEXT(finding.message, ""); /* outcomes_only */
  visado_verdict_free(verdict);
  visado_verifier_release(verifier);
  visado_rulebook_release(rulebook);
  visado_error_free(error);
}

struct seen {
  int dossiers, stop_at;
  visado_verdict* kept;
};
static int on_verdict(void* user, const visado_verdict* verdict) {
  struct seen* seen = user;
  ++seen->dossiers;
  if (seen->kept == NULL) CHECK(visado_verdict_clone(verdict, &seen->kept, NULL) == VISADO_OK);
  CHECK_HAS(visado_verdict_json(verdict), visado_verdict_key(verdict));
  return seen->dossiers == seen->stop_at;
}

static void files(const char* folder) {
  char path[1200];
  const char* paths[2];
  FILE* file;
  int i;
  struct seen seen = {0, 0, NULL};
  visado_rulebook* rulebook = load();
  visado_verifier* verifier = verifier_of(rulebook);
  visado_summary* summary = NULL;
  visado_error* error = NULL;
  visado_counts counts = VISADO_COUNTS_INIT;

  snprintf(path, sizeof path, "%s/visado_test_c.jsonl", folder);
  file = fopen(path, "w");
  if (file == NULL) exit(1);
  for (i = 0; i < 200; ++i) {
    fprintf(file, "{\"expediente\": \"C-%d\", \"monto\": %d, \"fecha_ingreso\": \"2026-03-05\", \"facturas\": []}\n", i,
            i % 2 == 0 ? 100 : 30000);
  }
  fclose(file);
  paths[0] = path;
  paths[1] = "no/hay/tal.json";
  CHECK(visado_verify_files(verifier, paths, 2, on_verdict, &seen, &summary, NULL) == VISADO_OK);
  CHECK(seen.dossiers == 200);
  CHECK_TEXT(visado_verdict_key(seen.kept), "C-0");
  visado_verdict_free(seen.kept);
  CHECK(visado_summary_counts(summary, &counts) == VISADO_OK);
  CHECK(counts.read == 200 && counts.sin_reparos == 100 && counts.con_reparos == 100);
  CHECK(counts.files_failed == 1 && counts.nothing_judged == 0);
  CHECK_HAS(visado_summary_json(summary), "\"leidos\":200");
  CHECK_HAS(visado_summary_text(summary), "200");
  visado_summary_free(summary);
  visado_summary_free(NULL);

  seen.dossiers = 0, seen.stop_at = 3;
  summary = NULL, seen.kept = NULL;
  CHECK(visado_verify_files(verifier, paths, 1, on_verdict, &seen, &summary, &error) == VISADO_STOPPED);
  CHECK(summary == NULL && seen.dossiers == 3);
  CHECK(visado_error_status(error) == VISADO_STOPPED && visado_error_message(error)[0] != '\0');
  visado_verdict_free(seen.kept);
  CHECK(visado_verify_files(verifier, paths, 1, NULL, NULL, NULL, NULL) == VISADO_OK);
  CHECK(visado_verify_files(verifier, NULL, 1, NULL, NULL, NULL, NULL) == VISADO_BAD_ARGUMENT);
  visado_error_free(error);
  visado_verifier_release(verifier);
  visado_rulebook_release(rulebook);
  remove(path);
}

static void expressions(void) {
  const char* text = "sum(montos) + 0.1";
  const char* context = "{\"montos\": [0.2, 12345678901234567890.5]}";
  visado_feel_options options = VISADO_FEEL_OPTIONS_INIT;
  visado_evaluation* evaluation = NULL;
  visado_error* error = NULL;
  CHECK(visado_evaluate(text, strlen(text), context, strlen(context), &options, &evaluation, &error) == VISADO_BAD_ARGUMENT);
  options.date = "2026-11-02";
  CHECK(visado_evaluate(text, strlen(text), context, strlen(context), &options, &evaluation, NULL) == VISADO_OK);
  CHECK_TEXT(visado_evaluation_json(evaluation), "12345678901234567890.8");
  CHECK_TEXT(visado_evaluation_feel(evaluation), "12345678901234567890.8");
  CHECK_TEXT(visado_evaluation_diagnostics_json(evaluation), "[]");
  visado_evaluation_free(evaluation);
  visado_evaluation_free(NULL);
  CHECK(visado_evaluate("1 + \"a\"", 7, NULL, 0, &options, &evaluation, NULL) == VISADO_OK);
  CHECK_TEXT(visado_evaluation_json(evaluation), "null");
  CHECK_HAS(visado_evaluation_diagnostics_json(evaluation), "FEEL-");
  visado_evaluation_free(evaluation);
  CHECK(visado_evaluate("1 +", 3, NULL, 0, &options, &evaluation, &error) == VISADO_BAD_INPUT);
  CHECK(visado_error_count(error) == 1);
  CHECK(visado_evaluate("1", 1, "[1]", 3, &options, &evaluation, &error) == VISADO_BAD_ARGUMENT);
  CHECK(visado_evaluate("1", 1, "{", 1, &options, &evaluation, &error) == VISADO_BAD_INPUT);
  options.spanish = 1;
  CHECK(visado_evaluate("suma([1, 2])", 12, NULL, 0, &options, &evaluation, NULL) == VISADO_OK);
  CHECK_TEXT(visado_evaluation_json(evaluation), "3");
  visado_evaluation_free(evaluation);
  options.strict = 1;
  CHECK(visado_evaluate("1 + \"a\"", 7, NULL, 0, &options, &evaluation, &error) == VISADO_BAD_INPUT);
  CHECK(visado_evaluate("hoy()", 5, NULL, 0, &options, &evaluation, NULL) == VISADO_OK);
  CHECK_HAS(visado_evaluation_feel(evaluation), "2026-11-02");
  visado_evaluation_free(evaluation);
  visado_error_free(error);
}

/* Eight threads verify while the rulebook under them is changed for another again and again. */
enum { THREADS = 8 };
static int dossiers_each = 2000, swaps = 20; /* `test_c RULES SCRATCH 125000 100`: a million under a hundred changes */
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static visado_verifier* current;

static visado_verifier* borrow(void) {
  visado_verifier* verifier;
  pthread_mutex_lock(&guard);
  verifier = visado_verifier_retain(current);
  pthread_mutex_unlock(&guard);
  return verifier;
}

static void* verify_many(void* wrong) {
  int i;
  for (i = 0; i < dossiers_each; ++i) {
    const char* json = i % 2 == 0 ? good : over;
    visado_verifier* verifier = borrow();
    visado_verdict* verdict = NULL;
    if (visado_verify_json(verifier, json, strlen(json), &verdict, NULL) != VISADO_OK ||
        visado_verdict_proposal(verdict) != (i % 2 == 0 ? VISADO_SIN_REPAROS : VISADO_CON_REPAROS))
      ++*(int*)wrong;
    visado_verifier_release(verifier);
    visado_verdict_free(verdict);
  }
  return NULL;
}

static void threads(void) {
  pthread_t workers[THREADS];
  int wrong[THREADS] = {0}, i;
  visado_rulebook* rulebook = load();
  current = verifier_of(rulebook);
  visado_rulebook_release(rulebook);
  for (i = 0; i < THREADS; ++i) CHECK(pthread_create(&workers[i], NULL, verify_many, &wrong[i]) == 0);
  for (i = 0; i < swaps; ++i) {
    visado_verifier *next, *old;
    rulebook = load();
    next = verifier_of(rulebook);
    visado_rulebook_release(rulebook);
    pthread_mutex_lock(&guard);
    old = current;
    current = next;
    pthread_mutex_unlock(&guard);
    visado_verifier_release(old);
  }
  for (i = 0; i < THREADS; ++i) {
    pthread_join(workers[i], NULL);
    CHECK(wrong[i] == 0);
  }
  visado_verifier_release(current);
}

static void nothing(void) {
  visado_counts counts = VISADO_COUNTS_INIT;
  visado_diagnostic diagnostic = VISADO_DIAGNOSTIC_INIT;
  visado_finding finding = VISADO_FINDING_INIT;
  CHECK(visado_verdict_proposal(NULL) == VISADO_NO_VERIFICADO);
  CHECK_TEXT(visado_verdict_key(NULL), "");
  CHECK(visado_verdict_json(NULL) == NULL);
  CHECK(visado_verdict_finding(NULL, 0, &finding) == VISADO_BAD_ARGUMENT);
  CHECK(visado_verdict_diagnostic(NULL, 0, &diagnostic) == VISADO_BAD_ARGUMENT);
  CHECK(visado_summary_counts(NULL, &counts) == VISADO_BAD_ARGUMENT);
  CHECK(visado_error_status(NULL) == VISADO_OK);
  CHECK_TEXT(visado_error_message(NULL), "");
  CHECK(visado_rulebook_retain(NULL) == NULL);
  CHECK(visado_rulebook_rule_count(NULL) == 0);
  CHECK_TEXT(visado_evaluation_json(NULL), "null");
  CHECK(visado_abi() == VISADO_ABI);
  CHECK(strlen(visado_version_text()) >= 5);
}

int main(int argc, char** argv) {
  if (argc != 3 && argc != 5) return 2; /* visado_test RULES_FOLDER SCRATCH_FOLDER [DOSSIERS_EACH SWAPS] */
  if (argc == 5) dossiers_each = atoi(argv[3]), swaps = atoi(argv[4]);
  snprintf(rules, sizeof rules, "%s/reglas", argv[1]);
  snprintf(bad_rules, sizeof bad_rules, "%s/reglas_malas", argv[1]);
  rulebooks();
  one_dossier();
  options();
  files(argv[2]);
  expressions();
  threads();
  nothing();
  if (failures > 0) fprintf(stderr, "%d failures\n", failures);
  return failures > 0;
}
