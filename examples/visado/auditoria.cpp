// What internal audit does in the ledger: terms, hallazgos, recomendaciones.
#include <iostream>

#include "acto.hpp"

namespace visado::command {
namespace {

struct Options : ActOptions {
  std::string hallazgo, file, text, from, basis;
  HallazgoDraft draft{};
  ActTerm term{};
  std::vector<std::string> recommendations;
  std::string responsible;
  std::int64_t recommendation = 0;
  bool calendar = false;
};

using Work = int (*)(Options const&, Ledger&, Occasion const&);

int set_term(Options const& o, Ledger& ledger, Occasion const& when) {
  auto term = o.term;
  term.working = !o.calendar;
  term.from = when.day;
  if (!o.from.empty()) {
    auto const from = day_of(o.from, "--desde");
    if (!from) return wrong_usage;
    term.from = *from;
  }
  return said(visado::set_term(ledger, term, when));
}

int open(Options const& o, Ledger& ledger, Occasion const& when) {
  auto const filed = open_hallazgo(ledger, o.draft, when);
  print(filed.diagnostics());
  if (!filed) return something_wrong;
  std::cout << filed->number << '\n';
  return all_well;
}

int import(Options const& o, Ledger& ledger, Occasion const& when) {
  auto const accounts = import_hallazgos(ledger, o.file, when);
  print(accounts.diagnostics());
  if (!accounts) return something_wrong;
  std::cout << "importados: " << accounts->filed << "; ya estaban: " << accounts->known << '\n';
  return all_well;
}

// The document is optional: nothing when it is not named, false when something is wrong with it.
bool optional_evidence(Options const& o, std::optional<Evidence>& found) {
  if (o.document.empty()) return true;
  found = evidence(o);
  return found.has_value();
}

int cause(Options const& o, Ledger& ledger, Occasion const& when) { return said(set_hallazgo_cause(ledger, o.hallazgo, o.text, when)); }
int notify(Options const& o, Ledger& ledger, Occasion const& when) {
  return said(notify_hallazgo(ledger, o.hallazgo, o.responsible, when));
}
int answer(Options const& o, Ledger& ledger, Occasion const& when) {
  std::optional<Evidence> proof;
  return optional_evidence(o, proof) ? said(answer_hallazgo(ledger, o.hallazgo, o.text, proof, when)) : static_cast<int>(wrong_usage);
}
int dismiss(Options const& o, Ledger& ledger, Occasion const& when) {
  auto const proof = evidence(o);
  return proof ? said(dismiss_hallazgo(ledger, o.hallazgo, o.text, *proof, when)) : static_cast<int>(wrong_usage);
}
int confirm(Options const& o, Ledger& ledger, Occasion const& when) {
  std::vector<RecommendationDraft> drafts;
  for (auto const& text : o.recommendations) drafts.push_back({text, o.responsible});
  return said(confirm_hallazgo(ledger, o.hallazgo, o.text, drafts, when));
}
int extend(Options const& o, Ledger& ledger, Occasion const& when) { return said(extend_hallazgo(ledger, o.hallazgo, o.text, when)); }

int progress(Options const& o, Ledger& ledger, Occasion const& when) {
  std::optional<Evidence> proof;
  return optional_evidence(o, proof) ? said(report_progress(ledger, o.recommendation, o.text, proof, when)) : static_cast<int>(wrong_usage);
}
template <bool met>
int settle(Options const& o, Ledger& ledger, Occasion const& when) {
  std::optional<Evidence> proof;
  return optional_evidence(o, proof) ? said(settle_recommendation(ledger, o.recommendation, met, o.text, proof, when))
                                     : static_cast<int>(wrong_usage);
}
int extend_one(Options const& o, Ledger& ledger, Occasion const& when) {
  return said(extend_recommendation(ledger, o.recommendation, o.text, when));
}

class Verbs {
 public:
  explicit Verbs(Action& action) : o(std::make_shared<Options>()), action_(action) {}
  CLI::App* add(CLI::App& parent, char const* name, char const* description, Work what) {
    auto* verb = parent.add_subcommand(name, description);
    add_act_options(*verb, *o, true);
    verb->callback([options = o, &action = action_, what] {
      action = [options, what] {
        return with_ledger(*options, LedgerOptions::Access::write,
                           [&](Ledger& ledger, Occasion const& when) { return what(*options, ledger, when); });
      };
    });
    return verb;
  }
  static void required(CLI::App* verb, char const* name, std::string& to, char const* description) {
    verb->add_option(name, to, description)->required();
  }
  std::shared_ptr<Options> o;

