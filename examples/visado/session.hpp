// One client of `visado servir`: lines from a descriptor, answers to another in the same order.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "service.hpp"

namespace visado::command {

// An order to stop, that whoever waits for a descriptor notices.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(StopSignal const&) = delete;
  StopSignal& operator=(StopSignal const&) = delete;

  void stop();
  [[nodiscard]] bool stopped() const { return stopped_; }
  // Waits until `in` can be read (true), or for the order to stop, or until nobody reads `out` any more (false).
  [[nodiscard]] bool readable(int in, int out = -1) const;

 private:
  int event_;
  std::atomic<bool> stopped_{false};
};

class Session {
 public:
  Session(Service& service, StopSignal const& stop, int in, int out) : service_(service), stop_(stop), in_(in), out_(out) {}

  // Until the client says no more, or goes, or the order to stop; what was read by then is answered. False when the
  // client could not be answered.
  bool run();

 private:
  // Longer lines are cut here: the verifier says that they are too long.
  static constexpr std::size_t longest_line = (std::size_t{16} << 20) + 1;

  void read_lines();
  void take(std::string_view bytes);
  void end_line();
  void answer_all();
  bool write(std::string_view text);

  Service& service_;
  StopSignal const& stop_;
  int in_, out_;
  bool out_is_socket_ = true;  // until it turns out otherwise
  std::string line_;
  std::uint64_t number_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Answer>> waiting_;  // in the order of the lines
  bool ended_ = false;
  bool broken_ = false;
};

}  // namespace visado::command
