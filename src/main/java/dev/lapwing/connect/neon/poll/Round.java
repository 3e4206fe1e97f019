package dev.lapwing.connect.neon.poll;

import dev.lapwing.connect.neon.api.NeonOperation;
import dev.lapwing.connect.neon.api.NeonResource;
import dev.lapwing.connect.neon.api.Reply;
import dev.lapwing.connect.neon.api.ResourceWalk;
import dev.lapwing.connect.neon.api.Walk;
import dev.lapwing.connect.neon.plan.Blindness;
import dev.lapwing.connect.neon.plan.RoundPlan;
import dev.lapwing.connect.neon.plan.Seen;
import dev.lapwing.text.JsonLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One round over everything that a key shows. It goes on in small steps, and holds what it is at between them. */
final class Round {
    /** After so many resources in a row for which Neon had no answer, the rest of the round has none either. */
    static final int MOST_FAILURES = 3;

    private static final int NO_KEY = 401;
    private static final int NOT_FOUND = 404;

    private final NeonTask task;
    private final Instant began;
    private final RoundPlan plan;
    private final Envelopes envelopes;
    private final RoundTally tally = new RoundTally();
    private final int budget;
    private Optional<Walk> walk = Optional.empty();
    private Optional<StorageRound> storage = Optional.empty();
    private Instant serverTime;
    private int failures;
    private boolean broken;
    private int requests;

    /**
     * Begins a round.
     *
     * @param budget how many requests it may make for what is not asked in each round
     */
    Round(NeonTask task, long number, Instant began, int budget) {
        this.task = task;
        this.began = began;
        this.serverTime = began;
        this.budget = budget;
        this.plan = new RoundPlan(task.settings(), task.census(), number);
        this.envelopes = new Envelopes(number, task.safe());
    }

    /**
     * Makes one request.
     *
     * @return whether the round goes on
     */
    boolean step(Instant now, Lines lines) {
        if (walk.isEmpty()) {
            walk = broken ? Optional.empty() : next(now);
        }
        if (walk.isEmpty()) {
            return false;
        }
        Walk at = walk.get();
        Optional<Reply> reply = task.caller().call(at.next(), now);
        if (task.caller().wasTooMany()) {
            task.census().refusals().refused(at.next().path(), now);
        }
        reply.ifPresent(it -> take(at, it, now, lines));
        return true;
    }

    Instant began() {
        return began;
    }

    RoundTally tally() {
        return tally;
    }

    /** Whether Neon does not accept the key, so that there is no use in another round. */
    boolean isRefused() {
        return tally.status() == NO_KEY;
    }

    /** Whether everything of the storage logs was read up to the beginning of the round. */
    boolean hasStorage() {
        return storage.filter(StorageRound::isUpToDate).isPresent();
    }

    /** Whether Neon has answered the key in it. */
    boolean isAnswered() {
        return tally.status() != 0;
    }

    /**
     * An envelope of a round that has no end yet, or behind it while the next one is still to come.
     *
     * @param state which of the two
     */
    String sign(String state, Instant now) {
        return envelopes.sign(tally.status(), body(state), now);
    }

    /** The envelope behind the answers. */
    String end(Instant keyUsedSince, Instant now) {
        plan.keys().ifPresent(keys -> task.census().ownKey().look(keys, keyUsedSince, serverTime));
        requests = task.caller().takeRequests();
        return envelopes.sign(tally.status(), body(""), now);
    }

    private JsonLine.Fields body(String state) {
        return tally.body(
                state,
                requests,
                !task.settings().orgs().isEmpty(),
                task.census().refusals().standing(),
                task.census().ownKey().id());
    }

    private Optional<Walk> next(Instant now) {
        Optional<ResourceWalk> planned = plan.next(now, budget - task.caller().requests());
        if (planned.isPresent() || task.storage().isEmpty()) {
            return planned.map(it -> it);
        }
        StorageRound logs = storage.orElseGet(() ->
                new StorageRound(task.storage().orElseThrow(), task.census().withBuckets(), began));
        storage = Optional.of(logs);
        return logs.next(now, task.census().refusals()).map(it -> it);
    }

    private void take(Walk at, Reply reply, Instant now, Lines lines) {
        at.take(reply);
        serverTime = reply.serverTime().filter(serverTime::isBefore).orElse(serverTime);
        if (at instanceof ResourceWalk pages) {
            if (pages.isDone()) {
                walk = Optional.empty();
                done(pages, now, lines);
            }
            return;
        }
        StorageRound logs = storage.orElseThrow();
        logs.rows().forEach(lines::storage);
        if (at.isDone()) {
            walk = Optional.empty();
            judge(logs.resource(), reply, now);
            logs.ended(now);
        }
    }

    private void done(ResourceWalk pages, Instant now, Lines lines) {
        Reply last = pages.last();
        judge(pages.resource(), last, now);
        if (pages.resource().operation().equals(NeonOperation.AUTH)) {
            key(last);
        } else if (last.status() == NO_KEY) {
            plan.askKey();
        }
        if (task.census().isNew(pages)) {
            List<String> texts = envelopes.of(pages, now);
            texts.forEach(lines::poll);
            tally.sent();
        } else {
            tally.unchanged();
        }
        plan.done(pages, now);
    }

    private void key(Reply reply) {
        String method = Seen.text(reply.body(), "auth_method").orElse("");
        tally.key(reply.status(), method);
        if (reply.isGood()) {
            task.log()
                    .blind(method, Blindness.of(method, !task.settings().orgs().isEmpty()));
        } else {
            tally.error(NeonTrouble.of(reply));
            broken = true;
        }
    }

    private void judge(NeonResource resource, Reply reply, Instant now) {
        boolean news = task.census().refusals().answered(resource, reply, now);
        if (news && reply.status() != NO_KEY) {
            task.log().refused(resource, reply);
        }
        boolean absent = reply.status() == NOT_FOUND && resource.operation().mayBeAbsent();
        if (!reply.isGood() && !absent) {
            tally.failed(resource.operation().id(), reply.status());
        }
        failures = reply.passes() ? failures + 1 : 0;
        if (failures >= MOST_FAILURES) {
            tally.error("the round was broken off: " + NeonTrouble.of(reply));
            broken = true;
        }
    }

    /** Takes what is to be sent. */
    interface Lines {
        void poll(String line);

        void storage(String line);
    }
}
