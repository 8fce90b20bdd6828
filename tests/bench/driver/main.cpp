// Measures everything in one run and says whether the project meets what it asks of itself: run.sh.
//   bench_run PROGRAMS SOURCE WORK [--expedientes N] [--rondas N] [--grande N]
// Programs are run in turn, round after round, so that what else the machine does falls on all alike; medians count.
// --grande: dossiers of the largest file (2,000,000 if not said; 0 leaves it out).
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "data.hpp"
#include "process.hpp"
#include "table.hpp"

namespace bench {
namespace {

struct Options {
  Paths paths;
  std::uint64_t dossiers = 200'000, large = 2'000'000;
  int rounds = 5;
  std::string part;  // the only one that is measured; empty: all
};

// A program under measure, and the file it reads.
struct Contender {
  std::string name;
  std::vector<Command> commands;  // more than one: at the same time
  std::string file;
  std::uint64_t dossiers;
  std::vector<Usage> usages{};

  [[nodiscard]] double wall() const { return middle(&Usage::wall); }
  [[nodiscard]] double cpu() const { return middle(&Usage::cpu); }
  [[nodiscard]] long peak() const { return std::ranges::max(usages, {}, &Usage::peak).peak; }

 private:
  [[nodiscard]] double middle(double Usage::* what) const {
    std::vector<double> values;
    for (auto const& usage : usages) values.push_back(usage.*what);
    return median(std::move(values));
  }
};

class Bench {
 public:
  explicit Bench(Options options) : o_(std::move(options)), two_hundred_(two_hundred_rules(o_.paths)) {}

  bool run() {
    std::printf("Procesador: %s, %u núcleos. %llu expedientes, %d rondas, medianas.\n", processor().c_str(),
                std::thread::hardware_concurrency(), static_cast<unsigned long long>(o_.dossiers), o_.rounds);
    auto const wanted = [&](std::string_view part) { return o_.part.empty() || o_.part == part; };
    if (wanted("trabajo")) whole();
    if (wanted("crecimiento")) growth();
    if (wanted("latencia")) latency();
    if (wanted("empezar")) loading();
    if (wanted("cuentas")) counts();
    return criteria_.print();
  }

 private:
  static std::string processor() {
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);)
      if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
    return "?";
  }

  // ---- commands ------------------------------------------------------------------------------------------------
  [[nodiscard]] Command by_hand(std::string const& file, std::string const& output = "/dev/null") const {
    return {.words = {o_.paths.program("bench_yardstick"), file, "--salida", output}};
  }
  [[nodiscard]] Command only_read(std::string const& file) const {
    return {.words = {o_.paths.program("bench_yardstick"), file, "--leer"}};
  }
  [[nodiscard]] Command visado(std::vector<std::string> const& rules, std::string const& file, unsigned threads,
                               std::string const& output = "/dev/null") const {
    Command command{.words = {o_.paths.program("visado"), "verificar", file, "--formato", "tsv", "--fecha", "2026-01-15",
                              "--salida", output}};
    for (auto const& one : rules) command.words.insert(command.words.end(), {"--reglas", one});
    if (threads != 0) command.words.insert(command.words.end(), {"--hilos", std::to_string(threads)});
    return command;
  }
  [[nodiscard]] std::string ours(std::string const& path) const { return (o_.paths.source / path).string(); }
  [[nodiscard]] std::vector<std::string> twenty() const {
    return {ours("tests/bench/reglamento/base"), ours("tests/bench/reglamento/veinte")};
  }
  [[nodiscard]] std::vector<std::string> many() const { return {ours("tests/bench/reglamento/base"), two_hundred_}; }

  void measure(std::vector<Contender>& all, int rounds) const {
    for (auto& one : all) run_together(one.commands);  // files and programs into memory
    for (int round = 0; round < rounds; ++round)
      for (auto& one : all) one.usages.push_back(run_together(one.commands));
  }

  static bool same_bytes(std::string const& a, std::string const& b) {
    std::ifstream x(a, std::ios::binary), y(b, std::ios::binary);
    std::istreambuf_iterator<char> const end;
    return std::equal(std::istreambuf_iterator<char>(x), end, std::istreambuf_iterator<char>(y), end);
  }

