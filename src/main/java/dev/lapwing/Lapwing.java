package dev.lapwing;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.Misunderstood;
import dev.lapwing.cli.alerts.AlertsCommand;
import dev.lapwing.cli.deadletters.DeadLettersCommand;
import dev.lapwing.cli.demo.DemoCommand;
import dev.lapwing.cli.doctor.DoctorCommand;
import dev.lapwing.cli.drill.DrillCommand;
import dev.lapwing.cli.fingerprints.FingerprintsCommand;
import dev.lapwing.cli.job.BenchmarkCommand;
import dev.lapwing.cli.job.BrokerCommand;
import dev.lapwing.cli.job.ConfigCommand;
import dev.lapwing.cli.job.HealthCommand;
import dev.lapwing.cli.job.RunCommand;
import dev.lapwing.cli.mute.MuteCommand;
import dev.lapwing.cli.notify.NotifyCommand;
import dev.lapwing.cli.replay.LearnCommand;
import dev.lapwing.cli.replay.ReplayCommand;
import dev.lapwing.cli.review.ReviewCommand;
import dev.lapwing.cli.rules.RulesCommand;
import dev.lapwing.cli.sources.SourcesCommand;
import dev.lapwing.cli.topics.TopicsCommand;
import dev.lapwing.cli.watch.WatchCommand;
import dev.lapwing.embedded.CannotStart;
import dev.lapwing.replay.OutputFailed;
import dev.lapwing.replay.sort.SpillFailed;
import dev.lapwing.text.EngineVersion;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The program: finds the command that is asked for and tells failures in one sentence. */
@Command(
        name = "lapwing",
        description = "Watches the audit trails of Neon and PocketBase and raises alerts.",
        versionProvider = Lapwing.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Lapwing implements Runnable {
    /** The failures whose message is what a person at the terminal needs to know. */
    private static final List<Class<? extends Exception>> TOLD =
            List.of(CommandFailed.class, CannotStart.class, SpillFailed.class, OutputFailed.class);

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Shows where in the code a failure came from.")
    private boolean verbose;

    /** Every command; add a new one here. */
    private static List<Object> commands(Environment surroundings) {
        return List.of(
                new DemoCommand(surroundings),
                new RunCommand(surroundings),
                new SourcesCommand(surroundings),
                new NotifyCommand(surroundings),
                new DrillCommand(surroundings),
                new ReplayCommand(surroundings),
                new ReviewCommand(surroundings),
                new LearnCommand(surroundings),
                new DoctorCommand(surroundings),
                new TopicsCommand(surroundings),
                ConfigCommand.commandLine(surroundings),
                RulesCommand.commandLine(surroundings),
                new WatchCommand(surroundings),
                AlertsCommand.commandLine(surroundings),
                MuteCommand.commandLine(surroundings),
                FingerprintsCommand.commandLine(surroundings),
                DeadLettersCommand.commandLine(surroundings),
                new HealthCommand(surroundings),
                new BenchmarkCommand(),
                new BrokerCommand());
    }

    public static void main(String[] arguments) {
        System.exit(commandLine(Environment.ofThisProcess()).execute(arguments));
    }

    static CommandLine commandLine(Environment surroundings) {
        var lapwing = new Lapwing();
        var commandLine = new CommandLine(lapwing);
        commands(surroundings).forEach(commandLine::addSubcommand);
        CommandFrame.headExitCodes(commandLine);
        return commandLine
                .setParameterExceptionHandler((problem, arguments) -> Misunderstood.tell(problem))
                .setExecutionExceptionHandler(lapwing::failed);
    }

    @Override
    public void run() {
        throw frame.misunderstood("Which command?");
    }

    private int failed(Exception problem, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (TOLD.stream().anyMatch(kind -> kind.isInstance(problem))) {
            err.println(problem.getMessage());
        } else {
            err.println("lapwing stopped at an unexpected problem: " + problem
                    + (verbose ? "" : " (--verbose shows where it came from)"));
        }
        if (verbose) {
            problem.printStackTrace(err);
        }
        return problem instanceof CommandFailed failure ? failure.exitCode() : Exit.FAILED;
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"lapwing " + EngineVersion.packaged().orElse("(not packaged)")};
        }
    }
}
