// Lists and reports of the ledger.
#include <algorithm>
#include <iostream>
#include <optional>

#include "command.hpp"
#include "output.hpp"

namespace visado::command {
namespace {

struct Options {
  std::string ledger, format = "texto", output, section, day, period;
  ReparoQuery reparos;
  HallazgoQuery hallazgos;
  bool overdue = false;
  int days_to_pay = FollowUpOptions{}.days_to_pay;
};

int wrong(std::string const& what) {
  std::cerr << "visado: " << what << '\n';
  return wrong_usage;
}

// What every list and report needs of the command line.
struct Request {
  Options const& o;
  PageOptions page;
  std::optional<Period> period;
};

// The page of a list or report; `make` reads the ledger.
template <class Make>
int print_page(Request& request, Make const& make) {
  auto const& o = request.o;
  if (!o.output.empty() && overwrites_input("informe", "--salida", o.output, {o.ledger})) return wrong_usage;
  LedgerOptions options;
  options.access = LedgerOptions::Access::read;
  auto ledger = Ledger::open(o.ledger, options);
  if (!ledger) {
    print(ledger.diagnostics());
    return cannot_read;
  }
  auto const made = make(ledger.value());
  print(made.diagnostics());
  if (!made) return cannot_read;
  std::optional<OutputFile> file;
  if (!o.output.empty()) file.emplace(o.output);
  std::ostream& out = file ? file->stream() : std::cout;
  if (!write_page(out, made.value(), request.page)) {
    std::vector<std::string> known;
    if constexpr (requires { sections_of(made.value()); }) known = sections_of(made.value());
    return wrong(none_named("sección", o.section, known));
  }
  out.flush();
  if (file) return file->commit() ? all_well : static_cast<int>(cannot_read);
  if (out) return all_well;
  cannot_write("la salida");
  return cannot_read;
}

int list_of_reparos(Request& request) {
  auto query = request.o.reparos;
  query.formulated = request.period;
  if (request.o.overdue) query.overdue = request.page.day;
  return print_page(request, [&](Ledger& ledger) { return find_reparos(ledger, query); });
}
int list_of_hallazgos(Request& request) {
  auto query = request.o.hallazgos;
  query.opened = request.period;
  if (request.o.overdue) query.overdue = request.page.day;
  return print_page(request, [&](Ledger& ledger) { return find_hallazgos(ledger, query); });
}
int of_reparos(Request& request) {
  return print_page(request, [&](Ledger& ledger) { return report_reparos(ledger, *request.period); });
}
int of_hallazgos(Request& request) {
  return print_page(request, [&](Ledger& ledger) { return report_hallazgos(ledger, *request.period); });
}
int of_follow_up(Request& request) {
  return print_page(request, [&](Ledger& ledger) {
    return report_follow_up(ledger, {request.page.day, request.o.days_to_pay});
  });
}
int of_indicators(Request& request) {
  return print_page(request, [&](Ledger& ledger) { return report_indicators(ledger, *request.period); });
}

int work(Options const& o, bool in_period, int (*what)(Request&)) {
  auto const format = page_format(o.format);
  if (!format) return wrong("no hay formato «" + o.format + "»: texto, json, csv o html");
  Request request{o, {*format, o.section, std::filesystem::path(o.ledger).filename().string(), today()}, {}};
  if (!o.day.empty()) {
    auto const day = Date::parse(o.day);
    if (!day) return wrong("--fecha se escribe AAAA-MM-DD, no «" + o.day + "»");
    request.page.day = *day;
  }
  if (!o.period.empty() && !(request.period = Period::parse(o.period)))
    return wrong("--periodo se escribe 2026, 2026-C1 (cuatrimestre), 2026-05 (mes) o 2026-05-04..2026-05-08, no «" + o.period + "»");
  if (in_period && !request.period) request.period = Period::parse(four_months_of(request.page.day));
  return what(request);
}

using OptionsPtr = std::shared_ptr<Options>;

CLI::App* add(CLI::App& parent, Action& action, OptionsPtr const& o, char const* name, char const* description, bool in_period,
              int (*what)(Request&)) {
  auto* verb = parent.add_subcommand(name, description);
  verb->add_option("--bitacora", o->ledger, "La bitácora")->required();
  verb->add_option("--formato", o->format, "texto, json, csv o html");
  verb->add_option("--salida", o->output, "Archivo (si falta: la salida estándar)");
  verb->add_option("--fecha", o->day, "Lo que venció antes de este día está vencido, AAAA-MM-DD (si falta: hoy)");
  verb->callback([o, in_period, what, &action] { action = [o, in_period, what] { return work(*o, in_period, what); }; });
  return verb;
}

void add_list_of_hallazgos(CLI::App& app, Action& action) {
  auto const o = std::make_shared<Options>();
  auto& query = o->hallazgos;
  auto* verb = add(group(app, "hallazgos", "Los hallazgos de auditoría y lo que se recomienda"), action, o, "listar",
                   "Los hallazgos, por número", false, list_of_hallazgos);
  verb->add_option("--hallazgo", query.number, "Solo este, por su número");
  verb->add_option("--estado", query.state, "Solo los que están así");
  verb->add_option("--origen", query.origin, "Solo los de auditoría interna, o los de Contraloría");
  verb->add_option("--unidad", query.unit, "Solo los de esta unidad");
  verb->add_option("--responsable", query.owner, "Solo los que tiene que atender");
  verb->add_option("--expediente", query.dossier, "Solo los que agrupan reparos de este expediente");
  verb->add_option("--regla", query.rule, "Solo los que agrupan reparos de esta regla");
  verb->add_option("--periodo", o->period, "Solo los abiertos en él: 2026, 2026-C1, 2026-05, 2026-05-04..2026-05-08");
  verb->add_option("--limite", query.limit, "Cuántos a lo más");
  verb->add_flag("--abiertos", query.open, "Solo posibles, notificados y con descargo");
  verb->add_flag("--vencidos", o->overdue, "Solo los abiertos cuyo plazo venció");
}

void add_list_of_reparos(CLI::App& app, Action& action) {
  auto const o = std::make_shared<Options>();
  auto& query = o->reparos;
  auto* verb = add(group(app, "reparos", "Los reparos y lo que se decide de ellos"), action, o, "listar",
                   "Los reparos, por expediente", false, list_of_reparos);
  verb->add_option("--expediente", query.dossier, "Solo los de este expediente");
  verb->add_option("--regla", query.rule, "Solo los de esta regla");
  verb->add_option("--estado", query.state, "Solo los que están así");
  verb->add_option("--severidad", query.severity, "Solo los de esta severidad");
  verb->add_option("--unidad", query.unit, "Solo los de esta unidad");
  verb->add_option("--clase,--modalidad", query.class_value, "Solo los de expedientes de esta clase");
  verb->add_option("--proveedor", query.supplier, "Solo los de quien cobra: su NIT o su nombre");
  verb->add_option("--responsable", query.owner, "Solo los que tiene que atender");
  verb->add_option("--periodo", o->period, "Solo los formulados en él: 2026, 2026-C1, 2026-05, 2026-05-04..2026-05-08");
  verb->add_option("--limite", query.limit, "Cuántos a lo más");
  verb->add_flag("--abiertos", query.open, "Solo formulados, notificados y sostenidos");
  verb->add_flag("--vencidos", o->overdue, "Solo los notificados cuyo plazo venció");
}

}  // namespace

void add_informes(CLI::App& app, Action& action) {
  add_list_of_reparos(app, action);
  add_list_of_hallazgos(app, action);
  auto& reports = group(app, "informe", "Lo que la bitácora dice de un período");
  struct Report {
    char const *name, *description;
    bool in_period;
    int (*what)(Request&);
  };
  for (auto const& report : {Report{"reparos", "Los reparos que se formularon en un período", true, of_reparos},
                             Report{"hallazgos", "Los hallazgos que se abrieron en un período", true, of_hallazgos},
                             Report{"seguimiento", "Lo pendiente y lo vencido, por responsable", false, of_follow_up},
                             Report{"indicadores", "Las cifras de un período", true, of_indicators}}) {
    auto const o = std::make_shared<Options>();
    auto* verb = add(reports, action, o, report.name, report.description, report.in_period, report.what);
    verb->add_option("--seccion", o->section, "Solo esta parte");
    if (report.in_period)
      verb->add_option("--periodo", o->period,
                       "2026, 2026-C1 (cuatrimestre), 2026-05 (mes) o días 2026-05-04..2026-05-08 (si falta: este cuatrimestre)");
    else
      verb->add_option("--dias-de-pago", o->days_to_pay, "Días hábiles que hay para pagar desde que los documentos están completos (si falta: 30)");
  }
}

}  // namespace visado::command
