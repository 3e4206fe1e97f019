package dev.lapwing.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.alert.ResultDigest;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.JobStart;
import dev.lapwing.cli.StopSignal;
import dev.lapwing.cli.TerminalProbe;
import dev.lapwing.cli.alerts.AlertLine;
import dev.lapwing.cli.rulefiles.BuiltinRules;
import dev.lapwing.cli.topics.TopicPlan;
import dev.lapwing.cli.topics.TopicSetup;
import dev.lapwing.config.Config;
import dev.lapwing.embedded.EmbeddedBroker;
import dev.lapwing.embedded.TemporaryFolder;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.text.DurationText;
import dev.lapwing.text.EngineVersion;
import dev.lapwing.topology.job.LapwingJob;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.Timings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lapwing demo}: the job on a broker of its own, fed with sample logs, and the same logs replayed. */
@Command(
        name = "demo",
        description = "Starts a Kafka broker, runs the job over sample logs and shows the alerts as they come.",
        exitCodeList = {
            "0:the job and the replay found the same, or a system of yours was watched",
            "1:they did not, or something failed",
            "130:stopped before it was through"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int PARTITIONS = 2;

    private static final Timings QUICK = new Timings(
            Duration.ofMillis(200),
            Duration.ofSeconds(60),
            Duration.ofMillis(20),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30));

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Option(
            names = "--pocketbase",
            paramLabel = "URL",
            description = "Watches a running PocketBase in place of the sample logs, until Ctrl-C. A superuser's token"
                    + " comes from the environment variable PB_TOKEN.")
    private @Nullable String pocketBase;

    @Option(
            names = "--identity",
            paramLabel = "EMAIL",
            description = "Logs in as this superuser in place of a token; the password comes from PB_PASSWORD.")
    private @Nullable String identity;

    @Option(
            names = "--neon",
            paramLabel = "ORG",
            description = "Watches a Neon organisation by its API, such as org-example-12345678, until Ctrl-C. A key of"
                    + " it comes from the environment variable NEON_API_KEY, another address than Neon's own from"
                    + " NEON_API_URL.")
    private @Nullable String neon;

    @Option(names = "--for", paramLabel = "TIME", description = "Ends by itself, such as after 60s.")
    private @Nullable String time;

    private final Environment surroundings;
    private final TerminalProbe terminal;

    public DemoCommand(Environment surroundings) {
        this.surroundings = surroundings;
        this.terminal = new TerminalProbe(surroundings.environment());
    }

    @Override
    public Integer call() throws Exception {
        Map<String, String> environment = surroundings.environment();
        if (pocketBase != null && neon != null) {
            throw frame.misunderstood("--pocketbase and --neon are two demos");
        }
        if (identity != null && pocketBase == null) {
            throw frame.misunderstood("--identity goes with --pocketbase");
        }
        if (pocketBase != null) {
            return live(PocketBaseTarget.of(pocketBase, Optional.ofNullable(identity), environment));
        }
        if (neon != null) {
            return live(NeonTarget.of(neon, environment));
        }
        if (time != null) {
            throw frame.misunderstood("--for goes with --pocketbase or --neon");
        }
        return samples();
    }

    private int live(DemoTarget target) throws InterruptedException {
        Optional<Duration> length = Optional.ofNullable(time).map(this::duration);
        new LiveDemo(target, surroundings.environment(), this::say).run(length, QUICK);
        return Exit.OK;
    }

    private Duration duration(String text) {
        return DurationText.parse(text)
                .orElseThrow(
                        () -> frame.misunderstood("--for is " + text + ", which is no duration; write 60s or 10m"));
    }

    private int samples() throws Exception {
        try (StopSignal stop = StopSignal.listen();
                TemporaryFolder folder = TemporaryFolder.create()) {
            DemoSamples samples = DemoSamples.in(folder.path());
            say("Lapwing demo: a Kafka broker of its own, real PocketBase rows, Neon audit rows.");
            say("");
            String live = live(folder, samples, stop);
            if (stop.wished()) {
                return Exit.INTERRUPTED;
            }
            say("");
            say("Now another process replays the same files, without Kafka ...");
            String replayed = DemoReplay.digestOf(samples, stop);
            if (stop.wished()) {
                return Exit.INTERRUPTED;
            }
            say("  live   sha256:" + live);
            say("  replay sha256:" + replayed);
            return compared(live.equals(replayed));
        }
    }

    /** Gives the digest; an empty text where somebody has had enough before there is one. */
    private String live(TemporaryFolder folder, DemoSamples samples, StopSignal stop) throws InterruptedException {
        say("Starting the broker ...");
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            if (stop.wished()) {
                return "";
            }
            Config config = samples.config(broker.bootstrapServers());
            List<String> topics = new TopicSetup(config.kafka(), new TopicPlan(PARTITIONS, (short) 1)).create();
            say("  a broker on %s, %d topics".formatted(broker.bootstrapServers(), topics.size()));
            RuleSet rules = BuiltinRules.loaded();
            say("Starting the job: exactly-once, %d rules ..."
                    .formatted(rules.correlations().size()));
            JobSettings.Bounds bounds = JobSettings.Bounds.USUAL.withPartitions(PARTITIONS);
            DemoTable table = new DemoTable();
            try (LapwingJob job = JobStart.of(config, rules, GeoLocator.NONE, folder.path(), bounds, QUICK);
                    AlertReader alerts = new AlertReader(config.kafka(), finding -> show(finding, table))) {
                Map<String, Long> horizons = samples.feed(config.kafka(), this::say);
                say("Critical alerts as they come:");
                alerts.readUntil(() -> isThrough(job, samples), stop);
                if (stop.wished()) {
                    return "";
                }
                say("");
                table.lines(terminal.tableColumns()).forEach(this::say);
                summary(job, samples, alerts);
                return ResultDigest.of(rules.hash(), EngineVersion.text(), horizons, alerts.ended());
            }
        }
    }

    /** All go into the table; what is critical shows at once, when it opens. */
    private void show(JsonNode finding, DemoTable table) {
        boolean opened = table.add(finding);
        if (opened && finding.path("severity_id").asInt() >= Severity.CRITICAL.id()) {
            say(lines().of(finding));
        }
    }

    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on colours show where nobody sits; no harm
    static AlertLine lines() {
        return new AlertLine(System.console() != null);
    }

    private static boolean isThrough(LapwingJob job, DemoSamples samples) {
        var counters = job.counters();
        long read = counters.of(JobCounter.ACCEPTED)
                + counters.of(JobCounter.IGNORED)
                + counters.of(JobCounter.DEAD_LETTERED);
        return read >= samples.rows()
                && job.health().details().getOrDefault("lag", "").equals("0");
    }

    private void summary(LapwingJob job, DemoSamples samples, AlertReader alerts) {
        var counters = job.counters();
        say("");
        say("%,d rows: %,d accepted, %,d ignored, %,d dead-lettered; %,d signals, %,d too late"
                .formatted(
                        samples.rows(),
                        counters.of(JobCounter.ACCEPTED),
                        counters.of(JobCounter.IGNORED),
                        counters.of(JobCounter.DEAD_LETTERED),
                        counters.of(JobCounter.SIGNALS),
                        counters.of(JobCounter.TOO_LATE)));
        say("%d alerts of %d rules, %d of them still open"
                .formatted(alerts.openings(), alerts.rules(), alerts.stillOpen()));
    }

    private int compared(boolean equal) {
        say(
                equal
                        ? "The same episodes: what the job saw live, a replay finds again."
                        : "THEY DIFFER: the job and the replay did not find the same episodes.");
        if (equal) {
            say("");
            say("What next:");
            say("  ./lapwing replay --help     the same rules over your own log files");
            say("  lapwing.example.yml         copy it to lapwing.yml and name your Kafka and your sources");
            say("  docs/alerts/                what each alert means and what to do about it");
        }
        return equal ? Exit.OK : Exit.FAILED;
    }

    private void say(String line) {
        PrintWriter out = frame.out();
        out.println(line);
        out.flush();
    }
}
