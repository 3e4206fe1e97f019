package dev.lapwing.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** What is to happen, in the order of simulated time; what happens may plan more. */
final class Timeline {
    private final PriorityQueue<Planned> queue = new PriorityQueue<>();
    private long planned;
    private Instant now = Instant.MIN;

    /** One request or a few that belong together. */
    interface Deed {
        void doIt() throws Exception;
    }

    private record Planned(Instant at, long number, String incident, Deed deed) implements Comparable<Planned> {
        @Override
        public int compareTo(Planned other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    /** Told of each deed before it is done. */
    interface Watcher {
        void begins(Instant at, String incident);
    }

    /** Plans a deed of an incident; without a name it is ordinary life. */
    void at(Instant time, String incident, Deed deed) {
        queue.add(new Planned(time, planned++, incident, deed));
    }

    /** Plans the same deed many times, with a gap between. */
    void every(Instant from, Duration gap, int times, String incident, Deed deed) {
        for (int i = 0; i < times; i++) {
            at(from.plus(gap.multipliedBy(i)), incident, deed);
        }
    }

    Instant now() {
        return now;
    }

    void run(Watcher watcher) throws Exception {
        while (!queue.isEmpty()) {
            Planned next = queue.remove();
            now = next.at;
            watcher.begins(next.at, next.incident);
            next.deed.doIt();
        }
    }
}
