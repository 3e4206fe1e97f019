package dev.lapwing.replay.ordinary;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What of a PocketBase request tells of habits; a text is empty where the row has none.
 *
 * @param address the network that its sender commands: an IPv4 address, or a /64
 * @param guest whether it had no token
 */
record SeenRequest(
        long time,
        String address,
        String agent,
        String account,
        boolean superuser,
        boolean guest,
        String action,
        String outcome,
        String collection) {
    private static final Schema SCHEMA = Schemas.POCKETBASE_REQUEST;
    private static final int ADDRESS = SCHEMA.slot("src_endpoint.subnet");
    private static final int AGENT = SCHEMA.slot("http_request.user_agent");
    private static final int ACCOUNT = SCHEMA.slot("actor.user.uid");
    private static final int TYPE = SCHEMA.slot("actor.user.type");
    private static final int AUTH = SCHEMA.slot("pocketbase.auth");
    private static final int ACTION = SCHEMA.slot("pocketbase.action");
    private static final int OUTCOME = SCHEMA.slot("pocketbase.outcome");
    private static final int COLLECTION = SCHEMA.slot("pocketbase.collection");

    private static final String SUPERUSERS = "_superusers";
    private static final String BROWSER = "Mozilla/";
    private static final Set<String> REFUSED = Set.of("authfail", "ratelimited");
    private static final Set<String> READS = Set.of("list-records", "view-record");
    private static final Set<String> CHANGES = Set.of(
            "create-collection",
            "update-collection",
            "delete-collection",
            "truncate-collection",
            "import-collections",
            "update-settings");

    /** The request of an event; empty for events of other logs. */
    static Optional<SeenRequest> of(AuditEvent event) {
        if (!event.schema().source().equals(SCHEMA.source())) {
            return Optional.empty();
        }
        return Optional.of(new SeenRequest(
                event.timeMillis(),
                text(event, ADDRESS),
                text(event, AGENT),
                text(event, ACCOUNT),
                text(event, AUTH).equals(SUPERUSERS),
                text(event, TYPE).equals("guest"),
                text(event, ACTION),
                text(event, OUTCOME),
                text(event, COLLECTION)));
    }

    boolean worked() {
        return outcome.equals("ok");
    }

    /** Whether it read records. */
    boolean reads() {
        return worked() && READS.contains(action);
    }

    /** Whether it changed the schema or the settings. */
    boolean changes() {
        return worked() && CHANGES.contains(action);
    }

    /** Whether it was a refused login of a superuser. */
    boolean refusedSuperuser() {
        return collection.equals(SUPERUSERS) && REFUSED.contains(outcome);
    }

    boolean byBrowser() {
        return agent.startsWith(BROWSER);
    }

    private static String text(AuditEvent event, int slot) {
        return Objects.toString(event.value(slot), "");
    }
}
