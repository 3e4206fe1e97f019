package dev.lapwing.cli.job;

import dev.lapwing.cli.ApprovedStates;
import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.ProblemText;
import dev.lapwing.cli.notify.NotifyChannels;
import dev.lapwing.cli.rulefiles.PlaceFile;
import dev.lapwing.cli.rulefiles.RuleOptions;
import dev.lapwing.cli.sources.SourceConnectors;
import dev.lapwing.config.Config;
import dev.lapwing.config.ConfigSummary;
import dev.lapwing.rule.Loaded;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lapwing config check}. */
@Command(name = "check", description = "Tells every problem of the configuration, or what was understood.")
final class ConfigCheckCommand implements Runnable {
    @Mixin
    private final ConfigOptions options;

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    private final Environment surroundings;

    ConfigCheckCommand(Environment surroundings) {
        this.surroundings = surroundings;
        this.options = new ConfigOptions(surroundings);
    }

    @Override
    public void run() {
        if (!options.hasFile()) {
            throw CommandFailed.wrong(
                    "There is no lapwing.yml here; --config FILE names another, lapwing.example.yml shows one.");
        }
        Config config = options.load();
        PrintWriter out = frame.out();
        List<String> wrong = new ArrayList<>();
        if (config.rules().given() || !config.telling().words().isEmpty()) {
            wrong.addAll(rulesWrong(config, out));
        }
        NotifyChannels.Made channels =
                NotifyChannels.of(config.telling(), surroundings.environment(), Clock.systemUTC());
        wrong.addAll(channels.wrong());
        CommandFailed.ifAnyWrong(wrong);
        ApprovedStates.of(config);
        config.warnings().forEach(warning -> out.println("warning: " + warning));
        config.missingForRun().forEach(missing -> out.println("warning: " + missing));
        SourceConnectors.missingSecrets(config, surroundings.environment())
                .forEach(missing -> out.println("warning: " + missing + "; lapwing sources needs it"));
        channels.missing().forEach(problem -> out.println("warning: " + problem + "; lapwing notify needs it"));
        ConfigSummary.lines(config).forEach(out::println);
        try (PlaceFile places = PlaceFile.of(config)) {
            out.println(places.words().orElse("places: none"));
        }
    }

    /** What is said about rules shows its mistakes only beside the rules. */
    private List<String> rulesWrong(Config config, PrintWriter out) {
        Loaded loaded = new RuleOptions(surroundings).load(config.rules());
        List<String> problems =
                loaded.problems().stream().map(ProblemText::line).toList();
        if (loaded.rules().isEmpty()) {
            return problems;
        }
        problems.forEach(out::println);
        return config.telling().words().stream()
                .flatMap(word -> word.problem(loaded.rules().get()).stream())
                .toList();
    }
}
