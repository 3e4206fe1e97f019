package dev.lapwing.connect.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.connect.pocketbase.log.FakeLog;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of a log: rows that come late and in swapped order, that are deleted, wiped and restored, and a connector
 * that dies anywhere and goes on from what was committed.
 */
@Tag("long")
class TailHistoriesTest {
    private static final int STEPS = 150;
    private static final int OVERLAP = 20;

    private final FakeLog log = new FakeLog();
    private final List<LogRow> queue = new ArrayList<>();
    private final Set<String> sent = new HashSet<>();
    private final Set<String> missing = new HashSet<>();
    private List<LogRow> backup = List.of();
    private boolean mayRepeat;
    private int made;

    static Stream<Integer> seeds() {
        return IntStream.range(0, 24).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sendsEveryRowThatStandsInTheLogDuringALookAndNoneTwiceThatItRemembers(int seed) {
        Random random = new Random(seed);
        SourceOffset committed = SourceOffset.none();
        for (int step = 0; step < STEPS; step++) {
            change(random);
            committed = run(random, committed, seed);
        }

        assertThat(missing).as("seed %s", seed).isEmpty();
    }

    private void change(Random random) {
        write(random);
        int chance = random.nextInt(40);
        if (chance == 0) {
            log.rows.clear();
        } else if (chance == 1) {
            backup = List.copyOf(log.rows);
        } else if (chance == 2) {
            log.rows.clear();
            log.rows.addAll(backup);
            // What was sent before and has been forgotten is sent again with a restored log.
            mayRepeat = true;
        } else if (chance < 8 && !log.rows.isEmpty()) {
            log.rows.remove(random.nextInt(log.rows.size()));
        } else if (chance < 11) {
            log.rows.subList(0, random.nextInt(log.rows.size() + 1)).clear();
        } else if (chance < 14) {
            log.rows
                    .subList(log.rows.size() - random.nextInt(Math.min(40, log.rows.size() + 1)), log.rows.size())
                    .clear();
        }
    }

    /** Rows wait in a queue; its flush keeps their order but for neighbours. */
    private void write(Random random) {
        int count = random.nextInt(30) == 0 ? random.nextInt(4_000) : random.nextInt(60);
        for (int i = 0; i < count; i++) {
            Instant created = FakeLog.START.plusMillis(50L * made - random.nextInt(7));
            queue.add(FakeLog.row("row" + made++, created));
        }
        if (random.nextInt(3) > 0) {
            for (int i = 1; i < queue.size(); i++) {
                if (random.nextInt(100) == 0) {
                    queue.add(i - 1, queue.remove(i));
                }
            }
            log.rows.addAll(queue);
            queue.clear();
        }
    }

    /** One life of a connector: looks, hands out batches, and dies before any of them is committed. */
    private SourceOffset run(Random random, SourceOffset from, int seed) {
        Tail tail = new Tail(log, OVERLAP, false, from);
        Map<String, Object> committed = from.toMap();
        TailRead look;
        do {
            log.beforePage = random.nextInt(4) == 0 ? () -> meanwhile(random) : () -> {};
            List<String> there = log.rows.stream().map(LogRow::id).toList();
            look = look(tail);
            log.beforePage = () -> {};
            int batch = 1 + random.nextInt(500);
            for (int at = 0; at < look.fresh().size(); at += batch) {
                List<LogRow> rows = look.fresh()
                        .subList(at, Math.min(at + batch, look.fresh().size()));
                if (random.nextInt(20) == 0) {
                    return SourceOffset.of(committed);
                }
                rows.forEach(row -> take(row, seed));
                rows.forEach(tail::sent);
                committed = tail.offset(0, 0).toMap();
            }
            if (look.complete()) {
                there.stream()
                        .filter(id -> !sent.contains(id))
                        .filter(id -> log.rows.stream().anyMatch(row -> row.id().equals(id)))
                        .forEach(missing::add);
                committed = tail.offset(0, 0).toMap();
            }
        } while (!look.complete());
        return SourceOffset.of(committed);
    }

    /** While pages are read, rows come, and now and then the newest or oldest go. */
    private void meanwhile(Random random) {
        write(random);
        int chance = random.nextInt(30);
        int some = Math.min(log.rows.size(), random.nextInt(1_200));
        if (chance == 0) {
            log.rows.subList(log.rows.size() - some, log.rows.size()).clear();
        } else if (chance == 1) {
            log.rows.subList(0, some).clear();
        }
    }

    private TailRead look(Tail tail) {
        try {
            return tail.look(0, false);
        } catch (LogUnreadable e) {
            log.beforePage = () -> {};
            return look(tail);
        }
    }

    private void take(LogRow row, int seed) {
        boolean first = sent.add(row.id());
        assertThat(first || mayRepeat)
                .as("seed %s: %s only once", seed, row.id())
                .isTrue();
    }
}