  // ---- the whole -----------------------------------------------------------------------------------------------
  void whole() {
    auto const count = o_.dossiers;
    auto const file = dossiers(o_.paths, count);
    auto const first_half = dossiers(o_.paths, count / 2), second_half = dossiers(o_.paths, count - count / 2, count / 2);
    auto const own = examples(o_.paths, count / 4);
    std::vector<std::string> const project{ours("rules")};
    std::vector<Contender> all{
        {"solo leer (simdjson)", {only_read(file)}, file, count},
        {"a mano en C++ (simdjson), 20 comprobaciones", {by_hand(file)}, file, count},
        {"visado, 20 reglas, un hilo", {visado(twenty(), file, 1)}, file, count},
        {"visado, 20 reglas, dos hilos", {visado(twenty(), file, 2)}, file, count},
        {"visado, 20 reglas, dos procesos con media parte", {visado(twenty(), first_half, 1), visado(twenty(), second_half, 1)}, file, count},
        {"visado, 200 reglas, un hilo", {visado(many(), file, 1)}, file, count},
        {"visado, 200 reglas, todos los núcleos", {visado(many(), file, 0)}, file, count},
        {"solo leer el archivo de ejemplos", {only_read(own)}, own, count / 4},
        {"visado, reglamento de la unidad, un hilo", {visado(project, own, 1)}, own, count / 4},
        {"visado, reglamento de la unidad, todos los núcleos", {visado(project, own, 0)}, own, count / 4},
    };
    measure(all, o_.rounds);
    auto const& read = all[0];
    auto const& hand = all[1];
    double const bytes = static_cast<double>(std::filesystem::file_size(file));
    std::vector<Row> rows;
    for (auto const& one : all) {
      // Of another file, what counts is the time for a byte.
      double const share = static_cast<double>(std::filesystem::file_size(one.file)) / bytes;
      rows.push_back({one.name, number(one.wall() / share / read.wall(), 2), number(one.wall() / share / hand.wall(), 2),
                      number(one.cpu() / share / read.cpu(), 2), number(one.cpu() / share / hand.cpu(), 2), number(one.cpu() * 1e6 / static_cast<double>(one.dossiers), 2),
                      number(share * bytes / one.wall() / 1e6, 0), number(static_cast<double>(one.peak()) / 1000, 1)});
    }
    print_table("Todo el trabajo", {"programa", "veces leer", "veces a mano", "CPU, veces leer", "CPU, veces a mano", "µs de CPU por expediente", "MB/s", "memoria, MB"}, rows);

    auto const mine = (o_.paths.work / "visado.tsv").string(), theirs = (o_.paths.work / "mano.tsv").string(),
               threaded = (o_.paths.work / "hilos.tsv").string();
    bench::run(visado(twenty(), file, 1, mine));
    bench::run(visado(twenty(), file, 2, threaded));
    bench::run(by_hand(file, theirs));
    criteria_.holds("0. a mano encuentra lo mismo, byte por byte", same_bytes(mine, theirs));
    // Of what has one thread the CPU time counts: no thread can hide in it, and other programs disturb it less.
    criteria_.at_most("0. a mano entre solo leer", hand.cpu() / read.cpu(), 1.15);
    criteria_.at_most("1. 20 reglas, un hilo, entre a mano", all[2].cpu() / hand.cpu(), 2.0);
    criteria_.at_most("2. 200 reglas, un hilo, entre solo leer", all[5].cpu() / read.cpu(), 5.0);
    criteria_.at_most("2. lo mismo, por el reloj", all[5].wall() / read.wall(), 5.0);
    criteria_.at_most("2. 200 reglas entre 20 reglas", all[5].cpu() / all[2].cpu(), 9.99);
    criteria_.at_least("3. dos hilos, del rendimiento de dos procesos", all[4].wall() / all[3].wall(), 0.93);
    criteria_.holds("3. uno y dos hilos escriben lo mismo", same_bytes(mine, threaded));
  }

