package dev.lapwing.connect.report;

import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.tail.TailListing;
import dev.lapwing.connect.tail.TailRead;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a poll saw.
 *
 * @param time when it began
 * @param status of HTTP of the look at the log, or 0 without an answer
 * @param error why there is no listing
 * @param listing where the look succeeded
 * @param fresh how many rows it brought
 * @param behind whether those came from a backlog
 * @param health what the last probe was answered with
 * @param extras where it was time for them
 */
public record Poll(
        Instant time,
        int status,
        Optional<String> error,
        Optional<TailListing> listing,
        int fresh,
        boolean behind,
        OptionalInt health,
        Optional<Extras> extras) {

    public static Poll failed(Instant time, LogUnreadable problem, OptionalInt health) {
        Optional<String> error = Optional.of(String.valueOf(problem.getMessage()));
        return new Poll(time, problem.status(), error, Optional.empty(), 0, false, health, Optional.empty());
    }

    public static Poll of(Instant time, TailRead look, OptionalInt health, Optional<Extras> extras) {
        TailListing listing = look.listing();
        int status = listing.facts().status();
        boolean behind = !look.complete();
        int fresh = look.fresh().size();
        return new Poll(time, status, Optional.empty(), Optional.of(listing), fresh, behind, health, extras);
    }
}
