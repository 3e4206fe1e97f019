package dev.lapwing.bench;

import dev.lapwing.normalize.RowFormat;
import dev.lapwing.replay.ReplayOutcome;
import dev.lapwing.rule.RuleSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures Lapwing beside things that are known to be fast, on the machine at hand. */
public final class Benchmark {
    /** The share of matching rows that stands for ordinary days. */
    private static final double ORDINARY = 0.1;

    private static final Duration LATENESS = RowFormat.POCKETBASE.lateness();
    private static final int MANY_GROUPS = 100_000;

    private final Workload workload;
    private final Path folder;
    private final String mainClass;
    private final Consumer<String> out;
    private int brokers;

    /**
     * A benchmark.
     *
     * @param folder where its files may lie while it runs
     * @param mainClass the program, which can start a broker
     * @param out receives the lines of what it has to tell
     */
    public Benchmark(Workload workload, Path folder, String mainClass, Consumer<String> out) {
        this.workload = workload;
        this.folder = folder;
        this.mainClass = mainClass;
        this.out = out;
    }

    /** Replay on one thread, and on all processors, beside a bare parse of the same file on one thread. */
    public void replay() {
        for (double matching : workload.signals()) {
            RowFile file = rows("replay", RowMix.varied(matching));
            RuleSet rules = BenchmarkRules.base();
            Contest contest = new Contest();
            contest.add("bare parse", () -> Timing.of(file.rows(), () -> new BareParse().file(file.path())));
            contest.add(
                    "replay, 1 thread",
                    () -> Timing.of(
                            file.rows(), () -> ReplayWork.sorted(rules, 1).run(file)));
            int all = Runtime.getRuntime().availableProcessors();
            contest.add(
                    "replay, " + all + " threads",
                    () -> Timing.of(
                            file.rows(), () -> ReplayWork.sorted(rules, all).run(file)));
            told("replay", file, ReplayWork.sorted(rules, all).run(file), contest, "bare parse");
        }
    }

    /** The streaming job, exactly-once, beside a consumer that only parses the same topic. */
    public void live() {
        RuleSet rules = BenchmarkRules.base();
        for (double matching : workload.signals()) {
            live(rules, "live", RowMix.varied(matching));
        }
    }

    /** One hot group beside many, through the streaming job. */
    public void liveFlood() {
        RuleSet rules = BenchmarkRules.base();
        live(rules, "live, 100,000 groups", RowMix.logins(MANY_GROUPS));
        live(rules, "live, one group", RowMix.logins(1));
    }

    private void live(RuleSet rules, String title, RowMix mix) {
        RowFile file = rows("live", mix);
        ReplayOutcome outcome = ReplayWork.sorted(rules, 1).run(file);
        Contest contest = new Contest();
        try (LiveWork work = new LiveWork(mainClass, folder.resolve("live-" + brokers++), file, rules, outcome)) {
            contest.add("bare consumer", work::consume);
            contest.add("job", work::job);
            told(title, file, outcome, contest, "bare consumer");
        }
    }

    /** One hot group beside many, through the incremental core. */
    public void flood() {
        RuleSet rules = BenchmarkRules.base();
        ReplayWork work = ReplayWork.incremental(rules, LATENESS);
        RowFile spread = rows("spread", RowMix.logins(MANY_GROUPS));
        RowFile flood = rows("flood", RowMix.logins(1));
        Contest contest = new Contest();
        contest.add("100,000 groups", () -> Timing.of(spread.rows(), () -> work.run(spread)));
        contest.add("one group", () -> Timing.of(flood.rows(), () -> work.run(flood)));
        told("flood", flood, work.run(flood), contest, "100,000 groups");
    }

    /** Replay with more and more rules. */
    public void rules() {
        RowFile file = rows("rules", RowMix.varied(ORDINARY));
        Contest contest = new Contest();
        for (int detections : new int[] {BenchmarkRules.BASE, 100, 1_000}) {
            ReplayWork work = ReplayWork.sorted(BenchmarkRules.of(detections), 1);
            contest.add(detections + " rules", () -> Timing.of(file.rows(), () -> work.run(file)));
        }
        ReplayOutcome outcome = ReplayWork.sorted(BenchmarkRules.of(1_000), 1).run(file);
        told("rules", file, outcome, contest, BenchmarkRules.BASE + " rules");
    }

    private RowFile rows(String name, RowMix mix) {
        return RowFile.write(folder.resolve(name + ".ndjson"), mix, workload.rows(), Workload.SEED);
    }

    private void told(String title, RowFile file, ReplayOutcome outcome, Contest contest, String reference) {
        out.accept("");
        out.accept(String.format(
                Locale.ROOT,
                "%s: %,d rows of %.0f bytes, %.2f signals an event, %d episodes; %d rounds after %d to warm up",
                title,
                file.rows(),
                file.averageBytes(),
                (double) outcome.counts().signals() / file.rows(),
                outcome.finals().size(),
                workload.rounds(),
                workload.warmUps()));
        out.accept("");
        contest.run(workload.warmUps(), workload.rounds());
        contest.table(reference).markdown().forEach(out);
    }
}
