package dev.lapwing.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.posture.neon.NeonRounds;
import dev.lapwing.posture.pocketbase.Approval;
import dev.lapwing.posture.pocketbase.Looks;
import dev.lapwing.posture.snapshot.SnapshotReader;
import dev.lapwing.replay.ReplaySettings;
import dev.lapwing.replay.Run;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.InputHead;
import dev.lapwing.replay.layout.Layout;
import dev.lapwing.replay.row.FileRows;
import dev.lapwing.replay.row.ReplayCounts;
import dev.lapwing.replay.row.TimeLimits;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.ingest.LiveRows;
import dev.lapwing.topology.setup.TopologySettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The job and a replay make the same of every row, however damaged. */
class BothHostsTest {
    /** Of each format; of all together over a hundred thousand. */
    private static final int ROWS = 10_000;

    private static final RuleSet RULES = RuleLoader.load(List.of(new RuleFile(
                    "r.yml",
                    String.join(
                            "---\n",
                            detection("request", "pocketbase", "request", "http_request.http_method"),
                            detection("drilled", "lapwing", "drill", "http_request.http_method"),
                            detection("audit", "neon", "audit", "http_request.http_method"),
                            detection("changed", "neon", "config", "config.path"),
                            detection("operated", "neon", "operation", "api.operation"),
                            detection("used", "neon", "consumption", "neon.hour"),
                            detection("stored", "neon", "storage", "databucket.name"),
                            detection("signed", "neon", "auth", "neon.event_type"),
                            detection("client", "neon", "client", "neon.error_kind"),
                            detection("server", "postgresql", "server", "pg.severity"),
                            detection("audited", "postgresql", "pgaudit", "pg.class"),
                            detection("told", "lapwing", "monitor", "monitor.kind"),
                            detection("leaked", "lapwing", "leak", "leak.kind"),
                            detection("set", "pocketbase", "config", "config.path"),
                            detection("line", "any", "log", "id"),
                            counted("requests", "request", "src_endpoint.ip", "http_request.user_agent"),
                            counted("agents", "request", "http_request.user_agent", "http_request.url.path"),
                            counted("drills", "drilled", "src_endpoint.ip", "http_request.user_agent"),
                            counted("audits", "audit", "neon.auth_method", "http_request.url.path"),
                            counted("changes", "changed", "resources.type", "config.path"),
                            counted("operations", "operated", "cloud.project_uid", "api.operation"),
                            counted("hours", "used", "cloud.project_uid", "neon.transfer_bytes"),
                            counted("requests-stored", "stored", "src_endpoint.ip", "neon.object_key"),
                            counted("sign-ins", "signed", "src_endpoint.ip", "user.email_addr"),
                            counted("refusals", "client", "neon.host", "neon.role"),
                            counted("server-lines", "server", "actor.user.name", "pg.message"),
                            counted("statements", "audited", "actor.user.name", "pg.statement"),
                            counted("tellings", "told", "monitor.source", "monitor.reason"),
                            counted("leaks", "leaked", "leak.fingerprint", "leak.place"),
                            counted("settings", "set", "resources.type", "config.path"),
                            counted("lines", "line", "message", "id")))))
            .required();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.lapwing.ingest.HostRows#kinds")
    void makeTheSameOfEveryRow(HostRows.Kind kind) {
        TopologySettings settings = Driven.settings(
                RULES, folder, List.of(Driven.SHOP, HostRows.NEON, HostRows.TEXT, HostRows.JSON), 2_000);
        LiveRows live = new LiveRows(settings, HostRows.ARRIVAL);
        FileRows file = new FileRows(RULES, settings.redactor(), head(kind), HostRows.ARRIVAL);
        Map<String, Integer> seen = new TreeMap<>();
        long number = 0;
        for (byte[] row : new MutatedRows(kind.rows(), HostRows.ARRIVAL, 20_261_129).of(ROWS)) {
            number++;
            boolean marked =
                    !kind.reading().isAnyLine() && ControlRow.parse(row).isPresent();

            Fate ofJob = live.next(kind.source(), kind.topic(), row, marked, number);
            Fate ofReplay = file.next(row, number);

            assertThat(ofReplay).as("row %s", number).isEqualTo(placedAsInAFile(ofJob, kind, number));
            seen.merge(ofJob.rejected().isEmpty() ? "in order" : "rejected", 1, Integer::sum);
            seen.merge(ofJob.signals().isEmpty() ? "no signal" : "signals", 1, Integer::sum);
        }
        seen.putIfAbsent("rejected", kind.reading().isText() ? 0 : -1);
        assertThat(seen.keySet()).containsExactly("in order", "no signal", "rejected", "signals");
        assertThat(seen).as("no line of text is rejected").doesNotContainValue(-1);
    }

