package dev.lapwing.cli.kafka;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.Config;
import dev.lapwing.topology.rights.Access;
import dev.lapwing.topology.rights.Right;
import java.util.List;

/** Passed before a command does anything: Kafka is there, and lets it do all that it is going to do. */
public final class KafkaGate {
    private KafkaGate() {}

    /**
     * Looks.
     *
     * @throws CommandFailed when Kafka is away, or lacks topics, or does not allow something
     */
    public static void pass(Config.Kafka kafka, List<Right> needed) {
        BrokerProbe.check(kafka);
        KafkaAdmin.with(kafka, admin -> Access.to(admin, needed))
                .problem(kafka.bootstrapServers())
                .ifPresent(sentence -> {
                    throw new CommandFailed(sentence);
                });
    }
}
