package dev.lapwing.topology.ingest;

import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.topology.record.DeadLetter;
import java.util.function.Function;

/** What became of a record of what was learned from history. */
sealed interface LearnedResult {
    /** A group can take it over. */
    record Usable(LearnedBaseline baseline) implements LearnedResult {
        @Override
        public <T> T match(Function<LearnedBaseline, T> passed, Function<DeadLetter, T> aside) {
            return passed.apply(baseline);
        }
    }

    /** Nobody can. */
    record Aside(DeadLetter letter) implements LearnedResult {
        @Override
        public <T> T match(Function<LearnedBaseline, T> passed, Function<DeadLetter, T> aside) {
            return aside.apply(letter);
        }
    }

    /** Calls the function of the case at hand. */
    <T> T match(Function<LearnedBaseline, T> passed, Function<DeadLetter, T> aside);
}
