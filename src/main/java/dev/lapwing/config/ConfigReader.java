package dev.lapwing.config;

import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.config.source.SourceReader;
import dev.lapwing.config.value.ConfigValueReader;
import dev.lapwing.config.value.SecretLookup;
import dev.lapwing.redact.EmailDisplay;
import dev.lapwing.redact.Secret;
import dev.lapwing.rule.RuleOverrides;
import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.rule.ordinary.OrdinaryReader;
import dev.lapwing.text.DidYouMean;
import dev.lapwing.yaml.LocatedMap;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Reads the whole configuration and tells all its problems at once. */
public final class ConfigReader {
    private static final List<String> KEYS = List.of(
            "kafka", "streams", "secrets", "sources", "rules", "ordinary", "places", "notify", "health", "alerts");
    private static final String FINGERPRINTS_FILE = "fingerprints.file";
    private static final List<String> SECRETS = List.of("fingerprint.key", FINGERPRINTS_FILE);
    private static final String SKIP_REFUSED = "skip-refused";
    private static final List<String> RULES = List.of("folders", "off", "set", SKIP_REFUSED);
    private static final int SHORTEST_KEY = 16;
    private static final Config.HealthPage HEALTH = new Config.HealthPage("127.0.0.1", 8484, 8485, 8486);

    private final Path folder;
    private final Problems problems = new Problems();
    private final ConfigValueReader values;
    private final SecretLookup lookup;
    private final LocatedMap file;
    private final LayeredSettings settings;

    /**
     * What a configuration says, with every problem it has; it may be used only where there is none.
     *
     * @param ofHealth those of the problems that keep its section health from being read
     */
    public record Result(Config config, List<String> problems, List<String> ofHealth) {}

    private ConfigReader(
            String name, Path folder, String text, Map<String, String> environment, Collection<String> flags) {
        this.folder = folder;
        this.lookup = new SecretLookup(environment, problems);
        this.values = new ConfigValueReader(problems, lookup);
        this.file = LocatedMap.parse(name, text, problems).only(KEYS);
        this.settings = LayeredSettings.of(file, environment, flags, problems);
    }

    /**
     * Reads a configuration.
     *
     * @param name how the file is called in problems
     * @param folder the file's folder, from which its relative paths lead
     */
    public static Result read(
            String name, Path folder, String text, Map<String, String> environment, Collection<String> flags) {
        return new ConfigReader(name, folder, text, environment, flags).result();
    }

    private Result result() {
        var health = health();
        // With what is wrong with the file as a whole and with the flags, which was found before.
        List<String> ofHealth = problems.errors();
        var kafka = new Config.Kafka(resolved("kafka"));
        warnOfKafkaKeys();
        var streams = new Config.Streams(resolved("streams"));
        Optional<Secret> key = fingerprintKey();
        Optional<Path> known = Optional.of(fingerprints());
        var sources = new SourceReader(problems, values, folder).read(file);
        var rules = rules();
        var places = places();
        var emails = emails();
        var telling = new NotifyReader(problems, values)
                .read(file, sources.stream().map(SourceConfig::name).toList());
        var config = new Config(
                kafka, streams, key, known, sources, rules, places, health, emails, telling, problems.warnings());
        return new Result(config, problems.errors(), ofHealth);
    }

    private Map<String, String> resolved(String section) {
        var resolved = new LinkedHashMap<String, String>();
        settings.section(section)
                .forEach((key, text) -> lookup.resolve(text).ifPresent(value -> resolved.put(key, value)));
        return resolved;
    }

    /** A warning only: callback classes of a company bring keys that Kafka does not know. */
    private void warnOfKafkaKeys() {
        Set<String> known = new TreeSet<>(ConsumerConfig.configNames());
        known.addAll(ProducerConfig.configNames());
        known.addAll(AdminClientConfig.configNames());
        settings.section("kafka").forEach((key, text) -> {
            if (!known.contains(key)) {
                problems.warning(
                        text.keyPlace(), "Kafka's clients have no setting " + key + DidYouMean.orChoice(key, known));
            }
        });
    }