    @Test
    void showTheSameOfEventsWithTextsOfAnyLength() throws IOException {
        List<String> rows = IntStream.of(1, 399, 400, 401, 700, 999, 1_000, 1_001, 5_000)
                .mapToObj(length -> Rows.request(
                        "r" + length, Rows.NOON, "10.0." + length / 256 + "." + length % 256, 400, "u".repeat(length)))
                .toList();
        RuleSet rules = Rows.rules(Rows.burst(1));
        Files.write(folder.resolve("rows.ndjson"), rows);

        List<String> told = new ArrayList<>();
        try (Driven job = new Driven(rules, folder)) {
            rows.forEach(job::send);
            job.end();
            job.alerts().stream()
                    .filter(alert -> Driven.phase(alert).equals("ended"))
                    .forEach(alert -> told.add(evidence(alert)));
        }
        InputFiles files = new InputFiles(List.of("rows.ndjson"), folder, InputStream.nullInputStream());
        TopologySettings settings = Driven.settings(rules, folder, List.of(Driven.SHOP), 2_000);
        List<String> found = Run.of(rules, GeoLocator.NONE, files, Optional.of(RowFormat.POCKETBASE), Run.USUAL)
                .outcome()
                .finals()
                .stream()
                .map(last ->
                        evidence(OcsfSchema.read(settings.writers().findings().apply(last))))
                .toList();

        assertThat(found).hasSize(rows.size()).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void findTheSameInLooksAtSettingsAndCollections() throws IOException {
        List<String> told = toldByTheJob("config", Approval.NONE);

        assertThat(foundInAReplay("config", Approval.NONE)).hasSize(8).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void tellTheSameOfRoundsOfAnswers() {
        TopologySettings settings = Driven.settings(RULES, folder, List.of(HostRows.NEON), 2_000);
        HostRows.Kind kind = HostRows.kind(
                RowFormat.NEON_POLLS,
                HostRows.NEON,
                Topics.RAW_NEON_POLLS.name(),
                NeonRounds.until(HostRows.ARRIVAL, 20));
        LiveRows live = new LiveRows(settings, HostRows.ARRIVAL);
        FileRows file = new FileRows(RULES, settings.redactor(), head(kind), HostRows.ARRIVAL);
        int signals = 0;
        long number = 0;
        for (byte[] row : kind.rows()) {
            number++;
            Fate ofJob = live.next(kind.source(), kind.topic(), row, false, number);

            assertThat(file.next(row, number)).as("row %s", number).isEqualTo(placedAsInAFile(ofJob, kind, number));
            signals += ofJob.signals().size();
        }
        assertThat(signals).isGreaterThan(100);
    }

    @Test
    void findTheSameDriftFromWhatWasApproved() throws IOException {
        Approval approval =
                SnapshotReader.read(Looks.collections("0.40").toString()).match(Approval::of, problem -> Approval.NONE);
        List<String> told = toldByTheJob("drift", approval);

        assertThat(told).hasSize(1);
        assertThat(foundInAReplay("drift", approval)).containsExactlyElementsOf(told);
    }

    private List<String> toldByTheJob(String service, Approval approval) {
        List<String> told = new ArrayList<>();
        try (Driven job =
                new Driven(ofPosture(service), folder.resolve("job"), List.of(Driven.SHOP.approved(approval)), 2_000)) {
            Looks.openedAndClosed().forEach(look -> job.sendPoll(Driven.SHOP.name(), look));
            job.end();
            job.sendPollsControl(new ControlRow.End(OptionalLong.empty()).toBytes());
            job.alerts().stream()
                    .filter(alert -> Driven.phase(alert).equals("ended"))
                    .forEach(alert -> told.add(evidence(alert)));
        }
        return told;
    }

    private List<String> foundInAReplay(String service, Approval approval) throws IOException {
        Files.write(
                folder.resolve("looks"),
                Looks.openedAndClosed().stream().map(Rows::text).toList());
        InputFiles files = new InputFiles(List.of("looks"), folder, InputStream.nullInputStream());
        RuleSet rules = ofPosture(service);
        TopologySettings settings = Driven.settings(rules, folder, List.of(Driven.SHOP), 2_000);
        ReplaySettings approved = new ReplaySettings(
                TimeLimits.NONE,
                Optional.empty(),
                Optional.empty(),
                1,
                Run.USUAL.memory(),
                Map.of(RowReading.of(RowFormat.POCKETBASE_POLLS).defaultSource(), approval));
        return Run.of(rules, GeoLocator.NONE, files, Optional.of(RowFormat.POCKETBASE_POLLS), approved)
                .outcome()
                .finals()
                .stream()
                .map(last ->
                        evidence(OcsfSchema.read(settings.writers().findings().apply(last))))
                .toList();
    }

    private static RuleSet ofPosture(String service) {
        return Rows.rules(
                detection("set", "pocketbase", service, "config.path"),
                Rows.correlation("sets", "event_count", "[set]", "[resources.uid, config.path]", "{gte: 1}"));
    }

    /** The evidence of a finding, without the place of each row. */
    private static String evidence(JsonNode finding) {
        return finding.path("evidences")
                .toString()
                .replaceAll(
                        "\"name\":\"(rows.ndjson:|looks:|lapwing.raw.pocketbase(-polls)?.v1-0@)[0-9]+\"",
                        "\"name\":\"\"")
                .replaceAll("\"(pocketbase|pocketbase-polls|shop):", "\"");
    }

    /** A replay names the first of them. */
    private static Fate placedAsInAFile(Fate fate, HostRows.Kind kind, long number) {
        String live = kind.topic() + "-0@" + number;
        return new Fate(
                fate.counts(),
                fate.rejected().stream().limit(ReplayCounts.NAMED).toList(),
                fate.signals().stream()
                        .map(signal -> signal.replace(live, head(kind).place(number)))
                        .toList());
    }

    private static InputHead head(HostRows.Kind kind) {
        return new InputHead(
                0,
                kind.topic() + "-0",
                Layout.LINES,
                kind.source().name(),
                Optional.of(kind.reading()),
                kind.reading().parser());
    }

    private static String detection(String name, String product, String service, String field) {
        return """
                title: Any %s
                name: %s
                status: test
                logsource: {product: %s, service: %s}
                detection:
                  sel: {"%s|exists": true}
                  condition: sel
                level: low
                """.formatted(name, name, product, service, field);
    }

    private static String counted(String name, String detection, String group, String field) {
        return Rows.correlation(
                name, "value_count", "[" + detection + "]", "[" + group + "]", "{field: " + field + ", gte: 3}");
    }
}
