package dev.lapwing.connect.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.connect.pocketbase.log.FakeLog;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TailTest {
    private static final int OVERLAP = 20;

    private final FakeLog log = new FakeLog();
    private Tail tail = tail(false, SourceOffset.none());

    @Test
    void sendsTheWholeLogOldestFirstOnAFirstStartFromTheBeginning() throws Exception {
        List<LogRow> all = log.add(4_321);

        assertThat(drained()).isEqualTo(all);
    }

    @Test
    void skipsWhatIsThereOnAFirstStartFromNow() throws Exception {
        tail = tail(true, SourceOffset.none());
        log.add(2_500);
        List<LogRow> before = drained();
        List<LogRow> fresh = log.add(3);

        assertThat(before).isEmpty();
        assertThat(drained()).isEqualTo(fresh);
    }

    @Test
    void sendsTheFirstRowsOfALogThatWasEmptyWhenItStartedFromNow() throws Exception {
        tail = tail(true, SourceOffset.none());
        drained();
        List<LogRow> fresh = log.add(3);
        tail = tail(true, SourceOffset.of(tail.offset(0, 0).toMap()));

        assertThat(drained()).isEqualTo(fresh);
    }

    @Test
    void sendsNewRowsOnceHoweverManyThereAre() throws Exception {
        log.add(10);
        drained();
        List<LogRow> fresh = log.add(2_345);

        assertThat(drained()).isEqualTo(fresh);
        assertThat(drained()).isEmpty();
    }

    @Test
    void sendsARowThatShowsUpBetweenSentOnes() throws Exception {
        log.add(10);
        drained();
        LogRow late = FakeLog.row("late", FakeLog.START.minusSeconds(600));
        log.rows.add(6, late);

        assertThat(drained()).containsExactly(late);
    }

    @Test
    void sendsARowOfAnyTimeThatShowsUpInFront() throws Exception {
        log.add(10);
        drained();
        LogRow old = FakeLog.row("old", FakeLog.START.minus(Duration.ofDays(9)));
        log.rows.add(old);

        assertThat(drained()).containsExactly(old);
    }

    @Tag("long")
    @Test
    void readsABacklogOfMoreThanTwentyThousandRowsFromItsOldestOn() throws Exception {
        log.add(10);
        drained();
        List<LogRow> fresh = log.add(25_500);

        assertThat(drained()).isEqualTo(fresh);
    }

    @Tag("long")
    @Test
    void losesNothingInABacklogWhenTheClockWasSetBack() throws Exception {
        log.add(10);
        drained();
        List<LogRow> fresh = new ArrayList<>(log.add(12_000));
        for (int i = 0; i < 12_000; i++) {
            fresh.add(FakeLog.row("back" + i, FakeLog.START.plusSeconds(i)));
        }
        log.rows.addAll(fresh.subList(12_000, 24_000));

        assertThat(drained()).isEqualTo(fresh);
    }

    @Tag("long")
    @Test
    void losesNothingInABacklogAfterARowWithATimeInTheFuture() throws Exception {
        log.add(200);
        log.rows.add(FakeLog.row("future", FakeLog.START.plus(Duration.ofDays(9_000))));
        drained();
        List<LogRow> fresh = log.add(21_000);

        assertThat(drained()).isEqualTo(fresh);
    }

    @Tag("long")
    @Test
    void losesNothingInABacklogWhoseOldestRowsAreDeletedMeanwhile() throws Exception {
        List<LogRow> all = log.add(25_000);
        List<LogRow> sent = new ArrayList<>(send(tail.look(0, false)));
        sent.addAll(send(tail.look(0, false)));
        log.rows.subList(0, 1_500).clear();
        sent.addAll(drained());

        assertThat(sent).isEqualTo(all);
    }

    @Tag("long")
    @Test
    void startsOverInABacklogWhoseSentRowsAreAllGone() throws Exception {
        log.add(25_000);
        send(tail.look(0, false));
        send(tail.look(0, false));
        log.rows.clear();
        List<LogRow> other = log.add(7);

        assertThat(drained()).isEqualTo(other);
    }

    @Test
    void sendsEverythingAfterAWipe() throws Exception {
        log.add(50);
        drained();
        log.rows.clear();
        List<LogRow> fresh = log.add(5);

        assertThat(drained()).isEqualTo(fresh);
    }

    @Test
    void sendsWhatWasWrittenAfterARestoreOnly() throws Exception {
        log.add(50);
        List<LogRow> backup = List.copyOf(log.rows);
        log.add(30);
        drained();
        log.rows.clear();
        log.rows.addAll(backup);
        List<LogRow> fresh = log.add(4);

        assertThat(drained()).isEqualTo(fresh);
    }

    @Test
    void doesNotSendOldRowsAgainThatComeIntoSightWhenNewOnesAreDeleted() throws Exception {
        log.add(5_000);
        drained();
        log.rows.subList(3_010, 5_000).clear();

        assertThat(drained()).isEmpty();
    }

    @Test
    void goesOnWhereTheFormerOneWas() throws Exception {
        log.add(100);
        drained();
        tail = tail(false, SourceOffset.of(tail.offset(7, 8).toMap()));
        List<LogRow> fresh = log.add(50);

        assertThat(drained()).isEqualTo(fresh);
    }

    @Test
    void startsOverWhenRowsVanishWhileItReads() throws Exception {
        log.add(100);
        drained();
        List<LogRow> fresh = log.add(5_000);
        int[] pages = {0};
        log.beforePage = () -> {
            if (pages[0]++ == 3) {
                log.rows.subList(5_090, 5_100).clear();
            }
        };

        assertThat(drained()).isEqualTo(fresh.subList(0, 4_990));
    }

    @Test
    void givesUpALookAtALogFromWhichRowsVanishAllTheTime() throws Exception {
        log.add(100);
        drained();
        log.add(15_000);
        log.beforePage =
                () -> log.rows.subList(log.rows.size() - 10, log.rows.size()).clear();

        assertThatThrownBy(() -> tail.look(0, false))
                .isInstanceOf(LogUnreadable.class)
                .hasMessage("rows vanish from the log while it is being read");
    }

    @Test
    void listsTheOverlapAndWhatWasSentSinceTheLastReport() throws Exception {
        log.add(500);
        drained();
        log.add(40);

        TailRead look = tail.look(30, false);

        assertThat(look.listing().rows()).hasSize(OVERLAP + 30 + 40);
        assertThat(look.listing().rows().get(0).id()).isEqualTo("row539");
        assertThat(look.listing().end()).isFalse();
    }

    @Test
    void listsAShortLogToItsEnd() throws Exception {
        log.add(3);
        drained();

        TailRead look = tail.look(0, false);

        assertThat(look.listing().rows()).hasSize(3);
        assertThat(look.listing().end()).isTrue();
    }

    @Test
    void letsGoOfTheLogAfterALookEvenOfOneThatFails() throws Exception {
        log.add(3);
        tail.look(0, false);
        boolean after = log.held;
        log.failure = Optional.of(new LogUnreadable("connection refused", 0, false));

        assertThatThrownBy(() -> tail.look(0, false)).isInstanceOf(LogUnreadable.class);
        assertThat(List.of(after, log.held)).containsExactly(false, false);
    }

    @Test
    void saysThatALookIsNotCompleteWhileThereIsABacklog() throws Exception {
        log.add(1_500);

        TailRead first = tail.look(0, false);
        send(first);
        TailRead second = tail.look(0, false);
        send(second);
        TailRead third = tail.look(0, false);

        assertThat(List.of(first.complete(), second.complete(), third.complete()))
                .containsExactly(false, false, true);
    }

    private Tail tail(boolean fromNow, SourceOffset from) {
        return new Tail(log, OVERLAP, fromNow, from);
    }

    private List<LogRow> drained() throws LogUnreadable {
        List<LogRow> sent = new ArrayList<>();
        TailRead look;
        do {
            look = tail.look(0, false);
            sent.addAll(send(look));
        } while (!look.complete());
        return sent;
    }

    private List<LogRow> send(TailRead look) {
        look.fresh().forEach(tail::sent);
        return look.fresh();
    }
}
