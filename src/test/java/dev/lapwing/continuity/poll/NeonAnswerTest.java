package dev.lapwing.continuity.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.continuity.LogContinuity;
import dev.lapwing.continuity.LogState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeonAnswerTest {
    private static final String WHOLE = """
            {"poll":7,"polled_at":"2026-10-12T23:50:00.125Z","method":"GET","operation":"listOrgApiKeys",\
            "path":"/organizations/org-a/api_keys","query":{"limit":"50","deep":{"a":1},"n":5},"status":200,\
            "body":[{"id":2414039,"name":"ci","revoked":false,"last":null,"none":[]}],"page":1,"pages":3,\
            "incomplete":true,"left_out":["data"],"own_key":2414039,"connector":"0.2.0","later":{"x":[1]}}""";
    private static final String SHORT =
            "{'operation':'newOperation','status':0,'poll':0,'polled_at':'2026-10-12T23:50:00Z'}".replace('\'', '"');

    @Test
    void readsEveryMember() {
        assertThat(read(WHOLE))
                .isEqualTo(new NeonAnswer(
                        7,
                        Instant.parse("2026-10-12T23:50:00.125Z").toEpochMilli(),
                        "GET",
                        "listOrgApiKeys",
                        "/organizations/org-a/api_keys",
                        Map.of("limit", "50", "n", "5"),
                        200,
                        Optional.of(List.of(Map.of("id", 2414039L, "name", "ci", "revoked", false, "none", List.of()))),
                        OptionalInt.of(1),
                        OptionalInt.of(3),
                        true,
                        List.of("data"),
                        Optional.of("2414039"),
                        "0.2.0",
                        Optional.empty()));
    }

    @Test
    void readsAnAnswerThatSaysNoMoreThanItMust() {
        NeonAnswer answer = read(SHORT);

        assertThat(answer.operation()).isEqualTo("newOperation");
        assertThat(answer.body()).isEmpty();
        assertThat(answer.incomplete()).isFalse();
        assertThat(answer.toLogPoll()).isEmpty();
    }

    @Test
    void readsEveryAnswerOfTheSamples() {
        List<NeonAnswer> answers = samples().stream().map(NeonAnswerTest::read).toList();

        assertThat(answers).hasSize(25).allMatch(answer -> answer.body().isPresent());
        assertThat(answers).extracting(NeonAnswer::status).contains(200, 401, 403, 404, 423, 429, 503);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 401)
                .extracting(NeonAnswer::error)
                .containsExactly(Optional.of("supplied credentials do not pass authentication"));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .allMatch(answer -> answer.error().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"poll\":7 | \"poll\":\"seven\" | poll",
                "\"poll\":7, | ~~ | poll",
                "2026-10-12T23:50:00.125Z | now | polled_at",
                "\"listOrgApiKeys\" | 5 | operation",
                "\"status\":200 | \"status\":-1 | status",
                "\"status\":200 | \"status\":1000 | status",
                "\"page\":1 | \"page\":-1 | page",
                "\"pages\":3 | \"pages\":99999999999 | pages",
                "{\"poll\" | [\"poll\" | row",
                "{\"poll\" | {}{\"poll\" | row"
            })
    void saysWhichMemberCannotBeRead(String part, String other, String field) {
        assertThat(problem(WHOLE.replace(part, other))).isEqualTo(field);
    }

    @Test
    void takesABodyOfAMebibyteAndNoLonger() {
        String longest = "\"" + "x".repeat(NeonAnswer.MAX_BODY - 2) + "\"";

        assertThat(read(withBody(longest)).body()).isPresent();
        assertThat(problem(withBody(longest.replaceFirst("x", "xx")))).isEqualTo("body");
        assertThat(problem(withBody(longest + " ".repeat(70_000)))).isEqualTo("row");
    }

    @Test
    void boundsWhatStandsAroundTheBody() {
        StringBuilder query = new StringBuilder("\"q\":\"" + "y".repeat(1000) + "\"");
        for (int i = 0; i < 1000; i++) {
            query.append(",\"k").append(i).append("\":").append(i);
        }
        NeonAnswer answer = read(WHOLE.replace("\"limit\":\"50\"", query));

        assertThat(answer.query()).hasSizeLessThanOrEqualTo(100);
        assertThat(answer.query().values()).allMatch(value -> value.length() <= 200);
        assertThat(problem(WHOLE.replace("/organizations/", "/" + "o".repeat(2000))))
                .isEqualTo("path");
    }

    @Test
    void mendsBrokenCharacters() {
        assertThat(read(WHOLE.replace("\"ci\"", "\"c\u0001\\q\"")).operation()).isEqualTo("listOrgApiKeys");
    }

    @Test
    void refusesDeepNesting() {
        assertThat(problem(withBody("[".repeat(500) + "]".repeat(500)))).isEqualTo("row");
    }

    @Test
    void answersAnyDamageWithAValue() {
        Random random = new Random(20_261_130);
        List<String> lines = new ArrayList<>(samples());
        lines.add(WHOLE);
        for (int round = 0; round < 5_000; round++) {
            byte[] row = lines.get(random.nextInt(lines.size())).getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(5); change >= 0; change--) {
                row[random.nextInt(row.length)] = (byte) random.nextInt();
            }
            boolean said = NeonAnswer.parse(row)
                    .match(answer -> answer.status() >= 0, (field, problem) -> !field.isEmpty() && !problem.isEmpty());

            assertThat(said).as("round %s", round).isTrue();
        }
    }

    @Test
    void tellsAnOutageOnceItHasLastedFiveMinutes() {
        assertThat(told(round(0, 200, ""), round(1, 401, "the key was refused"), round(6, 401, "the key was refused")))
                .containsExactly("source_silent: nothing could be read for 5 min: the key was refused");
    }

    @Test
    void saysWhatNeonSaysWhereThePollerSaysNothing() {
        String refused = round(0, 401, "").replace("\"query\":{}", "\"body\":{\"message\":\"no credentials\"}");

        assertThat(told(refused, refused.replace("T12:00", "T12:05")))
                .containsExactly("source_silent: nothing could be read for 5 min: no credentials");
    }

    @Test
    void theEndOfARoundSaysItsOwnInItsBody() {
        NeonAnswer end = read("{\"poll\":1,\"polled_at\":\"2026-10-12T12:00:00Z\",\"operation\":\"lapwing.poll\","
                + "\"status\":200,\"body\":{\"connector\":\"0.3.0\",\"own_key\":24,\"error\":\"not whole\"}}");

        assertThat(end.connector()).isEqualTo("0.3.0");
        assertThat(end.ownKey()).contains("24");
        assertThat(end.error()).contains("not whole");
    }

    @Test
    void tellsThatNoRoundEndedForMoreThanFiveMinutes() {
        assertThat(told(round(0, 200, ""), round(5, 200, ""), round(11, 200, "")))
                .containsExactly("heartbeat_missing: the connector said nothing for 6 min");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 0})
    void tellsNothingElse(int status) {
        assertThat(told(round(0, 200, ""), round(4, status, ""), round(5, 200, ""), round(5, 200, "")))
                .isEmpty();
    }

    private static String round(int minute, int status, String error) {
        String told = error.isEmpty() ? "" : ",\"error\":\"" + error + "\"";
        return "{\"poll\":" + minute
                + ",\"polled_at\":\"2026-10-12T12:%02d:00Z\",\"operation\":\"lapwing.poll\",".formatted(minute)
                + "\"query\":{},\"status\":" + status + told + ",\"connector\":\"0.2.0\"}";
    }

    /** Everything that these rounds tell; the state is stored and read back in between. */
    private static List<String> told(String... rounds) {
        LogState state = LogState.NONE;
        List<String> told = new ArrayList<>();
        for (String round : rounds) {
            LogPoll poll = read(round).toLogPoll().orElseThrow();
            assertThat(poll.connector()).isEqualTo("0.2.0");
            LogContinuity.Step step = LogContinuity.next(state, poll, Polls.INSTANCE);
            state = LogState.of(step.state().toBytes());
            step.events()
                    .forEach(event ->
                            told.add(Polls.value(event, "monitor.kind") + ": " + Polls.value(event, "monitor.reason")));
        }
        return told;
    }

    private static String withBody(String body) {
        return SHORT.substring(0, SHORT.length() - 1) + ",\"body\":" + body + "}";
    }

    private static NeonAnswer read(String line) {
        NeonReading reading = NeonAnswer.parse(line.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(NeonReading.Read.class);
        return ((NeonReading.Read) reading).answer();
    }

    private static String problem(String line) {
        return NeonAnswer.parse(line.getBytes(StandardCharsets.UTF_8))
                .match(answer -> "none", (field, problem) -> field);
    }

    private static List<String> samples() {
        try (InputStream in = NeonAnswerTest.class.getResourceAsStream("/normalize/neon-polls.ndjson")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
