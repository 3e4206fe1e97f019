package dev.lapwing.cli.mute;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.cli.kafka.LatestRecords;
import dev.lapwing.cli.kafka.TopicWriter;
import dev.lapwing.cli.topics.CommandRights;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.delivery.MuteJson;
import dev.lapwing.text.SafeText;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lapwing mute remove}: takes a wish for quiet back. */
@Command(
        name = "remove",
        description = "Ends a mute before its time: what is open and was kept quiet is told.",
        exitCodeList = {"0:removed", "1:there is no such mute, or Kafka cannot be used", "2:an option is wrong"})
final class MuteRemoveCommand implements Callable<Integer> {
    private static final int UNKNOWN = 1;

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Parameters(paramLabel = "ID", description = "The mute's id, as lapwing mute list shows it.")
    private String id = "";

    MuteRemoveCommand(Environment surroundings) {
        this.configOptions = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() {
        Config.Kafka kafka = configOptions.load().kafka();
        KafkaGate.pass(kafka, CommandRights.MUTE);
        LatestRecords<Mute> mutes;
        try (CommittedTopicReader records = new CommittedTopicReader(kafka)) {
            mutes = LatestRecords.read(records, Topics.MUTES, id::equals, MuteJson::parse);
        }
        if (mutes.found().isEmpty() && mutes.strange().isEmpty()) {
            frame.err()
                    .println(SafeText.escaped("There is no mute " + id + "; lapwing mute list shows which there are."));
            return UNKNOWN;
        }
        try (TopicWriter writer = new TopicWriter(kafka)) {
            writer.forget(Topics.MUTES.name(), id);
        }
        String what =
                Optional.ofNullable(mutes.found().get(id)).map(Mute::words).orElse(id + ", which was no mute");
        frame.out().println(SafeText.escaped("No longer muted: " + what + "."));
        return Exit.OK;
    }
}
