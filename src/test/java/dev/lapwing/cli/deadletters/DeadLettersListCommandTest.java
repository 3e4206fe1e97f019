package dev.lapwing.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.Terminal;
import dev.lapwing.cli.kafka.DeadLettersTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
class DeadLettersListCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    private static Path folder;

    private static DeadLettersTopics topics;

    @BeforeAll
    static void start() {
        topics = new DeadLettersTopics(folder);
    }

    @AfterAll
    static void stop() {
        topics.close();
    }

    @BeforeEach
    void empty() throws Exception {
        topics.forgetAll();
    }

    @Test
    void tellsOfEachWhenWhoseWhyAndWhere() throws Exception {
        letter(0, "app", "unreadable", NOON);
        letter(1, "shop", "clock ahead", NOON.plusSeconds(1));
        letter(2, "app", "unreadable", NOON.plusSeconds(2));

        Terminal told = topics.deadLetters("list");

        assertThat(told.err()).isEmpty();
        assertThat(told.exitCode()).isZero();
        assertThat(told.out().lines())
                .containsExactly(
                        "2026-11-25T12:00:00Z  app  unreadable  row: no JSON  lapwing.raw.json.v1-0@0",
                        "2026-11-25T12:00:01Z  shop  clock ahead  row: no JSON  lapwing.raw.json.v1-0@1",
                        "2026-11-25T12:00:02Z  app  unreadable  row: no JSON  lapwing.raw.json.v1-0@2",
                        "3 dead letters: 2 unreadable, 1 clock ahead");
    }

    @Test
    void choosesBySourceReasonAndTime() throws Exception {
        letter(0, "app", "unreadable", NOON);
        letter(1, "shop", "unreadable", NOON.plusSeconds(1));
        letter(2, "app", "clock ahead", NOON.plusSeconds(1));
        letter(3, "app", "unreadable", NOON.plusSeconds(1));

        Terminal told = topics.deadLetters(
                "list", "--source", "app", "--reason", "unreadable", "--since", "2026-11-25T12:00:01Z");

        assertThat(told.out().lines())
                .containsExactly(
                        "2026-11-25T12:00:01Z  app  unreadable  row: no JSON  lapwing.raw.json.v1-0@3",
                        "1 dead letter: 1 unreadable");
    }

    @Test
    void takesATimeAsADurationAgo() throws Exception {
        letter(0, "app", "unreadable", Instant.now().minus(Duration.ofHours(3)));
        letter(1, "app", "unreadable", Instant.now());

        Terminal told = topics.deadLetters("list", "--since", "2h");

        assertThat(told.out()).contains("v1-0@1").doesNotContain("v1-0@0");
    }

    @Test
    void showsTheNewestOfThem() throws Exception {
        for (int offset = 0; offset < 5; offset++) {
            letter(offset, "app", "unreadable", NOON);
        }

        Terminal told = topics.deadLetters("list", "--limit", "2");

        assertThat(told.out().lines()).hasSize(3).first().asString().endsWith("v1-0@3");
        assertThat(told.out())
                .endsWith("5 dead letters: 5 unreadable; the newest 2 are shown" + System.lineSeparator());
    }

    @Test
    void letsNothingOfARowSteerTheTerminal() throws Exception {
        topics.putAside("lapwing.raw.json.v1-0@0", "a\u001b]0;x\u0007\nb\u009b", "un\u202ereadable", NOON, NOON);

        Terminal told = topics.deadLetters("list", "--bytes");

        assertThat(told.out().lines())
                .containsExactly(
                        "2026-11-25T12:00:00Z  a\\u001b]0;x\\u0007\\u000ab\\u009b  un\\u202ereadable  row: no JSON"
                                + "  lapwing.raw.json.v1-0@0",
                        "    {\"a\":\"\\u001b[31m\\u202e",
                        "1 dead letter: 1 un\\u202ereadable");
    }

    @Test
    void writesAnObjectALineForOtherPrograms() throws Exception {
        topics.putAside("lapwing.raw.json.v1-0@0", "a\u009b", "unreadable", NOON, NOON.plusSeconds(9));

        Terminal told = topics.deadLetters("list", "--format", "json", "--bytes");

        assertThat(told.out()).doesNotContain("\u009b", "\u001b", "\u202e").hasLineCount(1);
        JsonNode letter = new ObjectMapper().readTree(told.out());
        assertThat(letter.path("source").asText()).isEqualTo("a\u009b");
        assertThat(letter.path("time").asText()).isEqualTo("2026-11-25T12:00:09Z");
        assertThat(letter.path("arrived").asText()).isEqualTo("2026-11-25T12:00:00Z");
        assertThat(letter.path("bytes").asText()).isEqualTo("{\"a\":\"\u001b[31m\u202e");
    }

    @Test
    void saysThatThereAreNone() {
        Terminal told = topics.deadLetters("list");

        assertThat(told.out()).isEqualToIgnoringNewLines("No dead letters.");
        assertThat(told.exitCode()).isZero();
    }

    @Test
    void saysWhichRecordIsNoDeadLetter() throws Exception {
        topics.dead("{\"hello\":1}", NOON);
        letter(0, "app", "unreadable", NOON);

        Terminal told = topics.deadLetters("list");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err()).matches("lapwing\\.dead-letters\\.v1-0@\\d+ is no dead letter\\.\\R");
        assertThat(told.out()).contains("1 dead letter: 1 unreadable");
    }

    @Test
    void saysThatKafkaIsNotThere() {
        Terminal told = Terminal.run(
                folder,
                Map.of(),
                "dead-letters",
                "list",
                "--set",
                "kafka.bootstrap.servers=127.0.0.1:1",
                "--set",
                "kafka.default.api.timeout.ms=300");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err())
                .startsWith("Kafka at 127.0.0.1:1 cannot be used: ")
                .hasLineCount(1);
    }

    @Test
    void refusesOptionsThatMeanNothing() {
        assertThat(topics.deadLetters("list", "--since", "yesterday").exitCode())
                .isEqualTo(2);
        assertThat(topics.deadLetters("list", "--since", "yesterday").err())
                .contains("'yesterday' is neither a duration such as 2h nor a time such as 2026-11-09T00:00:00Z");
        assertThat(topics.deadLetters("list", "--limit", "0").exitCode()).isEqualTo(2);
        assertThat(Terminal.run(folder, Map.of(), "dead-letters").err())
                .startsWith("lapwing: Which one? There is lapwing dead-letters list, retry.");
    }

    private void letter(long offset, String source, String reason, Instant time) throws Exception {
        topics.putAside("lapwing.raw.json.v1-0@" + offset, source, reason, time, time);
    }
}
