package dev.lapwing.cli.topics;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.TopicSpec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lapwing topics}: the topics that the job needs, as commands to run or made at once. */
@Command(
        name = "topics",
        description = "Prints the commands that create the job's topics, or creates those that are missing.")
public final class TopicsCommand implements Runnable {
    @Mixin
    private final ConfigOptions options;

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Option(names = "--create", description = "Creates the missing topics itself; leaves the others as they are.")
    private boolean create;

    @Option(
            names = "--acls",
            description = "Prints the commands for the access rights as well, by role: job, operator, and sources and"
                    + " notifier where they are configured.")
    private boolean acls;

    @Option(
            names = "--principal",
            paramLabel = "[ROLE=]NAME",
            description = "Whose rights (default: User:lapwing); operator=User:ana gives one role its own name. May be"
                    + " repeated.")
    private List<String> principals = new ArrayList<>();

    @Option(
            names = "--partitions",
            defaultValue = "3",
            description = "Partitions of the raw and alert topics; fixed once they are made (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--replication",
            defaultValue = "3",
            description = "Copies of each topic; 1 on a single broker (${DEFAULT-VALUE}).")
    private int replication;

    public TopicsCommand(Environment surroundings) {
        this.options = new ConfigOptions(surroundings);
    }

    @Override
    public void run() {
        if (partitions < 1 || replication < 1 || replication > Short.MAX_VALUE) {
            throw frame.misunderstood("--partitions and --replication must be at least 1");
        }
        Config config = options.load();
        PrintWriter out = frame.out();
        var topics = new TopicPlan(partitions, (short) replication);
        if (create) {
            new TopicSetup(config.kafka(), topics).create().forEach(out::println);
        } else {
            topics.commands(config.kafka()).forEach(out::println);
        }
        if (acls) {
            printRights(config, out);
        }
    }

    private void printRights(Config config, PrintWriter out) {
        List<TopicSpec> fetched = config.fetched();
        AclPlan plan =
                new AclPlan(RolePrincipals.parse(principals), config.streams().applicationId(), fetched);
        for (Role role : Role.values()) {
            boolean wanted = switch (role) {
                case JOB, OPERATOR -> true;
                case SOURCES -> !fetched.isEmpty();
                case NOTIFIER -> !config.telling().channels().isEmpty();
            };
            if (wanted) {
                plan.commands(role, config.kafka()).forEach(out::println);
            }
        }
    }
}