    private Optional<Secret> fingerprintKey() {
        Map<String, LocatedText> section = fixed("secrets", SECRETS);
        Optional<LocatedText> text = Optional.ofNullable(section.get("fingerprint.key"));
        Optional<Secret> key = text.flatMap(written -> values.secret("fingerprint.key", written));
        if (key.isPresent() && key.get().reveal().length() < SHORTEST_KEY) {
            problems.error(
                    text.get().place(), "fingerprint.key is too short; it needs at least 16 characters, best random");
        }
        return key;
    }

    /** Of known credentials; beside this file where nobody says where it is, and there only once somebody adds one. */
    private Path fingerprints() {
        String name = Optional.ofNullable(settings.section("secrets").get(FINGERPRINTS_FILE))
                .map(LocatedText::text)
                .orElse("fingerprints.json");
        return folder.resolve(name);
    }

    private Config.Rules rules() {
        Optional<LocatedMap> section = file.map("rules").map(map -> map.only(RULES));
        Ordinary ordinary = file.map("ordinary")
                .map(map -> new OrdinaryReader(map, problems).read())
                .orElse(Ordinary.NONE);
        var set = section.flatMap(map -> map.map("set"))
                .map(OverridesReader::read)
                .orElse(List.of());
        return new Config.Rules(
                section.map(this::ruleFolders).orElse(List.of()),
                section.map(map -> map.textList("off")).orElse(List.of()),
                new RuleOverrides(set, ordinary),
                section.map(this::skipsRefused).orElse(false));
    }

    private boolean skipsRefused(LocatedMap section) {
        return section.text(SKIP_REFUSED)
                .flatMap(text -> values.yesOrNo(SKIP_REFUSED, text))
                .orElse(false);
    }

    private List<Path> ruleFolders(LocatedMap section) {
        return section.textList("folders").stream()
                .map(text -> {
                    Path path = folder.resolve(text.text());
                    if (!Files.isDirectory(path)) {
                        problems.error(text.place(), "there is no folder " + path);
                    }
                    return path;
                })
                .toList();
    }

    private Optional<Path> places() {
        Optional<LocatedText> text =
                Optional.ofNullable(fixed("places", List.of("database")).get("database"));
        Optional<Path> file = text.map(written -> folder.resolve(written.text()));
        if (file.isPresent() && !Files.isRegularFile(file.get())) {
            problems.error(text.get().place(), "there is no file " + file.get());
        }
        return file;
    }

    private Config.HealthPage health() {
        Map<String, LocatedText> section = fixed("health", List.of("host", "port", "sources.port", "notify.port"));
        String host =
                Optional.ofNullable(section.get("host")).map(LocatedText::text).orElse(HEALTH.host());
        return new Config.HealthPage(
                host,
                port(section, "port", HEALTH.port()),
                port(section, "sources.port", HEALTH.sourcesPort()),
                port(section, "notify.port", HEALTH.notifyPort()));
    }

    private int port(Map<String, LocatedText> section, String key, int otherwise) {
        return Optional.ofNullable(section.get(key))
                .flatMap(text -> values.port(key, text))
                .orElse(otherwise);
    }

    private EmailDisplay emails() {
        return Optional.ofNullable(fixed("alerts", List.of("emails")).get("emails"))
                .flatMap(text -> values.choice("emails", text, EmailDisplay.values()))
                .orElse(EmailDisplay.PLAIN);
    }

    private Map<String, LocatedText> fixed(String section, List<String> known) {
        Map<String, LocatedText> entries = settings.section(section);
        entries.forEach((key, text) -> {
            if (!known.contains(key)) {
                problems.error(text.keyPlace(), "unknown key " + section + "." + key + DidYouMean.orChoice(key, known));
            }
        });
        return entries;
    }
}
