package dev.lapwing.cli.doctor;

import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.LogSettings;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.normalize.json.JsonRow;
import dev.lapwing.normalize.json.JsonShape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What polls of one log tell of how it can be watched; of settings the newest poll that read them counts. */
final class SeenPolls {
    /** Reads any member of an envelope. */
    private static final JsonRow MEMBERS = new JsonRow(JsonShape.untimed("", ""));

    private static final Schema ENVELOPE = MEMBERS.schemas().get(0);

    private long polls;
    private long newest = Long.MIN_VALUE;
    private boolean file;
    private boolean probes;
    private boolean collections;
    private LogSettings logs = LogSettings.UNKNOWN;
    private Optional<AuditEvent> settings = Optional.empty();
    private Duration skew = Duration.ZERO;
    private Duration slowestProbe = Duration.ZERO;

    void take(LogPoll poll, byte[] envelope) {
        polls++;
        poll.probes().stream()
                .peek(probe -> probes = true)
                .filter(probe -> probe.seen())
                .map(probe -> Duration.ofMillis(poll.timeMillis() - probe.sentMillis()))
                .forEach(took -> slowestProbe = took.compareTo(slowestProbe) > 0 ? took : slowestProbe);
        file |= poll.look().flatMap(look -> look.file()).isPresent();
        if (poll.timeMillis() < newest) {
            return;
        }
        newest = poll.timeMillis();
        logs = logs.with(poll.logs());
        poll.serverTime().ifPresent(time -> skew = Duration.ofMillis(time - poll.timeMillis()));
        MEMBERS.parse(envelope, "poll").match(read -> settings(read.event()), ignored -> false, rejected -> false);
    }

    private boolean settings(AuditEvent members) {
        collections |= member(members, "collections").isPresent();
        if (member(members, "settings").isPresent()) {
            settings = Optional.of(members);
        }
        return true;
    }

    long count() {
        return polls;
    }

    boolean file() {
        return file;
    }

    boolean probes() {
        return probes;
    }

    boolean collections() {
        return collections;
    }

    /** Whether any poll read what the source is set to log. */
    boolean settings() {
        return !logs.equals(LogSettings.UNKNOWN);
    }

    LogSettings logs() {
        return logs;
    }

    /** How far the source's clock is ahead of the connector's. */
    Duration skew() {
        return skew;
    }

    /** How long the row of a probe took to be seen, at worst. */
    Duration slowestProbe() {
        return slowestProbe;
    }

    /** A yes or no of the settings. */
    Optional<Boolean> yesOrNo(String path) {
        return settings.flatMap(members -> member(members, "settings." + path))
                .filter(Boolean.class::isInstance)
                .map(Boolean.class::cast);
    }

    /** Whether a list of the settings has anything in it. */
    boolean hasAny(String path) {
        return settings.flatMap(members -> member(members, "settings." + path))
                .filter(value -> value instanceof List<?> list && !list.isEmpty())
                .isPresent();
    }

    private static Optional<Object> member(AuditEvent members, String path) {
        return ENVELOPE.find(path).map(members::value);
    }
}
