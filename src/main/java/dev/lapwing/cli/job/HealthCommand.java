package dev.lapwing.cli.job;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.config.Config;
import dev.lapwing.config.ConfigReader;
import dev.lapwing.health.HealthProbe;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lapwing health}: asks the job on this machine how it is. */
@Command(
        name = "health",
        description = "Asks the running job for its health.",
        exitCodeList = {
            "0:healthy",
            "1:not healthy, or no running job was found, or it does not answer",
            "2:an option or the configuration is wrong"
        })
public final class HealthCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOptions options;

    @ArgGroup
    private final Asked asked = new Asked();

    /** Whom to ask. */
    private static final class Asked {
        @Option(names = "--sources", description = "Asks lapwing sources in place of the job.")
        private boolean sources;

        @Option(names = "--notify", description = "Asks lapwing notify in place of the job.")
        private boolean notifier;

        int port(Config.HealthPage page) {
            if (sources) {
                return page.sourcesPort();
            }
            return notifier ? page.notifyPort() : page.port();
        }
    }

    @Option(names = "--json", description = "Prints the answer as the page gives it, for programs.")
    private boolean json;

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    public HealthCommand(Environment surroundings) {
        this.options = new ConfigOptions(surroundings);
    }

    /** Only the health section counts here: a secret that is missing in this shell must not hide the answer. */
    @Override
    public Integer call() {
        ConfigReader.Result read = options.read();
        CommandFailed.ifAnyWrong(read.ofHealth());
        Config.HealthPage page = read.config().health();
        HealthProbe.Answer answer = HealthProbe.ask(page.host(), asked.port(page));
        if (answer.told()) {
            frame.out().println(json ? answer.text() : HealthWords.of(answer.text()));
        } else {
            frame.err().println(answer.text());
        }
        return answer.outcome().exitCode();
    }
}
