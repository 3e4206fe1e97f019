package dev.lapwing.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.Waiting;
import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.TerminalSize;
import dev.lapwing.cli.alerts.SeenAlert;
import dev.lapwing.cli.kafka.AlertTopics;
import dev.lapwing.config.Config;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch on a real broker. */
@Tag("broker")
class WatchTest {
    @TempDir
    private static Path folder;

    private static AlertTopics topics;

    private final StringWriter printed = new StringWriter();

    @BeforeAll
    static void start() {
        topics = new AlertTopics(folder);
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
    void beginsWithWhatIsOpenAndFollows() throws Exception {
        ObjectNode opened = AlertTopics.finding("ordered");
        topics.alert(opened);
        topics.alert(AlertTopics.closed(AlertTopics.finding("ratio"), 2, "ended"), Duration.ofHours(2));

        watch(lastHour(), plain(), () -> {
            if (lines().size() == 2) {
                topics.alert(AlertTopics.closed(opened, 2, "ended"));
            }
            return lines().size() == 3;
        });

        assertThat(lines().get(1)).containsPattern("CRITICAL  open      \\S+ .*203\\.0\\.113\\.231");
        assertThat(lines().get(2)).containsPattern("CRITICAL  ended     \\S+ .*203\\.0\\.113\\.231");
    }

    @Test
    void tellsWhatSomebodyResolves() throws Exception {
        topics.alert(AlertTopics.finding("ordered"));

        watch(lastHour(), plain(), () -> {
            if (lines().size() == 2) {
                topics.run("alerts", "resolve", "512f", "--reason", "it was me");
            }
            return lines().size() >= 3;
        });

        assertThat(lines().get(2)).containsPattern("CRITICAL  resolved  \\S+ .*203\\.0\\.113\\.231");
    }

    @Test
    void drawsAnAlertInPlaceAndGivesTheScreenBack() throws Exception {
        ObjectNode opened = AlertTopics.finding("ordered");
        topics.alert(opened);

        FullScreen full = new FullScreen(out(), new WatchScreen(false), () -> TerminalSize.USUAL);
        watch(lastHour(), full, () -> {
            if (printed.toString().contains("CRITICAL  open ")) {
                topics.alert(AlertTopics.closed(opened, 2, "ended"));
            }
            return printed.toString().contains("CRITICAL  ended ");
        });

        assertThat(printed.toString())
                .startsWith("\u001b[?1049h\u001b[?25l\u001b[H")
                .endsWith("\u001b[?25h\u001b[?1049l");
        String lastFrame = printed.toString().substring(printed.toString().lastIndexOf("\u001b[H"));
        assertThat(lastFrame)
                .contains("1 alert: 1 critical; 0 open")
                .containsOnlyOnce("203.0.113.231")
                .contains("\u001b[K\r\n")
                .contains("\u001b[J");
    }

    @Test
    void keepsOnlyWhatIsWanted() throws Exception {
        topics.alert(AlertTopics.finding("ordered"));
        topics.alert(AlertTopics.finding("ratio"));

        watch(seen -> seen.alert().rule().equals("pocketbase-stuffing-ratio"), plain(), () -> lines().size() >= 2);

        assertThat(lines()).hasSize(2).last().asString().contains("203.0.113.232");
    }

    @Test
    void countsRecordsThatAreNoAlerts() throws Exception {
        topics.put(AlertTopics.ALERTS, "x", "no JSON");

        try (WatchFeed feed = new WatchFeed(topics.kafka(), seen -> true, Clock.systemUTC())) {
            while (!feed.caughtUp()) {
                assertThat(feed.next()).isEmpty();
            }

            assertThat(feed.view().strange()).isEqualTo(1);
        }
    }

    @Test
    void saysThatKafkaIsNotThere() {
        Config.Kafka nowhere =
                new Config.Kafka(Map.of("bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", "300"));

        assertThatThrownBy(() -> new WatchFeed(nowhere, seen -> true, Clock.systemUTC()).close())
                .isInstanceOf(CommandFailed.class)
                .hasMessageStartingWith("Kafka at 127.0.0.1:1 cannot be used: ");
    }

    private void watch(Predicate<SeenAlert> wanted, WatchDisplay display, BooleanSupplier enough) throws Exception {
        Waiting waiting =
                new Waiting("what the watch shows", () -> printed.getBuffer().length());
        try (display;
                WatchFeed feed = new WatchFeed(topics.kafka(), wanted, Clock.systemUTC())) {
            Watch.run(feed, display, Clock.systemUTC(), () -> {
                waiting.look();
                return enough.getAsBoolean();
            });
        }
    }

    private PlainLines plain() {
        return new PlainLines(out(), new WatchLine(160), false);
    }

    private PrintWriter out() {
        return new PrintWriter(printed, true);
    }

    private List<String> lines() {
        return printed.toString().lines().toList();
    }

    private static Predicate<SeenAlert> lastHour() {
        Instant since = Instant.now().minus(Duration.ofHours(1));
        return seen -> seen.open() || !seen.told().isBefore(since);
    }
}
