package dev.lapwing.detect.episode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open alerts of one rule in one group, kept in step with its episodes.
 *
 * <p>An alert belongs to the episode whose span contains its anchor, the holding event that opened it. Of two alerts in
 * one episode the one with the smaller anchor stays; one without an episode is taken back; an episode without an alert
 * opens one. An alert that was taken back or merged and whose anchor opens an episode again goes on where it stopped, so
 * that no two versions have the same name.
 */
public final class AlertLifecycle {
    /** Of more than these the oldest is forgotten: should its episode come back after all, its alert begins with revision 1. */
    static final int MOST_CLOSED = 64;

    private final List<OpenAlert> open = new ArrayList<>();
    private final List<OpenAlert> closed = new ArrayList<>();

    boolean isEmpty() {
        return open.isEmpty() && closed.isEmpty();
    }

    /** Brings the alerts in step with the episodes as they stand. */
    public boolean follow(List<OpenEpisode> spans, AlertFactory teller) {
        if (open.isEmpty() && spans.isEmpty()) {
            return false;
        }
        List<OpenAlert> lost = new ArrayList<>(open);
        boolean changed = false;
        for (OpenEpisode span : spans) {
            List<OpenAlert> inside =
                    open.stream().filter(alert -> alert.isIn(span)).toList();
            lost.removeAll(inside);
            changed |= inside.isEmpty() ? opens(span, teller) : keeps(inside, span, teller);
        }
        lost.forEach(alert -> close(alert, CloseReason.RETRACTED, null, teller));
        return !lost.isEmpty() || changed;
    }

    /** Ends the alert of an episode that is over. */
    public void end(OpenEpisode span, AlertFactory teller) {
        open.stream().filter(alert -> alert.isIn(span)).forEach(alert -> teller.closed(alert, CloseReason.ENDED, span));
        open.removeIf(alert -> alert.isIn(span));
    }

    /** Closes all alerts as they were last told: nobody watches what they are about any more. */
    public void supersede(AlertFactory teller) {
        open.forEach(alert -> teller.closed(alert, CloseReason.SUPERSEDED, null));
        open.clear();
    }

    /** Forgets the closed alerts that nothing can open again. */
    void forget(long before) {
        closed.removeIf(alert -> alert.anchorTime < before);
    }

    /** The time from which on no closed alert may open again. */
    long forgottenAt() {
        return closed.stream().mapToLong(alert -> alert.anchorTime + 1).max().orElse(Long.MAX_VALUE);
    }

    public List<OpenAlert> open() {
        return open;
    }

    /** Alerts taken back or merged that may open again. */
    public List<OpenAlert> closed() {
        return closed;
    }

    private boolean opens(OpenEpisode span, AlertFactory teller) {
        OpenAlert fresh = new OpenAlert(span.firstHold, span.firstHoldUid);
        OpenAlert alert = closed.stream()
                .filter(known -> OpenAlert.BY_ANCHOR.compare(known, fresh) == 0)
                .findFirst()
                .orElse(fresh);
        closed.remove(alert);
        open.add(alert);
        teller.opened(alert, span);
        return true;
    }

    private void close(OpenAlert alert, CloseReason ending, @Nullable OpenEpisode span, AlertFactory teller) {
        teller.closed(alert, ending, span);
        open.remove(alert);
        closed.add(alert);
        if (closed.size() > MOST_CLOSED) {
            closed.remove(0);
        }
    }

    private boolean keeps(List<OpenAlert> inside, OpenEpisode span, AlertFactory teller) {
        OpenAlert kept = inside.stream().min(OpenAlert.BY_ANCHOR).orElseThrow();
        for (OpenAlert merged : inside) {
            if (merged != kept) {
                close(merged, CloseReason.MERGED, span, teller);
            }
        }
        if (inside.size() > 1 || kept.hasNews(span)) {
            teller.updated(kept, span);
            return true;
        }
        return false;
    }
}
