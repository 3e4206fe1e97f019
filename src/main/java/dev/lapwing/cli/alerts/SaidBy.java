package dev.lapwing.cli.alerts;

import dev.lapwing.cli.Environment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options by which a person says who they are and why they want something. */
public final class SaidBy {
    private static final int LONGEST = 1000;

    private final Environment surroundings;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, in your words; it is kept and shown to others.")
    private String reason = "";

    @Option(names = "--who", paramLabel = "NAME", description = "Who says so (default: your name on this machine).")
    private @Nullable String who;

    public SaidBy(Environment surroundings) {
        this.surroundings = surroundings;
    }

    public String reason() {
        return checked("--reason", reason);
    }

    public String who() {
        String name = Optional.ofNullable(who)
                .or(() -> Optional.ofNullable(surroundings.environment().get("USER"))
                        .filter(user -> !user.isBlank()))
                .orElseGet(() -> System.getProperty("user.name", "somebody"));
        return checked("--who", name);
    }

    private String checked(String option, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new ParameterException(
                    spec.commandLine(), option + " takes a text of at most 1,000 characters, and not an empty one");
        }
        return text.strip();
    }
}
