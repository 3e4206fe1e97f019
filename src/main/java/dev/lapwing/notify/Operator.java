package dev.lapwing.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever runs Lapwing what concerns the telling itself, through a channel that works. */
final class Operator {
    private static final Logger LOGGER = LoggerFactory.getLogger(Operator.class);
    /** One channel's trouble is told once in so long. */
    private static final Duration EVERY = Duration.ofHours(1);

    private final List<ChannelDesk> desks;
    private final Map<String, Instant> toldAt = new HashMap<>();
    private final Map<String, Integer> untold = new HashMap<>();

    Operator(List<ChannelDesk> desks) {
        this.desks = desks;
    }

    /** A channel refused alerts, or a line of this, for good. */
    void refused(ChannelDesk failing, String reason, Work work, Instant now) {
        boolean note = work instanceof Work.Note;
        LOGGER.atWarn()
                .addKeyValue("channel", failing.name())
                .addKeyValue("error", reason)
                .log(note ? "note undelivered" : "alert undelivered");
        if (!note) {
            couldNotDeliver(failing, reason, work.about().size(), now);
        }
    }

    private void couldNotDeliver(ChannelDesk failing, String reason, int alerts, Instant now) {
        int count = untold.merge(failing.name(), alerts, Integer::sum);
        Instant last = toldAt.getOrDefault(failing.name(), Instant.MIN);
        if (last.plus(EVERY).isAfter(now)) {
            return;
        }
        toldAt.put(failing.name(), now);
        untold.put(failing.name(), 0);
        String what = count == 1 ? "1 alert" : count + " alerts";
        String line = "Lapwing could not deliver " + what + " to channel " + failing.name() + ": " + reason
                + ". See the topic of undelivered alerts.";
        other(failing).ifPresent(desk -> desk.note(line));
    }

    /** A line for a channel that works. */
    void tell(String line) {
        desks.stream().min(Comparator.comparing(desk -> !desk.works())).ifPresent(desk -> desk.note(line));
    }

    /** One that works; where none does, one that keeps the line until it does. */
    private Optional<ChannelDesk> other(ChannelDesk failing) {
        return desks.stream().filter(desk -> desk != failing).min(Comparator.comparing(desk -> !desk.works()));
    }
}
