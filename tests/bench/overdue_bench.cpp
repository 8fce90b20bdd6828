// A ledger of many findings: how long it takes to open it and to list what is overdue.
//   bench_overdue write FILE [FINDINGS] [RETURNED]   makes one: ten findings a dossier; so many dossiers were returned
//   bench_overdue read FILE [ROUNDS]                 seconds of this process, by the clock and of CPU
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "support/rulebook_fixture.hpp"

namespace fixture = visado::testing;

namespace {

using namespace visado;

constexpr std::size_t findings_of_a_dossier = 10;

void require(bool done, char const* what) {
  if (done) return;
  std::fprintf(stderr, "bench_overdue: %s\n", what);
  std::exit(1);
}
template <class T>
T value(Result<T> result) {
  if (!result) std::fputs(render(result.diagnostics()).c_str(), stderr);
  require(result.ok(), "it could not be done");
  return std::move(result).value();
}

Date day(int month, int day_of_month) { return Date::of(2024, month, day_of_month).value(); }

Occasion by(char const* person, Date day) { return {{"banco", person}, 1, day}; }

void administration(Ledger& ledger) {
  for (auto const* id : {"autoridad", "jefe", "receptor"}) value(ledger.register_person({.id = id, .name = id}, by("autoridad", day(1, 1))));
  for (auto const& [person, role] : {std::pair{"autoridad", "autoridad superior"}, {"jefe", "jefe de la unidad"}, {"receptor", "receptor"}}) {
    auto const* who = std::string_view(person) == "autoridad" ? "jefe" : "autoridad";
    value(ledger.appoint({.person = person, .unit = "UAVG", .post = "p", .role = role, .from = day(1, 1)}, by(who, day(1, 1))));
  }
}

std::string key(std::size_t dossier) { return "IGM-2024-" + std::to_string(1'000'000 + dossier); }

void record(Ledger& ledger, std::size_t dossiers) {
  using fixture::rule;
  auto const rulebook = fixture::Bench::load(std::string(fixture::pack_head) + "reglas:\n" +
                                             rule("P-002", "    por_cada: factura en facturas\n    exige: factura.total > 10\n"));
  VerifyOptions options;
  options.date = day(3, 1);
  options.keep_content = true;
  auto run = value(ledger.begin_run(rulebook.value(), options, {{"banco", ""}, 1, "banco"}));
  Verifier const verifier(rulebook.value(), options);
  Verifier::Workspace workspace;
  constexpr std::size_t at_once = 10'000;
  for (std::size_t first = 0; first < dossiers; first += at_once) {
    std::string text;
    for (std::size_t i = first; i < std::min(dossiers, first + at_once); ++i) {
      std::string invoices = "[";
      for (std::size_t k = 0; k < findings_of_a_dossier; ++k)
        invoices += (k > 0 ? "," : "") + std::string(R"({"autorizacion":"F)") + std::to_string(i * 16 + k) + R"(","total":5})";
      text += fixture::dossier({{"expediente", '"' + key(i) + '"'}, {"facturas", invoices + "]"}}) + "\n";
    }
    auto source = value(DossierSource::from_text("banco.jsonl", std::move(text), InputFormat::jsonl, rulebook.value().schema(),
                                                 rulebook.value().uses(), {}));
    DossierSource::Unit unit;
    while (source->next(unit)) {
      workspace.arena().reset();
      require(run.record(verifier.verify(source->read(unit, workspace.arena()), workspace, source.get(), &unit)), "not recorded");
    }
  }
  auto const accounts = value(run.finish(2));
  std::printf("hallazgos: %llu\n", static_cast<unsigned long long>(accounts.formulated));
}

// Half of the returns are overdue on 1 July.
int write(std::string const& path, std::size_t findings, std::size_t returned) {
  auto ledger = value(Ledger::open(path));
  auto const dossiers = findings / findings_of_a_dossier;
  record(ledger, dossiers);
  administration(ledger);
  for (std::size_t i = 0; i < returned; ++i) {
    auto const dossier = key(i * (dossiers / returned));
    auto const when = i % 2 == 0 ? day(6, 3) : day(6, 27);
    value(ledger.enter(dossier, by("receptor", when)));
    value(ledger.return_dossier(dossier, "Unidad " + std::to_string(i % 20), 10, by("jefe", when)));
  }
  return 0;
}

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <class Work>
void measure(char const* what, Work const& work) {
  auto const start = std::chrono::steady_clock::now();
  auto const cpu = cpu_seconds();
  auto const rows = work();
  auto const took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("%s\t%zu\t%.3f\t%.3f\n", what, rows, took, cpu_seconds() - cpu);
}

int read(std::string const& path, int rounds) {
  std::printf("qué\tfilas\treloj s\tCPU s\n");
  for (int round = 0; round < rounds; ++round) {
    measure("abrir y listar lo vencido", [&] {
      auto ledger = value(Ledger::open(path, {.access = LedgerOptions::Access::read}));
      ReparoQuery query;
      query.overdue = day(7, 1);
      return value(find_reparos(ledger, query)).size();
    });
    auto ledger = value(Ledger::open(path, {.access = LedgerOptions::Access::read}));
    measure("seguimiento", [&] { return value(report_follow_up(ledger, {day(7, 1), 30})).due.size(); });
    measure("un expediente", [&] { return value(find_reparos(ledger, {.dossier = key(7)})).size(); });
    measure("indicadores del año", [&] { return static_cast<std::size_t>(value(report_indicators(ledger, *Period::parse("2024"))).activity.front().reparos); });
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  auto const number = [&](int i, std::size_t otherwise) { return argc > i ? std::strtoul(argv[i], nullptr, 10) : otherwise; };
  std::string const verb = argc > 2 ? argv[1] : "";
  if (verb == "write") return write(argv[2], number(3, 1'000'000), number(4, 2'000));
  if (verb == "read") return read(argv[2], static_cast<int>(number(3, 3)));
  std::fprintf(stderr, "bench_overdue write|read FILE …\n");
  return 2;
}
