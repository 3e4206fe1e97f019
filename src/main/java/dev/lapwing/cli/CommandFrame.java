package dev.lapwing.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command has: its help, and where it prints. */
@Command(mixinStandardHelpOptions = true)
public final class CommandFrame {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Puts a heading over the exit codes of all commands that list theirs. */
    public static void headExitCodes(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        if (!usage.exitCodeList().isEmpty()) {
            usage.exitCodeListHeading("%nExit codes:%n");
        }
        command.getSubcommands().values().forEach(CommandFrame::headExitCodes);
    }

    /** Where results go. */
    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Where everything else goes. */
    public PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Prints a result. */
    public void print(String line) {
        out().println(line);
    }

    /** Tells the person at the terminal what happens. */
    public void say(String line) {
        err().println(line);
        err().flush();
    }

    /** What was typed does not go together; it is answered in one line that leads to the help. */
    public ParameterException misunderstood(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
