package dev.lapwing.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.cli.TerminalSize;
import dev.lapwing.cli.alerts.SeenAlert;
import dev.lapwing.cli.kafka.RecordPosition;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.AlertView.Named;
import dev.lapwing.notify.message.AlertView.Phase;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.message.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WatchScreenTest {
    private static final Instant NOW = Instant.parse("2026-11-10T12:00:00Z");
    private static final TerminalSize WIDE = new TerminalSize(160, 24);

    private final WatchScreen screen = new WatchScreen(false);

    @Test
    void showsOneLineForEachAlertUnderTheCounts() {
        assertThat(lines(WIDE, open("a", Severity.HIGH, 12), open("b", Severity.CRITICAL, 3)))
                .containsExactly(
                        "2 alerts: 1 critical, 1 high; 2 open  Kafka answers  events until 2026-11-10 11:59:00 UTC",
                        " age  level     state     id            rule                          who"
                                + "                   count  what happened",
                        "  3m  CRITICAL  open      b             pocketbase-stuffing           203.0.113.7"
                                + "              14  203.0.113.7 tried 14 logins",
                        " 12m  HIGH      open      a             pocketbase-stuffing           203.0.113.7"
                                + "              14  203.0.113.7 tried 14 logins");
    }

    @Test
    void saysInEightyColumnsWhichRuleAndWhatHappened() {
        assertThat(lines(TerminalSize.USUAL, open("a", Severity.HIGH, 12)))
                .endsWith(
                        " 12m  HIGH      open      a             pocketbase-stuffing",
                        "      203.0.113.7 tried 14 logins");
    }

    @Test
    void putsWhatIsOpenAboveWhatIsOverAndTheWorstOnTop() {
        assertThat(lines(
                        WIDE,
                        closed("c", "ended", 1),
                        closed("d", "merged", 2),
                        open("a", Severity.LOW, 1),
                        open("b", Severity.HIGH, 70)))
                .extracting(line -> line.substring(0, 26).strip())
                .containsSubsequence("1h  HIGH      open", "1m  LOW       open")
                .containsSubsequence("1m  HIGH      ended", "2m  HIGH      merged");
    }

    @Test
    void showsTheMarginWhereThereIsRoom() {
        assertThat(lines(new TerminalSize(240, 24), open("a", Severity.HIGH, 12)))
                .last()
                .asString()
                .contains("203.0.113.7 tried 14 logins  ")
                .endsWith("14 events, rule wants 10");
    }

    @Test
    void marksADrillAndCountsItNowhere() {
        SeenAlert drill = seen(alert("a", "lapwing-drill", Phase.OPENED, "", Severity.HIGH, 1, "203.0.113.7"));

        List<String> lines = lines(WIDE, drill);

        assertThat(lines.get(0)).startsWith("No alerts; 1 drill besides");
        assertThat(lines.get(2)).contains("[drill] lapwing-drill");
    }

    @Test
    void saysWhatSomebodyResolved() {
        SeenAlert resolved = open("a", Severity.HIGH, 12).with(Optional.of(new Resolution("ana", "blocked", NOW)));

        assertThat(lines(WIDE, resolved).get(0)).startsWith("1 alert: 1 high; 0 open");
        assertThat(lines(WIDE, resolved).get(2)).contains("HIGH      resolved");
    }

    @Test
    void tellsHowManyThereIsNoRoomFor() {
        List<SeenAlert> many = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            many.add(open("a" + i, Severity.HIGH, i));
        }

        assertThat(screen.lines(view(many, Optional.empty()), NOW, new TerminalSize(80, 9)))
                .hasSize(9)
                .last()
                .isEqualTo("and 7 more, for which there is no room; --level and --rule choose");
    }

    @Test
    void saysFirstThatKafkaDoesNotAnswer() {
        assertThat(screen.lines(view(List.of(), Optional.of(NOW)), NOW, TerminalSize.USUAL))
                .first()
                .asString()
                .startsWith("Kafka does not answer since 2026-11-10 12:00:00 UTC  No alerts");
    }

    @Test
    void coloursTheLevelAndNothingElse() {
        String coloured = new WatchScreen(true)
                .lines(view(List.of(open("a", Severity.HIGH, 12)), Optional.empty()), NOW, WIDE)
                .get(2);

        assertThat(coloured).startsWith(" 12m  \u001b[31mHIGH    \u001b[0m  open");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(lines(WIDE, open("a", Severity.HIGH, 12)).get(2));
    }

    @Test
    void staysWithinTheScreenWhateverAnAlertSays() {
        Random random = new Random(6);
        for (int round = 0; round < 500; round++) {
            TerminalSize size = new TerminalSize(20 + random.nextInt(200), 3 + random.nextInt(10));
            List<SeenAlert> alerts = new ArrayList<>();
            for (int i = 0; i < random.nextInt(12); i++) {
                alerts.add(seen(alert("a" + i, "r", Phase.OPENED, "", Severity.HIGH, i, any(random))));
            }

            List<String> lines = screen.lines(view(alerts, Optional.empty()), NOW, size);

            assertThat(lines).as("round %s", round).hasSizeLessThanOrEqualTo(size.rows());
            assertThat(lines).as("round %s", round).allSatisfy(line -> {
                assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(size.columns());
                assertThat(line).doesNotContainPattern("\\p{Cntrl}");
            });
        }
    }

    private static String any(Random random) {
        int[] characters = {'a', 0x1b, '\n', 0x202e, 0x4e2d, 0x1f600, 0x301, 0xd800, 0x9b, ' ', 0xac00, 0x200d};
        return random.ints(random.nextInt(60), 0, characters.length)
                .map(index -> characters[index])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private List<String> lines(TerminalSize size, SeenAlert... alerts) {
        return screen.lines(view(List.of(alerts), Optional.empty()), NOW, size);
    }

    private static WatchView view(List<SeenAlert> alerts, Optional<Instant> silentSince) {
        return new WatchView(alerts, Optional.of(NOW.minusSeconds(60)), silentSince, 0);
    }

    static SeenAlert open(String id, Severity severity, int minutesAgo) {
        return seen(alert(id, "pocketbase-stuffing", Phase.OPENED, "", severity, minutesAgo, "203.0.113.7"));
    }

    private static SeenAlert closed(String id, String ending, int minutesAgo) {
        return seen(alert(id, "r", Phase.CLOSED, ending, Severity.HIGH, minutesAgo, "203.0.113.7"));
    }

    private static SeenAlert seen(AlertView alert) {
        return new SeenAlert(alert, NOW, new RecordPosition("lapwing.alerts.v1", 0, 0), Optional.empty());
    }

    private static AlertView alert(
            String id, String rule, Phase phase, String ending, Severity severity, int minutesAgo, String who) {
        Instant at = NOW.minus(Duration.ofMinutes(minutesAgo));
        return new AlertView(
                id,
                1,
                phase,
                ending,
                severity,
                rule,
                List.of(),
                List.of(),
                "",
                who + " tried 14 logins",
                "14 events, rule wants 10",
                "shop",
                List.of(new Named("src_endpoint.ip", who)),
                at,
                at,
                14,
                false,
                false,
                "",
                List.of(),
                List.of(),
                "");
    }
}
