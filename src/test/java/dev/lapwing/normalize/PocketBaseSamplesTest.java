package dev.lapwing.normalize;

import static dev.lapwing.normalize.RowFormat.POCKETBASE;
import static dev.lapwing.normalize.parse.Samples.event;
import static dev.lapwing.normalize.parse.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.normalize.parse.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PocketBaseSamplesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<String> rows() {
        return Stream.of("pocketbase-week", "pocketbase-hooked", "pocketbase-v0.39", "pocketbase-v0.40")
                .flatMap(name -> Samples.lines(name + ".ndjson").stream());
    }

    @Test
    void acceptsEveryRealRow() {
        Map<String, Long> counts = rows().map(
                        line -> event(POCKETBASE, line).schema().source().service())
                .collect(Collectors.groupingBy(service -> service, Collectors.counting()));

        assertThat(counts).isEqualTo(Map.of("request", 237L, "app", 3L));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void readsTheTextFormOfTheDatabaseLikeTheObjectOfTheApi(String line) throws JsonProcessingException {
        ObjectNode row = (ObjectNode) MAPPER.readTree(line);
        row.put("data", MAPPER.writeValueAsString(row.get("data")));

        String asText = MAPPER.writeValueAsString(row);

        assertThat(said(event(POCKETBASE, asText))).isEqualTo(said(event(POCKETBASE, line)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void readsOldAndNewEscapingAlike(String line) {
        String escaped = line.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");

        assertThat(said(event(POCKETBASE, escaped))).isEqualTo(said(event(POCKETBASE, line)));
    }

    @Test
    void saysTheSameOfOneSessionInBothVersions() {
        List<String> before = Samples.lines("pocketbase-v0.39.ndjson");
        List<String> after = Samples.lines("pocketbase-v0.40.ndjson");
        String[] own = {
            "time",
            "metadata.uid",
            "pocketbase.exec_time",
            "actor.user.uid",
            "pocketbase.record_id",
            "http_request.url.path",
            "http_request.referrer"
        };

        assertThat(IntStream.range(0, before.size()).mapToObj(i -> said(event(POCKETBASE, before.get(i)), own)))
                .containsExactlyElementsOf(after.stream()
                        .map(line -> said(event(POCKETBASE, line), own))
                        .toList());
    }
}
