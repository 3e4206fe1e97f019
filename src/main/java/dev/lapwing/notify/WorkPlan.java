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
    private static final String BACKLOG = "These alerts waited while this channel could not be reached.";

    private WorkPlan() {}

    /** Up to so many works for a channel, in the order in which to do them. */
    static List<Work> of(Ledger ledger, String channel, int most, Instant now) {
        List<Delivery> old = new ArrayList<>();
        List<Delivery> waited = new ArrayList<>();
        List<Work> works = new ArrayList<>();
        boolean gathering = false;
        for (Delivery delivery : ledger.in(channel)) {
            Optional<Step> step = ledger.next(delivery, now);
            boolean opening = step.filter(Step.OPEN::equals).isPresent();
            if (opening && delivery.old()) {
                old.add(delivery);
                gathering |= delivery.accepted().plus(GATHER).isAfter(now);
            } else if (opening && delivery.accepted().plus(WAITED).isBefore(now)) {
                waited.add(delivery);
            }
            step.filter(next -> !(opening && delivery.old()))
                    .ifPresent(next -> works.add(new Work.Single(delivery, next)));
        }
        // Old alerts that never cease to come must not keep the first of them from being told.
        boolean longEnough =
                !old.isEmpty() && old.get(0).accepted().plus(WAITED).isBefore(now);
        if (longEnough || (!old.isEmpty() && !gathering)) {
            return List.of(new Work.Together(HISTORY, old));
        }
        if (waited.size() > MANY) {
            return List.of(new Work.Together(BACKLOG, waited));
        }
        return works.size() <= most ? works : works.subList(0, most);
    }
}
