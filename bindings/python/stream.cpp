#include "stream.hpp"

#include <utility>

namespace visado::python {

VerdictStream::VerdictStream(std::shared_ptr<Rulebook const> rulebook, std::vector<std::filesystem::path> inputs,
                             RunOptions options)
    : rulebook_(std::move(rulebook)),
      worker_([this, inputs = std::move(inputs), options = std::move(options)] { work(inputs, options); }) {}

VerdictStream::~VerdictStream() {
  {
    std::lock_guard const lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
}

void VerdictStream::work(std::vector<std::filesystem::path> const& inputs, RunOptions const& options) {
  try {
    Batch batch;
    auto summary = run(*rulebook_, inputs, options, [&](Verdict&& verdict) {
      if (batch.empty()) batch.reserve(batch_size);
      batch.push_back(std::move(verdict));
      if (batch.size() == batch_size) hand_over(std::exchange(batch, {}));
    });
    if (!batch.empty()) hand_over(std::move(batch));
    std::lock_guard const lock(mutex_);
    summary_ = std::move(summary);
  } catch (Stopped const&) {
  } catch (...) {
    std::lock_guard const lock(mutex_);
    failure_ = std::current_exception();
  }
  std::lock_guard const lock(mutex_);
  ended_ = true;
  changed_.notify_all();
}

void VerdictStream::hand_over(Batch batch) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stop_ || ready_.size() < batches_ahead; });
  if (stop_) throw Stopped();
  ready_.push_back(std::move(batch));
  changed_.notify_all();
}

std::optional<Verdict> VerdictStream::next() {
  if (!has_next()) {
    Batch used = std::exchange(batch_, {});
    at_ = 0;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ended_ || !ready_.empty(); });
    if (ready_.empty()) {
      if (failure_) std::rethrow_exception(failure_);
      return std::nullopt;
    }
    batch_ = std::move(ready_.front());
    ready_.pop_front();
    lock.unlock();
    changed_.notify_all();
  }
  return std::move(batch_[at_++]);
}

}  // namespace visado::python
