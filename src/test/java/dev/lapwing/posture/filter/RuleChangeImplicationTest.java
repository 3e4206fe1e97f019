package dev.lapwing.posture.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.posture.Effect;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of a change is held against what both filters let in, in many small worlds. */
class RuleChangeImplicationTest {
    private static final int PAIRS = 8_000;
    private static final List<SmallWorld> WORLDS = worlds();

    @Test
    void neverSaysOfAChangeWhatSomeWorldContradicts() {
        Random random = new Random(1);
        Map<Effect, Integer> seen = new EnumMap<>(Effect.class);
        for (int pair = 0; pair < PAIRS; pair++) {
            RandomFilter before = RandomFilter.any(random, 3);
            RandomFilter after = RandomFilter.changed(before, random);
            String was = before.text(random);
            String now = after.text(random);

            RuleChange change = RuleChange.of(Optional.of(was), Optional.of(now));

            seen.merge(change.effect(), 1, Integer::sum);
            assertThat(contradicts(change, before, after))
                    .as("pair %s: %s, then %s: %s", pair, was, now, change)
                    .isFalse();
        }
        assertThat(seen)
                .hasSize(4)
                .allSatisfy((effect, times) -> assertThat(times).isGreaterThan(PAIRS / 20));
    }

    @Test
    void saysOfTheSameFilterInAnotherOrderThatNothingIsWider() {
        Random random = new Random(2);
        for (int each = 0; each < 2_000; each++) {
            RandomFilter filter = RandomFilter.any(random, 3);
            String was = filter.text(random);
            String now = RandomFilter.shuffled(filter, random).text(random);

            RuleChange change = RuleChange.of(Optional.of(was), Optional.of(now));

            assertThat(change.effect()).as("%s, then %s", was, now).isEqualTo(Effect.CHANGED);
        }
    }

    private static boolean contradicts(RuleChange change, RandomFilter before, RandomFilter after) {
        return WORLDS.stream().anyMatch(world -> {
            boolean was = before.holds(world);
            boolean now = after.holds(world);
            return switch (change.effect()) {
                case WIDENED -> was && !now;
                case NARROWED -> now && !was;
                case CHANGED -> was != now;
                case UNCLEAR -> false;
            };
        });
    }

    private static List<SmallWorld> worlds() {
        Random random = new Random(3);
        return Stream.generate(() -> SmallWorld.random(random)).limit(200).toList();
    }
}
