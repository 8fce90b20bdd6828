// Workspaces that threads borrow and give back: as many are made as threads work at the same time.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace visado::dossier {

template <class T>
class Pool {
 public:
  // Gives its workspace back when it goes.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<T> item) : pool_(pool), item_(std::move(item)) {}
    Lease(Lease const&) = delete;
    Lease& operator=(Lease const&) = delete;
    ~Lease() {
      std::lock_guard const lock(pool_.mutex_);
      pool_.idle_.push_back(std::move(item_));
    }
    T& operator*() const { return *item_; }
    T* operator->() const { return item_.get(); }

   private:
    Pool& pool_;
    std::unique_ptr<T> item_;
  };

  // An idle workspace, or one that `make` returns.
  template <class Make>
  [[nodiscard]] Lease borrow(Make const& make) {
    {
      std::lock_guard const lock(mutex_);
      if (!idle_.empty()) {
        std::unique_ptr<T> item = std::move(idle_.back());
        idle_.pop_back();
        return Lease(*this, std::move(item));
      }
    }
    return Lease(*this, make());
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> idle_;
};

}  // namespace visado::dossier
