package dev.lapwing.ingest;

import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.Sight;
import java.util.List;
import java.util.OptionalLong;

/** What a raw row means. */
public sealed interface RowResult {
    /**
     * It is an event.
     *
     * @param event the event without its secrets
     * @param mended whether characters of the row were broken
     * @param matched whether any detection matches it
     * @param signals one for each group that counts it
     * @param withoutGroup how often it lacked a field that a rule groups by
     * @param look what rules can see of it, and of its source
     */
    record Event(
            AuditEvent event,
            boolean mended,
            boolean matched,
            List<KeyedSignal> signals,
            long withoutGroup,
            Sight.Look look)
            implements RowResult {
        @Override
        public void to(Host host) {
            host.event(this);
        }
    }

    /**
     * A credential stood in it: an event beside the row's own.
     *
     * @param event the event of the leak
     */
    record Leaked(Event event) implements RowResult {
        @Override
        public void to(Host host) {
            host.leaked(event);
        }
    }

    /** It is what a poll saw, to be compared with what was seen before. */
    record Poll(LogPoll poll) implements RowResult {
        @Override
        public void to(Host host) {
            host.poll(poll);
        }
    }

    /** It is an answer of Neon's API, to be compared with what was answered before. */
    record Answer(NeonAnswer answer) implements RowResult {
        @Override
        public void to(Host host) {
            host.answer(answer);
        }
    }

    /**
     * The source was read up to this time.
     *
     * @param upToMillis in milliseconds since the epoch
     */
    record Progress(long upToMillis) implements RowResult {
        @Override
        public void to(Host host) {
            host.progress(upToMillis);
        }
    }

    /**
     * No more rows of the source will come; with a time, the horizon.
     *
     * @param upToMillis in milliseconds since the epoch
     */
    record End(OptionalLong upToMillis) implements RowResult {
        @Override
        public void to(Host host) {
            host.end(upToMillis);
        }
    }

    /**
     * It is in order and counts for nothing.
     *
     * @param reason a fixed text, without any part of the row
     */
    record Ignored(String reason) implements RowResult {
        @Override
        public void to(Host host) {
            host.ignored(reason);
        }
    }

    /**
     * It cannot be read.
     *
     * @param field the source's name of the field at fault, or {@code row}
     * @param problem what is wrong with it, without any part of the row
     */
    record Unreadable(String field, String problem) implements RowResult {
        @Override
        public void to(Host host) {
            host.unreadable(field, problem);
        }
    }

    /**
     * The time in a field of it is further ahead of its arrival than clocks differ.
     *
     * @param field the field that holds the time
     */
    record ClockAhead(String field) implements RowResult {
        @Override
        public void to(Host host) {
            host.clockAhead(field);
        }
    }

    /** What a host does in each case. */
    interface Host {
        /** It is an event. */
        void event(Event event);

        /** A credential stood in the row that came before. */
        void leaked(Event event);

        /** It is what a poll saw. */
        void poll(LogPoll poll);

        /** It is an answer of Neon's API. */
        void answer(NeonAnswer answer);

        /** Its source was read up to a time, in milliseconds since the epoch. */
        void progress(long upToMillis);

        /** No more rows of its source will come. */
        void end(OptionalLong upToMillis);

        /** It counts for nothing. */
        void ignored(String reason);

        /** It cannot be read. */
        void unreadable(String field, String problem);

        /** Its time is too far ahead. */
        void clockAhead(String field);
    }

    /** Lets the host do what it does in the case at hand. */
    void to(Host host);
}
