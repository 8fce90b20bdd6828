// What persons do: registry, rulebooks, intake, answers, decisions.
#include <iostream>

#include "acto.hpp"
#include "output.hpp"

namespace visado::command {
namespace {

struct Options : ActOptions {
  std::string output;
  std::string id, name, account, unit, post, role, from, to, substitute_of;
  std::vector<std::string> identifiers;
  std::string fingerprint, cause, dossier, stage, rule, answer, folio, note, addressee, number, analyst, ordered_by, article;
  std::int64_t reparo = 0;
  int term = 0;
};

using Work = int (*)(Options const&, Ledger&, Occasion const&);

int given(Options const& o, Result<Certificate> const& result) {
  print(result.diagnostics());
  if (!result) return something_wrong;
  if (o.output.empty()) {
    std::cout << result->json << '\n';
    return all_well;
  }
  if (!write_file(o.output, result->json + '\n')) {
    // The act stands: its document must not be lost.
    std::cout << result->json << '\n';
    return cannot_read;
  }
  std::cout << result->number << '\n';
  return all_well;
}

int register_person(Options const& o, Ledger& ledger, Occasion const& when) {
  return said(ledger.register_person({o.id, o.name, o.account, o.identifiers}, when));
}

int appoint(Options const& o, Ledger& ledger, Occasion const& when) {
  Appointment appointment{o.id, o.unit, o.post, o.role, when.day, {}, o.substitute_of};
  if (!o.from.empty()) {
    auto const from = day_of(o.from, "--desde");
    if (!from) return wrong_usage;
    appointment.from = *from;
  }
  if (!o.to.empty() && !(appointment.to = day_of(o.to, "--hasta"))) return wrong_usage;
  return said(ledger.appoint(appointment, when));
}

int persons(Options const&, Ledger& ledger, Occasion const&) {
  auto const lines = list_persons(ledger);
  print(lines.diagnostics());
  if (!lines) return cannot_read;
  for (auto const& line : lines.value()) {
    std::cout << line.id << "  " << line.name << (line.account.empty() ? "" : "  (cuenta " + line.account + ")") << '\n';
    for (auto const& post : line.posts)
      std::cout << "    " << post.role << ", " << post.post << ", " << post.unit << "; desde " << post.from
                << (post.to.empty() ? "" : " hasta " + post.to)
                << (post.substitute_of.empty() ? "" : "; suplente de " + post.substitute_of) << '\n';
  }
  return all_well;
}

template <Ledger::RulebookAct what>
int rulebook(Options const& o, Ledger& ledger, Occasion const& when) {
  return said(ledger.set_rulebook_state(o.fingerprint, what, o.cause, when));
}

int enter(Options const& o, Ledger& ledger, Occasion const& when) { return said(ledger.enter(o.dossier, when)); }
int assign(Options const& o, Ledger& ledger, Occasion const& when) { return said(ledger.assign(o.dossier, o.analyst, when)); }
int complete(Options const& o, Ledger& ledger, Occasion const& when) { return said(ledger.complete_documents(o.dossier, when)); }
int answer(Options const& o, Ledger& ledger, Occasion const& when) {
  return said(ledger.answer({o.dossier, o.rule, o.answer, o.folio, o.note}, when));
}
int approve(Options const& o, Ledger& ledger, Occasion const& when) { return given(o, ledger.approve(o.dossier, o.stage, when)); }
int send_back(Options const& o, Ledger& ledger, Occasion const& when) {
  return given(o, ledger.return_dossier(o.dossier, o.addressee, o.term, when));
}
int annul(Options const& o, Ledger& ledger, Occasion const& when) { return said(ledger.annul(o.number, o.cause, when)); }

int lift(Options const& o, Ledger& ledger, Occasion const& when) {
  auto const proof = evidence(o);
  return proof ? said(ledger.lift(o.reparo, o.cause, *proof, when)) : static_cast<int>(wrong_usage);
}
int sustain(Options const& o, Ledger& ledger, Occasion const& when) { return said(ledger.sustain(o.reparo, o.cause, when)); }
int transfer(Options const& o, Ledger& ledger, Occasion const& when) { return said(ledger.transfer(o.reparo, o.cause, when)); }
int dispense(Options const& o, Ledger& ledger, Occasion const& when) {
  auto const proof = evidence(o);
  return proof ? said(ledger.dispense(o.reparo, o.article, *proof, when)) : static_cast<int>(wrong_usage);
}
int by_order(Options const& o, Ledger& ledger, Occasion const& when) {
  auto const order = evidence(o);
  return order ? given(o, ledger.proceed_by_order(o.dossier, o.ordered_by, o.cause, *order, when)) : static_cast<int>(wrong_usage);
}

struct Entry {
  char const *name, *description;
  Work what;
};

class Verbs {
 public:
  explicit Verbs(Action& action) : action_(action), o(std::make_shared<Options>()) {}

