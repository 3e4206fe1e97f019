package dev.lapwing.connect.neon.webhook;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was received and is not committed yet. Refused deliveries have a bound of their own, so that a flood of them keeps
 * out no event of Neon's.
 */
final class EventQueue {
    static final int MOST = 10_000;
    static final int MOST_REFUSED = 600;

    /** As many characters of all lines together: events are short, but their number alone bounds no memory. */
    static final long MOST_CHARACTERS = 64L * 1024 * 1024;

    private final Deque<QueuedEvent> waiting = new ArrayDeque<>();
    private final Set<QueuedEvent> sent = new HashSet<>();
    private int proved;
    private int refused;
    private long characters;
    private boolean closed;

    /** Takes an event in; false where there is no room, or nothing is taken any more. */
    synchronized boolean offer(QueuedEvent event) {
        boolean room = event.proved() ? proved < MOST : refused < MOST_REFUSED;
        if (closed || !room || characters + event.line().length() > MOST_CHARACTERS) {
            return false;
        }
        count(event, 1);
        return waiting.add(event);
    }

    /** The next events, in the order in which they came. They stay here until they are committed. */
    synchronized List<QueuedEvent> take(int most) {
        List<QueuedEvent> taken = new ArrayList<>();
        while (taken.size() < most && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        sent.addAll(taken);
        return taken;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The earliest time of an event that waits to be sent. */
    synchronized Optional<Instant> earliest() {
        return waiting.stream().map(QueuedEvent::time).min(Comparator.naturalOrder());
    }

    /** Whoever waits for this event is told that it is committed. */
    void committed(QueuedEvent event) {
        synchronized (this) {
            if (sent.remove(event)) {
                count(event, -1);
            }
        }
        event.committed().complete(true);
    }

    /** Takes nothing in any more. Whoever waits is told that nothing more is committed. */
    void close() {
        List<QueuedEvent> left;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(waiting);
            left.addAll(sent);
        }
        left.forEach(event -> event.committed().complete(false));
    }

    private void count(QueuedEvent event, int much) {
        proved += event.proved() ? much : 0;
        refused += event.proved() ? 0 : much;
        characters += (long) much * event.line().length();
    }
}
