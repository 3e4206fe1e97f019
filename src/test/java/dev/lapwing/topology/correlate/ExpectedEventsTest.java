package dev.lapwing.topology.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.Correlating;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.record.ByGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A silence that begins with an instance's first event, in the tasks that correlate: one of two has the group. */
class ExpectedEventsTest {
    private static final String ADDRESS = "203.0.113.7";
    private static final int TASKS = 2;

    @TempDir
    private Path folder;

    /** Somebody is expected to log in within the hour. */
    private static RuleSet rules(boolean expected) {
        return Rows.rules(Rows.burst(100), """
                title: Nobody logs in
                name: nobody
                level: high
                correlation: {type: absence, rules: [passed], timespan: 1h, expected: %s}
                """.formatted(expected));
    }

    /** What ingest sends to the groups when rows come. */
    private List<TestRecord<byte[], byte[]>> sent(RuleSet rules, Consumer<Driven> rows) {
        try (Driven ingest = new Driven(rules, folder)) {
            rows.accept(ingest);
            return ingest.byGroup();
        }
    }

    private List<String> told(RuleSet rules, Consumer<Driven> rows) {
        List<TestRecord<byte[], byte[]>> sent = sent(rules, rows);
        List<String> phases = new ArrayList<>();
        for (int task = 0; task < TASKS; task++) {
            try (Correlating job = new Correlating(rules, folder, 100, task, TASKS)) {
                job.take(toTask(sent, task));
                phases.addAll(job.phases());
            }
        }
        return phases;
    }

    /** Watermarks go to all tasks, and each signal to the one of its group. */
    private static List<TestRecord<byte[], byte[]>> toTask(List<TestRecord<byte[], byte[]>> sent, int task) {
        return sent.stream()
                .filter(record -> record.key().length == 0 || ByGroup.partitionOf(record.key(), TASKS) == task)
                .toList();
    }

    @Test
    void alertOnceWhereTheEventNeverCame() {
        assertThat(told(rules(true), job -> {
                    job.send(Rows.failure("a", 60, ADDRESS));
                    job.progress(Rows.NOON.plus(Duration.ofHours(2)));
                }))
                .containsExactly("opened");
    }

    @Test
    void alertNobodyBeforeTheSilenceIsCertain() {
        assertThat(told(rules(true), job -> {
                    job.send(Rows.failure("a", 60, ADDRESS));
                    job.progress(Rows.NOON.plus(Duration.ofMinutes(61 + 11)));
                }))
                .isEmpty();
    }

    @Test
    void alertNobodyWhereTheEventCameAMomentBeforeTheTimespanWasOver() {
        assertThat(told(rules(true), job -> {
                    job.send(Rows.failure("a", 60, ADDRESS));
                    job.send(Rows.request("b", Rows.NOON.plusSeconds(3_660), ADDRESS, 200, ""));
                    job.progress(Rows.NOON.plus(Duration.ofMinutes(90)));
                }))
                .isEmpty();
    }

    @Test
    void countFromAnEarlierEventThatCameLater() {
        Consumer<Driven> rows = job -> {
            job.send(Rows.failure("a", 600, ADDRESS), Rows.failure("b", 60, ADDRESS));
            job.send(Rows.request("c", Rows.NOON.plusSeconds(3_900), ADDRESS, 200, ""));
            job.progress(Rows.NOON.plus(Duration.ofHours(2)));
        };

        assertThat(told(rules(true), rows)).containsExactly("opened", "ended");
    }

    @Test
    void takeNoNoticeOfAFirstEventThatIsTooLate() {
        Consumer<Driven> rows = job -> {
            job.progress(Rows.NOON.plus(Duration.ofHours(1)));
            job.send(Rows.failure("a", 0, ADDRESS));
            job.progress(Rows.NOON.plus(Duration.ofHours(3)));
        };

        assertThat(told(rules(true), rows)).isEmpty();
    }

    @Test
    void alertNobodyWhereNothingIsExpected() {
        assertThat(told(rules(false), job -> {
                    job.send(Rows.failure("a", 60, ADDRESS));
                    job.progress(Rows.NOON.plus(Duration.ofHours(2)));
                }))
                .isEmpty();
    }

    @Test
    void goByARuleThatCameAfterTheFirstEventAsLongAsThatIsNotSettled() {
        List<TestRecord<byte[], byte[]>> first = sent(rules(true), job -> job.send(Rows.failure("a", 60, ADDRESS)));
        List<TestRecord<byte[], byte[]>> later =
                sent(rules(true), job -> job.progress(Rows.NOON.plus(Duration.ofHours(2))));
        List<String> phases = new ArrayList<>();

        for (int task = 0; task < TASKS; task++) {
            try (Correlating job = new Correlating(rules(false), folder, 100, task, TASKS)) {
                job.take(toTask(first, task));
                job.restart(rules(true));
                job.take(toTask(later, task));
                phases.addAll(job.phases());
            }
        }

        assertThat(phases).containsExactly("opened");
    }
}
