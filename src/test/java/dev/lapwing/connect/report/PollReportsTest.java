package dev.lapwing.connect.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.connect.pocketbase.log.FakeLog;
import dev.lapwing.connect.source.LogFacts;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.tail.TailListing;
import dev.lapwing.connect.tail.TailRead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PollReportsTest {
    private static final Instant START = Instant.parse("2026-08-20T12:00:00Z");
    private static final LogFacts FACTS = new LogFacts(200, Optional.empty(), Optional.empty(), Optional.empty());

    private final PollReports reports = new PollReports(Duration.ofSeconds(10), 20, 0);

    @Test
    void reportsTheFirstPollAndThenOneEachInterval() {
        assertThat(reports.after(poll(0, 0, 5))).hasSize(1);
        assertThat(reports.after(poll(2, 0, 5))).isEmpty();
        assertThat(reports.after(poll(9, 0, 5))).isEmpty();
        assertThat(reports.after(poll(10, 0, 5))).hasSize(1);
    }

    @Test
    void reportsOnceHalfOfTheOverlapWasSent() {
        reports.after(poll(0, 0, 5));
        List<PollReport> few = reports.after(poll(1, 9, 14));
        List<PollReport> many = reports.after(poll(2, 1, 15));

        assertThat(few).isEmpty();
        assertThat(many).extracting(PollReport::sent).containsExactly(10);
        assertThat(reports.sent()).isZero();
    }

    @Test
    void reportsAnotherOutcomeAtOnceAndAnEqualOneNot() {
        LogUnreadable problem = new LogUnreadable("connection refused", 0, false);
        reports.after(poll(0, 0, 5));

        assertThat(reports.after(Poll.failed(START.plusSeconds(1), problem, OptionalInt.empty())))
                .hasSize(1);
        assertThat(reports.after(Poll.failed(START.plusSeconds(2), problem, OptionalInt.empty())))
                .isEmpty();
        assertThat(reports.after(poll(3, 0, 5))).hasSize(1);
    }

    @Test
    void reportsTheListingBeforeAndThisOneWhenARowIsGone() {
        reports.after(poll(0, 0, 5));
        Poll before = poll(2, 3, 8);
        reports.after(before);
        Poll now = poll(4, 2, 6);

        assertThat(reports.after(now)).containsExactly(new PollReport(before, 3), new PollReport(now, 2));
    }

    @Test
    void doesNotReportAListingTwice() {
        reports.after(poll(0, 0, 5));
        Poll now = poll(2, 0, 4);

        assertThat(reports.after(now)).containsExactly(new PollReport(now, 0));
    }

    @Test
    void reportsWhatIsReadNowAndThenAtOnce() {
        reports.after(poll(0, 0, 5));
        Extras extras = new Extras(
                new HourCount(Map.of(), OptionalInt.empty()), Optional.empty(), Optional.empty(), List.of(), List.of());
        Poll now = new Poll(
                START.plusSeconds(1),
                200,
                Optional.empty(),
                Optional.of(listing(5)),
                0,
                false,
                OptionalInt.empty(),
                Optional.of(extras));

        assertThat(reports.after(now)).hasSize(1);
    }

    @Test
    void goesOnCountingAfterARestart() {
        PollReports resumed = new PollReports(Duration.ofSeconds(10), 20, 4);

        assertThat(resumed.after(poll(0, 2, 5))).extracting(PollReport::sent).containsExactly(6);
    }

    private static Poll poll(int second, int fresh, int rows) {
        return Poll.of(
                START.plusSeconds(second),
                new TailRead(listing(rows), FakeLogs.rows(fresh), true),
                OptionalInt.empty(),
                Optional.empty());
    }

    /** The rows of a log that has so many, to its end. */
    private static TailListing listing(int rows) {
        return new TailListing(
                FakeLogs.rows(rows).stream().map(TailListing.Seen::of).toList(), true, FACTS);
    }

    private static final class FakeLogs {
        static List<LogRow> rows(int count) {
            return new FakeLog().add(count);
        }
    }
}
