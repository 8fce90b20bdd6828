// Workspaces that threads borrow and give back: as many are made as threads work at the same time. Borrowing takes
// one exchange of a pointer that mostly no other thread looks at.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace visado::dossier {

template <class T>
class Pool {
 public:
  Pool() = default;
  Pool(Pool const&) = delete;
  Pool& operator=(Pool const&) = delete;
  ~Pool() {
    for (Place& place : places_) delete place.item.load();
  }

  // Gives its workspace back when it goes.
  class Lease {
   public:
    Lease(std::atomic<T*>& home, std::unique_ptr<T> item) : home_(home), item_(std::move(item)) {}
    Lease(Lease const&) = delete;
    Lease& operator=(Lease const&) = delete;
    // Another workspace may have come home first: one of them is enough there.
    ~Lease() { item_.reset(home_.exchange(item_.release())); }
    T& operator*() const { return *item_; }
    T* operator->() const { return item_.get(); }

   private:
    std::atomic<T*>& home_;
    std::unique_ptr<T> item_;
  };

  // An idle workspace, or one that `make` returns.
  template <class Make>
  [[nodiscard]] Lease borrow(Make const& make) {
    std::atomic<T*>& home = places_[this_thread() % places].item;
    std::unique_ptr<T> item(home.exchange(nullptr));
    return Lease(home, item != nullptr ? std::move(item) : make());
  }

 private:
  // A number that no two threads have at the same time: where something of their own stands.
  static std::size_t this_thread() {
    thread_local char const mine = 0;
    return reinterpret_cast<std::uintptr_t>(&mine) >> 6;
  }

  static constexpr std::size_t places = 61;  // more than threads; two that share one make a workspace more, now and then
  struct alignas(64) Place {
    std::atomic<T*> item = nullptr;
  };
  std::array<Place, places> places_;
};

}  // namespace visado::dossier
