package dev.lapwing.notify;

import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.ledger.SendTask;
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
final class OperatorNotes {
    private static final Logger LOGGER = LoggerFactory.getLogger(OperatorNotes.class);
    /** One channel's trouble is told once in so long. */
    private static final Duration EVERY = Duration.ofHours(1);
    /** One that does not work keeps the line until it does. */
    private static final Comparator<ChannelWorker> WORKING_FIRST =
            Comparator.comparing((ChannelWorker worker) -> !worker.works()).thenComparing(ChannelWorker::wakes);

    private final List<ChannelWorker> workers;
    private final Map<String, Instant> toldAt = new HashMap<>();
    private final Map<String, Integer> untold = new HashMap<>();

    OperatorNotes(List<ChannelWorker> workers) {
        this.workers = List.copyOf(workers);
    }

    /** A channel refused alerts, or a line of this, for good. */
    void refused(ChannelWorker failing, String reason, SendTask work, Instant now) {
        LOGGER.atWarn()
                .addKeyValue("channel", failing.name())
                .addKeyValue("error", reason)
                .log(work instanceof SendTask.Note ? "note undelivered" : "alert undelivered");
        if (work instanceof SendTask.Note note) {
            // A daily line is meant for the channel that has it; any other finds somebody else.
            other(failing)
                    .filter(worker -> note.day().isEmpty())
                    .ifPresent(worker -> worker.note(note.line(), note.day(), note.mute()));
        } else {
            couldNotDeliver(failing, reason, Math.max(1, work.about().size()), now);
        }
    }

    private void couldNotDeliver(ChannelWorker failing, String reason, int alerts, Instant now) {
        int count = untold.merge(failing.name(), alerts, Integer::sum);
        Instant last = toldAt.getOrDefault(failing.name(), Instant.MIN);
        Optional<ChannelWorker> other = other(failing);
        if (other.isEmpty() || last.plus(EVERY).isAfter(now)) {
            return;
        }
        toldAt.put(failing.name(), now);
        untold.put(failing.name(), 0);
        String what = count == 1 ? "1 alert" : count + " alerts";
        String line = "Lapwing could not deliver " + what + " to channel " + failing.name() + ": " + reason
                + ". See the topic of undelivered alerts.";
        other.get().note(line);
    }

    private Optional<ChannelWorker> other(ChannelWorker failing) {
        return workers.stream()
                .filter(worker -> worker != failing && !worker.refuses())
                .min(WORKING_FIRST);
    }

    /** A line that must not be missed: every channel has it. */
    void alarm(String line) {
        LOGGER.atWarn().addKeyValue("error", line).log("alarm of the operator");
        workers.forEach(worker -> worker.note(line));
    }

    /** A mute is over; false where nobody can be told. */
    boolean isOver(Mute mute) {
        return say("A mute is over: " + mute.words() + ".", Optional.of(mute.id()));
    }

    /** A line that wakes nobody: where there is no other channel, the log has to do. */
    void say(String line) {
        boolean unused = say(line, Optional.empty());
    }

    private boolean say(String line, Optional<String> mute) {
        Optional<ChannelWorker> awake =
                workers.stream().filter(worker -> !worker.wakes()).min(WORKING_FIRST);
        awake.ifPresentOrElse(
                worker -> worker.note(line, Optional.empty(), mute),
                () -> LOGGER.atWarn().addKeyValue("error", line).log("note untold"));
        return awake.isPresent();
    }
}
