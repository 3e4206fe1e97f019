package dev.lapwing.cli.fingerprints;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.TerminalProbe;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a line that nobody sees: typed without echo, or the first line of a pipe. */
final class HiddenLine {
    private static final int LONGEST = 16 * 1024;

    private HiddenLine() {}

    /** From JDK 22 on there is a console also where nobody types, so that is asked first. */
    @SuppressWarnings("SystemConsoleNull")
    static String read(InputStream piped) {
        if (!TerminalProbe.isTypedIn()) {
            return line(piped);
        }
        @Nullable Console console = System.console();
        if (console == null) {
            throw new CommandFailed("The credential would be shown while it is typed: let the output go to the terminal"
                    + " as well, or send the credential through a pipe.");
        }
        char @Nullable [] typed = console.readPassword("Credential or connection string (it is not shown): ");
        return typed == null ? "" : new String(typed).strip();
    }

    /** Byte by byte: what follows the line is left to others. */
    static String line(InputStream piped) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            int next = piped.read();
            while (next >= 0 && next != '\n') {
                if (bytes.size() >= LONGEST) {
                    throw new CommandFailed("A credential has no more than " + LONGEST + " bytes.");
                }
                bytes.write(next);
                next = piped.read();
            }
        } catch (IOException e) {
            throw new CommandFailed("The credential cannot be read: " + e.getMessage() + ".", e);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }
}
