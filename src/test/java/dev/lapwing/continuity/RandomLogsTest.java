package dev.lapwing.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.continuity.poll.ListedRow;
import dev.lapwing.continuity.poll.Polls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Histories of a log that is written late, nearly in order, and looked at through a listing of its newest rows. */
@Tag("long")
class RandomLogsTest {
    private static final int HISTORIES = 1_000;
    private static final int POLLS = 25;

    @Test
    void aLogThatOnlyGrowsNeverTellsAnything() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = new History(seed);
            LogState state = LogState.NONE;
            for (int i = 0; i < POLLS; i++) {
                history.go();
                LogContinuity.Step step =
                        LogContinuity.next(state, history.lookAndPerhapsCount().poll(), Polls.INSTANCE);
                state = LogState.of(step.state().toBytes());
                assertThat(step.events()).as("seed %s, poll %s", seed, i).isEmpty();
            }
        }
    }

    @Test
    void anyRowsDeletedFromTheListingAreToldInTheirNumber() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = new History(seed);
            LogState state = LogState.NONE;
            for (int i = 0; i < POLLS; i++) {
                history.go();
                state = LogContinuity.next(state, history.look().poll(), Polls.INSTANCE)
                        .state();
            }
            int deleted = history.deleteListed();
            history.go();

            LogContinuity.Step step = LogContinuity.next(state, history.look().poll(), Polls.INSTANCE);

            assertThat(step.events())
                    .as("seed %s, deleted %s", seed, deleted)
                    .filteredOn(event -> Polls.value(event, "monitor.kind").equals("rows_vanished"))
                    .extracting(event -> Polls.value(event, "monitor.count"))
                    .containsExactlyElementsOf(deleted == 0 ? List.of() : List.of(String.valueOf(deleted)));
        }
    }

    @Test
    void anyRowsDeletedBelowTheListingAreToldInTheirNumberByTheNextCountHoweverTheLogGrew() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = new History(seed);
            LogState state = LogState.NONE;
            for (int i = 0; i < POLLS; i++) {
                history.go();
                state = LogContinuity.next(state, history.lookAndPerhapsCount().poll(), Polls.INSTANCE)
                        .state();
            }
            history.go();
            state = LogContinuity.next(state, history.lookAndCount().poll(), Polls.INSTANCE)
                    .state();
            int deleted = history.deleteBelowListed();
            long told = 0;
            for (int i = 0; i < 5; i++) {
                history.go();
                LogContinuity.Step step =
                        LogContinuity.next(state, history.lookAndPerhapsCount().poll(), Polls.INSTANCE);
                state = LogState.of(step.state().toBytes());
                told += counts(step);
            }
            history.go();
            told += counts(LogContinuity.next(state, history.lookAndCount().poll(), Polls.INSTANCE));

            assertThat(told).as("seed %s", seed).isEqualTo(deleted);
        }
    }

    private static long counts(LogContinuity.Step step) {
        assertThat(step.events())
                .extracting(event -> Polls.value(event, "monitor.kind"))
                .allMatch("rows_vanished"::equals);
        return step.events().stream()
                .mapToLong(event -> Long.parseLong(Polls.value(event, "monitor.count")))
                .sum();
    }

    /** A log that rows are appended to, some time after their time. */
    private static final class History {
        private static final int OVERLAP = 20;

        private final Random random;
        private final List<ListedRow> log = new ArrayList<>();
        private final List<ListedRow> queue = new ArrayList<>();
        private Duration now;
        private int made;
        private int fresh;
        private int listed;

        History(int seed) {
            random = new Random(seed);
            now = Duration.ofMinutes(random.nextInt(60));
            if (random.nextBoolean()) {
                make(random.nextInt(100));
                write();
            }
        }

        /** Some seconds pass: requests are made, and now and then all that wait are written. */
        void go() {
            now = now.plusMillis(1 + random.nextInt(20_000));
            make(random.nextInt(random.nextInt(8) == 0 ? 60 : 6));
            if (random.nextInt(3) == 0) {
                write();
            }
        }

        Polls look() {
            listed = Math.min(log.size(), OVERLAP + fresh);
            fresh = 0;
            List<ListedRow> newest = new ArrayList<>();
            for (int i = 0; i < listed; i++) {
                newest.add(log.get(log.size() - 1 - i));
            }
            Polls poll = Polls.at(now.plusMillis(1)).sees(newest);
            return listed == log.size() ? poll : poll.andMore();
        }

        Polls lookAndCount() {
            return look().hours(hours(), 0);
        }

        /** Rows may come between the look and the count. */
        Polls lookAndPerhapsCount() {
            Polls poll = look();
            if (random.nextInt(3) > 0) {
                return poll;
            }
            int before = log.size();
            if (random.nextBoolean()) {
                make(random.nextInt(8));
                write();
            }
            return poll.hours(hours(), log.size() - before);
        }

        private Map<Integer, Long> hours() {
            return log.stream()
                    .collect(Collectors.groupingBy(
                            row -> (int) Math.floorDiv(
                                    row.created().orElseThrow() - Polls.millis(Duration.ZERO),
                                    Duration.ofHours(1).toMillis()),
                            Collectors.counting()));
        }

        /** Deletes some of the rows that the next listing will be compared with. */
        int deleteListed() {
            int reach = Math.min(listed, OVERLAP);
            int deleted = 0;
            for (int i = log.size() - 1; i >= log.size() - reach + deleted && i >= 0; i--) {
                if (random.nextInt(6) == 0) {
                    log.remove(i);
                    deleted++;
                }
            }
            return deleted;
        }

        /** Deletes some of the rows that no listing shows any more. */
        int deleteBelowListed() {
            int below = log.size() - listed;
            int deleted = 0;
            for (int i = below - 1; i >= 0; i--) {
                if (random.nextInt(6) == 0) {
                    log.remove(i);
                    deleted++;
                }
            }
            return deleted;
        }

        private void make(int count) {
            for (int i = 0; i < count; i++) {
                Duration created = now.minusMillis(random.nextInt(6));
                queue.add(Polls.row("row" + made++, created));
            }
        }

        private void write() {
            log.addAll(queue);
            fresh += queue.size();
            queue.clear();
        }
    }
}
