package dev.lapwing.cli;

import dev.lapwing.text.DidYouMean;
import dev.lapwing.text.SafeText;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells in a line that a command was not understood, what may have been meant, and where more is said. */
public final class Misunderstood {
    private Misunderstood() {}

    /** Prints the line; the usage would push it off the screen. */
    public static int tell(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        String sentence = SafeText.escaped(sentence(problem).strip());
        err.println("lapwing: " + sentence + (sentence.matches(".*[.?!]") ? " " : "; ") + "`" + name
                + " --help` tells more.");
        return Exit.WRONG;
    }

    private static String sentence(ParameterException problem) {
        List<String> unmatched =
                problem instanceof UnmatchedArgumentException unknown ? unknown.getUnmatched() : List.of();
        if (unmatched.isEmpty()) {
            return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        }
        CommandLine command = problem.getCommandLine();
        String word = unmatched.get(0);
        String name = command.getCommandSpec().qualifiedName();
        if (word.startsWith("-") && word.length() > 1) {
            String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return name + " has no option " + option + meant(option, options(command));
        }
        Set<String> commands = command.getSubcommands().keySet();
        return commands.isEmpty()
                ? name + " does not know what to do with " + word
                : name + " has no command " + word + meant(word, commands);
    }

    private static String meant(String word, Collection<String> known) {
        return DidYouMean.plain(word, known);
    }

    private static Set<String> options(CommandLine command) {
        Set<String> names = new TreeSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            names.addAll(List.of(option.names()));
        }
        return names;
    }
}
