// The verdicts of files, one after the other, while threads verify ahead.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "visado/visado.hpp"

namespace visado::python {

// Used by one thread. It knows nothing of Python: whoever calls `next` should not hold its lock.
class VerdictStream {
 public:
  VerdictStream(std::shared_ptr<Rulebook const> rulebook, std::vector<std::filesystem::path> inputs, RunOptions options);
  ~VerdictStream();  // stops what is still running

  // A verdict is there at once: `next` will not wait.
  [[nodiscard]] bool has_next() const { return at_ < batch_.size(); }
  // Nothing at the end. Throws what the run threw.
  std::optional<Verdict> next();
  // Once `next` has given nothing.
  [[nodiscard]] std::optional<Summary> const& summary() const { return summary_; }
  [[nodiscard]] std::shared_ptr<Rulebook const> const& rulebook() const { return rulebook_; }

 private:
  using Batch = std::vector<Verdict>;
  static constexpr std::size_t batch_size = 256, batches_ahead = 8;
  struct Stopped {};

  void work(std::vector<std::filesystem::path> const& inputs, RunOptions const& options);
  void hand_over(Batch batch);

  std::shared_ptr<Rulebook const> rulebook_;
  Batch batch_;
  std::size_t at_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> ready_;
  bool ended_ = false, stop_ = false;
  std::exception_ptr failure_;
  std::optional<Summary> summary_;
  std::jthread worker_;
};

}  // namespace visado::python
