#include <stdio.h>
#include <string.h>
#include <visado.h>

int decimal_of_the_compiler(void);

int main(int argc, char** argv) {
  const char* json = "{\"expediente\": \"P-1\", \"monto\": 25000.01, \"fecha_ingreso\": \"2026-03-05\"}";
  const char* paths[1];
  visado_rulebook* rulebook = NULL;
  visado_verifier* verifier = NULL;
  visado_verdict* verdict = NULL;
  visado_error* error = NULL;
  visado_options options = VISADO_OPTIONS_INIT;
  int right = 0;
  if (argc != 2 || visado_abi() != VISADO_ABI || !decimal_of_the_compiler()) return 1;
  paths[0] = argv[1];
  options.date = "2026-11-02";
  if (visado_rulebook_load(paths, 1, NULL, &rulebook, &error) == VISADO_OK &&
      visado_verifier_new(rulebook, &options, &verifier, &error) == VISADO_OK &&
      visado_verify_json(verifier, json, strlen(json), &verdict, &error) == VISADO_OK) {
    right = visado_verdict_proposal(verdict) == VISADO_CON_REPAROS && decimal_of_the_compiler();
    printf("%s %s\n", visado_verdict_key(verdict), visado_verdict_requested(verdict));
  } else {
    fputs(visado_error_message(error), stderr);
  }
  visado_error_free(error);
  visado_verdict_free(verdict);
  visado_verifier_release(verifier);
  visado_rulebook_release(rulebook);
  return !right;
}
