package dev.lapwing.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.cli.kafka.DeadLettersTopics;
import dev.lapwing.cli.kafka.RecordPosition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("broker")
class DeadLettersRetryCommandTest {
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
    void sendsTheRowItselfToThePartitionWhereItStands() throws Exception {
        topics.row(2, "app", "another");
        RecordPosition place = topics.row(2, "app", "{\"password\":\"secret\"}");
        topics.putAside(place, "app", "unreadable");

        Terminal told = topics.deadLetters("retry", place.toString());

        assertThat(told.err()).isEmpty();
        assertThat(told.exitCode()).isZero();
        assertThat(told.out().lines()).containsExactly(place + " sent again as " + after(place, 1), "Sent 1 again.");
        assertThat(topics.rows())
                .extracting(DeadLettersRetryCommandTest::shown)
                .containsExactly(
                        "2 app another [shipper=vector]",
                        "2 app {\"password\":\"secret\"} [shipper=vector]",
                        "2 app {\"password\":\"secret\"} [shipper=vector, lapwing.retried-from=" + place + "]");
    }

    @Test
    void sendsARowWithoutAKeyWithoutOne() throws Exception {
        RecordPosition place = topics.row(1, null, "x");
        topics.putAside(place, "(no key)", "unknown source");

        topics.deadLetters("retry", place.toString());

        assertThat(topics.rows()).extracting(ConsumerRecord::key).containsExactly(null, null);
    }

    @Test
    void sendsAllThatTheOptionsChooseInTheirOrder() throws Exception {
        RecordPosition first = putAside(0, "a", "app", "unreadable");
        putAside(1, "b", "shop", "unreadable");
        putAside(2, "c", "app", "clock ahead");
        RecordPosition second = putAside(0, "d", "app", "unreadable");

        Terminal told =
                topics.deadLetters("retry", "--all", "--source", "app", "--reason", "unreadable", "--since", "1h");

        assertThat(told.out().lines())
                .containsExactly(
                        first + " sent again as " + after(first, 2),
                        second + " sent again as " + after(second, 2),
                        "Sent 2 again.");
    }

    @Test
    void sendsNothingInADryRun() throws Exception {
        RecordPosition place = putAside(0, "a", "app", "unreadable");

        Terminal told = topics.deadLetters("retry", "--all", "--dry-run");

        assertThat(told.out().lines()).containsExactly(place + " would be sent again", "Nothing was sent; 1 would be.");
        assertThat(topics.rows()).hasSize(1);
    }

    @Test
    void sendsOfARowThatFailedAgainTheCopyOnly() throws Exception {
        RecordPosition first = putAside(0, "a", "app", "unreadable");
        topics.deadLetters("retry", "--all");
        topics.putAside(after(first, 1), "app", "unreadable");

        Terminal told = topics.deadLetters("retry", "--all");

        assertThat(told.out().lines())
                .containsExactly(
                        after(first, 1) + " sent again as " + after(first, 2),
                        "Sent 1 again; 1 left out, which were sent before and failed again as copies.");
    }

    @Test
    void saysThatARowIsGone() throws Exception {
        RecordPosition gone = putAside(0, "a", "app", "unreadable");
        RecordPosition there = putAside(0, "b", "app", "unreadable");
        topics.forget(gone);

        Terminal told = topics.deadLetters("retry", "--all");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err()).isEqualToIgnoringNewLines(gone + " is gone: its topic does not hold it any more.");
        assertThat(told.out().lines())
                .containsExactly(there + " sent again as " + after(there, 1), "Sent 1 again; 1 could not be sent.");
    }

    @Test
    void doesNotTakeAnotherRowForTheOneThatStoodThere() throws Exception {
        RecordPosition place = topics.row(0, "app", "of a topic that was made anew");
        topics.putAside(place.toString(), "app", "unreadable", Instant.EPOCH, Instant.now());

        Terminal told = topics.deadLetters("retry", place.toString());

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err()).isEqualToIgnoringNewLines(place + " holds another row by now.");
        assertThat(topics.rows()).hasSize(1);
    }

    @Test
    void saysThatAPlaceIsNoDeadLetters() throws Exception {
        RecordPosition fine = topics.row(0, "app", "a");

        Terminal told = topics.deadLetters("retry", fine.toString(), "lapwing.raw.json.v1-9@9");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err().lines())
                .containsExactly(
                        fine + " is not among the dead letters.",
                        "lapwing.raw.json.v1-9@9 is not among the dead letters.");
        assertThat(told.out()).isEqualToIgnoringNewLines("Sent 0 again; 2 could not be sent.");
    }

    @Test
    void sendsNothingToTopicsThatAreNotRaw() throws Exception {
        topics.putAside("lapwing.learned.v1-0@0", "app", "no such rule", Instant.EPOCH, Instant.EPOCH);
        topics.putAside("lapwing.raw.json.v1-7@0", "app", "unreadable", Instant.EPOCH, Instant.EPOCH);

        Terminal told = topics.deadLetters("retry", "--all");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err().lines())
                .containsExactly(
                        "lapwing.learned.v1-0@0 is in no raw topic; what is learned is sent by lapwing learn.",
                        "lapwing.raw.json.v1-7@0 is gone: its topic does not hold it any more.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--dry-run | Name either places or --all.",
                "--all lapwing.raw.json.v1-0@1 | Name either places or --all.",
                "--source app lapwing.raw.json.v1-0@1 | --source, --reason and --since go with --all only.",
                "lapwing.raw.json.v1 | 'lapwing.raw.json.v1' is no place; one looks like lapwing.raw.json.v1-0@12",
                "lapwing.alerts.v1-0@1 | lapwing.alerts.v1-0@1 is in none of Lapwing's raw topics",
                "lapwing.raw.mine.v1-0@1 | lapwing.raw.mine.v1-0@1 is in none of Lapwing's raw topics"
            })
    void refusesWhatMakesNoSense(String arguments, String problem) {
        Terminal told = topics.deadLetters(
                Arrays.stream(("retry " + arguments).split(" ")).toArray(String[]::new));

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.err()).startsWith("lapwing: " + problem);
    }

    private RecordPosition putAside(int partition, String value, String source, String reason) throws Exception {
        RecordPosition place = topics.row(partition, "app", value);
        topics.putAside(place, source, reason);
        return place;
    }

    private static RecordPosition after(RecordPosition place, int further) {
        return new RecordPosition(place.topic(), place.partition(), place.offset() + further);
    }

    private static String shown(ConsumerRecord<byte[], byte[]> row) {
        List<String> headers = Arrays.stream(row.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
        return row.partition() + " " + new String(row.key(), StandardCharsets.UTF_8) + " "
                + new String(row.value(), StandardCharsets.UTF_8) + " " + headers;
    }
}
