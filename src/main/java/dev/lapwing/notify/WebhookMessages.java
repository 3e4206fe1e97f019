package dev.lapwing.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What webhooks get: {@code docs/webhook.md}.
 *
 * @param channel the channel's name
 */
record WebhookMessages(String channel) {
    /** Many servers take a megabyte and no more. */
    static final int MOST = 1_000_000;

    private static final int FORMAT = 1;
    private static final int ID = 200;

    /** The message of one step of an alert. */
    JsonMessage of(Telling telling) {
        AlertView alert = telling.alert();
        String step = StepWords.name(telling.step());
        String key = StableKey.of(alert.id(), ID) + ":" + alert.rev() + ":" + step;
        return new JsonMessage(key, Room.alert(MOST, alert.evidence().size(), room -> {
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
    JsonMessage of(Channel.Digest digest) {
        int all = digest.alerts().size();
        return new JsonMessage(StableKey.digest(channel, digest), Room.digest(MOST, all, room -> {
            ObjectNode json = message("digest");
            json.put("reason", room.lines(digest.reason()));
            var alerts = json.putArray("alerts");
            digest.alerts().stream()
                    .limit(room.lines())
                    .forEach(alert -> AlertJson.write(alerts.addObject(), alert, room));
            json.put("alerts_left_out", Math.max(0, all - room.lines()));
            return json;
        }));
    }

    /** The message of a line that is about no alert. */
    JsonMessage of(String line) {
        return new JsonMessage(
                StableKey.note(channel, line),
                Room.alert(MOST, 0, room -> message("note").put("line", room.lines(line))));
    }

    private static ObjectNode message(String step) {
        return JsonNodeFactory.instance.objectNode().put("format", FORMAT).put("step", step);
    }
}
