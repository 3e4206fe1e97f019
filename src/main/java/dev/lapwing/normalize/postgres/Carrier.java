package dev.lapwing.normalize.postgres;

import org.jspecify.annotations.Nullable;

/**
 * What stands around a text of the log and tells where it came from.
 *
 * @param host the name of the machine that wrote it
 * @param process the id of the process that wrote it, as a text
 * @param time when the carrier took it, in milliseconds since the epoch
 * @param program the program that wrote it
 * @param project the id of Neon's project
 * @param endpoint the id of Neon's compute endpoint
 */
record Carrier(
        @Nullable String host,
        @Nullable String process,
        @Nullable Long time,
        @Nullable String program,
        @Nullable String project,
        @Nullable String endpoint) {
    /** A line of a file. */
    static final Carrier NONE = new Carrier(null, null, null, null, null, null);

    /** The same, and where this one says nothing, what another one says. */
    Carrier or(Carrier other) {
        return new Carrier(
                host == null ? other.host : host,
                process == null ? other.process : process,
                time == null ? other.time : time,
                program == null ? other.program : program,
                project == null ? other.project : project,
                endpoint == null ? other.endpoint : endpoint);
    }

    /** Whether another program than Postgres wrote the text; pgAudit's records go under no name or under their own. */
    boolean isOtherProgram() {
        return program != null && !program.startsWith("postgres") && !program.startsWith("pgaudit");
    }

    /** A text and what stands around it. */
    record Carried(String text, Carrier by) {}
}
