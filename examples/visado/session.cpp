#include "session.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <climits>
#include <system_error>
#include <utility>

namespace visado::command {

StopSignal::StopSignal() : event_(::eventfd(0, EFD_CLOEXEC)) {
  if (event_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}
StopSignal::~StopSignal() { ::close(event_); }

void StopSignal::stop() {
  stopped_ = true;
  std::uint64_t const one = 1;
  [[maybe_unused]] auto const written = ::write(event_, &one, sizeof one);
}

bool StopSignal::readable(int in, int out) const {
  std::array<pollfd, 3> waiting{{{in, POLLIN, 0}, {event_, POLLIN, 0}, {out, 0, 0}}};
  while (::poll(waiting.data(), waiting.size(), -1) < 0 && errno == EINTR) {
  }
  return waiting[1].revents == 0 && (waiting[2].revents & POLLERR) == 0;
}

bool Session::run() {
  std::jthread writer([this] { answer_all(); });
  read_lines();
  {
    std::lock_guard const lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  writer.join();
  return !broken_;
}

void Session::read_lines() {
  std::string block(std::size_t{64} << 10, '\0');
  while (stop_.readable(in_, out_)) {
    auto const size = ::read(in_, block.data(), block.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) {
      if (size == 0) end_line();  // a last line may lack its end
      return;
    }
    take(std::string_view(block).substr(0, static_cast<std::size_t>(size)));
    std::lock_guard const lock(mutex_);
    if (broken_) return;
  }
}

void Session::take(std::string_view bytes) {
  for (;;) {
    auto const end = bytes.find('\n');
    auto const part = bytes.substr(0, end);
    line_ += part.substr(0, longest_line - std::min(line_.size(), longest_line));
    if (end == bytes.npos) return;
    end_line();
    bytes.remove_prefix(end + 1);
  }
}

void Session::end_line() {
  ++number_;
  std::string line;
  std::swap(line, line_);
  if (line.find_first_not_of(" \t\r") == line.npos) return;
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return broken_ || waiting_.size() < service_.options().queue; });
    if (broken_) return;
  }
  auto answer = service_.ask(std::move(line), number_);
  std::lock_guard const lock(mutex_);
  waiting_.push_back(std::move(answer));
  changed_.notify_all();
}

void Session::answer_all() {
  constexpr std::size_t enough = std::size_t{64} << 10;
  std::string text;
  for (;;) {
    std::shared_ptr<Answer> next;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      next = waiting_.front();
    }
    text = next->take();
    std::size_t taken = 1;
    {
      std::lock_guard const lock(mutex_);
      while (taken < waiting_.size() && text.size() < enough && waiting_[taken]->ready()) text += waiting_[taken++]->take();
      waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(taken));
    }
    changed_.notify_all();
    if (write(text)) continue;
    std::lock_guard const lock(mutex_);
    broken_ = true;
    changed_.notify_all();
    return;
  }
}

// A client that takes nothing holds its own lines up, and nobody else's; after the order to stop it has ten seconds.
bool Session::write(std::string_view text) {
  using Clock = std::chrono::steady_clock;
  constexpr auto patience = std::chrono::seconds(10);
  auto progress = Clock::now();
  bool stopping = stop_.stopped();
  while (!text.empty()) {
    pollfd ready{out_, POLLOUT, 0};
    auto const found = ::poll(&ready, 1, 250);
    if (found < 0 && errno != EINTR) return false;
    if (found <= 0) {
      if (!stopping && stop_.stopped()) stopping = true, progress = Clock::now();
      if (stopping && Clock::now() - progress > patience) return false;
      continue;
    }
    // A pipe that is ready takes so much without blocking.
    auto const written = out_is_socket_ ? ::send(out_, text.data(), text.size(), MSG_DONTWAIT | MSG_NOSIGNAL)
                                        : ::write(out_, text.data(), std::min<std::size_t>(text.size(), PIPE_BUF));
    if (written < 0 && errno == ENOTSOCK && std::exchange(out_is_socket_, false)) continue;
    if (written < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
    progress = Clock::now();
  }
  return true;
}

}  // namespace visado::command
