package dev.lapwing.notify.pagerduty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.DedupKey;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.AlertView.Named;
import dev.lapwing.notify.message.Company;
import dev.lapwing.notify.message.JsonMessage;
import dev.lapwing.notify.message.MessageBudget;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.message.StepWords;
import dev.lapwing.notify.slack.SlackParts;
import dev.lapwing.redact.Secret;
import dev.lapwing.text.SafeText;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events of PagerDuty's Events API v2, none longer than it takes.
 *
 * @param routingKey which service they are for
 */
public record PagerDutyEvents(String channel, Secret routingKey, RulePages pages) {
    /** The longest event that PagerDuty takes, in bytes. */
    static final int EVENT = 512_000;

    private static final int KEY = 255;
    private static final int SUMMARY = 1024;
    private static final int WORD = 255;
    private static final int HREF = 2000;
    private static final int LINKS = 5;
    private static final String PRODUCT = "lapwing";
    /** Years of four digits are the dates that every reader of ISO 8601 takes. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** The event of one step of an alert. */
    public JsonMessage of(Notification telling) {
        String key = key(telling);
        boolean over =
                telling.step() == NotificationStep.RESOLVE && telling.company().last();
        String action = over ? "resolve" : "trigger";
        return new JsonMessage(
                key, MessageBudget.alert(EVENT, telling.alert().evidence().size(), room -> {
                    ObjectNode event = event(action, key);
                    alert(event.putObject("payload"), telling, room);
                    links(event, telling.alert());
                    return event;
                }));
    }

    /**
     * Under which key it is told: that of its incident, or its own where it is in none. What is critical or high and has
     * to be seen has its own, for one that is open already need not wake anybody once more.
     */
    private static String key(Notification telling) {
        Company company = telling.company();
        boolean wakes = company.aloud() && telling.alert().severity().compareTo(Severity.HIGH) >= 0;
        if (company.joins() && wakes) {
            return DedupKey.of(telling.alert().id(), KEY);
        }
        return telling.message().isEmpty() ? DedupKey.of(telling.alert().thread(), KEY) : telling.message();
    }

    /** The event of alerts told together, as serious as the worst of them unless they are past. */
    JsonMessage of(Batch batch) {
        String key = DedupKey.batch(channel, batch);
        List<AlertView> alerts = batch.examples();
        boolean calm = batch.history() && batch.worst().compareTo(Severity.MEDIUM) > 0;
        return new JsonMessage(key, MessageBudget.batch(EVENT, alerts.size(), room -> {
            ObjectNode event = event("trigger", key);
            ObjectNode payload = event.putObject("payload");
            String summary = "%d alerts together: %s".formatted(batch.count(), SafeText.oneLine(batch.reason()));
            payload.put("summary", SafeText.within(summary, SUMMARY));
            payload.put("source", PRODUCT);
            payload.put("severity", severity(calm ? Severity.MEDIUM : batch.worst()));
            together(payload.putObject("custom_details"), batch, alerts, room);
            return event;
        }));
    }

    /** The event of a line that is about no alert. */
    JsonMessage of(String line) {
        String key = DedupKey.note(channel, line);
        return new JsonMessage(key, MessageBudget.alert(EVENT, 0, room -> {
            ObjectNode event = event("trigger", key);
            ObjectNode payload = event.putObject("payload");
            payload.put("summary", SafeText.within(orElse(SafeText.oneLine(line), "(an empty line)"), SUMMARY));
            payload.put("source", PRODUCT);
            payload.put("severity", "warning");
            payload.putObject("custom_details").put("line", room.lines(line));
            return event;
        }));
    }

    private ObjectNode event(String action, String key) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("routing_key", routingKey.reveal());
        event.put("event_action", action);
        event.put("dedup_key", key);
        event.put("client", "Lapwing");
        return event;
    }

    private void alert(ObjectNode payload, Notification telling, MessageBudget room) {
        AlertView alert = telling.alert();
        String source = orElse(word(alert.source()), PRODUCT);
        payload.put("summary", summary(telling));
        payload.put("source", source);
        payload.put("severity", severity(telling.company().worst()));
        if (!alert.start().isBefore(FIRST) && !alert.start().isAfter(LAST)) {
            payload.put("timestamp", alert.start().toString());
        }
        String component = word(alert.group().stream().map(Named::value).collect(Collectors.joining(", ")));
        if (!component.isEmpty()) {
            payload.put("component", component);
        }
        payload.put("group", source);
        payload.put("class", word(alert.rule()));
        PagerDutyDetails.write(payload.putObject("custom_details"), telling, pages, room);
    }

    private static String summary(Notification telling) {
        AlertView alert = telling.alert();
        boolean news = telling.step() == NotificationStep.OPEN || telling.step() == NotificationStep.UPDATE;
        String before = news ? "" : word(StepWords.status(telling)) + ": ";
        String level = before + "[" + alert.severity().word() + "] ";
        String source = word(alert.source());
        int others = telling.company().alerts() - 1;
        String after = (source.isEmpty() ? "" : " (" + source + ")")
                + (others == 0 ? "" : " and " + SlackParts.counted(others, "other alert") + " about the same");
        String sentence = orElse(SafeText.oneLine(alert.sentence()), SafeText.oneLine(alert.title()));
        return level + SafeText.within(sentence, SUMMARY - level.length() - after.length()) + after;
    }

    private static void together(ObjectNode details, Batch batch, List<AlertView> alerts, MessageBudget room) {
        details.put("why_together", room.lines(batch.reason()));
        details.put("alerts", batch.count());
        var list = details.putArray("list");
        alerts.stream()
                .limit(room.lines())
                .map(alert -> "[%s] %s, alert %s, %s: %s"
                        .formatted(
                                alert.severity().word(),
                                alert.start(),
                                alert.id(),
                                orElse(alert.source(), PRODUCT),
                                orElse(alert.sentence(), alert.title())))
                .map(room::line)
                .forEach(list::add);
        long leftOut = batch.count() - Math.min(alerts.size(), room.lines());
        if (leftOut > 0) {
            details.put("left_out", leftOut);
        }
    }

    /** Pages that a browser can open: the rule's own where they are served, and those that are addresses by themselves. */
    private void links(ObjectNode event, AlertView alert) {
        var links = event.putArray("links");
        alert.pages().stream()
                .map(SafeText::oneLine)
                .flatMap(page ->
                        page.startsWith("https://") ? Stream.of(page) : pages.address(page).map(URI::toString).stream())
                .filter(href -> href.length() <= HREF)
                .limit(LINKS)
                .forEach(href -> links.addObject().put("href", href).put("text", href));
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "critical";
            case HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFORMATIONAL, UNKNOWN -> "info";
        };
    }

    private static String word(String text) {
        return SafeText.oneLine(SafeText.within(text, WORD));
    }

    private static String orElse(String text, String other) {
        return text.isEmpty() ? other : text;
    }
}
