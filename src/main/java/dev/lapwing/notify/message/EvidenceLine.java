package dev.lapwing.notify.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of an alert's events in a line.
 *
 * @param time when it happened
 * @param place where it was read: {@code file:line} or {@code topic-partition@offset}
 * @param who who did it and from where, as far as the event tells
 * @param what what was done and what came of it
 */
public record EvidenceLine(Instant time, String place, String who, String what) {

    static EvidenceLine of(JsonNode evidence) {
        JsonNode data = evidence.path("data");
        JsonNode request = evidence.path("http_request");
        JsonNode user = evidence.path("actor").path("user");
        String who = words(
                evidence.path("src_endpoint").path("ip").asText(),
                first(
                        user.path("name").asText(),
                        user.path("uid").asText(),
                        data.path("actor.user.type").asText()),
                evidence.path("user").path("name").asText());
        String what = words(
                first(
                        evidence.path("api").path("operation").asText(),
                        words(
                                request.path("http_method").asText(),
                                request.path("url").path("path").asText())),
                Optional.of(evidence.path("http_response").path("code"))
                        .filter(JsonNode::isNumber)
                        .map(code -> "-> " + code.asText())
                        .orElse(""),
                first(
                        data.path("pocketbase.outcome").asText(),
                        data.path("monitor.reason").asText(),
                        words(
                                data.path("leak.known_as").asText(),
                                data.path("leak.kind").asText(),
                                data.path("leak.place").asText())));
        return new EvidenceLine(
                Instant.ofEpochMilli(data.path("time").asLong()),
                evidence.path("name").asText(),
                who,
                what);
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static String words(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }
}
