package dev.lapwing.embedded;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;

/**
 * How a connector is.
 *
 * @param trouble why it failed, in one sentence; else empty
 * @param trace where in the code that was; else empty
 */
public record ConnectorState(Kind kind, String trouble, String trace) {
    private static final String RUNNING = "RUNNING";
    private static final String FAILED = "FAILED";

    /** What can be said of a connector and its task in one word. */
    public enum Kind {
        /** Not there yet, between two starts, or halted by somebody's hand. */
        STARTING,
        RUNNING,
        /** It runs, and what it reads does not answer. */
        FAILING,
        FAILED
    }

    /** One of which nothing is known yet. */
    public static final ConnectorState STARTING = new ConnectorState(Kind.STARTING, "", "");

    static ConnectorState of(ConnectorStateInfo info) {
        List<ConnectorStateInfo.AbstractState> parts = Stream.concat(Stream.of(info.connector()), info.tasks().stream())
                .toList();
        for (ConnectorStateInfo.AbstractState part : parts) {
            if (part.state().equals(FAILED)) {
                String trace = part.trace() == null ? "" : part.trace();
                return new ConnectorState(Kind.FAILED, sentence(trace), trace);
            }
        }
        boolean running = !info.tasks().isEmpty()
                && parts.stream().allMatch(part -> part.state().equals(RUNNING));
        return running ? new ConnectorState(Kind.RUNNING, "", "") : STARTING;
    }

    /** The message of a stack trace: its first line without the name of the class. */
    private static String sentence(String trace) {
        String first = trace.lines().findFirst().orElse("it does not say why").strip();
        int colon = first.indexOf(": ");
        return colon > 0 && first.lastIndexOf(' ', colon) < 0 ? first.substring(colon + 2) : first;
    }
}