 private:
  Action& action_;
};

void add_hallazgos(CLI::App& app, Verbs& verbs) {
  auto& o = *verbs.o;
  auto* hallazgos = &group(app, "hallazgos", "Los hallazgos de auditoría y lo que se decide de ellos");
  auto* verb = verbs.add(*hallazgos, "abrir", "Abre un hallazgo posible, que puede agrupar reparos", open);
  Verbs::required(verb, "--titulo", o.draft.title, "De qué trata");
  Verbs::required(verb, "--condicion", o.draft.condition, "Qué se encontró");
  Verbs::required(verb, "--criterio", o.draft.criterion, "La norma que debía cumplirse");
  Verbs::required(verb, "--efecto", o.draft.effect, "Qué consecuencia tiene");
  Verbs::required(verb, "--recomendacion", o.draft.recommendation, "Qué hacer");
  Verbs::required(verb, "--unidad", o.draft.unit, "La unidad a la que se hace");
  verb->add_option("--causa", o.draft.cause, "Por qué pasó (si falta: por determinar)");
  verb->add_option("--monto", o.draft.amount, "Monto en quetzales");
  verb->add_option("--reparo", o.draft.reparos, "Un reparo que agrupa (se puede repetir)");
  verb = verbs.add(*hallazgos, "importar", "Los hallazgos de la Contraloría, de un archivo CSV o JSON", import);
  Verbs::required(verb, "ARCHIVO", o.file, "El archivo");
  struct One {
    char const *name, *description;
    Work what;
    char const *option, *option_text;
  };
  for (auto const& [name, description, what, option, option_text] :
       {One{"causa", "Dice la causa de un hallazgo", cause, "--causa", "Por qué pasó"},
        One{"notificar", "Lo notifica a quien responde; corre el plazo del descargo", notify, nullptr, nullptr},
        One{"descargo", "Lo que dice quien responde", answer, "--comentario", "Sus comentarios"},
        One{"desvanecer", "El descargo lo desvanece", dismiss, "--comentario", "El comentario de auditoría"},
        One{"confirmar", "El hallazgo queda confirmado, con sus recomendaciones", confirm, "--comentario", "El comentario de auditoría"},
        One{"prorrogar", "Prorroga una vez el plazo del descargo", extend, "--causa", "Por qué"}}) {
    verb = verbs.add(*hallazgos, name, description, what);
    Verbs::required(verb, "HALLAZGO", o.hallazgo, "Su número: HAL-2026-00001");
    if (option != nullptr) Verbs::required(verb, option, o.text, option_text);
    if (what == notify || what == confirm) Verbs::required(verb, "--responsable", o.responsible, "Quién responde");
    if (what == confirm) verb->add_option("--recomendacion", o.recommendations, "Una recomendación (se puede repetir)")->required();
    if (what == answer || what == dismiss) add_document_options(*verb, o, what == dismiss);
  }
}

void add_recommendations(CLI::App& app, Verbs& verbs) {
  auto& o = *verbs.o;
  auto* group_verb = &group(app, "recomendaciones", "Las recomendaciones de hallazgos confirmados, hasta que auditoría las verifica");
  struct One {
    char const *name, *description;
    Work what;
    char const *option, *option_text;
  };
  for (auto const& [name, description, what, option, option_text] :
       {One{"avance", "Lo que se hizo para cumplirla", progress, "--avance", "Qué se hizo"},
        One{"cumplida", "Auditoría verifica que se cumplió", settle<true>, "--comentario", "Qué verificó"},
        One{"incumplida", "Venció y no se cumplió", settle<false>, "--comentario", "Qué verificó"},
        One{"prorrogar", "Prorroga su plazo una vez", extend_one, "--causa", "Por qué"}}) {
    auto* verb = verbs.add(*group_verb, name, description, what);
    verb->add_option("RECOMENDACIÓN", o.recommendation, "Su número")->required();
    Verbs::required(verb, option, o.text, option_text);
    if (what != extend_one) add_document_options(*verb, o, false);
  }
}

}  // namespace

void add_auditoria(CLI::App& app, Action& action) {
  Verbs verbs(action);
  auto& o = *verbs.o;
  add_hallazgos(app, verbs);
  add_recommendations(app, verbs);
  auto* verb = verbs.add(app, "plazo", "Pone el plazo de una clase de acto, desde un día", set_term);
  Verbs::required(verb, "CLASE", o.term.kind, "descargo o recomendación");
  verb->add_option("--dias", o.term.days, "Cuántos días")->required();
  verb->add_flag("--calendario", o.calendar, "De calendario (si falta: hábiles)");
  verb->add_option("--prorroga", o.term.extension, "Días que añade una prórroga (si falta: no se prorroga)");
  verb->add_option("--desde", o.from, "Primer día en que vale (si falta: el del acto)");
  Verbs::required(verb, "--base", o.term.basis, "La norma o el acto que lo fija");
}

}  // namespace visado::command
