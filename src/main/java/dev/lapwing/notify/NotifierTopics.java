package dev.lapwing.notify;

import java.util.List;

/**
 * The topics that the notifier reads and writes, by their full names.
 *
 * @param alerts what it tells of
 * @param mutes wishes for quiet, under their ids
 * @param resolutions what people said of alerts, under the alerts' ids
 * @param deliveries what was told, under alert id and channel
 * @param undelivered what no channel took
 * @param status signs of life of the job
 */
public record NotifierTopics(
        String alerts, String mutes, String resolutions, String deliveries, String undelivered, String status) {
    /** All of them. */
    public List<String> all() {
        return List.of(alerts, mutes, resolutions, deliveries, undelivered, status);
    }
}
