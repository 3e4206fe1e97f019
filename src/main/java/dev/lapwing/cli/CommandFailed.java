package dev.lapwing.cli;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command could not do its work; the message is what the person at the terminal reads. */
final class CommandFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CommandFailed(String sentence) {
        this(sentence, null);
    }

    CommandFailed(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** Fails with all problems, a line each, where there are any. */
    static void ifAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new CommandFailed(String.join(System.lineSeparator(), problems));
        }
    }
}
