package dev.lapwing.cli.topics;

/** Where a drill begins, as people type it. */
public enum DrillOrigin {
    /** With rows, so that the job is tested too. */
    raw,
    /** With an alert, so that only the telling is tested. */
    alerts
}
