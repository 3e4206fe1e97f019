package dev.lapwing.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Samples;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeonPollRowTest {
    private static final Normalized POLL = new Normalized.Ignored("poll");

    @Test
    void knowsEveryAnswerOfTheSamples() {
        assertThat(Samples.lines("neon-polls.ndjson"))
                .allMatch(line -> read(line).equals(POLL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"operation\":\"x\",\"polled_at\":\"y\",\"poll\":1}",
                " { \"status\" : 200 , \"operation\" : \"x\" , \"poll\" : 1 , \"polled_at\" : \"y\" , \"body\" : [",
                "{\"query\":{\"poll\":[1]},\"poll\":1,\"polled_at\":\"y\",\"operation\":\"x\"}"
            })
    void knowsOneByItsMembersInAnyOrder(String line) {
        assertThat(read(line)).isEqualTo(POLL);
    }

    @Test
    void knowsOneWhoseBodyGoesOnBehindWhatIsLookedAt() {
        String head = "{\"poll\":1,\"polled_at\":\"y\",\"operation\":\"x\",\"body\":\"";

        assertThat(read(head + "\u00e9".repeat(1_000_000) + "\"}")).isEqualTo(POLL);
        assertThat(read("{\"body\":\"" + "x".repeat(4096) + "\"," + head.substring(1) + "\"}"))
                .isInstanceOf(Normalized.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"poll\":\"pocketbase\",\"v\":1,\"polled_at\":\"y\",\"operation\":\"x\"}",
                "{\"poll\":1,\"polled_at\":\"y\"}",
                "{\"poll\":1,\"poll\":2,\"poll\":3}",
                "{\"a\":{\"poll\":1,\"polled_at\":\"y\",\"operation\":\"x\"}}",
                "{\"a\":\"\\\"poll\\\":1,\\\"polled_at\\\":1,\\\"operation\\\":1\"}",
                "[{\"poll\":1}]",
                "poll",
                "{"
            })
    void knowsNothingElse(String line) {
        assertThat(read(line)).isInstanceOf(Normalized.Rejected.class);
    }

    @Test
    void aPollOfPocketBaseIsNoneOfNeonAndTheOtherWayRound() {
        byte[] neon = Samples.lines("neon-polls.ndjson").get(0).getBytes(StandardCharsets.UTF_8);
        byte[] pocketBase = "{\"poll\":\"pocketbase\",\"v\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(new PollRow().parse(neon, "x")).isInstanceOf(Normalized.Rejected.class);
        assertThat(new PollRow().parse(pocketBase, "x")).isEqualTo(POLL);
        assertThat(new NeonPollRow().parse(pocketBase, "x")).isInstanceOf(Normalized.Rejected.class);
    }

    private static Normalized read(String line) {
        return new NeonPollRow().parse(line.getBytes(StandardCharsets.UTF_8), "x");
    }
}
