#include "service.hpp"

#include <algorithm>
#include <iostream>

namespace visado::command {

void Answer::give(std::string text) {
  std::lock_guard const lock(mutex_);
  text_ = std::move(text);
  ready_ = true;
  given_.notify_one();
}

std::string Answer::take() {
  std::unique_lock lock(mutex_);
  given_.wait(lock, [&] { return ready_; });
  return std::move(text_);
}

bool Answer::ready() const {
  std::lock_guard const lock(mutex_);
  return ready_;
}

Service::Service(ServiceOptions options) : options_(std::move(options)) {
  for (unsigned i = 0; i < options_.threads; ++i) workers_.emplace_back([this] { work(); });
}

Service::~Service() {
  {
    std::lock_guard const lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
}

std::shared_ptr<Bench const> Service::bench(std::shared_ptr<Rulebook const> rulebook) const {
  auto options = options_.verify;
  options.date = options_.date.value_or(today());
  auto heading = "{\"huella_de_reglas\":\"" + rulebook->fingerprint() + "\",\"fecha_de_verificacion\":\"" +
                 options.date.to_string() + "\",";
  return std::make_shared<Bench const>(Bench{TextVerifier(std::move(rulebook), std::move(options)), std::move(heading)});
}

// A stage that no rule names would ask no rule, and all would be well.
bool Service::knows_stage(Rulebook const& rulebook) const {
  auto const stages = rulebook.stages();
  auto const& stage = options_.verify.stage;
  if (stage.empty() || std::ranges::find(stages, stage) != stages.end()) return true;
  std::cerr << "visado servir: "
            << (stages.empty() ? "--etapa «" + stage + "»: ninguna regla nombra etapas" : none_named("etapa", stage, stages))
            << '\n';
  return false;
}

Exit Service::reload() {
  auto loaded = Rulebook::load(options_.rules);
  print(loaded.diagnostics());
  if (!loaded) return cannot_read;
  auto const whole = std::make_shared<Rulebook const>(std::move(loaded).value());
  auto const* const part = part_named(*whole, options_.schema, "servir");
  if (part == nullptr || !knows_stage(*part)) return wrong_usage;
  std::lock_guard const lock(renewing_);
  bench_ = bench(std::shared_ptr<Rulebook const>(whole, part));
  return all_well;
}

std::shared_ptr<Bench const> Service::current() {
  auto now = bench_.load();
  if (options_.date || now->verifier.options().date == today()) return now;
  std::lock_guard const lock(renewing_);  // a new day
  now = bench_.load();
  if (now->verifier.options().date != today()) bench_ = now = bench(now->verifier.shared_rulebook());
  return now;
}

std::shared_ptr<Answer> Service::ask(std::string line, std::uint64_t number) {
  auto answer = std::make_shared<Answer>();
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return queue_.size() < options_.queue; });
  queue_.push_back({std::move(line), number, answer});
  lock.unlock();
  changed_.notify_all();
  return answer;
}

void Service::work() {
  for (;;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ending_ || !queue_.empty(); });
    if (queue_.empty()) return;
    Task task = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    changed_.notify_all();
    judge(task);
  }
}

void Service::judge(Task& task) {
  std::string answer;
  try {
    auto const bench = current();
    auto verdict = bench->verifier.verify(task.line);
    verdict.place = "línea " + std::to_string(task.number);
    answer = bench->heading + to_json(verdict).substr(1) + '\n';
  } catch (std::exception const&) {  // of the system: memory
    answer = "{\"lugar\":\"línea " + std::to_string(task.number) + "\",\"propuesta\":\"no verificado\",\"falla\":\"interna\"}\n";
  }
  task.answer->give(std::move(answer));
}

}  // namespace visado::command
