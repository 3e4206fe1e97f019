package dev.lapwing.posture;

import dev.lapwing.event.MonitorKind;
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
record LogSettings(OptionalLong maxDays, OptionalLong minLevel, Optional<Boolean> logIp, Optional<Boolean> logAuthId) {
    /** Nothing was seen yet. */
    static final LogSettings UNKNOWN =
            new LogSettings(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());

    /** Goes on with what a poll saw, and tells what was turned down. */
    LogSettings next(LogSettings now, Tellings tellings) {
        if (now.minLevel.orElse(0) > Math.max(0, minLevel.orElse(0))) {
            tell(tellings, "minLevel is " + now.minLevel.getAsLong());
        }
        if (isZero(now.maxDays) && !isZero(maxDays)) {
            tell(tellings, "maxDays is 0");
        }
        if (logAuthId.orElse(false) && !now.logAuthId.orElse(true)) {
            tell(tellings, "logAuthId was turned off");
        }
        return new LogSettings(
                now.maxDays.isPresent() ? now.maxDays : maxDays,
                now.minLevel.isPresent() ? now.minLevel : minLevel,
                now.logIp.or(() -> logIp),
                now.logAuthId.or(() -> logAuthId));
    }

    private static boolean isZero(OptionalLong number) {
        return number.isPresent() && number.getAsLong() == 0;
    }

    private static void tell(Tellings tellings, String reason) {
        tellings.tell(MonitorKind.LOGGING_REDUCED, 1, Tellings.SETTINGS, reason);
    }
}
