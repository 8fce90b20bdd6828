// Dossiers verified for somebody who cannot link the library: lines go in, verdicts come out.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "command.hpp"

namespace visado::command {

// The rules that judge now. Whoever holds it may finish with it though others were put in its place.
struct Bench {
  TextVerifier verifier;
  std::string heading;  // what each answer says of the rules: the begin of its JSON object
};

// Where the rules come from, and how they are asked.
struct ServiceOptions {
  std::vector<std::filesystem::path> rules;
  std::string schema;
  std::optional<Date> date;  // none: the day on which each dossier comes
  VerifyOptions verify;
  unsigned threads = 1;
  std::size_t queue = 64;  // lines that wait or are judged, for each client and for all together
};

// A line on its way: filled by a worker, fetched by whoever answers its client.
class Answer {
 public:
  void give(std::string text);
  [[nodiscard]] std::string take();  // waits
  [[nodiscard]] bool ready() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable given_;
  bool ready_ = false;
  std::string text_;
};

// Workers before one queue. `ask` and `reload` may be called by any thread.
class Service {
 public:
  explicit Service(ServiceOptions options);
  ~Service();  // answers what was asked

  // Reads the rules and puts them in the place of those before: all of them, or, when anything is wrong, none. Says on
  // stderr what is wrong. Before anybody asks, it has to have gone well once.
  Exit reload();
  // A line to judge; waits while the queue is full. `number` is the line's in what its client sent.
  [[nodiscard]] std::shared_ptr<Answer> ask(std::string line, std::uint64_t number);
  [[nodiscard]] ServiceOptions const& options() const { return options_; }

 private:
  struct Task {
    std::string line;
    std::uint64_t number = 0;
    std::shared_ptr<Answer> answer;
  };

  [[nodiscard]] bool knows_stage(Rulebook const& rulebook) const;
  [[nodiscard]] std::shared_ptr<Bench const> bench(std::shared_ptr<Rulebook const> rulebook) const;
  // The rules in force, with today's date.
  [[nodiscard]] std::shared_ptr<Bench const> current();
  void work();
  void judge(Task& task);

  ServiceOptions const options_;
  std::atomic<std::shared_ptr<Bench const>> bench_;
  std::mutex renewing_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> queue_;
  bool ending_ = false;
  std::vector<std::jthread> workers_;
};

}  // namespace visado::command
