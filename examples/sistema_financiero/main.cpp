// A finance system that verifies each payment dossier in the transaction that registers it, from many threads, and takes new
// rules into use while it runs.
//
//   sistema_financiero REGLAS EXPEDIENTES.jsonl CARPETA FECHA [--hilos N] [--recargar N] [--bloquear REGLA]…
//   sistema_financiero devengar CARPETA CONSTANCIA.json [LLAVE_PUBLICA.pem]
//
// The second registers a devengado, which needs the visado of a person for the dossier as it is.
// CARPETA receives finanzas.db (its own database) and visado.db (visado's ledger). --recargar reads the rules again N
// times during the run. --bloquear REGLA holds a dossier on what the engine says of that rule alone: the institution has to
// ask for it, rule by rule.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>

#include "registry.hpp"

namespace {

constexpr std::size_t batch_size = 64;

struct Arguments {
  std::filesystem::path rules, dossiers, folder;
  visado::Date date{};
  unsigned threads = 4, reloads = 0;
  std::set<std::string> blocking;
};

std::optional<Arguments> read(int argc, char** argv) {
  if (argc < 5) return std::nullopt;
  Arguments arguments;
  arguments.rules = argv[1], arguments.dossiers = argv[2], arguments.folder = argv[3];
  auto const date = visado::Date::parse(argv[4]);
  if (!date) return std::nullopt;
  arguments.date = *date;
  for (int i = 5; i + 1 < argc; i += 2) {
    std::string const option = argv[i], value = argv[i + 1];
    if (option == "--hilos") arguments.threads = static_cast<unsigned>(std::stoul(value));
    else if (option == "--recargar") arguments.reloads = static_cast<unsigned>(std::stoul(value));
    else if (option == "--bloquear") arguments.blocking.insert(value);
    else return std::nullopt;
  }
  if (argc % 2 == 0 || arguments.threads == 0) return std::nullopt;
  return arguments;
}

visado::Moment now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

struct Counts {
  std::mutex guard;
  std::map<std::string, std::uint64_t> proposals;
  std::uint64_t held = 0, stored = 0, failures = 0;
};

// The lines of a file, a batch at a time to whoever asks.
class Batches {
 public:
  explicit Batches(std::filesystem::path const& path) : file_(path) {}
  [[nodiscard]] bool good() const { return file_.good(); }
  std::vector<std::string> next() {
    std::lock_guard const lock(guard_);
    std::vector<std::string> batch;
    for (std::string line; batch.size() < batch_size && std::getline(file_, line);)
      if (!line.empty()) batch.push_back(std::move(line));
    return batch;
  }

 private:
  std::ifstream file_;
  std::mutex guard_;
};

void work(Arguments const& arguments, finance::RulesInForce const& rules, Batches& batches, Counts& counts) {
  finance::Registry registry(arguments.folder / "finanzas.db", arguments.folder / "visado.db", arguments.blocking, now());
  for (auto batch = batches.next(); !batch.empty(); batch = batches.next()) {
    auto const verifier = rules.current();  // one rulebook for the whole batch
    try {
      auto const registered = registry.register_batch(batch, *verifier, {.account = "finanzas"}, now());
      std::lock_guard const lock(counts.guard);
      for (auto const& each : registered) {
        ++counts.proposals[std::string(visado::to_string(each.proposal))];
        counts.held += each.held ? 1 : 0;
        counts.stored += each.version > 0 ? 1 : 0;
      }
    } catch (std::exception const& failure) {  // the batch is not registered, and can be sent again
      std::lock_guard const lock(counts.guard);
      counts.failures += batch.size();
      std::cerr << failure.what() << '\n';
    }
  }
}

int accrue(int argc, char** argv) {
  std::ifstream file(argv[3], std::ios::binary);
  std::string const constancia{std::istreambuf_iterator<char>(file), {}};
  finance::Registry registry(std::filesystem::path(argv[2]) / "finanzas.db", std::filesystem::path(argv[2]) / "visado.db", {}, now());
  try {
    std::cout << "devengado: " << registry.accrue(constancia, argc == 5 ? argv[4] : "") << '\n';
    return 0;
  } catch (finance::NotApproved const& reason) {
    std::cerr << "no se registra el devengado: " << reason.what() << '\n';
    return 1;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if ((argc == 4 || argc == 5) && std::string_view(argv[1]) == "devengar") return accrue(argc, argv);
  auto const arguments = read(argc, argv);
  if (!arguments) {
    std::cerr << "uso: sistema_financiero REGLAS EXPEDIENTES.jsonl CARPETA FECHA [--hilos N] [--recargar N] [--bloquear REGLA]…\n"
                 "     sistema_financiero devengar CARPETA CONSTANCIA.json [LLAVE_PUBLICA.pem]\n";
    return 2;
  }
  finance::RulesInForce rules({.date = arguments->date, .keep_content = true});
  auto const wrong = rules.replace({arguments->rules});
  Batches batches(arguments->dossiers);
  if (rules.current() == nullptr || !batches.good()) {
    std::cerr << visado::render(wrong) << (batches.good() ? "" : "no se pueden leer los expedientes\n");
    return 3;
  }
  for (auto const& rule : arguments->blocking) {
    if (rules.current()->rulebook().find_rule(rule) != nullptr) continue;
    std::cerr << "no hay una regla " << rule << " en que bloquear\n";
    return 2;
  }
  std::filesystem::create_directories(arguments->folder);
  finance::Registry(arguments->folder / "finanzas.db", arguments->folder / "visado.db", {}, now());  // makes both before the threads

  Counts counts;
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < arguments->threads; ++i)
      threads.emplace_back([&] { work(*arguments, rules, batches, counts); });
    for (unsigned i = 0; i < arguments->reloads; ++i) {
      auto const said = rules.replace({arguments->rules});
      if (said.has_errors()) std::cerr << visado::render(said) << "siguen las reglas anteriores\n";
    }
  }
  for (auto const& [proposal, number] : counts.proposals) std::cout << proposal << ": " << number << '\n';
  std::cout << "registrados: " << counts.stored << ", detenidos: " << counts.held << ", fallidos: " << counts.failures << '\n';
  return counts.failures == 0 ? 0 : 1;
}
