package dev.lapwing.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Tells a service of PagerDuty (Events API v2): one incident per alert, under the alert's id.
 *
 * <p>The key makes a second telling harmless: PagerDuty adds it to the incident. An end is told as an update, since it says
 * nothing about the damage; only a resolve resolves. An alert that a digest told of has no incident of its own: its end is
 * not sent, since that would open one, while a newer version opens one, since the alert goes on. A resolve is always sent:
 * PagerDuty drops one of what is not open. The incident of a digest, and that of a note, is for people to resolve.
 */
public final class PagerDuty implements Channel {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{32}");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ACCEPTED = 202;
    private static final int INVALID = 400;
    private static final int QUOTED = 300;
    private static final int AT_ONCE = 10;

    private final Settings settings;
    private final PagerDutyEvents events;
    private final JsonPost post;

    /**
     * Which service is told.
     *
     * @param name the channel's name
     * @param endpoint where events are sent: {@link PagerDutyRegion#endpoint()}
     * @param routingKey the integration key of the service
     * @param pages where the pages of rules are read, such as {@code https://wiki.example/lapwing}; absent where nobody
     *     serves them
     */
    public record Settings(String name, URI endpoint, Hidden routingKey, Optional<String> pages) {
        public Settings {
            Endpoint.safe(endpoint);
            if (!KEY.matcher(routingKey.reveal()).matches()) {
                throw new IllegalArgumentException("The routing key must have 32 characters, all letters and digits;"
                        + " it is the integration key of \"Events API v2\" of a service.");
            }
            if (pages.isPresent() && !pages.get().startsWith("https://")) {
                throw new IllegalArgumentException("The address of the rules' pages must begin with https://.");
            }
        }
    }

    /**
     * A channel to a service.
     *
     * @param clock the wall clock, by which a date in an answer is read
     */
    public PagerDuty(Settings settings, Clock clock) {
        this.settings = settings;
        this.events = new PagerDutyEvents(settings.name(), settings.routingKey(), settings.pages());
        this.post = new JsonPost(settings.endpoint(), clock);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public boolean pages() {
        return true;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public String tell(Telling telling) throws Refused {
        JsonMessage event = events.of(telling);
        boolean hasIncident = telling.message().equals(event.key());
        if (telling.step() == Step.END && !hasIncident) {
            return telling.message();
        }
        return send(event);
    }

    @Override
    public String digest(Digest digest) throws Refused {
        return send(events.of(digest));
    }

    @Override
    public void note(String line) throws Refused {
        send(events.of(line));
    }

    private String send(JsonMessage event) throws Refused {
        Answer answer = post.send(event.body(), Map.of());
        if (answer.status() == ACCEPTED) {
            return event.key();
        }
        throw answer.refused("PagerDuty answered " + answer.status() + said(answer));
    }

    /** What PagerDuty has against an event; of other answers nothing is known to be harmless. */
    private String said(Answer answer) {
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
            return words.isEmpty() ? "" : ": " + CleanText.cut(CleanText.line(withoutKey(words)), QUOTED);
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private String withoutKey(String words) {
        Pattern key = Pattern.compile(Pattern.quote(settings.routingKey().reveal()), Pattern.CASE_INSENSITIVE);
        return key.matcher(words)
                .replaceAll(Matcher.quoteReplacement(settings.routingKey().toString()));
    }
}
