package dev.lapwing.cli;

import dev.lapwing.text.TextTable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out about the terminal that a command writes to, by the programs that every Unix has.
 *
 * @param environment the environment variables
 */
public record TerminalProbe(Map<String, String> environment) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,4}");
    private static final int PATIENCE_SECONDS = 2;

    public TerminalProbe {
        environment = Map.copyOf(environment);
    }

    /** Whether the standard output is a terminal that can move its cursor. */
    public boolean movesCursor() {
        String kind = environment.getOrDefault("TERM", "dumb");
        return !kind.isBlank() && !kind.equals("dumb") && isTerminal();
    }

    /** Whether the standard output is a terminal. */
    public boolean isTerminal() {
        return isTerminal(1);
    }

    /** Whether errors are written to a terminal, where somebody may want to see how far a long work is. */
    public boolean watchesErrors() {
        return isTerminal(2);
    }

    /** How wide a table may be: nothing is cut or broken for whoever reads a pipe. */
    public int tableColumns() {
        return isTerminal() ? size().columns() : demandedColumns().orElse(TextTable.UNBOUNDED);
    }

    /** Whether somebody types what is read. */
    public static boolean isTypedIn() {
        return isTerminal(0);
    }

    private static boolean isTerminal(int stream) {
        try {
            Process test = new ProcessBuilder("sh", "-c", "test -t " + stream)
                    .redirectInput(stream == 0 ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.PIPE)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return ended(test) && test.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether colours are wanted: <a href="https://no-color.org">NO_COLOR</a> says that they are not. */
    public boolean wantsColours() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** How much the screen shows now; what the environment says of it wins. */
    public TerminalSize size() {
        Optional<Integer> columns = number("COLUMNS");
        Optional<Integer> rows = number("LINES");
        if (columns.isPresent() && rows.isPresent()) {
            return new TerminalSize(columns.get(), rows.get());
        }
        TerminalSize measured = measured();
        return new TerminalSize(columns.orElse(measured.columns()), rows.orElse(measured.rows()));
    }

    /** The width that the environment demands. */
    public Optional<Integer> demandedColumns() {
        return number("COLUMNS");
    }

    private Optional<Integer> number(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Integer::valueOf);
    }

    private static TerminalSize measured() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            Matcher size = SIZE.matcher(said);
            if (ended(stty)
                    && size.matches()
                    && !said.startsWith("0")
                    && !size.group(2).equals("0")) {
                return new TerminalSize(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1)));
            }
            return TerminalSize.USUAL;
        } catch (IOException e) {
            return TerminalSize.USUAL;
        }
    }

    private static boolean ended(Process process) {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
            process.destroy();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            return false;
        }
    }
}
