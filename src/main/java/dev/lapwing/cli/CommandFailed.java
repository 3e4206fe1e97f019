package dev.lapwing.cli;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command could not do its work; the message is what the person at the terminal reads. */
public final class CommandFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public CommandFailed(String sentence) {
        this(sentence, null);
    }

    public CommandFailed(String sentence, @Nullable Throwable cause) {
        this(sentence, cause, Exit.FAILED);
    }

    private CommandFailed(String sentence, @Nullable Throwable cause, int exitCode) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** What was asked is wrong in itself, so that nothing was done. */
    public static CommandFailed wrong(String sentence) {
        return new CommandFailed(sentence, null, Exit.WRONG);
    }

    /** Fails with all problems, a line each, where there are any. */
    public static void ifAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new CommandFailed(String.join(System.lineSeparator(), problems));
        }
    }

    /** The same where the problems are in what was asked. */
    public static void ifAnyWrong(List<String> problems) {
        if (!problems.isEmpty()) {
            throw wrong(String.join(System.lineSeparator(), problems));
        }
    }

    public int exitCode() {
        return exitCode;
    }
}
