package dev.lapwing.continuity.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a source is set to log, as far as it was seen.
 *
 * @param maxDays how long rows are kept; with 0 none are written
 * @param minLevel rows of a lower level are neither written nor kept; requests have 0
 * @param logIp whether requests tell their address
 * @param logAuthId whether requests tell the account
 */
public record LogSettings(
        OptionalLong maxDays, OptionalLong minLevel, Optional<Boolean> logIp, Optional<Boolean> logAuthId) {
    /** Nothing was seen yet. */
    public static final LogSettings UNKNOWN =
            new LogSettings(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());

    /** What was turned down since, a reason each. */
    public List<String> turnedDown(LogSettings now) {
        List<String> reasons = new ArrayList<>();
        if (now.minLevel.orElse(0) > Math.max(0, minLevel.orElse(0))) {
            reasons.add("minLevel is " + now.minLevel.getAsLong());
        }
        if (isZero(now.maxDays) && !isZero(maxDays)) {
            reasons.add("maxDays is 0");
        }
        if (logAuthId.orElse(false) && !now.logAuthId.orElse(true)) {
            reasons.add("logAuthId was turned off");
        }
        return reasons;
    }

    /** With what a poll saw. */
    public LogSettings with(LogSettings now) {
        return new LogSettings(
                now.maxDays.isPresent() ? now.maxDays : maxDays,
                now.minLevel.isPresent() ? now.minLevel : minLevel,
                now.logIp.or(() -> logIp),
                now.logAuthId.or(() -> logAuthId));
    }

    private static boolean isZero(OptionalLong number) {
        return number.isPresent() && number.getAsLong() == 0;
    }
}
