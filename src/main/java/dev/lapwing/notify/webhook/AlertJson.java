package dev.lapwing.notify.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.MessageBudget;
import java.util.Locale;

/** An alert in the JSON that webhooks get. Every key is always there; what it does not know is an empty text. */
final class AlertJson {
    private AlertJson() {}

    /** Writes an alert without its evidence, as far as there is room. */
    static void write(ObjectNode json, AlertView alert, MessageBudget room) {
        json.put("id", room.line(alert.id()));
        json.put("rev", alert.rev());
        json.put("incident", room.line(alert.incident()));
        json.put("phase", alert.phase().name().toLowerCase(Locale.ROOT));
        json.put("ending", room.line(alert.ending()));
        json.put("level", alert.severity().word());
        json.put("rule", room.line(alert.rule()));
        json.put("drill", alert.drill());
        json.put("title", room.line(alert.title()));
        json.put("sentence", room.line(alert.sentence()));
        json.put("margin", room.line(alert.margin()));
        json.put("source", room.line(alert.source()));
        ArrayNode group = json.putArray("group");
        alert.group().stream()
                .limit(MessageBudget.ENTRIES)
                .forEach(value ->
                        group.addObject().put("name", room.line(value.name())).put("value", room.line(value.value())));
        json.put("start", alert.start().toString());
        json.put("end", alert.end().toString());
        json.put("count", alert.count());
        json.put("provisional", alert.provisional());
        json.set("threats", room.list(alert.threats().stream()));
        json.set("attacks", room.list(alert.attacks().stream()));
        json.put("actions", room.lines(alert.actions()));
        json.set("pages", room.list(alert.pages().stream()));
    }

    /** Writes the evidence of an alert, as far as there is room. */
    static void evidence(ObjectNode json, AlertView alert, MessageBudget room) {
        ArrayNode evidence = json.putArray("evidence");
        room.some(alert.evidence())
                .forEach(line -> evidence.addObject()
                        .put("time", line.time().toString())
                        .put("place", room.line(line.place()))
                        .put("who", room.line(line.who()))
                        .put("what", room.line(line.what())));
        json.put("evidence_left_out", Math.max(0, alert.evidence().size() - room.lines()));
    }
}