  // ---- from small to large -------------------------------------------------------------------------------------
  void growth() {
    if (o_.large == 0) return;
    constexpr std::uint64_t small = 20'000;
    auto const one = dossiers(o_.paths, 1), little = dossiers(o_.paths, small), big = dossiers(o_.paths, o_.large);
    std::vector<Contender> all{{"1", {visado(twenty(), one, 1)}, one, 1},
                               {std::to_string(small), {visado(twenty(), little, 1)}, little, small},
                               {std::to_string(o_.large), {visado(twenty(), big, 1)}, big, o_.large},
                               {std::to_string(o_.large) + ", todos los núcleos", {visado(twenty(), big, 0)}, big, o_.large}};
    // Many rounds of the small ones for each of the large.
    for (auto& each : all) run_together(each.commands);
    for (int round = 0; round < std::max(3, o_.rounds / 2); ++round) {
      for (int i = 0; i < 5; ++i)
        for (std::size_t k : {std::size_t{0}, std::size_t{1}}) all[k].usages.push_back(run_together(all[k].commands));
      for (std::size_t k : {std::size_t{2}, std::size_t{3}}) all[k].usages.push_back(run_together(all[k].commands));
    }
    double const start = all[0].cpu();  // loading the rules is no part of growing
    auto const each = [&](Contender const& c) { return (c.cpu() - start) / static_cast<double>(c.dossiers); };
    std::vector<Row> rows;
    for (auto const& c : all)
      rows.push_back({c.name, number(c.wall(), 3), number(c.cpu(), 3),
                      c.dossiers == 1 ? "" : number(each(c) * 1e6, 3), number(static_cast<double>(c.peak()) / 1000, 1)});
    print_table("De pocos a muchos expedientes, 20 reglas", {"expedientes", "segundos", "CPU", "µs de CPU por expediente", "memoria, MB"}, rows);
    criteria_.at_most("4. memoria, MB, con el archivo mayor", static_cast<double>(std::max(all[2].peak(), all[3].peak())) / 1000, 100);
    criteria_.at_most("4. tiempo por expediente, del mayor entre el menor", each(all[2]) / each(all[1]), 1.05);
  }

  // ---- inside a program ----------------------------------------------------------------------------------------
  void latency() {
    auto const file = dossiers(o_.paths, 2000);
    std::vector<Row> rows;
    for (auto const& [name, rules] : {std::pair{"20 reglas", twenty()}, std::pair{"200 reglas", many()}}) {
      std::map<std::string, std::vector<double>> seen;
      for (int round = 0; round < o_.rounds; ++round) {
        Command command{.words = {o_.paths.program("bench_latency"), file}};
        command.words.insert(command.words.end(), rules.begin(), rules.end());
        std::istringstream lines(output_of(command));
        std::string what;
        for (double value = 0; lines >> what >> value;) seen[what].push_back(value);
      }
      auto const of = [&](std::string const& what) { return median(seen[what]); };
      for (auto const& [title, key] : {std::pair{"verificar, sin hallazgos", "verify_clean"}, std::pair{"verificar, todos", "verify_all"},
                                       std::pair{"leer y verificar, sin hallazgos", "whole_clean"}, std::pair{"leer y verificar, todos", "whole_all"}})
        rows.push_back({std::string(name) + ": " + title, number(of(std::string(key) + "_us"), 2), number(of(std::string(key) + "_allocations"), 2)});
      if (std::string_view(name) == "200 reglas") {
        criteria_.at_most("Cargar 200 reglas, ms", of("load_ms"), 150);
      } else {
        criteria_.at_most("5. un expediente en memoria, 20 reglas, µs", of("verify_all_us"), 10);
        criteria_.at_most("5. lo mismo con su lectura, µs", of("whole_all_us"), 10);
        criteria_.at_most("5. peticiones de memoria por llamada, sin hallazgos", of("whole_clean_allocations"), 0);
      }
    }
    print_table("Un expediente, dentro de un programa", {"qué", "µs, mediana", "peticiones de memoria"}, rows);
  }

  void loading() {
    std::vector<Contender> all{{"visado evaluar 1+1", {{.words = {o_.paths.program("visado"), "evaluar", "1+1"}}}, "", 1},
                               {"visado revisar, reglamento de la unidad", {{.words = {o_.paths.program("visado"), "revisar", ours("rules")}}}, "", 1}};
    measure(all, o_.rounds * 2);
    std::vector<Row> rows;
    for (auto const& one : all) rows.push_back({one.name, number(one.wall() * 1e3, 1), number(one.cpu() * 1e3, 1)});
    print_table("Empezar", {"qué", "ms", "CPU, ms"}, rows);
    criteria_.at_most("visado evaluar 1+1, ms", all[0].wall() * 1e3, 20);
  }

