package dev.lapwing.continuity.poll;

import java.util.function.BiFunction;
import java.util.function.Function;

/** What came of reading a poll envelope. */
public sealed interface PollReading {

    /** It could be read. */
    record Read(LogPoll poll) implements PollReading {
        @Override
        public <T> T match(Function<LogPoll, T> read, BiFunction<String, String, T> unreadable) {
            return read.apply(poll);
        }
    }

    /**
     * It could not be read.
     *
     * @param field the envelope's field at fault, or {@code row}
     * @param problem what is wrong with it, without any part of the row
     */
    record Unreadable(String field, String problem) implements PollReading {
        @Override
        public <T> T match(Function<LogPoll, T> read, BiFunction<String, String, T> unreadable) {
            return unreadable.apply(field, problem);
        }
    }

    /** Calls the function of the case at hand. */
    <T> T match(Function<LogPoll, T> read, BiFunction<String, String, T> unreadable);
}
