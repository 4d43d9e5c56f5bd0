#include "importers/fetch/host_queue.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace weft {
namespace {

using std::chrono::seconds;

HostQueue::Time at(int second) { return HostQueue::Time{} + seconds(second); }

TEST(HostQueue, GivesAHostOneJobAtATimeAndARestAfterIt) {
  HostQueue queue;
  queue.add("a", 1);
  queue.add("a", 2);
  EXPECT_EQ(queue.take(at(0)), 1U);
  EXPECT_EQ(queue.take(at(0)), std::nullopt);
  EXPECT_EQ(queue.next_turn(), std::nullopt);  // busy: nobody knows how long
  queue.release("a", at(5));
  EXPECT_EQ(queue.take(at(4)), std::nullopt);
  EXPECT_EQ(queue.next_turn(), at(5));
  EXPECT_EQ(queue.take(at(5)), 2U);
}

TEST(HostQueue, AsksOtherHostsMeanwhile) {
  HostQueue queue;
  queue.add("a", 1);
  queue.add("a", 2);
  queue.add("b", 3);
  EXPECT_EQ(queue.take(at(0)), 1U);
  EXPECT_EQ(queue.take(at(0)), 3U);
}

TEST(HostQueue, PutsTheRestOfWhatHasBegunFirst) {
  HostQueue queue;
  queue.add("a", 1);
  queue.add("a", 2);
  ASSERT_EQ(queue.take(at(0)), 1U);
  queue.add_first("a", 7);
  queue.release("a", at(1));
  EXPECT_EQ(queue.take(at(1)), 7U);
}

TEST(HostQueue, RemembersTheRestOfAHostWithoutJobs) {
  HostQueue queue;
  queue.add("a", 1);
  ASSERT_EQ(queue.take(at(0)), 1U);
  queue.release("a", at(9));
  queue.add("a", 2);
  EXPECT_EQ(queue.take(at(8)), std::nullopt);
  EXPECT_EQ(queue.take(at(9)), 2U);
}

TEST(HostQueue, DropsAHostsJobs) {
  HostQueue queue;
  queue.add("a", 1);
  queue.add("a", 2);
  queue.add("b", 3);
  EXPECT_EQ(queue.drop("a"), (std::vector<HostQueue::Job>{1, 2}));
  EXPECT_EQ(queue.take(at(0)), 3U);
  EXPECT_EQ(queue.take(at(0)), std::nullopt);
}

TEST(HostQueue, KeepsTheGapsWhateverHappens) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  HostQueue queue;
  const std::vector<std::string> hosts = {"a", "b", "c"};
  std::map<HostQueue::Job, std::string> waiting;
  std::map<std::string, HostQueue::Time> ready;
  std::map<std::string, bool> busy;
  HostQueue::Job next = 0;
  std::size_t taken = 0;
  for (int second = 0; second < 3000; ++second) {
    if (random() % 2 == 0 && next < 900) {
      const auto& host = hosts[random() % hosts.size()];
      waiting[next] = host;
      queue.add(host, next++);
    }
    for (const auto& host : hosts) {
      if (!busy[host] || random() % 3 != 0) continue;
      busy[host] = false;
      ready[host] = at(second + static_cast<int>(random() % 4));
      queue.release(host, ready[host]);
    }
    while (const auto job = queue.take(at(second))) {
      const auto host = waiting.at(*job);
      waiting.erase(*job);
      ASSERT_FALSE(busy[host]);
      if (ready.contains(host)) {
        ASSERT_GE(at(second), ready[host]);
      }
      busy[host] = true;
      ++taken;
    }
  }
  EXPECT_EQ(taken, next);
  EXPECT_TRUE(waiting.empty());
}

}  // namespace
}  // namespace weft
