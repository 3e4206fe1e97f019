package dev.lapwing.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** A channel refused alerts for good. */
    void couldNotDeliver(ChannelDesk failing, String reason, int alerts, Instant now) {
        LOGGER.atWarn()
                .addKeyValue("channel", failing.name())
                .addKeyValue("error", reason)
                .log("alert undelivered");
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
        other(failing).ifPresent(desk -> say(desk, line));
    }

    /** A line that somebody must hear now: through a channel that wakes people, where one works. */
    void alarm(String line) {
        LOGGER.atWarn().addKeyValue("error", line).log("operator told");
        working().max(Comparator.comparing(ChannelDesk::pages)).ifPresent(desk -> say(desk, line));
    }

    /** A line for a channel that works, best one that wakes nobody. */
    void tell(String line) {
        working().min(Comparator.comparing(ChannelDesk::pages)).ifPresent(desk -> say(desk, line));
    }

    private Optional<ChannelDesk> other(ChannelDesk failing) {
        return working().filter(desk -> desk != failing).min(Comparator.comparing(ChannelDesk::pages));
    }

    private Stream<ChannelDesk> working() {
        return desks.stream().filter(ChannelDesk::works);
    }

    private static void say(ChannelDesk desk, String line) {
        desk.note(
                line,
                refused -> refused.ifPresent(why -> LOGGER.atWarn()
                        .addKeyValue("channel", desk.name())
                        .addKeyValue("error", String.valueOf(why.getMessage()))
                        .log("note undelivered")));
    }
}
