package dev.lapwing.cli;

import dev.lapwing.config.Config;
import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.posture.pocketbase.Approval;
import dev.lapwing.redact.Redactor;
import dev.lapwing.redact.Secret;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.job.CannotRun;
import dev.lapwing.topology.job.LapwingJob;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.Timings;
import dev.lapwing.topology.source.Source;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the streaming job as the configuration says. */
public final class JobStart {
    private static final String STATE_DIR = "state.dir";
    private static final String DEFAULT_STATE = "lapwing-state";

    private JobStart() {}

    /**
     * Starts the job.
     *
     * @param places tells where addresses are; to be closed after the job
     * @param folder where a relative state folder begins
     * @throws CommandFailed when it cannot start
     */
    public static LapwingJob of(
            Config config, RuleSet rules, GeoLocator places, Path folder, JobSettings.Bounds bounds, Timings timings) {
        Map<String, String> kafka = new HashMap<>(config.kafka().settings());
        kafka.putIfAbsent(Config.Kafka.BOOTSTRAP_SERVERS, config.kafka().bootstrapServers());
        Map<String, String> streams = config.streams().settings();
        JobSettings settings = new JobSettings(
                kafka,
                streams,
                sources(config, ApprovedStates.of(config)),
                rules,
                redactor(config),
                places,
                config.emails(),
                folder.resolve(streams.getOrDefault(STATE_DIR, DEFAULT_STATE)),
                bounds,
                timings);
        try {
            return LapwingJob.start(settings);
        } catch (CannotRun e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Source> sources(Config config, Map<String, Approval> approvals) {
        return config.sources().stream()
                .map(source -> source(source).approved(approvals.getOrDefault(source.name(), Approval.NONE)))
                .toList();
    }

    /** The configured sources, as the job reads them; nothing of them counts as approved. */
    public static List<Source> sources(Config config) {
        return sources(config, Map.of());
    }

    private static Source source(SourceConfig source) {
        boolean spread = source.partitioning() == SourceConfig.Partitioning.SPREAD;
        return switch (source.type()) {
            case POCKETBASE -> new Source(source.name(), RowFormat.POCKETBASE, source.lateness(), spread);
            case NEON -> new Source(source.name(), source.formats(), source.lateness(), spread);
            case TEXT -> new Source(source.name(), RowFormat.TEXT, source.lateness(), spread);
            case JSON -> Source.json(source.name(), source.json().orElseThrow(), source.lateness(), spread);
        };
    }

    /** Replaces secrets under the job's key, so that equal ones are equal wherever rows are read for the job. */
    public static Redactor redactor(Config config) {
        Secret key = config.fingerprintKey().orElseThrow(() -> new CommandFailed("secrets.fingerprint.key is missing"));
        return Redactors.of(config, key.reveal());
    }
}
