package dev.lapwing.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lapwing run}: the streaming job. */
@Command(name = "run", description = "Runs the streaming job until it is stopped.", mixinStandardHelpOptions = true)
final class RunCommand implements Runnable {
    @Mixin
    private final ConfigOptions options;

    RunCommand(Surroundings surroundings) {
        this.options = new ConfigOptions(surroundings);
    }

    @Override
    public void run() {
        Config config = options.loadForRun();
        throw new CommandFailed(
                "This build has no streaming job for " + config.kafka().bootstrapServers() + ".");
    }
}
