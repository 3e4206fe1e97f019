package dev.lapwing.connect.neon.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnKeyTest {
    private static final Instant BEGIN = Instant.parse("2026-10-12T23:50:00Z");

    private final OwnKey own = new OwnKey();

    private void round(int number, String... keys) {
        Instant began = BEGIN.plusSeconds(300L * number);
        own.look(List.of(keys), began, began.plusSeconds(10));
    }

    private static String key(long id, Instant used) {
        return "{\"id\":" + id + ",\"name\":\"k\",\"last_used_at\":\"" + used + "\"}";
    }

    @Test
    void isTheOneThatWasInUseInEachRound() {
        round(0, key(1, BEGIN), key(2, BEGIN.plusSeconds(2)), key(3, BEGIN.minusSeconds(60)));
        round(1, key(1, BEGIN.plusSeconds(300)), key(2, BEGIN.plusSeconds(2)), key(3, BEGIN.plusSeconds(303)));

        assertThat(own.id()).hasValue(1);
    }

    @Test
    void isNotKnownAfterOneRoundOrWhileAnotherKeyIsAlwaysInUseToo() {
        round(0, key(1, BEGIN));
        assertThat(own.id()).isEmpty();

        OwnKey two = new OwnKey();
        IntStream.range(0, 9)
                .forEach(i -> two.look(List.of(key(1, BEGIN), key(2, BEGIN)), BEGIN, BEGIN.plusSeconds(1)));
        assertThat(two.id()).isEmpty();
    }

    @Test
    void isLookedForAnewWhereNoneIsLeft() {
        round(0, key(1, BEGIN));
        round(1, key(1, BEGIN.plusSeconds(300)));
        round(2, key(1, BEGIN), key(2, BEGIN.plusSeconds(600)));
        assertThat(own.id()).isEmpty();

        round(3, key(2, BEGIN.plusSeconds(900)));
        round(4, key(2, BEGIN.plusSeconds(1200)));
        assertThat(own.id()).hasValue(2);
    }

    @Test
    void isNotFoundInKeysThatAreNotAsExpected() {
        for (String odd : List.of("{}", "[]", "7", "{\"id\":\"x\",\"last_used_at\":\"" + BEGIN + "\"}", "{\"id\":1}")) {
            round(0, odd);
            round(0, odd, "{\"id\":1,\"last_used_at\":null}");
        }

        assertThat(own.id()).isEmpty();
    }
}
