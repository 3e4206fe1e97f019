package dev.lapwing.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.kafka.Topics;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.Learning;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.row.TimeLimits;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.Correlating;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.record.LearnedRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was learned from history: who takes it over, and what becomes of what nobody can. */
class LearnedRowsTest {
    private static final String HOME = "10.0.0.1";
    private static final String STRANGE = "203.0.113.9";
    private static final String AGENT = "cron";
    private static final RuleSet RULES = Rows.rules(Rows.correlation(
            "place", "new_value", "[failed]", "[http_request.user_agent]", "{field: src_endpoint.ip}"));

    @TempDir
    private Path folder;

    private Driven job;

    @BeforeEach
    void start() {
        job = new Driven(RULES, folder);
    }

    @AfterEach
    void stop() {
        job.close();
    }

    @Test
    void tellAtOnceThatAnAddressIsNew() {
        job.teach(history());
        job.send(live("a", STRANGE));

        assertThat(job.phases()).containsExactly("opened");
        assertThat(job.counters.of(JobCounter.LEARNED)).isEqualTo(1);
    }

    @Test
    void areNeededForThat() {
        job.send(live("a", STRANGE));

        assertThat(job.phases()).isEmpty();
    }

    @Test
    void raiseNoAlertThemselvesNorForWhatTheyKnow() {
        job.teach(history());
        job.send(live("a", HOME));

        assertThat(job.phases()).isEmpty();
    }

    @Test
    void makeAnEventNewThatCameBeforeThem() {
        job.send(live("a", STRANGE));
        job.teach(history());

        assertThat(job.phases()).containsExactly("opened");
    }

    @Test
    void changeNothingTheSecondTime() {
        job.teach(history());
        job.send(live("a", STRANGE));
        job.teach(history());
        job.send(live("b", STRANGE));
        job.end();

        assertThat(job.phases()).containsExactly("opened", "ended");
    }

    @Test
    void areKnownAfterARestart() {
        job.teach(history());
        List<TestRecord<byte[], byte[]>> learned = job.byGroup();
        job.send(live("a", STRANGE));
        try (Correlating correlating = new Correlating(RULES, folder, 100)) {
            correlating.take(learned);
            correlating.restart(RULES);

            correlating.take(job.byGroup());

            assertThat(correlating.phases()).containsExactly("opened");
        }
    }

    @Test
    void areToldWhereTheirRuleIsNotThere() {
        LearnedBaseline baseline = baseline();
        job.teach(changed(baseline, baseline.rule() + 1, baseline.past(), Rows.INSTANCE));

        assertThat(letters()).containsExactly("no such rule fingerprint");
        assertThat(job.counters.of(JobCounter.LEARNED_UNKNOWN)).isEqualTo(1);
    }

    @Test
    void areDeadLettersWhereTheyCannotBeRead() {
        LearnedBaseline baseline = baseline();
        byte[] past = baseline.past();
        job.teach(Rows.bytes("{"));
        job.teach(Rows.bytes("[]"));
        job.teach(Rows.bytes("{\"version\":9}"));
        job.teach(Rows.bytes("{\"version\":1,\"group\":\"AA==\"}"));
        job.teach(Rows.bytes("{\"version\":1,\"group\":\"?\"}"));
        job.teach(changed(baseline, baseline.rule(), java.util.Arrays.copyOf(past, past.length - 1), Rows.INSTANCE));
        job.teach(changed(baseline, baseline.rule(), java.util.Arrays.copyOf(past, past.length + 1), Rows.INSTANCE));
        job.teach(changed(baseline, baseline.rule(), past, "stranger"));
        job.teach(changed(baseline, baseline.rule(), new byte[LearnedRow.LONGEST_PAST + 1], Rows.INSTANCE));

        assertThat(letters())
                .containsExactly(
                        "unreadable row",
                        "unreadable version",
                        "unreadable version",
                        "unreadable group",
                        "unreadable group",
                        "unreadable past",
                        "unreadable past",
                        "unknown source instance",
                        "too large past");
        assertThat(job.counters.of(JobCounter.DEAD_LETTERED)).isEqualTo(9);
    }

    @Test
    void mayNotEndInTheFuture() {
        Instant ahead = Driven.ARRIVAL.plus(Duration.ofHours(1));
        job.teach(LearnedRow.write(baseline(List.of(row("a", ahead, HOME))), Rows.INSTANCE, "place"));

        assertThat(letters()).containsExactly("clock ahead past");
    }

    @Test
    void keepTheirFormat() {
        LearnedBaseline baseline =
                new LearnedBaseline(GroupKey.of(7, "shop", List.of("x")), 255, new byte[] {1, 2}, 0, 0, 0, false);

        assertThat(Rows.text(LearnedRow.write(baseline, "shop", "place")))
                .isEqualTo(
                        "{\"version\":1,\"instance\":\"shop\",\"rule\":\"place\",\"fingerprint\":\"00000000000000ff\","
                                + "\"group\":\"AAAAAAAAAAcIc2hvcAICeA==\",\"past\":\"AQI=\"}");
    }

    private List<String> letters() {
        List<String> letters = new ArrayList<>();
        for (JsonNode letter : job.readJson(Topics.DEAD_LETTERS)) {
            letters.add(
                    letter.path("reason").asText() + " " + letter.path("field").asText());
        }
        return letters;
    }

    private byte[] history() {
        return LearnedRow.write(baseline(), Rows.INSTANCE, "place");
    }

    private LearnedBaseline baseline() {
        List<String> rows = new ArrayList<>();
        for (int day = 10; day > 0; day--) {
            rows.add(row("h" + day, Rows.NOON.minus(Duration.ofDays(day)), HOME));
        }
        return baseline(rows);
    }

    private LearnedBaseline baseline(List<String> rows) {
        List<LearnedBaseline> baselines = new ArrayList<>();
        InputFiles files = new InputFiles(List.of("history.ndjson"), folder, InputStream.nullInputStream());
        try (ReplayInput input = new ReplayInput(files, Optional.empty(), Optional.of(Rows.INSTANCE));
                Learning learning = new Learning(RULES, new Redactor(new byte[32]), GeoLocator.NONE, TimeLimits.NONE)) {
            Files.write(folder.resolve("history.ndjson"), rows);
            learning.read(input, lines -> {});
            learning.finish(baselines::add);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return baselines.get(0);
    }

    private static byte[] changed(LearnedBaseline baseline, long rule, byte[] past, String instance) {
        LearnedBaseline changed = new LearnedBaseline(
                baseline.group(), rule, past, baseline.since(), baseline.newest(), baseline.upTo(), baseline.learnt());
        return LearnedRow.write(changed, instance, "place");
    }

    private static String live(String id, String address) {
        return row(id, Rows.NOON, address);
    }

    private static String row(String id, Instant time, String address) {
        return Rows.request(id, time, address, 400, AGENT);
    }
}