  // ---- what does not depend on the machine's load --------------------------------------------------------------
  void counts() {
    constexpr std::uint64_t few = 1000, more = 3000;
    std::vector<Row> rows;
    auto const add = [&](std::string const& name, auto command) {
      rows.push_back({name, per_dossier(command, few, more, &Bench::allocations), per_dossier(command, few, more, &Bench::instructions)});
    };
    add("solo leer", [&](std::uint64_t n) { return only_read(dossiers(o_.paths, n)); });
    add("a mano", [&](std::uint64_t n) { return by_hand(dossiers(o_.paths, n)); });
    add("visado, 20 reglas", [&](std::uint64_t n) { return visado(twenty(), dossiers(o_.paths, n), 1); });
    add("visado, 200 reglas", [&](std::uint64_t n) { return visado(many(), dossiers(o_.paths, n), 1); });
    add("visado, reglamento de la unidad", [&](std::uint64_t n) { return visado({ours("rules")}, examples(o_.paths, n), 1); });
    print_table("Por expediente, un hilo", {"programa", "peticiones de memoria", "instrucciones"}, rows);
  }

  // The difference between two sizes leaves out what starting costs.
  template <class Make>
  std::string per_dossier(Make make, std::uint64_t few, std::uint64_t more, double (Bench::*count)(Command) const) const {
    double const less = (this->*count)(make(few));
    if (less < 0) return "—";
    return number(((this->*count)(make(more)) - less) / static_cast<double>(more - few), 1);
  }

  [[nodiscard]] double allocations(Command command) const {
    auto const path = (o_.paths.work / "peticiones.txt").string();
    command.environment = {"LD_PRELOAD=" + o_.paths.program("libbench_allocations.so"), "VISADO_BENCH_ALLOCATIONS=" + path};
    bench::run(command);
    std::ifstream in(path);
    double count = 0;
    if (!(in >> count)) throw std::runtime_error("no se contaron las peticiones de memoria");
    return count;
  }

  [[nodiscard]] double instructions(Command command) const {
    static std::string const valgrind = "/usr/bin/valgrind";
    if (::access(valgrind.c_str(), X_OK) != 0) return -1;
    auto const path = (o_.paths.work / "callgrind.out").string();
    // Valgrind does not follow the yardstick into its sibling.
#ifdef __x86_64__
    if (auto const sibling = command.words.front() + "_avx2"; std::filesystem::exists(sibling) && __builtin_cpu_supports("avx2"))
      command.words.front() = sibling;
#endif
    command.words.insert(command.words.begin(), {valgrind, "--tool=callgrind", "--callgrind-out-file=" + path});
    bench::run(command);
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);)
      if (line.starts_with("summary:") || line.starts_with("totals:")) return std::strtod(line.c_str() + line.find(' '), nullptr);
    throw std::runtime_error("callgrind no dijo cuántas instrucciones");
  }

  Options o_;
  std::string two_hundred_;
  Criteria criteria_;
};

Options options_of(std::vector<std::string> const& words) {
  Options options;
  if (words.size() < 3 || words.size() % 2 == 0) throw std::invalid_argument("argumentos");
  options.paths = {std::filesystem::absolute(words[0]), std::filesystem::absolute(words[1]), std::filesystem::absolute(words[2])};
  for (std::size_t i = 3; i < words.size(); i += 2) {
    if (words[i] == "--parte") {
      options.part = words[i + 1];
      continue;
    }
    auto const value = std::stoull(words[i + 1]);
    if (words[i] == "--expedientes") options.dossiers = value;
    else if (words[i] == "--rondas") options.rounds = static_cast<int>(value);
    else if (words[i] == "--grande") options.large = value;
    else throw std::invalid_argument(words[i]);
  }
  return options;
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  try {
    auto options = bench::options_of({argv + 1, argv + argc});
    std::filesystem::create_directories(options.paths.work);
    return bench::Bench(std::move(options)).run() ? 0 : 1;
  } catch (std::invalid_argument const& error) {
    std::fprintf(stderr, "bench_run PROGRAMAS FUENTES TRABAJO [--expedientes N] [--rondas N] [--grande N] [--parte P]: %s\n", error.what());
    return 2;
  } catch (std::exception const& error) {
    std::fprintf(stderr, "bench_run: %s\n", error.what());
    return 3;
  }
}
