package dev.lapwing.shippers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A shipper as a process of its own, with its configuration from the folder {@code shippers}.
 *
 * <p>The system property {@value #PROGRAMS} names the programs that are there: {@code rsyslog=/usr/sbin/rsyslogd,otelcol=/usr/bin/otelcol}.
 *
 * @param keyed whether its records bear the source's name
 */
record RealShipper(String name, boolean keyed, List<String> command) {
    /** The system property with the programs' paths. */
    static final String PROGRAMS = "lapwing.shippers";

    /** The folder whose path stands in a command instead of this word. */
    private static final String STATE = "STATE";

    /** Those whose programs are there. */
    static Stream<RealShipper> all() {
        return Arrays.stream(System.getProperty(PROGRAMS).split(","))
                .map(entry -> entry.split("=", 2))
                .flatMap(entry -> of(entry[0], entry[1]));
    }

    private static Stream<RealShipper> of(String name, String program) {
        return switch (name) {
            case "rsyslog" ->
                Stream.of(new RealShipper(
                        name, true, List.of(program, "-n", "-f", file("rsyslog.conf"), "-i", STATE + "/pid")));
            case "otelcol" ->
                Stream.of(
                        new RealShipper(name, false, List.of(program, "--config", file("otel-collector.yaml"))),
                        new RealShipper(
                                name + " with a key",
                                true,
                                List.of(program, "--config", file("otel-collector-keyed.yaml"))));
            default -> throw new IllegalArgumentException("no shipper is called " + name);
        };
    }

    private static String file(String name) {
        return Path.of("shippers", name).toAbsolutePath().toString();
    }

    /** Starts it on a file of rows. */
    Process start(Path rows, Path state, Map<String, String> kafka) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.stream()
                .map(word -> word.replace(STATE, state.toString()))
                .toList());
        builder.environment().putAll(kafka);
        builder.environment().put("LAPWING_ROWS", rows.toString());
        builder.environment().put("LAPWING_STATE", state.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(state.resolveSibling("shipper.log").toFile())
                .start();
    }

    @Override
    public String toString() {
        return name;
    }
}
