package dev.lapwing.notify.pagerduty;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.EvidenceLine;
import dev.lapwing.notify.message.MessageBudget;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.notify.message.StepWords;

/** What an incident shows of an alert below its summary; what is empty is not shown. */
final class PagerDutyDetails {
    private PagerDutyDetails() {}

    /** Writes the details of an alert, as far as there is room. */
    static void write(ObjectNode details, Notification telling, RulePages rulePages, MessageBudget room) {
        AlertView alert = telling.alert();
        text(details, "status", room.line(StepWords.status(telling)));
        resolution(details, telling, room);
        text(details, "what_happened", room.line(alert.sentence()));
        text(details, "margin", room.line(alert.margin()));
        texts(
                details,
                "who_or_where",
                room.list(alert.group().stream().map(value -> value.name() + " " + value.value())));
        details.put("first_event", alert.start().toString());
        details.put("last_event", alert.end().toString());
        details.put("events", alert.count());
        details.put("provisional", alert.provisional());
        evidence(details, alert, room);
        text(details, "what_to_do", room.lines(alert.actions()));
        alert.page()
                .map(rulePages::commands)
                .ifPresent(lines -> texts(details, "check_and_contain", room.list(lines.stream())));
        if (telling.step() != NotificationStep.RESOLVE && !alert.gone()) {
            text(details, "dealt_with", room.line(AlertView.resolving(alert.id())));
        }
        text(details, "title", room.line(alert.title()));
        text(details, "rule", room.line(alert.rule()));
        text(details, "level", alert.severity().word());
        text(details, "source", room.line(alert.source()));
        texts(details, "threats", room.list(alert.threats().stream()));
        texts(details, "attack", room.list(alert.attacks().stream()));
        texts(details, "pages", room.list(alert.pages().stream()));
        text(details, "alert", room.line(alert.id()));
        details.put("revision", alert.rev());
    }

    private static void resolution(ObjectNode details, Notification telling, MessageBudget room) {
        telling.resolution().ifPresent(resolution -> {
            ObjectNode said = details.putObject("resolution");
            text(said, "by", room.line(resolution.who()));
            text(said, "reason", room.lines(resolution.reason()));
            said.put("at", resolution.at().toString());
        });
    }

    private static void evidence(ObjectNode details, AlertView alert, MessageBudget room) {
        int shown = Math.min(room.lines(), alert.evidence().size());
        texts(
                details,
                "evidence",
                room.list(room.some(alert.evidence()).stream().map(PagerDutyDetails::line)));
        if (shown < alert.evidence().size()) {
            details.put("evidence_left_out", alert.evidence().size() - shown);
        }
    }

    private static String line(EvidenceLine line) {
        return "%s %s %s (%s)".formatted(line.time(), line.who(), line.what(), line.place());
    }

    private static void text(ObjectNode object, String name, String value) {
        if (!value.isEmpty()) {
            object.put(name, value);
        }
    }

    private static void texts(ObjectNode object, String name, ArrayNode values) {
        if (!values.isEmpty()) {
            object.set(name, values);
        }
    }
}
