package dev.lapwing.cli.doctor;

import dev.lapwing.continuity.poll.LogSettings;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.text.Plural;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What of all that rules may need one source has and lacks; settings that polls read are believed before rows. */
final class SourceGaps {
    /** Errors have this level, all other requests 0. */
    static final long LEVEL_OF_ERRORS = 8;

    private final Map<Gap, Gap.Finding> findings = new TreeMap<>();

    private SourceGaps() {}

    /** All gaps that are known of, also those that are none. */
    static Map<Gap, Gap.Finding> of(SeenSource source) {
        SourceGaps gaps = new SourceGaps();
        gaps.findings.putAll(source.fields());
        boolean rows = source.rows() > 0;
        rows |= source.answers() > 0;
        gaps.put(Need.ROWS, rows, rows ? Plural.of(source.rows(), "rows") + " came." : "No row of it came.");
        if (source.isPocketBase()) {
            gaps.polls(source.polls());
            gaps.settings(source.polls().logs());
        } else if (source.isNeon()) {
            gaps.windows(source);
        } else {
            gaps.put(Need.CONNECTOR, false, "");
        }
        return gaps.findings;
    }

    private void windows(SeenSource source) {
        put(Need.NO_LOG, false, "");
        for (Schema schema : Schemas.all()) {
            Need.ofWindow(schema).ifPresent(window -> put(window, source.came(schema), "Nothing of it came."));
        }
    }

    private void polls(SeenPolls polls) {
        boolean any = polls.count() > 0;
        put(Need.POLLS, any, "No poll is in the input.");
        put(Need.SETTINGS, polls.settings(), any ? "No poll read the settings." : "No poll is in the input.");
        put(Need.COLLECTIONS, polls.collections(), any ? "No poll read the collections." : "No poll is in the input.");
        put(Need.PROBES, polls.probes(), any ? "No poll tells of a probe." : "No poll is in the input.");
        put(Need.FILE, polls.file(), any ? "No poll was of a file." : "No poll is in the input.");
    }

    private void settings(LogSettings logs) {
        logs.logAuthId().ifPresent(on -> put(Need.ACCOUNTS, on, "The settings have logs.logAuthId off."));
        logs.logIp().ifPresent(on -> put(Need.ADDRESSES, on, "The settings have logs.logIP off."));
        long level = logs.minLevel().orElse(0);
        boolean kept = logs.maxDays().orElse(1) > 0;
        put(
                Need.LOGGED,
                kept && level <= 0,
                kept ? "The settings have logs.minLevel at " + level + "." : "The settings have logs.maxDays at 0.");
        OptionalLong lowest = logs.minLevel();
        Gap.State debug =
                lowest.isEmpty() ? Gap.State.UNTOLD : lowest.getAsLong() <= -4 ? Gap.State.THERE : Gap.State.MISSING;
        findings.put(
                Gap.of(Need.LEVEL),
                new Gap.Finding(
                        debug,
                        lowest.isEmpty()
                                ? "No poll read logs.minLevel."
                                : "The settings have logs.minLevel at " + lowest.getAsLong() + "."));
    }

    /** Whether no request at all is logged, not even those that end in an error. */
    static boolean logsNothing(SeenSource source) {
        LogSettings logs = source.polls().logs();
        return logs.maxDays().orElse(1) == 0 || logs.minLevel().orElse(0) > LEVEL_OF_ERRORS;
    }

    private void put(Need need, boolean there, String evidence) {
        findings.put(Gap.of(need), new Gap.Finding(there ? Gap.State.THERE : Gap.State.MISSING, there ? "" : evidence));
    }
}
