package dev.lapwing.notify.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.channel.Endpoint;
import dev.lapwing.notify.channel.HttpAnswer;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.notify.message.JsonMessage;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.redact.Secret;
import dev.lapwing.text.SafeText;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Tells a service of PagerDuty (Events API v2): alerts of one incident under that incident's id, any other under its own.
 * What several alerts share is resolved with the last of them.
 *
 * <p>The key makes a second telling harmless: PagerDuty adds it to the incident. An end is told as an update, since it says
 * nothing about the damage; only a resolve resolves. An alert that a batch told of has no incident of its own: its end is
 * not sent, since that would open one, while a newer version opens one, since the alert goes on. A resolve is always sent:
 * PagerDuty drops one of what is not open. The incident of a batch, and that of a note, is for people to resolve.
 */
public final class PagerDuty implements Channel {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{32}");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WHO = "PagerDuty";
    private static final int ACCEPTED = 202;
    private static final int INVALID = 400;
    private static final int QUOTED = 300;
    private static final int AT_ONCE = 10;

    private final String name;
    private final Secret routingKey;
    private final URI endpoint;
    private final PagerDutyEvents events;
    private final HttpSender outbound;

    /**
     * A channel to a service.
     *
     * @param name the channel's name in the configuration
     * @param routingKey the integration key of the service
     * @param endpoint where events are sent: {@link PagerDutyRegion#endpoint()}, unless a proxy stands before it
     * @throws IllegalArgumentException when key or address cannot be used; the message does not repeat them
     */
    public PagerDuty(String name, Secret routingKey, URI endpoint, RulePages pages, HttpSender outbound) {
        if (!KEY.matcher(routingKey.reveal()).matches()) {
            throw new IllegalArgumentException("The routing key must have 32 characters, all letters and digits;"
                    + " it is the integration key of \"Events API v2\" of a service.");
        }
        this.name = name;
        this.routingKey = routingKey;
        this.endpoint = Endpoint.safe(endpoint);
        this.events = new PagerDutyEvents(name, routingKey, pages);
        this.outbound = outbound;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean wakes() {
        return true;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public String tell(Notification telling) throws DeliveryRefused {
        JsonMessage event = events.of(telling);
        boolean hasIncident = !telling.message().isEmpty();
        if (telling.step() == NotificationStep.END && !hasIncident) {
            return telling.message();
        }
        return send(event);
    }

    @Override
    public String batch(Batch batch) throws DeliveryRefused {
        return send(events.of(batch));
    }

    @Override
    public void note(String line) throws DeliveryRefused {
        send(events.of(line));
    }

    @Override
    public String toString() {
        return "PagerDuty " + name;
    }

    private String send(JsonMessage event) throws DeliveryRefused {
        HttpAnswer answer = outbound.send(HttpSender.json(endpoint, event.body()), WHO);
        if (answer.status() == ACCEPTED) {
            return event.key();
        }
        throw answer.refused(WHO + " answered " + answer.status() + said(answer));
    }

    /** What PagerDuty has against an event; of other answers nothing is known to be harmless. */
    private String said(HttpAnswer answer) {
        if (answer.status() != INVALID) {
            return "";
        }
        try {
            JsonNode body = JSON.readTree(answer.body());
            String words = Stream.concat(
                            Stream.of(body.path("message")),
                            StreamSupport.stream(body.path("errors").spliterator(), false))
                    .map(JsonNode::asText)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("; "));
            return words.isEmpty() ? "" : ": " + SafeText.within(SafeText.oneLine(withoutKey(words)), QUOTED);
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private String withoutKey(String words) {
        Pattern key = Pattern.compile(Pattern.quote(routingKey.reveal()), Pattern.CASE_INSENSITIVE);
        return key.matcher(words).replaceAll(Matcher.quoteReplacement(routingKey.toString()));
    }
}
