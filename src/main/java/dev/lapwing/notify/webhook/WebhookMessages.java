package dev.lapwing.notify.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.DedupKey;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.JsonMessage;
import dev.lapwing.notify.message.MessageBudget;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.StepWords;
import java.util.List;

/**
 * What webhooks get: {@code docs/webhook.md}.
 *
 * @param channel the channel's name
 */
public record WebhookMessages(String channel) {
    /** Many servers take a megabyte and no more. */
    static final int MOST = 1_000_000;

    private static final int FORMAT = 1;
    private static final int ID = 200;

    /** The message of one step of an alert. */
    public JsonMessage of(Notification telling) {
        AlertView alert = telling.alert();
        String step = StepWords.name(telling.step());
        String key = DedupKey.of(alert.id(), ID) + ":" + alert.rev() + ":" + step;
        return new JsonMessage(key, MessageBudget.alert(MOST, alert.evidence().size(), room -> {
            ObjectNode json = message(step);
            json.put("again", telling.again());
            ObjectNode told = json.putObject("alert");
            AlertJson.write(told, alert, room);
            AlertJson.evidence(told, alert, room);
            json.putNull("resolution");
            telling.resolution()
                    .ifPresent(resolution -> json.putObject("resolution")
                            .put("who", room.line(resolution.who()))
                            .put("reason", room.lines(resolution.reason()))
                            .put("at", resolution.at().toString()));
            return json;
        }));
    }

    /** The message of alerts told together. */
    JsonMessage of(Batch batch) {
        List<AlertView> examples = batch.examples();
        // What has grown is no repetition.
        String grown = batch.names().size() == batch.count() ? "" : ":" + batch.count();
        return new JsonMessage(
                DedupKey.batch(channel, batch) + grown, MessageBudget.batch(MOST, examples.size(), room -> {
                    ObjectNode json = message("digest");
                    json.put("reason", room.lines(batch.reason()));
                    json.put("count", batch.count());
                    json.put("level", batch.worst().word());
                    var alerts = json.putArray("alerts");
                    examples.stream()
                            .limit(room.lines())
                            .forEach(alert -> AlertJson.write(alerts.addObject(), alert, room));
                    json.put("alerts_left_out", batch.count() - Math.min(examples.size(), room.lines()));
                    return json;
                }));
    }

    /** The message of a line that is about no alert. */
    JsonMessage of(String line) {
        return new JsonMessage(
                DedupKey.note(channel, line),
                MessageBudget.alert(MOST, 0, room -> message("note").put("line", room.lines(line))));
    }

    private static ObjectNode message(String step) {
        return JsonNodeFactory.instance.objectNode().put("format", FORMAT).put("step", step);
    }
}
