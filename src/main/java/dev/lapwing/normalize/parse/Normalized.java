package dev.lapwing.normalize.parse;

import dev.lapwing.event.AuditEvent;
import java.util.function.Function;

/** What came of one row: an event, nothing on purpose, or a problem. */
public sealed interface Normalized {

    /**
     * The row is an event.
     *
     * @param isMended whether characters of it were broken, in whose places U+FFFD stands
     */
    record Accepted(AuditEvent event, boolean isMended) implements Normalized {
        /** An event of a row without broken characters. */
        public Accepted(AuditEvent event) {
            this(event, false);
        }

        @Override
        public <T> T match(
                Function<Accepted, T> accepted, Function<Ignored, T> ignored, Function<Rejected, T> rejected) {
            return accepted.apply(this);
        }
    }

    /** The row is in order and carries no event. */
    record Ignored(String reason) implements Normalized {
        @Override
        public <T> T match(
                Function<Accepted, T> accepted, Function<Ignored, T> ignored, Function<Rejected, T> rejected) {
            return ignored.apply(this);
        }
    }

    /**
     * The row cannot be read.
     *
     * @param field the source's name of the field at fault, or {@code row}
     * @param problem what is wrong with it; never a part of the row, which may hold a secret
     */
    record Rejected(String field, String problem) implements Normalized {
        @Override
        public <T> T match(
                Function<Accepted, T> accepted, Function<Ignored, T> ignored, Function<Rejected, T> rejected) {
            return rejected.apply(this);
        }
    }

    /** The same of a row that had to be mended. */
    default Normalized mended() {
        return match(accepted -> new Accepted(accepted.event(), true), ignored -> ignored, rejected -> rejected);
    }

    /** Calls the function of the case at hand. */
    <T> T match(Function<Accepted, T> accepted, Function<Ignored, T> ignored, Function<Rejected, T> rejected);
}
