package dev.lapwing.continuity.poll;

import java.util.function.BiFunction;
import java.util.function.Function;

/** What came of reading an answer of Neon's API. */
public sealed interface NeonReading {

    /** It could be read. */
    record Read(NeonAnswer answer) implements NeonReading {
        @Override
        public <T> T match(Function<NeonAnswer, T> read, BiFunction<String, String, T> unreadable) {
            return read.apply(answer);
        }
    }

    /**
     * It could not be read.
     *
     * @param field the member at fault, or {@code row}
     * @param problem what is wrong with it, without any part of the row
     */
    record Unreadable(String field, String problem) implements NeonReading {
        @Override
        public <T> T match(Function<NeonAnswer, T> read, BiFunction<String, String, T> unreadable) {
            return unreadable.apply(field, problem);
        }
    }

    /** Calls the function of the case at hand. */
    <T> T match(Function<NeonAnswer, T> read, BiFunction<String, String, T> unreadable);
}
