package dev.lapwing.cli.deadletters;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.OutputFormat;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.cli.topics.CommandRights;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.Topics;
import dev.lapwing.text.SafeText;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lapwing dead-letters list}: what the dead letters are. */
@Command(
        name = "list",
        description = "Lists the dead letters: when, source, reason, field and problem, and the place of the row.",
        exitCodeList = {"0:listed", "1:Kafka cannot be used, or a record is no dead letter", "2:an option is wrong"})
final class DeadLettersListCommand implements Callable<Integer> {

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Mixin
    private final DeadLetterFilter choice = new DeadLetterFilter();

    @Option(names = "--limit", paramLabel = "N", description = "Only the newest so many (default: all).")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--bytes", description = "Shows the beginning of each row as well, secrets replaced.")
    private boolean bytes;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, or json for one object a line (default: text).")
    private OutputFormat format = OutputFormat.text;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Map<String, Integer> reasons = new HashMap<>();
    private int strange;

    DeadLettersListCommand(Environment surroundings) {
        this.configOptions = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw frame.misunderstood("--limit must be at least 1");
        }
        Config.Kafka kafka = configOptions.load().kafka();
        KafkaGate.pass(kafka, CommandRights.DEAD_LETTERS);
        try (CommittedTopicReader records = new CommittedTopicReader(kafka)) {
            records.read(Topics.DEAD_LETTERS.name(), this::take);
        }
        lines.forEach(frame.out()::println);
        if (format == OutputFormat.text) {
            frame.out().println(summary());
        }
        return strange == 0 ? Exit.OK : Exit.FAILED;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        PrintWriter err = frame.err();
        DeadLetterRecord.read(record).ifPresentOrElse(this::take, () -> {
            strange++;
            err.println(record.topic() + "-" + record.partition() + "@" + record.offset() + " is no dead letter.");
        });
    }

    /** Where all are wanted none is held back. */
    private void take(DeadLetterRecord letter) {
        if (!choice.takes(letter)) {
            return;
        }
        reasons.merge(letter.letter().reason(), 1, Integer::sum);
        String line = format == OutputFormat.json ? letter.json(bytes) : letter.line(bytes);
        if (limit == Integer.MAX_VALUE) {
            frame.out().println(line);
            return;
        }
        lines.add(line);
        if (lines.size() > limit) {
            lines.remove();
        }
    }

    private String summary() {
        int all = reasons.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            return "No dead letters.";
        }
        String each = reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(reason -> reason.getValue() + " " + SafeText.escaped(reason.getKey()))
                .collect(Collectors.joining(", "));
        return all
                + (all == 1 ? " dead letter: " : " dead letters: ")
                + each
                + (all > limit ? "; the newest " + limit + " are shown" : "");
    }
}
