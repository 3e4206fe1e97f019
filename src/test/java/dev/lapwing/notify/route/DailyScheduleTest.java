package dev.lapwing.notify.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.notify.DaySummary;
import dev.lapwing.notify.HeartbeatMonitor;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DailyScheduleTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-10");
    private static final Instant NINE_IN_BERLIN = Instant.parse("2026-11-10T08:00:00Z");

    private final DailySchedule dailies =
            new DailySchedule(List.of(route("09:00 Europe/Berlin", "chat"), route("23:00", "chat")));

    @Test
    void tellsAChannelOnceADayAtTheMinuteOfTheFirstRouteThatAsks() {
        dailies.restore("chat", DAY.minusDays(1));

        assertThat(dailies.due(NINE_IN_BERLIN.minusSeconds(1))).isEmpty();
        assertThat(dailies.due(NINE_IN_BERLIN)).isEqualTo(Map.of("chat", DAY));
        assertThat(dailies.due(NINE_IN_BERLIN.plusSeconds(1))).as("on its way").isEmpty();
        dailies.told("chat", DAY);
        assertThat(dailies.due(NINE_IN_BERLIN.plusSeconds(80_000))).isEmpty();
        assertThat(dailies.due(NINE_IN_BERLIN.plusSeconds(86_400))).isEqualTo(Map.of("chat", DAY.plusDays(1)));
    }

    @Test
    void makesUpForOneDayAndNotForMore() {
        dailies.restore("chat", DAY.minusDays(5));

        assertThat(dailies.due(NINE_IN_BERLIN.plusSeconds(3_600))).isEqualTo(Map.of("chat", DAY));
    }

    @Test
    void readsTimesWithAndWithoutAZone() {
        assertThat(DailyTime.parse("09:00")).isPresent();
        assertThat(DailyTime.parse("09:00 Europe/Berlin")).isPresent();
        assertThat(DailyTime.parse("9")).isEmpty();
        assertThat(DailyTime.parse("25:00")).isEmpty();
        assertThat(DailyTime.parse("09:00 Nowhere")).isEmpty();
    }

    @Test
    void countsOpeningsOncePerAlertAndByLevelWithoutDrills() {
        DaySummary day = new DaySummary();
        day.alert(Findings.opened("a"));
        day.alert(Findings.opened("a"));
        day.alert(Findings.updated("a", 2));
        day.alert(Findings.severity(Findings.opened("b"), Severity.MEDIUM));
        var drill = Findings.opened("c");
        drill.withObject("/finding_info/analytic").put("name", AlertView.DRILL);
        day.alert(drill);
        day.undelivered("a|chat");
        day.undelivered("a|chat");

        assertThat(day.words(new HeartbeatMonitor.Counted(1, 0, 0)))
                .isEqualTo("In 24 hours: 1 row, 2 alerts (1 high, 1 medium), 1 undelivered.");
    }

    @Test
    void saysWhatCouldNotBeReadOrCameTooLate() {
        assertThat(new DaySummary().words(new HeartbeatMonitor.Counted(20, 1, 3)))
                .isEqualTo("In 24 hours: 20 rows, 0 alerts, 0 undelivered."
                        + " Not readable: 1 row. Too late to be judged: 3 events.");
    }

    private static Route route(String daily, String channel) {
        return new Route(
                Severity.LOW,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(channel),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DailyTime.parse(daily));
    }
}