  CLI::App* add(CLI::App& parent, char const* name, char const* description, Work what, bool decides = true) {
    auto* verb = parent.add_subcommand(name, description);
    add_act_options(*verb, *o, decides);
    auto const access = decides ? LedgerOptions::Access::write : LedgerOptions::Access::read;
    verb->callback([this_options = o, &action = action_, what, access] {
      action = [this_options, what, access] {
        return with_ledger(*this_options, access, [&](Ledger& ledger, Occasion const& when) { return what(*this_options, ledger, when); });
      };
    });
    return verb;
  }
  void required(CLI::App* verb, char const* name, std::string& to, char const* description) {
    verb->add_option(name, to, description)->required();
  }
  void document(CLI::App* verb) { add_document_options(*verb, *o, true); }
  void certificate(CLI::App* verb) {
    verb->add_option("--llave", o->key, "Llave Ed25519 privada (PEM) con que el sistema sella el documento");
    verb->add_option("--salida", o->output, "Archivo del documento (si falta: la salida estándar)");
  }

 private:
  Action& action_;

 public:
  std::shared_ptr<Options> o;
};

void add_persons(CLI::App& app, Verbs& verbs) {
  auto& o = *verbs.o;
  auto* persons_verb = app.add_subcommand("persona", "Las personas que deciden, y sus cargos");
  persons_verb->require_subcommand(1);
  auto* verb = verbs.add(*persons_verb, "registrar", "Registra a una persona, o cambia sus datos", register_person);
  verbs.required(verb, "ID", o.id, "Con qué se declara: su usuario o código");
  verbs.required(verb, "--nombre", o.name, "Su nombre");
  verb->add_option("--cuenta", o.account, "La única cuenta desde la que decide");
  verb->add_option("--identificador", o.identifiers, "Con qué más puede estar en un expediente: NIT, código de empleado");
  verb = verbs.add(*persons_verb, "cargo", "Da un rol a una persona, o cambia hasta cuándo lo tiene", appoint);
  verbs.required(verb, "ID", o.id, "La persona");
  std::string all;
  for (auto const& role : roles()) all += (all.empty() ? "" : ", ") + role;
  verb->add_option("--rol", o.role, all)->required();
  verbs.required(verb, "--unidad", o.unit, "Su unidad");
  verbs.required(verb, "--puesto", o.post, "Su puesto");
  verb->add_option("--desde", o.from, "Primer día (si falta: el del acto)");
  verb->add_option("--hasta", o.to, "Último día");
  verb->add_option("--suplente-de", o.substitute_of, "A quién suple en ese rol");
  verbs.add(*persons_verb, "listar", "Las personas y sus cargos", persons, false);

  auto* rulebooks = app.add_subcommand("reglamento", "Con qué versión de las reglas se visa");
  rulebooks->require_subcommand(1);
  for (auto const& [name, description, what] :
       {Entry{"presentar", "Presenta una versión: queda en prueba", rulebook<Ledger::RulebookAct::present>},
        Entry{"poner-en-vigor", "Pone en vigor una versión que presentó otra persona", rulebook<Ledger::RulebookAct::put_in_force>},
        Entry{"suspender", "Suspende la versión vigente", rulebook<Ledger::RulebookAct::suspend>}}) {
    verb = verbs.add(*rulebooks, name, description, what);
    verbs.required(verb, "HUELLA", o.fingerprint, "La huella del reglamento, o sus primeros dígitos");
    verb->add_option("--causa", o.cause, "Por qué");
  }
}

void add_review(CLI::App& app, Verbs& verbs) {
  auto& o = *verbs.o;
  auto* entries = app.add_subcommand("ingreso", "La entrada de un expediente, su asignación y sus documentos");
  entries->require_subcommand(1);
  for (auto const& [name, description, what] :
       {Entry{"registrar", "El expediente entra, o vuelve a entrar", enter},
        Entry{"asignar", "Un analista lo revisa", assign},
        Entry{"completar", "Tiene todos sus documentos: desde hoy corre el plazo", complete}}) {
    auto* verb = verbs.add(*entries, name, description, what);
    verbs.required(verb, "EXPEDIENTE", o.dossier, "El expediente");
    if (what == assign) verbs.required(verb, "--analista", o.analyst, "Quién lo revisa");
  }
  auto* verb = verbs.add(app, "responder", "Responde una comprobación manual de un expediente", answer);
  verbs.required(verb, "EXPEDIENTE", o.dossier, "El expediente");
  verbs.required(verb, "--regla", o.rule, "La comprobación");
  verbs.required(verb, "--respuesta", o.answer, "cumple, no cumple o no aplica");
  verb->add_option("--folio", o.folio, "Dónde se ve");
  verb->add_option("--nota", o.note, "Observación");
  verb = verbs.add(app, "visar", "Visa un expediente y da su constancia", approve);
  verbs.required(verb, "EXPEDIENTE", o.dossier, "El expediente");
  verb->add_option("--etapa", o.stage, "La etapa del gasto");
  verbs.certificate(verb);
  verb = verbs.add(app, "devolver", "Devuelve un expediente con su oficio", send_back);
  verbs.required(verb, "EXPEDIENTE", o.dossier, "El expediente");
  verbs.required(verb, "--destinatario", o.addressee, "A quién se devuelve");
  verb->add_option("--plazo", o.term, "Días para subsanar")->required();
  verbs.certificate(verb);
  verb = verbs.add(app, "anular", "Anula un visado", annul);
  verbs.required(verb, "NÚMERO", o.number, "El número de su constancia");
  verbs.required(verb, "--causa", o.cause, "Por qué");
}

void add_reparos(CLI::App& app, Verbs& verbs) {
  auto& o = *verbs.o;
  auto& of_reparos = group(app, "reparos", "Los reparos y lo que se decide de ellos");
  CLI::App* verb = nullptr;
  auto const one = [&](char const* name, char const* description, Work what) {
    verb = verbs.add(of_reparos, name, description, what);
    verb->add_option("REPARO", o.reparo, "Su número")->required();
  };
  one("levantar", "La regla o el dato estaban mal", lift);
  verbs.required(verb, "--causa", o.cause, "Por qué");
  verbs.document(verb);
  one("sostener", "El reparo vale, aunque se discuta", sustain);
  verbs.required(verb, "--causa", o.cause, "Por qué");
  one("trasladar", "Un reparo sostenido pasa a auditoría", transfer);
  verbs.required(verb, "--causa", o.cause, "Por qué");
  one("dispensar", "La norma permite exceptuarlo", dispense);
  verbs.required(verb, "--articulo", o.article, "El artículo que lo permite");
  verbs.document(verb);
  verb = verbs.add(of_reparos, "orden-escrita", "El expediente sigue sin visado, por orden escrita de la autoridad", by_order);
  verbs.required(verb, "EXPEDIENTE", o.dossier, "El expediente");
  verbs.required(verb, "--ordena", o.ordered_by, "La autoridad que lo ordena");
  verbs.required(verb, "--causa", o.cause, "Por qué");
  verbs.document(verb);
  verbs.certificate(verb);
}

}  // namespace

void add_actos(CLI::App& app, Action& action) {
  Verbs verbs(action);
  add_persons(app, verbs);
  add_review(app, verbs);
  add_reparos(app, verbs);
}

}  // namespace visado::command
