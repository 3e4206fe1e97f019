package dev.lapwing.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Everything known of one group: its signals, and for each rule its episodes and open alerts.
 *
 * <p>The host offers signals that are not late, tells how far the watermark has come, and stores the group after each
 * change ({@link GroupCodec}). What the group tells depends on the set of signals alone, once the watermark has passed.
 */
public final class Group {
    final GroupKey key;
    final GroupShape shape;
    final SignalLog log = new SignalLog();
    final Map<Long, RuleWindow> windows = new LinkedHashMap<>();
    /** Alerts of rules that are no longer there, to be closed at the next occasion. */
    final List<OrphanAlert> orphans = new ArrayList<>();

    private long watermark;

    /** A group without signals. */
    public Group(GroupKey key, GroupShape shape, long watermark) {
        this.key = key;
        this.shape = shape;
        this.watermark = watermark;
    }

    /** The group's name. */
    public GroupKey key() {
        return key;
    }

    /** How far the group has settled. */
    public long watermark() {
        return watermark;
    }

    /** About how many signals it keeps: a measure of the memory it takes. */
    public int size() {
        return log.size();
    }

    /**
     * Takes a signal in.
     *
     * @return whether there is anything new to store
     */
    public boolean offer(Signal signal, Consumer<AlertVersion> out) {
        if (log.contains(signal)) {
            return false;
        }
        LoggedSignal logged = new LoggedSignal(signal);
        boolean changed = false;
        for (RulePlan plan : shape.interestedIn(signal)) {
            RuleWindow window = window(plan);
            if (window.offer(logged)) {
                changed = true;
                window.takePushedOut().forEach(gone -> {
                    if (gone.uses == 0) {
                        log.drop(gone);
                    }
                });
                window.alerts.follow(window.spans(), teller(window, out));
            }
        }
        if (logged.uses > 0) {
            log.insert(logged);
        }
        return changed;
    }

    /**
     * Settles what the watermark has passed: decides, closes, forgets.
     *
     * @return whether there is anything new to store
     */
    public boolean advance(long to, Consumer<AlertVersion> out) {
        if (to <= watermark) {
            return false;
        }
        closeOrphans(out);
        watermark = to;
        windows.values().forEach(window -> tell(window, window.settle(Times.minus(to, window.plan.delay)), out));
        windows.values().removeIf(RuleWindow::isEmpty);
        log.purge();
        return true;
    }

    /** Ends everything as it stands, at the end of all input. */
    public void finish(long horizon, Consumer<AlertVersion> out) {
        closeOrphans(out);
        for (RuleWindow window : windows.values()) {
            List<Span> over = window.finish(horizon);
            window.alerts.follow(over, teller(window, out));
            over.forEach(span -> window.alerts.end(span, teller(window, out)));
        }
        windows.clear();
        log.forEach(logged -> logged.uses = 0);
        log.purge();
    }

    /** The smallest watermark at which there is something to settle. */
    public long due() {
        return orphans.isEmpty()
                ? windows.values().stream().mapToLong(RuleWindow::due).min().orElse(Long.MAX_VALUE)
                : Times.NEVER + 1;
    }

    /** Whether there is nothing left to know. */
    public boolean isEmpty() {
        return windows.isEmpty() && orphans.isEmpty();
    }

    RuleWindow window(RulePlan plan) {
        return windows.computeIfAbsent(plan.fingerprint, fingerprint -> {
            RuleWindow window = new RuleWindow(plan);
            window.restore(Times.minus(watermark, plan.delay), null);
            return window;
        });
    }

    private void tell(RuleWindow window, List<Span> over, Consumer<AlertVersion> out) {
        List<Span> all = new ArrayList<>(over);
        all.addAll(window.spans());
        AlertTeller teller = teller(window, out);
        window.alerts.follow(all, teller);
        over.forEach(span -> window.alerts.end(span, teller));
    }

    private void closeOrphans(Consumer<AlertVersion> out) {
        orphans.forEach(orphan -> out.accept(orphan.superseded(key)));
        orphans.clear();
    }

    private AlertTeller teller(RuleWindow window, Consumer<AlertVersion> out) {
        return new AlertTeller(window, key, shape.names(), out);
    }
}
