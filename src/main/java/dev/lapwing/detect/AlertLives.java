package dev.lapwing.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * The open alerts of one rule in one group, kept in step with its episodes.
 *
 * <p>An alert belongs to the episode whose span contains its anchor, the holding event that opened it. Of two alerts in
 * one episode the one with the smaller anchor stays; one without an episode is taken back; an episode without an alert
 * opens one.
 */
final class AlertLives {
    private final List<OpenAlert> open = new ArrayList<>();

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Brings the alerts in step with the episodes as they stand. */
    boolean follow(List<Span> spans, AlertTeller teller) {
        if (open.isEmpty() && spans.isEmpty()) {
            return false;
        }
        List<OpenAlert> lost = new ArrayList<>(open);
        boolean changed = false;
        for (Span span : spans) {
            List<OpenAlert> inside =
                    open.stream().filter(alert -> alert.isIn(span)).toList();
            lost.removeAll(inside);
            changed |= inside.isEmpty() ? opens(span, teller) : keeps(inside, span, teller);
        }
        lost.forEach(alert -> teller.closed(alert, Ending.RETRACTED, null));
        return open.removeAll(lost) || changed;
    }

    /** Ends the alert of an episode that is over. */
    void end(Span span, AlertTeller teller) {
        open.stream().filter(alert -> alert.isIn(span)).forEach(alert -> teller.closed(alert, Ending.ENDED, span));
        open.removeIf(alert -> alert.isIn(span));
    }

    List<OpenAlert> open() {
        return open;
    }

    private boolean opens(Span span, AlertTeller teller) {
        OpenAlert alert = new OpenAlert(span.firstHold, span.firstHoldUid);
        open.add(alert);
        teller.opened(alert, span);
        return true;
    }

    private boolean keeps(List<OpenAlert> inside, Span span, AlertTeller teller) {
        OpenAlert kept = inside.stream().min(OpenAlert.BY_ANCHOR).orElseThrow();
        for (OpenAlert merged : inside) {
            if (merged != kept) {
                teller.closed(merged, Ending.MERGED, span);
                open.remove(merged);
            }
        }
        if (inside.size() > 1 || kept.hasNews(span)) {
            teller.updated(kept, span);
            return true;
        }
        return false;
    }
}
