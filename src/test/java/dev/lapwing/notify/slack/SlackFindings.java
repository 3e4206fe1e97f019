package dev.lapwing.notify.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Resolution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Findings as the rules wrote them, at each step of their life. */
public final class SlackFindings {
    public static final List<String> NAMES =
            List.of("absent", "detection", "monitor", "new-value", "ordered", "rate-anomaly", "ratio", "value-count");
    public static final List<String> WRITTEN = List.of(
            "absence-ended",
            "chain-opened",
            "event-count-opened",
            "rate-anomaly-updated",
            "temporal-ended",
            "value-count-updated");
    static final Resolution BY_ANN =
            new Resolution("ann", "Our own load test, see <ticket 17>", Instant.parse("2026-11-24T09:00:00Z"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private SlackFindings() {}

    static JsonNode finding(String name) {
        String folder = NAMES.contains(name) ? "src/test/resources/notify/findings" : "src/test/resources/alert";
        try {
            return JSON.readTree(Files.readString(Path.of(folder, name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The alert of a finding, as it is when a step is told. */
    public static AlertView at(NotificationStep step, String name) {
        ObjectNode finding = (ObjectNode) finding(name);
        boolean over = step == NotificationStep.END || step == NotificationStep.RESOLVE;
        finding.put("activity_id", over ? 3 : step == NotificationStep.OPEN ? 1 : 2);
        finding.put("status_detail", over ? "ended" : "");
        ((ObjectNode) finding.at("/unmapped/lapwing")).put("rev", step == NotificationStep.OPEN ? 1 : 2);
        return AlertView.of(finding);
    }

    public static Notification telling(NotificationStep step, String name) {
        return telling(step, name, "");
    }

    public static Notification telling(NotificationStep step, String name, String message) {
        Optional<Resolution> by = step == NotificationStep.RESOLVE ? Optional.of(BY_ANN) : Optional.empty();
        return new Notification(step, at(step, name), message, by, Optional.empty());
    }

    /** A later version of an alert that goes on. */
    public static AlertView rev(String name, int rev) {
        ObjectNode finding = (ObjectNode) finding(name);
        finding.put("activity_id", 2);
        ((ObjectNode) finding.at("/unmapped/lapwing")).put("rev", rev);
        return AlertView.of(finding);
    }

    public static Notification telling(NotificationStep step, AlertView alert, String message) {
        return new Notification(step, alert, message, Optional.empty(), Optional.empty());
    }

    public static Notification again(Notification first) {
        return again(first, Instant.parse("2026-11-24T09:00:00Z"));
    }

    public static Notification again(Notification first, Instant begun) {
        return new Notification(first.step(), first.alert(), first.message(), first.resolution(), Optional.of(begun));
    }

    /** What was taken back, merged or is no longer watched. */
    public static Notification gone(String ending) {
        ObjectNode finding = (ObjectNode) finding("retracted");
        finding.put("status_detail", ending);
        return new Notification(
                NotificationStep.RESOLVE, AlertView.of(finding), "", Optional.empty(), Optional.empty());
    }
}
