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

    /** Brings the alerts in step with the episodes as they stand; gives what is to be told. */
    public List<AlertVersion> follow(List<OpenEpisode> spans, AlertFactory versions) {
        if (open.isEmpty() && spans.isEmpty()) {
            return List.of();
        }
        List<OpenAlert> lost = new ArrayList<>(open);
        List<AlertVersion> told = new ArrayList<>(0);
        for (OpenEpisode span : spans) {
            List<OpenAlert> inside =
                    open.stream().filter(alert -> alert.isIn(span)).toList();
            lost.removeAll(inside);
            if (inside.isEmpty()) {
                told.add(opens(span, versions));
            } else {
                keep(inside, span, versions, told);
            }
        }
        lost.forEach(alert -> told.add(close(alert, CloseReason.RETRACTED, null, versions)));
        return told;
    }

    /** Ends the alert of an episode that is over. */
    public List<AlertVersion> end(OpenEpisode span, AlertFactory versions) {
        return closeAll(open.stream().filter(alert -> alert.isIn(span)).toList(), CloseReason.ENDED, span, versions);
    }

    /** Closes all alerts as they were last told: nobody watches what they are about any more. */
    public List<AlertVersion> supersede(AlertFactory versions) {
        return closeAll(List.copyOf(open), CloseReason.SUPERSEDED, null, versions);
    }

    /** Forgets the closed alerts that nothing can open again. */
    void forget(long before) {
        closed.removeIf(alert -> alert.anchorTime < before);
    }

    /** The time from which on no closed alert may open again. */
    long forgottenAt() {
        return closed.stream().mapToLong(alert -> alert.anchorTime + 1).max().orElse(Long.MAX_VALUE);
    }

    /** The alerts that are open, by the time of their anchors. */
    public List<OpenAlert> open() {
        return open;
    }

    /** Alerts taken back or merged that may open again. */
    public List<OpenAlert> closed() {
        return closed;
    }

    private AlertVersion opens(OpenEpisode span, AlertFactory versions) {
        OpenAlert fresh = new OpenAlert(span.firstHold, span.firstHoldUid);
        OpenAlert alert = closed.stream()
                .filter(known -> OpenAlert.BY_ANCHOR.compare(known, fresh) == 0)
                .findFirst()
                .orElse(fresh);
        closed.remove(alert);
        open.add(alert);
        return versions.opened(alert, span);
    }

    /** For good: such an alert opens never again. */
    private List<AlertVersion> closeAll(
            List<OpenAlert> alerts, CloseReason reason, @Nullable OpenEpisode span, AlertFactory versions) {
        List<AlertVersion> told = new ArrayList<>(alerts.size());
        alerts.forEach(alert -> told.add(versions.closed(alert, reason, span)));
        open.removeAll(alerts);
        return told;
    }

    private AlertVersion close(OpenAlert alert, CloseReason reason, @Nullable OpenEpisode span, AlertFactory versions) {
        open.remove(alert);
        closed.add(alert);
        if (closed.size() > MOST_CLOSED) {
            closed.remove(0);
        }
        return versions.closed(alert, reason, span);
    }

    private void keep(List<OpenAlert> inside, OpenEpisode span, AlertFactory versions, List<AlertVersion> told) {
        OpenAlert kept = inside.stream().min(OpenAlert.BY_ANCHOR).orElseThrow();
        for (OpenAlert merged : inside) {
            if (merged != kept) {
                told.add(close(merged, CloseReason.MERGED, span, versions));
            }
        }
        if (inside.size() > 1 || kept.hasNews(span)) {
            told.add(versions.updated(kept, span));
        }
    }
}
