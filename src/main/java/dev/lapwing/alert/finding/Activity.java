package dev.lapwing.alert.finding;

import dev.lapwing.detect.episode.AlertVersion;

/** What a version of an alert is in OCSF's terms: an activity, and the status it leaves the finding in. */
public enum Activity {
    CREATE(1, "Create", 1, "New"),
    UPDATE(2, "Update", 2, "In Progress"),
    CLOSE(3, "Close", 4, "Resolved");

    private final int id;
    private final String label;
    private final int statusId;
    private final String status;

    Activity(int id, String label, int statusId, String status) {
        this.id = id;
        this.label = label;
        this.statusId = statusId;
        this.status = status;
    }

    /** The activity of a version of an alert. */
    public static Activity of(AlertVersion.Phase phase) {
        return switch (phase) {
            case OPENED -> CREATE;
            case UPDATED -> UPDATE;
            case CLOSED -> CLOSE;
        };
    }

    /** Its number in OCSF. */
    public int id() {
        return id;
    }

    String label() {
        return label;
    }

    int statusId() {
        return statusId;
    }

    String status() {
        return status;
    }
}
