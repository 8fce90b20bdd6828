// `visado servir`: dossiers in by lines, verdicts out by lines.
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <iostream>
#include <optional>

#include "command.hpp"
#include "listener.hpp"

namespace visado::command {
namespace {

struct Options {
  std::vector<std::string> rules;
  std::string schema, date, stage, control, socket;
  unsigned threads = 0, queue = 64, clients = 64;
};

int usage(std::string const& message) {
  std::cerr << "visado servir: " << message << '\n';
  return wrong_usage;
}

// Signals come to one thread, by a descriptor: SIGHUP changes the rules, SIGTERM and SIGINT end the service.
class Signals {
 public:
  // Before any other thread exists: they inherit that these signals are blocked.
  Signals() {
    sigemptyset(&set_);
    for (int const signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set_, signal);
    ::pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    descriptor_ = ::signalfd(-1, &set_, SFD_CLOEXEC);
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "signalfd");
  }
  ~Signals() { ::close(descriptor_); }
  Signals(Signals const&) = delete;
  Signals& operator=(Signals const&) = delete;

  // Until the order to stop, which a signal may give.
  void watch(Service& service, StopSignal& stop) const {
    while (stop.readable(descriptor_)) {
      signalfd_siginfo received{};
      if (::read(descriptor_, &received, sizeof received) != sizeof received) continue;
      if (received.ssi_signo == SIGHUP) renew(service);
      else stop.stop();
    }
  }

 private:
  static void renew(Service& service) {
    if (service.reload() == all_well) std::cerr << "visado servir: reglas nuevas en uso\n";
    else std::cerr << "visado servir: las reglas nuevas no cargan; siguen las anteriores\n";
  }

  sigset_t set_{};
  int descriptor_;
};

int serve(Options const& o, ServiceOptions options) {
  Signals const signals;
  StopSignal stop;
  Service service(std::move(options));
  if (auto const loaded = service.reload(); loaded != all_well) return loaded;
  std::jthread const watcher([&] { signals.watch(service, stop); });
  bool answered = true;
  try {
    if (o.socket.empty()) {
      answered = Session(service, stop, STDIN_FILENO, STDOUT_FILENO).run();
    } else {
      Listener listener(o.socket);
      std::cerr << "visado servir: a la espera en " << o.socket << '\n';
      listener.serve(service, stop, o.clients);
    }
  } catch (std::system_error const& error) {
    std::cerr << "visado servir: no se puede atender en " << error.what() << '\n';
    answered = false;
  }
  stop.stop();
  return answered ? all_well : cannot_read;
}

int run(Options const& o) {
  ServiceOptions options{.rules = rules_or_installed(o.rules), .schema = o.schema, .date = {}, .verify = {}};
  if (!o.date.empty()) {
    options.date = Date::parse(o.date);
    if (!options.date) return usage("--fecha se escribe AAAA-MM-DD, no «" + o.date + "»");
  }
  if (!o.control.empty()) {
    options.verify.control = control_named(o.control);
    if (!options.verify.control)
      return usage("--control admite permanente, periodico o casuistico, no «" + o.control + "»");
  }
  if (o.queue == 0 || o.clients == 0) return usage("--cola y --clientes son números desde 1");
  options.verify.stage = o.stage;
  options.threads = o.threads ? o.threads : std::max(1U, std::thread::hardware_concurrency());
  options.queue = o.queue;
  return serve(o, std::move(options));
}

}  // namespace

void add_servir(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("servir", "Verifica para otro programa: un expediente JSON por línea, una respuesta por línea");
  verb->add_option("--reglas", options->rules, "Carpeta o archivos de reglas (si falta: las instaladas)");
  verb->add_option("--esquema", options->schema, "Qué son los expedientes, si las reglas tienen varios esquemas");
  verb->add_option("--fecha", options->date, "Fecha de verificación, AAAA-MM-DD (si falta: el día en que llega cada uno)");
  verb->add_option("--control", options->control, "permanente (si falta), periodico o casuistico");
  verb->add_option("--etapa", options->stage, "Solo las reglas de esta etapa del gasto");
  verb->add_option("--socket", options->socket, "Atiende en este socket de Unix (si falta: entrada y salida estándar)");
  verb->add_option("--hilos", options->threads, "Hilos de trabajo (si falta: uno por núcleo)");
  verb->add_option("--cola", options->queue, "Expedientes que pueden esperar; con la cola llena no se lee más (si falta: 64)");
  verb->add_option("--clientes", options->clients, "Con --socket: los que se atienden a la vez (si falta: 64)");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace visado::command
