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

/** Tells whoever runs Lapwing what concerns the telling itself, through a channel that works; one that wakes nobody first. */
final class Operator {
    private static final Logger LOGGER = LoggerFactory.getLogger(Operator.class);
    /** One channel's trouble is told once in so long. */
    private static final Duration EVERY = Duration.ofHours(1);

    private final List<ChannelDesk> desks;
    private final Map<String, Instant> toldAt = new HashMap<>();
    private final Map<String, Integer> untold = new HashMap<>();

    Operator(List<ChannelDesk> desks) {
        this.desks =
                desks.stream().sorted(Comparator.comparing(ChannelDesk::wakes)).toList();
    }

    /** A channel refused alerts for good. */
    void couldNotDeliver(ChannelDesk failing, String reason, int alerts, Instant now) {
        LOGGER.atWarn()
                .addKeyValue("channel", failing.name())
                .addKeyValue("error", reason)
                .log("alert undelivered");
        int count = untold.merge(failing.name(), alerts, Integer::sum);
        Instant last = toldAt.getOrDefault(failing.name(), Instant.MIN);
        Optional<ChannelDesk> other = desks.stream()
                .filter(desk -> desk != failing)
                .filter(ChannelDesk::works)
                .findFirst();
        if (other.isEmpty() || last.plus(EVERY).isAfter(now)) {
            return;
        }
        toldAt.put(failing.name(), now);
        untold.put(failing.name(), 0);
        String what = count == 1 ? "1 alert" : count + " alerts";
        String line = "Lapwing could not deliver " + what + " to channel " + failing.name() + ": " + reason
                + ". See the topic of undelivered alerts.";
        say(other.get(), line);
    }

    /** A line that somebody must hear now: through a channel that wakes people, where one works. */
    void alarm(String line) {
        LOGGER.atWarn().addKeyValue("error", line).log("operator told");
        desks.stream()
                .filter(ChannelDesk::works)
                .max(Comparator.comparing(ChannelDesk::wakes))
                .ifPresent(desk -> say(desk, line));
    }

    /** A mute is over. That wakes nobody: where no other channel works, the log has to do. */
    void isOver(Mute mute) {
        Optional<ChannelDesk> awake = desks.stream()
                .filter(desk -> !desk.wakes())
                .filter(ChannelDesk::works)
                .findFirst();
        awake.ifPresentOrElse(
                desk -> say(desk, "A mute is over: " + mute.words() + "."),
                () -> LOGGER.atWarn().addKeyValue("mute", mute.id()).log("end of a mute untold"));
    }

    private static void say(ChannelDesk desk, String line) {
        desk.note(
                line,
                refused -> refused.ifPresent(reason -> LOGGER.atWarn()
                        .addKeyValue("channel", desk.name())
                        .addKeyValue("error", reason)
                        .log("note undelivered")));
    }
}
