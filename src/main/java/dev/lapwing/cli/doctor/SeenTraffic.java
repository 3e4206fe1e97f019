package dev.lapwing.cli.doctor;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.Sight;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of the requests of one source may fool rules: whose addresses they have, what was cut, what nobody understands. */
final class SeenTraffic {
    /** So many different texts are told apart; more make no difference. */
    static final int TOLD_APART = 50;

    private static final Schema REQUEST = Schemas.POCKETBASE_REQUEST;
    private static final int CLIENT = REQUEST.slot("src_endpoint.ip");
    private static final int PEER = REQUEST.slot("pocketbase.remote_ip");
    private static final int AGENT = REQUEST.slot("http_request.user_agent");
    private static final int TRUNCATED = REQUEST.slot("pocketbase.truncated");

    private final Tally peers = new Tally();
    private final Set<String> agents = new HashSet<>();
    private final Set<String> directPeers = new HashSet<>();
    private final Set<String> forwardingPeers = new HashSet<>();
    private final Sight sight = new Sight();
    private final Map<MonitorKind, Sight.Finding> findings = new EnumMap<>(MonitorKind.class);
    private long forwarded;
    private long cut;
    private long ahead;

    /**
     * Takes in a row.
     *
     * @param touched whether it has any field that a rule looks at
     * @param late whether its time is behind its arrival, as it must be
     */
    void look(AuditEvent event, boolean touched, boolean late) {
        ahead += late ? 0 : 1;
        sight.next(event, touched).finding().ifPresent(found -> findings.put(found.kind(), found));
        if (event.schema() != REQUEST) {
            return;
        }
        cut += event.value(TRUNCATED) == null ? 0 : 1;
        if (event.value(PEER) instanceof String peer && event.value(CLIENT) instanceof String client) {
            addresses(peer, client);
            addTo(agents, event.value(AGENT) instanceof String agent ? agent : "");
        }
    }

    private void addresses(String peer, String client) {
        peers.count(peer);
        if (peer.equals(client)) {
            addTo(directPeers, peer);
        } else {
            forwarded++;
            addTo(forwardingPeers, peer);
        }
    }

    private static void addTo(Set<String> bounded, String text) {
        if (bounded.size() < TOLD_APART) {
            bounded.add(text);
        }
    }

    /** The addresses that connections came from. */
    Tally peers() {
        return peers;
    }

    /** How many different client programs made requests, as far as they are told apart. */
    int agents() {
        return agents.size();
    }

    /** How many requests have a client address that a header named. */
    long forwarded() {
        return forwarded;
    }

    /** How many different peers had their headers believed, as far as they are told apart. */
    int forwardingPeers() {
        return forwardingPeers.size();
    }

    /** How many different peers named no other client, as far as they are told apart. */
    int directPeers() {
        return directPeers.size();
    }

    long cut() {
        return cut;
    }

    /** How many rows were written after they arrived, by their own times. */
    long ahead() {
        return ahead;
    }

    /** What keeps the source from being watched, the newest of a kind. */
    Optional<Sight.Finding> finding(MonitorKind kind) {
        return Optional.ofNullable(findings.get(kind));
    }
}
