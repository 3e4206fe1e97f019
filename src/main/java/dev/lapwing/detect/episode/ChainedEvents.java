package dev.lapwing.detect.episode;

import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import java.util.ArrayList;
import java.util.List;

/**
 * The events that one rule's episodes are for the correlations that name it: one for each episode, at its first holding
 * event. When that changes, the old event is taken back before the new one is sent.
 */
public final class ChainedEvents {
    private final List<Anchor> sent = new ArrayList<>(0);

    /**
     * Brings what was sent in step with the episodes as they stand; gives what is to be sent. An episode that was read back without its first holding
     * event is none that this rule could still send: it was sent then, or nobody counted it.
     */
    public List<KeyedSignal> follow(List<OpenEpisode> spans, GroupKey group, ChainRouter router) {
        if (spans.isEmpty() && sent.isEmpty()) {
            return List.of();
        }
        List<Anchor> now = spans.stream().map(OpenEpisode::anchor).toList();
        List<Anchor> wrong =
                sent.stream().filter(anchor -> !now.contains(anchor)).toList();
        List<KeyedSignal> signals = new ArrayList<>(0);
        wrong.forEach(anchor -> signals.addAll(router.minus(group, anchor)));
        sent.removeAll(wrong);
        for (OpenEpisode span : spans) {
            if (span.holder.isPresent() && !sent.contains(span.anchor())) {
                signals.addAll(router.plus(group, span));
                sent.add(span.anchor());
            }
        }
        return signals;
    }

    /** Leaves the event of an episode that is over: it stands for good. */
    public void end(OpenEpisode span) {
        sent.remove(span.anchor());
    }

    /** The events that the level above has, oldest first. */
    public List<Anchor> sent() {
        return sent;
    }
}
