package dev.lapwing.cli.deadletters;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.cli.kafka.RecordPosition;
import dev.lapwing.cli.topics.CommandRights;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.text.SafeText;
import dev.lapwing.topology.record.DeadLetterJson;
import dev.lapwing.topology.rights.Right;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lapwing dead-letters retry}: sends the rows behind dead letters again. */
@Command(
        name = "retry",
        description =
                "Sends rows that became dead letters again to the raw topic in which they stand, as they are there"
                        + " and not as the dead letter shows them; for when what kept them from being read is mended.",
        footer = {
            "",
            "Twice does no harm: an event that was judged already is known by its id. A row that still cannot be used",
            "becomes a dead letter at its new place; --all then sends that copy and leaves the first one out.",
            "The header lapwing.retried-from of a copy says where the row stood. A row that is older than the",
            "lateness of its source is read and comes too late for the rules: lapwing replay judges it."
        },
        exitCodeList = {"0:all were sent", "1:some could not be sent, or Kafka not be used", "2:an option is wrong"})
final class DeadLettersRetryCommand implements Callable<Integer> {

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Mixin
    private final DeadLetterFilter choice = new DeadLetterFilter();

    @Option(names = "--all", description = "Sends all, or all that the options choose.")
    private boolean all;

    @Option(names = "--dry-run", description = "Tells what would be sent and sends nothing.")
    private boolean dryRun;

    @Parameters(
            arity = "0..*",
            paramLabel = "PLACE",
            description = "Where rows stand, as lapwing dead-letters list shows it: lapwing.raw.json.v1-0@12.")
    private List<String> texts = new ArrayList<>();

    DeadLettersRetryCommand(Environment surroundings) {
        this.configOptions = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() {
        if (all != texts.isEmpty()) {
            throw frame.misunderstood("Name either places or --all.");
        }
        if (!all && choice.isGiven()) {
            throw frame.misunderstood("--source, --reason and --since go with --all only.");
        }
        Set<RecordPosition> asked = asked();
        Config.Kafka kafka = configOptions.load().kafka();
        KafkaGate.pass(kafka, CommandRights.DEAD_LETTERS);
        try (CommittedTopicReader records = new CommittedTopicReader(kafka)) {
            Map<String, DeadLetterJson> letters = letters(records, asked);
            KafkaGate.pass(kafka, rightsNeeded(letters));
            Retry retry = new Retry(records, frame.out(), frame.err());
            asked.stream()
                    .filter(place -> !letters.containsKey(place.toString()))
                    .forEach(place -> retry.fail(place + " is not among the dead letters."));
            retry.choose(letters.values(), all);
            if (dryRun) {
                retry.tell();
            } else {
                send(retry, kafka);
            }
            frame.out().println(retry.summary(dryRun));
            return retry.isComplete() ? Exit.OK : Exit.FAILED;
        }
    }

    /** On the raw topics in which the rows stand. */
    private List<Right> rightsNeeded(Map<String, DeadLetterJson> letters) {
        Set<String> named = letters.keySet().stream()
                .flatMap(place -> RecordPosition.parse(place).stream())
                .map(RecordPosition::topic)
                .collect(Collectors.toSet());
        Stream<TopicSpec> raw = CommandRights.raw().filter(topic -> named.contains(topic.name()));
        return dryRun ? raw.map(Right::read).toList() : CommandRights.again(raw);
    }

    private static void send(Retry retry, Config.Kafka kafka) {
        if (retry.isEmpty()) {
            return;
        }
        try (RowSender sender = new RowSender(kafka)) {
            retry.send(sender);
        }
    }

    private Set<RecordPosition> asked() {
        Set<RecordPosition> places = new LinkedHashSet<>();
        for (String text : texts) {
            RecordPosition place = RecordPosition.parse(text)
                    .orElseThrow(() -> frame.misunderstood(
                            "'" + SafeText.escaped(text) + "' is no place; one looks like lapwing.raw.json.v1-0@12"));
            if (!place.isRaw()) {
                throw frame.misunderstood(place + " is in none of Lapwing's raw topics; nothing is sent elsewhere");
            }
            places.add(place);
        }
        return places;
    }

    /** The dead letters that are meant, by the text of their places, in the order in which they were put aside. */
    private Map<String, DeadLetterJson> letters(CommittedTopicReader records, Set<RecordPosition> asked) {
        Set<String> places = new LinkedHashSet<>();
        asked.forEach(place -> places.add(place.toString()));
        Map<String, DeadLetterJson> letters = new LinkedHashMap<>();
        records.read(
                Topics.DEAD_LETTERS.name(),
                record -> DeadLetterRecord.read(record)
                        .filter(letter -> all
                                ? choice.takes(letter)
                                : places.contains(letter.letter().place()))
                        .ifPresent(letter -> letters.put(
                                letter.letter().place(), letter.letter().withoutBytes())));
        return letters;
    }
}
