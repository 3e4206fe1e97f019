package dev.lapwing.topology.metrics;

import java.util.Locale;

/** What is counted on the way of the rows. */
public enum JobCounter {
    /** Rows that are events. */
    ACCEPTED,
    /** Those of them that are Lapwing's own: monitor events, and rows of drills. */
    MONITOR,
    /** Those of them with broken characters, in whose places U+FFFD stands. */
    MENDED,
    /** Rows in order that carry no event. */
    IGNORED,
    /** Rows of ours: progress and end. */
    CONTROL,
    /** What polls saw, sent on to be judged. */
    POLLS,
    /** Of that what is about sources that are configured no more. */
    POLLS_UNKNOWN,
    /** Events that polls have told by what they saw. */
    POLL_EVENTS,
    /** Rows that went to the dead letters, whatever the reason. */
    DEAD_LETTERED,
    /** Those of them whose time is ahead of their arrival. */
    CLOCK_AHEAD,
    /** Credentials that stood in rows, as events beside those of the rows. */
    LEAKS,
    /** Signals sent on to their groups. */
    SIGNALS,
    /** Rows that lack what rules look at. */
    BLIND,
    /** Refused logins whose words are not known, so that route and status alone tell. */
    LOGINS_GUESSED,
    /** How often an event lacked a field that a rule groups by. */
    WITHOUT_GROUP,
    /** Signals that came behind the watermark. */
    TOO_LATE,
    /** Signals of groups that had become as large as they may. */
    NO_ROOM,
    /** Records that were larger than their topic takes; a monitor event went in their place. */
    TOO_LARGE,
    /** Versions of alerts told. */
    ALERT_VERSIONS,
    /** Versions of incidents told. */
    INCIDENT_VERSIONS,
    /** Pasts that groups took over from history. */
    LEARNED,
    /** Pasts from history that no rule here asks for. */
    LEARNED_UNKNOWN;

    /** The name in metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
