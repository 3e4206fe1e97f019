package dev.lapwing.notify.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.channel.Endpoint;
import dev.lapwing.notify.channel.HttpAnswer;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.redact.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Slack's Web API, which answers most errors with 200 and a word. */
final class SlackApi {
    /** Slack takes about one message a second for each channel ("Rate limits", api.slack.com). */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final String WHO = "Slack";
    private static final int OK = 200;
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final Secret token;
    private final HttpSender outbound;

    /**
     * The API at an address.
     *
     * @throws IllegalArgumentException when address or token cannot be used; the message does not repeat them
     */
    SlackApi(URI base, Secret token, HttpSender outbound) {
        this.base = Endpoint.safe(base);
        if (!TOKEN.matcher(token.reveal()).matches()) {
            throw new IllegalArgumentException("The token is empty or holds a space.");
        }
        this.token = token;
        this.outbound = outbound;
    }

    /** An answer that will be the same next time. */
    record Said(String method, JsonNode body) {
        boolean ok() {
            return body.path("ok").asBoolean(false);
        }

        String error() {
            return SlackErrors.code(body.path("error").asText());
        }

        /** This, if it is a success. */
        Said orRefuse() throws DeliveryRefused {
            if (!ok()) {
                throw DeliveryRefused.forGood(WHO + " refused " + method + ": " + error());
            }
            return this;
        }
    }

    /**
     * Calls a method that writes.
     *
     * @throws DeliveryRefused when it may go better next time
     */
    Said write(String method, ObjectNode body) throws DeliveryRefused {
        return call(method, "application/json; charset=utf-8", body.toString());
    }

    /**
     * Calls a method that reads; those do not take JSON.
     *
     * @throws DeliveryRefused when it may go better next time
     */
    Said read(String method, Map<String, String> parameters) throws DeliveryRefused {
        String form = parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return call(method, "application/x-www-form-urlencoded", form);
    }

    private Said call(String method, String type, String body) throws DeliveryRefused {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(method))
                .header("Authorization", "Bearer " + token.reveal())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        HttpAnswer answer = outbound.send(request, WHO);
        JsonNode json = parsed(answer.body());
        boolean spoke = json.path("ok").isBoolean();
        if (answer.status() != OK && !(answer.status() < 500 && answer.status() != 429 && spoke)) {
            throw SlackErrors.refused(answer, WHO + " answered " + answer.status() + " to " + method);
        }
        if (!spoke) {
            throw DeliveryRefused.unsure(WHO + " answered 200 without ok to " + method);
        }
        return lasting(new Said(method, json), answer);
    }

    private static Said lasting(Said said, HttpAnswer answer) throws DeliveryRefused {
        String reason = WHO + " cannot " + said.method() + " now: " + said.error();
        if (!said.ok() && SlackErrors.unsure(said.error())) {
            throw DeliveryRefused.unsure(reason, answer.after());
        }
        if (!said.ok() && SlackErrors.notNow(said.error())) {
            throw DeliveryRefused.forNow(reason, answer.after());
        }
        return said;
    }

    private URI address(String method) {
        return URI.create(base.toString().replaceAll("/+$", "") + "/" + method);
    }

    private static JsonNode parsed(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? MissingNode.getInstance() : json;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
