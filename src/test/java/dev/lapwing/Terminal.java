package dev.lapwing;

import dev.lapwing.cli.Environment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/** Runs a command as a terminal would and keeps what it printed. */
public record Terminal(int exitCode, String out, String err) {
    public static Terminal run(Path folder, Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Lapwing.commandLine(new Environment(environment, folder))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Terminal(exitCode, out.toString(), err.toString());
    }
}
