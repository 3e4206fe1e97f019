package dev.lapwing.topology;

import dev.lapwing.normalize.RowFormat;
import dev.lapwing.redact.EmailDisplay;
import dev.lapwing.redact.Redactor;
import dev.lapwing.topology.job.LapwingJob;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.Timings;
import dev.lapwing.topology.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The job of the broker tests, here or in a process of its own that can be killed. */
public final class JobMain {
    private JobMain() {}

    /** Address, spread or keyed, state folder, then settings of Kafka Streams by name and value. */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> streams = new HashMap<>();
        for (int i = 3; i + 1 < args.length; i += 2) {
            streams.put(args[i], args[i + 1]);
        }
        try (LapwingJob job =
                LapwingJob.start(settings(args[0], args[1].equals("spread"), Path.of(args[2]), streams))) {
            System.exit(job.awaitEnd());
        }
    }

    public static JobSettings settings(String address, boolean spread, Path folder, Map<String, String> streams) {
        Map<String, String> all = new HashMap<>(streams);
        all.putIfAbsent("num.stream.threads", "2");
        all.putIfAbsent("commit.interval.ms", "100");
        return new JobSettings(
                Map.of("bootstrap.servers", address),
                all,
                List.of(new Source(Rows.INSTANCE, RowFormat.POCKETBASE, Story.LATENESS, spread)),
                Story.rules(),
                new Redactor(new byte[32]),
                Story.places(),
                EmailDisplay.PLAIN,
                folder,
                new JobSettings.Bounds(3, 512, 8 * Driven.MEMORY, 50),
                new Timings(
                        Duration.ofMillis(100),
                        Duration.ofMinutes(10),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30)));
    }
}
