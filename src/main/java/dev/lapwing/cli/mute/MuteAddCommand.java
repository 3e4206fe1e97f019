package dev.lapwing.cli.mute;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.alerts.AlertId;
import dev.lapwing.cli.alerts.AlertSearch;
import dev.lapwing.cli.alerts.SaidBy;
import dev.lapwing.cli.alerts.SeenAlert;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.cli.kafka.LatestRecords;
import dev.lapwing.cli.kafka.TopicWriter;
import dev.lapwing.cli.rulefiles.RuleOptions;
import dev.lapwing.cli.topics.CommandRights;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.delivery.MuteJson;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.route.Entity;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.text.DidYouMean;
import dev.lapwing.text.DurationText;
import dev.lapwing.text.Elapsed;
import dev.lapwing.text.SafeText;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code lapwing mute add}: asks for quiet. */
@Command(
        name = "add",
        description = "Keeps the alerts of a rule, an entity, a source, or of all of these together from being told.",
        footer = {
            "",
            "A running lapwing notify knows of it at once, and tells when it is over. What is open and was told is "
                    + "ended and resolved all the same."
        },
        exitCodeList = {"0:muted", "1:Kafka cannot be used", "2:an option is wrong"})
final class MuteAddCommand implements Callable<Integer> {
    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Mixin
    private final RuleOptions ruleOptions;

    @Mixin
    private final SaidBy said;

    @Option(names = "--rule", paramLabel = "NAME", description = "Alerts of this rule only.")
    private @Nullable String rule;

    @Option(
            names = "--entity",
            paramLabel = "FIELD=VALUE",
            description = {
                "Alerts about this value of a field only: ip=203.0.113.7, ip=203.0.113.0/24, user=..., session=...,",
                "project=..., email=..., agent=..., or any field by its name. An address needs no field."
            })
    private @Nullable String entity;

    @Option(
            names = "--alert",
            paramLabel = "ID",
            converter = AlertId.Typed.class,
            description = "Alerts of the rule, the entity and the source of this one; in place of naming them.")
    private @Nullable AlertId alert;

    @Option(names = "--source", paramLabel = "NAME", description = "Alerts of this source only.")
    private @Nullable String source;

    @Option(
            names = "--for",
            required = true,
            paramLabel = "TIME",
            converter = Time.class,
            description = "How long, such as 30m, 4h or 2d.")
    private Duration time = Duration.ZERO;

    MuteAddCommand(Environment surroundings) {
        this.configOptions = new ConfigOptions(surroundings);
        this.ruleOptions = new RuleOptions(surroundings);
        this.said = new SaidBy(surroundings);
    }

    @Override
    public Integer call() {
        checkOptions();
        Optional<Entity> about = Optional.ofNullable(entity).map(this::entity);
        said.reason();
        Config config = configOptions.load();
        KafkaGate.pass(config.kafka(), alert == null ? CommandRights.MUTE : CommandRights.MUTE_LIKE_ALERT);
        warnings(config, about);
        if (alert == null) {
            return add(Optional.ofNullable(rule), about, Optional.ofNullable(source), config);
        }
        try (CommittedTopicReader records = new CommittedTopicReader(config.kafka())) {
            List<SeenAlert> versions = new AlertSearch(records, alert.text()).versions();
            return addLike(versions.get(0).alert(), config);
        }
    }

    private int addLike(AlertView like, Config config) {
        return add(
                Optional.of(like.rule()),
                like.group().stream().findFirst().map(Entity::of),
                Optional.of(like.source()).filter(name -> !name.isEmpty()),
                config);
    }

    private void checkOptions() {
        boolean named = rule != null || entity != null || source != null;
        if (alert == null && !named) {
            throw frame.misunderstood(
                    "Name at least one of --rule, --entity and --source, or --alert: nothing mutes everything.");
        }
        if (alert != null && named) {
            throw frame.misunderstood("--alert says it all; leave out --rule, --entity and --source.");
        }
    }

    private Entity entity(String text) {
        Entity parsed = Entity.parse(text);
        if (parsed.field().isEmpty()) {
            throw frame.misunderstood(
                    "--entity needs a field: write ip=, user=, session=, project=, email=, agent= or a field's whole"
                            + " name before the value. Only an address or a network needs none.");
        }
        return parsed;
    }

    private int add(Optional<String> by, Optional<Entity> about, Optional<String> from, Config config) {
        Instant now = Instant.now();
        Mute mute = new Mute(
                MuteId.next(new SecureRandom(), taken(config)),
                by,
                about,
                from,
                now.plus(time),
                said.who(),
                said.reason(),
                now);
        try (TopicWriter writer = new TopicWriter(config.kafka())) {
            writer.write(Topics.MUTES.name(), mute.id(), MuteJson.bytes(mute));
        }
        PrintWriter out = frame.out();
        out.println(SafeText.escaped("Muted as " + mute.id() + " until "
                + Elapsed.moment(mute.until().toEpochMilli()) + ": " + mute.words() + "."));
        out.println("To take it back: lapwing mute remove " + mute.id());
        return Exit.OK;
    }

    private static Set<String> taken(Config config) {
        try (CommittedTopicReader records = new CommittedTopicReader(config.kafka())) {
            return LatestRecords.read(records, Topics.MUTES, key -> true, (key, value) -> key)
                    .found()
                    .keySet();
        }
    }

    /** What no rule knows that is loaded here may be known elsewhere. */
    private void warnings(Config config, Optional<Entity> about) {
        if (rule == null && about.isEmpty()) {
            return;
        }
        ruleOptions.load(config.rules()).rules().ifPresent(rules -> {
            Optional.ofNullable(rule)
                    .flatMap(name -> unknown("No rule here is called " + name, name, names(rules)))
                    .ifPresent(frame.err()::println);
            about.flatMap(Entity::field)
                    .flatMap(field -> unknown("No rule here groups by " + field, field, fields(rules)))
                    .ifPresent(frame.err()::println);
        });
    }

    private static Optional<String> unknown(String sentence, String word, Set<String> known) {
        String hint = DidYouMean.orChoice(word, known);
        return known.contains(word)
                ? Optional.empty()
                : Optional.of(SafeText.escaped(
                        sentence + hint + (hint.endsWith("?") ? "" : ".") + " It is muted all the same."));
    }

    private static Set<String> names(RuleSet rules) {
        return rules.correlations().stream().map(one -> title(one.head())).collect(Collectors.toSet());
    }

    /** What rules group by; an address is found in its network, too. */
    private static Set<String> fields(RuleSet rules) {
        return rules.correlations().stream()
                .flatMap(one -> one.groupBy().stream())
                .flatMap(field ->
                        field.startsWith("src_endpoint.") ? Stream.of(field, "src_endpoint.ip") : Stream.of(field))
                .collect(Collectors.toSet());
    }

    /** As an alert names its rule. */
    private static String title(RuleHead head) {
        return head.name().orElse(head.title());
    }

    /** A length of time that is not nothing. */
    static final class Time implements ITypeConverter<Duration> {
        private static final Duration LONGEST = Duration.ofDays(365);

        @Override
        public Duration convert(String text) {
            return DurationText.parse(text)
                    .filter(time -> !time.isZero() && time.compareTo(LONGEST) <= 0)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is no time such as 30m, 4h or 2d, of a year at most"));
        }
    }
}
