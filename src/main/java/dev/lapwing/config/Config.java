package dev.lapwing.config;

import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.redact.EmailDisplay;
import dev.lapwing.redact.Secret;
import dev.lapwing.rule.RuleOverrides;
import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.yaml.LocatedText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code lapwing.yml}, the environment and the flags say together.
 *
 * @param fingerprintKey the key of the fingerprints that stand for secrets found in logs; {@code run} needs it
 * @param fingerprints the file of the fingerprints of known credentials
 * @param places the database in MaxMind DB format that tells where addresses are
 * @param emails how an e-mail address shows in an alert
 * @param telling whom to tell of alerts
 * @param warnings what was read but does nothing, or looks like a mistake
 */
public record Config(
        Kafka kafka,
        Streams streams,
        Optional<Secret> fingerprintKey,
        Optional<Path> fingerprints,
        List<SourceConfig> sources,
        Rules rules,
        Optional<Path> places,
        HealthPage health,
        EmailDisplay emails,
        NotifyConfig telling,
        List<String> warnings) {

    /** The raw topics that Lapwing's own connectors write for the sources; none where shippers bring all rows. */
    public List<TopicSpec> fetched() {
        return sources.stream()
                .flatMap(source -> source.connectors().stream())
                .flatMap(connector -> connector.kind().topics().stream())
                .distinct()
                .toList();
    }

    /** Settings for every Kafka client, as Kafka names them; they may hold secrets. */
    public record Kafka(Map<String, String> settings) {
        public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";

        public Kafka {
            settings = Map.copyOf(settings);
        }

        public String bootstrapServers() {
            return settings.getOrDefault(BOOTSTRAP_SERVERS, "localhost:9092");
        }

        @Override
        public String toString() {
            return "Kafka" + settings.keySet();
        }
    }

    /** Settings for Kafka Streams, as it names them; they may hold secrets. */
    public record Streams(Map<String, String> settings) {
        public Streams {
            settings = Map.copyOf(settings);
        }

        /** The job's consumer group, and what its internal names begin with. */
        public String applicationId() {
            return settings.getOrDefault("application.id", Topics.APPLICATION_ID);
        }

        @Override
        public String toString() {
            return "Streams" + settings.keySet();
        }
    }

    /**
     * Which rules are loaded.
     *
     * @param folders rules of one's own beside those that Lapwing brings
     * @param off names of shipped rules that are not wanted
     * @param set changed settings of rules, and what is ordinary
     * @param skipRefused whether files that are refused are left out
     */
    public record Rules(List<Path> folders, List<LocatedText> off, RuleOverrides set, boolean skipRefused) {
        /** The rules that Lapwing brings, as they are. */
        public static final Rules SHIPPED = new Rules(List.of(), List.of(), RuleOverrides.NONE, false);

        public Rules {
            folders = List.copyOf(folders);
            off = List.copyOf(off);
        }

        /** What is ordinary here. */
        public Ordinary ordinary() {
            return set.ordinary();
        }

        /** Whether anything is said about rules at all. */
        public boolean given() {
            return !equals(SHIPPED);
        }
    }

    /**
     * Where the health pages listen.
     *
     * @param port that of the job
     * @param sourcesPort that of {@code lapwing sources}, which may run beside it
     * @param notifyPort that of {@code lapwing notify}, which may as well
     */
    public record HealthPage(String host, int port, int sourcesPort, int notifyPort) {}

    public Config {
        sources = List.copyOf(sources);
        warnings = List.copyOf(warnings);
    }

    /** The allowed lateness of each source by its name. */
    public Map<String, Duration> lateness() {
        return sources.stream().collect(Collectors.toUnmodifiableMap(SourceConfig::name, SourceConfig::lateness));
    }

    /** What the streaming job lacks in order to start, a sentence each. */
    public List<String> missingForRun() {
        var missing = new ArrayList<String>();
        if (sources.isEmpty()) {
            missing.add("sources: none is named; run needs the name, type and lateness of each");
        }
        if (fingerprintKey.isEmpty()) {
            missing.add("secrets.fingerprint.key: missing; a secret that is found in a log is replaced by a fingerprint"
                    + " made with this key, so give it 16 or more random characters, such as ${env:NAME}");
        }
        return missing;
    }
}
