package dev.lapwing.cli.mute;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.TerminalProbe;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.cli.kafka.LatestRecords;
import dev.lapwing.cli.topics.CommandRights;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.delivery.MuteJson;
import dev.lapwing.notify.route.Entity;
import dev.lapwing.text.Elapsed;
import dev.lapwing.text.SafeText;
import dev.lapwing.text.TextTable;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lapwing mute list}: which wishes for quiet there are. */
@Command(
        name = "list",
        description = "Lists the mutes that hold now: what about, how long still, who wanted them and why.",
        exitCodeList = {"0:listed", "1:Kafka cannot be used, or a record is no mute", "2:an option is wrong"})
final class MuteListCommand implements Callable<Integer> {

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Option(names = "--all", description = "Those that are over as well, until lapwing notify has told that they are.")
    private boolean all;

    private final TerminalProbe terminal;

    MuteListCommand(Environment surroundings) {
        this.terminal = new TerminalProbe(surroundings.environment());
        this.configOptions = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() {
        LatestRecords<Mute> mutes;
        Config.Kafka kafka = configOptions.load().kafka();
        KafkaGate.pass(kafka, CommandRights.MUTE_LIST);
        try (CommittedTopicReader records = new CommittedTopicReader(kafka)) {
            mutes = LatestRecords.read(records, Topics.MUTES, key -> true, MuteJson::parse);
        }
        Instant now = Instant.now();
        List<Mute> listed = mutes.found().values().stream()
                .filter(mute -> all || now.isBefore(mute.until()))
                .sorted(Comparator.comparing(Mute::since).thenComparing(Mute::id))
                .toList();
        PrintWriter out = frame.out();
        if (listed.isEmpty()) {
            out.println("No mutes.");
        } else {
            table(listed, now).lines(terminal.tableColumns()).forEach(out::println);
        }
        mutes.strange().forEach(place -> frame.err().println(place + " is no mute."));
        return mutes.strange().isEmpty() ? Exit.OK : Exit.FAILED;
    }

    private static TextTable table(List<Mute> mutes, Instant now) {
        TextTable table = new TextTable();
        table.row("id", "until", "left", "rule", "entity", "source", "who", "reason");
        for (Mute mute : mutes) {
            long left = mute.until().toEpochMilli() - now.toEpochMilli();
            table.row(
                    SafeText.escaped(mute.id()),
                    Elapsed.moment(mute.until().toEpochMilli()),
                    left > 0 ? Elapsed.of(left) : "over",
                    SafeText.escaped(mute.rule().orElse("any")),
                    SafeText.escaped(mute.entity().map(Entity::words).orElse("any")),
                    SafeText.escaped(mute.source().orElse("any")),
                    SafeText.escaped(mute.who()),
                    SafeText.escaped(mute.reason()));
        }
        return table;
    }
}
