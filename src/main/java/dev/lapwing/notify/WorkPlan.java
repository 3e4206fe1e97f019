package dev.lapwing.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses what a channel does next: what is old, or has waited too long with too many others, comes together in one
 * message; everything else one by one, oldest first.
 */
final class WorkPlan {
    /** More openings than this that wait too long make one message. */
    static final int MANY = 20;
    /** So long an opening may wait before it counts as backlog. */
    static final Duration WAITED = Duration.ofMinutes(5);
    /** So long old alerts are gathered, for a first start reads days of them. */
    static final Duration GATHER = Duration.ofSeconds(15);

    private static final String HISTORY = "These alerts are history: their last event was more than an hour ago.";
    private static final String BACKLOG =
            "These alerts have waited: quiet hours, a mute, their number or a channel out of reach held them back.";

    private final Instant now;
    private final List<Delivery> old = new ArrayList<>();
    private final List<Delivery> waited = new ArrayList<>();
    /** What a digest may have told already; it comes again in the same company, so that the channel knows it. */
    private final List<Delivery> again = new ArrayList<>();

    private final List<Work> single = new ArrayList<>();

    private WorkPlan(Instant now) {
        this.now = now;
    }

    /** Up to so many works for a channel, in the order in which to do them. */
    static List<Work> of(Ledger ledger, String channel, int most, Instant now) {
        WorkPlan plan = new WorkPlan(now);
        ledger.in(channel).forEach(delivery -> ledger.next(delivery, now).ifPresent(step -> plan.add(delivery, step)));
        return plan.works(most);
    }

    private void add(Delivery delivery, Step step) {
        boolean opening = step == Step.OPEN;
        if (opening && delivery.intent().filter(Delivery.Intent::together).isPresent()) {
            again.add(delivery);
        } else if (opening && delivery.old()) {
            old.add(delivery);
        } else {
            single.add(new Work.Single(delivery, step));
            if (opening && hasWaited(delivery)) {
                waited.add(delivery);
            }
        }
    }

    private List<Work> works(int most) {
        if (!again.isEmpty()) {
            Optional<Delivery.Intent> first = again.get(0).intent();
            List<Delivery> company =
                    again.stream().filter(one -> one.intent().equals(first)).toList();
            return List.of(new Work.Together(again.get(0).old() ? HISTORY : BACKLOG, company));
        }
        if (!old.isEmpty()
                && (old.stream().noneMatch(this::isNew) || old.stream().anyMatch(this::hasWaited))) {
            return List.of(new Work.Together(HISTORY, old));
        }
        if (waited.size() > MANY) {
            return List.of(new Work.Together(BACKLOG, waited));
        }
        return single.size() <= most ? single : single.subList(0, most);
    }

    private boolean isNew(Delivery delivery) {
        return delivery.accepted().plus(GATHER).isAfter(now);
    }

    private boolean hasWaited(Delivery delivery) {
        return delivery.accepted().plus(WAITED).isBefore(now);
    }
}
