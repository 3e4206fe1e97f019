package dev.lapwing.cli;

import dev.lapwing.alert.Elapsed;
import dev.lapwing.notify.Mute;
import dev.lapwing.notify.MuteJson;
import dev.lapwing.rule.RuleHead;
import dev.lapwing.topology.Topics;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
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
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:muted", "1:Kafka cannot be used", "2:an option is wrong"})
final class MuteAddCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

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
            paramLabel = "VALUE",
            description = "Alerts about this address, account, key or whatever else the rule groups by only.")
    private @Nullable String entity;

    @Option(names = "--source", paramLabel = "NAME", description = "Alerts of this source only.")
    private @Nullable String source;

    @Option(
            names = "--for",
            required = true,
            paramLabel = "TIME",
            converter = Time.class,
            description = "How long, such as 30m, 4h or 2d.")
    private Duration time = Duration.ZERO;

    MuteAddCommand(Surroundings surroundings) {
        this.configOptions = new ConfigOptions(surroundings);
        this.ruleOptions = new RuleOptions(surroundings);
        this.said = new SaidBy(surroundings);
    }

    @Override
    public Integer call() {
        if (rule == null && entity == null && source == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Name at least one of --rule, --entity and --source: nothing mutes everything.");
        }
        String who = said.who();
        String reason = said.reason();
        Config config = configOptions.load();
        KafkaGate.pass(config.kafka(), CommandRights.MUTE);
        if (rule != null) {
            unknown(rule, config).ifPresent(spec.commandLine().getErr()::println);
        }
        Instant now = Instant.now();
        Mute mute = new Mute(
                MuteId.next(new SecureRandom(), taken(config)),
                Optional.ofNullable(rule),
                Optional.ofNullable(entity),
                Optional.ofNullable(source),
                now.plus(time),
                who,
                reason,
                now);
        try (TopicWriter writer = new TopicWriter(config.kafka())) {
            writer.write(Topics.MUTES.name(), mute.id(), MuteJson.bytes(mute));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Escaped.text("Muted as " + mute.id() + " until "
                + Elapsed.moment(mute.until().toEpochMilli()) + ": " + mute.words() + "."));
        out.println("To take it back: lapwing mute remove " + mute.id());
        return 0;
    }

    private static Set<String> taken(Config config) {
        try (CommittedRecords records = new CommittedRecords(config.kafka())) {
            return LatestRecords.read(records, Topics.MUTES, key -> true, (key, value) -> key)
                    .found()
                    .keySet();
        }
    }

    /** A warning where no rule that is loaded here has the name; it may be loaded elsewhere. */
    private Optional<String> unknown(String name, Config config) {
        return ruleOptions.load(config.rules()).rules().flatMap(rules -> {
            List<String> known =
                    rules.correlations().stream().map(one -> title(one.head())).toList();
            String hint = KnownWords.hint(name, known);
            return known.contains(name)
                    ? Optional.empty()
                    : Optional.of(Escaped.text("No rule here is called " + name + hint + (hint.endsWith("?") ? "" : ".")
                            + " It is muted all the same."));
        });
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
