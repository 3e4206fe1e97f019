package dev.lapwing.connect.neon;

import static dev.lapwing.connect.neon.NeonStandIn.Manner.answer;
import static dev.lapwing.connect.neon.NeonStandIn.Manner.cut;
import static dev.lapwing.connect.neon.NeonStandIn.Manner.huge;
import static dev.lapwing.connect.neon.NeonStandIn.Manner.later;
import static dev.lapwing.connect.neon.NeonStandIn.Manner.slow;
import static dev.lapwing.connect.neon.NeonStandIn.Manner.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.connect.neon.NeonStandIn.Manner;
import dev.lapwing.connect.neon.NeonStandIn.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a round makes of answers that are not as hoped for. */
class NeonTroubleTest {
    private static final String MEMBERS = "/organizations/" + NeonStandIn.ORG + "/members";
    private static final String KEYS = "/organizations/" + NeonStandIn.ORG + "/api_keys";
    private static final String DATA_API =
            "/projects/" + NeonStandIn.OPEN + "/branches/br-brave-credit-a88epl88/data-api/neondb";

    private final NeonStage stage = new NeonStage("request.timeout.ms", "300");

    @AfterEach
    void stop() {
        stage.close();
    }

    static Stream<Manner> passing() {
        return Stream.of(
                status(423),
                status(429),
                status(500),
                status(503),
                slow(),
                cut("{\"members\":["),
                answer(200, "<html>"),
                answer(200, "{\"members\":[]"),
                answer(200, ""),
                answer(502, "<html>Bad gateway</html>"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void askAgainForWhatPasses(Manner manner) {
        stage.neon.say(MEMBERS, manner, manner);

        List<SourceRecord> records = stage.round();

        assertThat(NeonStage.answers(records, "getOrganizationMembers"))
                .singleElement()
                .satisfies(each -> assertThat(each.get("status").asInt()).isEqualTo(200));
        assertThat(NeonStage.end(records).at("/body/failed")).isEmpty();
        assertThat(stage.neon.asked(MEMBERS)).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void tellWhatDoesNotPassWithItsStatusAndGoOn(Manner manner) {
        stage.neon.always(MEMBERS, manner);

        List<SourceRecord> records = stage.round();

        int expected = manner.status() == 200 ? 0 : manner.status();
        JsonNode told = NeonStage.answers(records, "getOrganizationMembers").get(0);
        assertThat(told.get("status").asInt()).isEqualTo(expected);
        assertThat(told.get("body").isNull()).isEqualTo(!manner.body().startsWith("{\"request_id\""));
        assertThat(told.has("left_out")).isEqualTo(told.get("body").isNull());
        assertThat(NeonStage.end(records)
                        .at("/body/failed/getOrganizationMembers")
                        .asInt())
                .isEqualTo(expected);
        assertThat(NeonStage.end(records).get("status").asInt()).isEqualTo(200);
        assertThat(NeonStage.answers(records, "listProjects")).isNotEmpty();
    }

    @Test
    void waitAsLongAsNeonAsks() {
        stage.neon.say(MEMBERS, later(429, "42"));

        stage.round();

        List<Instant> times = times(MEMBERS);
        assertThat(Duration.between(times.get(0), times.get(1)))
                .isBetween(Duration.ofSeconds(42), Duration.ofSeconds(44));
    }

    @Test
    void waitTenMinutesAtMostHoweverLongNeonAsks() {
        stage.neon.say(MEMBERS, later(429, "99999999999"));

        stage.round();

        List<Instant> times = times(MEMBERS);
        assertThat(Duration.between(times.get(0), times.get(1)))
                .isBetween(Duration.ofMinutes(10), Duration.ofSeconds(602));
    }

    @Test
    void breakARoundOffWhereNeonAnswersNothingAnyMore() {
        for (String path : List.of(MEMBERS, KEYS, "/organizations/" + NeonStandIn.ORG)) {
            stage.neon.always(path, status(503));
        }

        List<SourceRecord> records = stage.round();

        assertThat(NeonStage.answers(records, "listProjects")).isEmpty();
        assertThat(NeonStage.end(records).at("/body/error").asText())
                .isEqualTo("the round was broken off: Neon answers with status 503");
        assertThat(NeonStage.progress(records, NeonStage.POLLS)).isEmpty();
        stage.neon.calm();
        assertThat(NeonStage.answers(stage.round(), "listProjects")).isNotEmpty();
    }

    @Test
    void endTheTaskWithASentenceWhereTheKeyIsRefused() {
        stage.round();
        stage.neon.key = "another";

        List<SourceRecord> records = stage.round();

        assertThat(NeonStage.end(records).get("status").asInt()).isEqualTo(401);
        assertThat(NeonStage.end(records).at("/body/error").asText()).startsWith("Neon does not accept the API key");
        assertThatThrownBy(stage::batch)
                .isInstanceOf(ConnectException.class)
                .hasMessageStartingWith("Neon does not accept the API key")
                .hasMessageNotContaining(NeonStandIn.KEY);
        assertThat(records).noneMatch(each -> NeonStage.text(each).contains(NeonStandIn.KEY));
    }

    @Test
    void noticeAKeyThatIsRevokedInTheMiddleOfARound() {
        stage.neon.watch(request -> {
            if (request.path().equals("/projects")) {
                stage.neon.key = "another";
            }
        });

        List<SourceRecord> records = stage.round();

        assertThat(NeonStage.end(records).get("status").asInt()).isEqualTo(401);
        assertThat(stage.neon.requests.stream().filter(each -> each.status() == 401))
                .hasSize(2);
    }

    @Test
    void goOnWhereOnlyOneResourceAnswersWith401() {
        stage.neon.always(KEYS, status(401));

        List<SourceRecord> records = stage.round();

        assertThat(NeonStage.end(records).get("status").asInt()).isEqualTo(200);
        assertThat(NeonStage.end(records).at("/body/failed/listOrgApiKeys").asInt())
                .isEqualTo(401);
        assertThat(NeonStage.answers(records, "getProject")).hasSize(2);
    }

    @Test
    void askAgainOnlyAfterTenMinutesForWhatIsRefused() {
        stage.neon.always(KEYS, status(403));

        List<SourceRecord> first = stage.round();
        List<SourceRecord> second = stage.round();
        long asked = stage.neon.asked(KEYS);
        for (int i = 0; i < 60; i++) {
            stage.round();
        }

        assertThat(NeonStage.answers(first, "listOrgApiKeys")
                        .get(0)
                        .get("status")
                        .asInt())
                .isEqualTo(403);
        assertThat(NeonStage.answers(second, "listOrgApiKeys")).isEmpty();
        assertThat(NeonStage.end(second).at("/body/failed/listOrgApiKeys").asInt())
                .isEqualTo(403);
        assertThat(asked).isEqualTo(1);
        assertThat(times(KEYS)).hasSizeBetween(2, 6);
        assertThat(Duration.between(times(KEYS).get(0), times(KEYS).get(1)))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void neverAreRefusedOnSixPathsInTenMinutes() {
        for (int project = 0; project < 8; project++) {
            stage.neon.always("/projects/" + NeonStandIn.OPEN + "/x" + project, status(404));
        }
        addBranches(40);
        for (int i = 0; i < 60; i++) {
            stage.round();
        }

        List<Request> refused = stage.neon.requests.stream()
                .filter(each -> each.status() == 404 || each.status() == 403)
                .toList();
        assertThat(refused)
                .hasSizeGreaterThan(12)
                .allSatisfy(each -> assertThat(refused.stream()
                                .filter(other -> !other.time().isBefore(each.time())
                                        && !other.time().isAfter(each.time().plus(Duration.ofMinutes(10))))
                                .map(Request::path)
                                .distinct())
                        .hasSizeLessThan(6));
    }

    @Test
    void seeADataApiThatIsSwitchedOnAndAskItsAdvisors() {
        stage.round();
        stage.neon.content.bodies.put(DATA_API, NeonStandIn.json("{\"url\":\"https://x\",\"status\":\"ready\"}"));
        for (int i = 0; i < 40 && stage.neon.asked("/projects/" + NeonStandIn.OPEN + "/advisors") == 0; i++) {
            stage.round();
        }

        Request advisors = stage.neon.requests.stream()
                .filter(each -> each.path().endsWith("/advisors"))
                .findFirst()
                .orElseThrow();
        assertThat(advisors.query())
                .containsEntry("branch_id", "br-brave-credit-a88epl88")
                .containsEntry("database_name", "neondb")
                .containsEntry("category", "SECURITY");
    }

    @Test
    void leaveOutABodyThatIsTooLong() {
        ObjectNode org = (ObjectNode) stage.neon.content.bodies.get("/organizations/" + NeonStandIn.ORG);
        org.put("name", "x".repeat(700_000));

        JsonNode told = NeonStage.answers(stage.round(), "getOrganization").get(0);

        assertThat(told.get("status").asInt()).isEqualTo(200);
        assertThat(told.get("body").isNull()).isTrue();
        assertThat(told.get("left_out").asText()).isEqualTo("the body is longer than 700000 characters");
    }

    @Test
    void sendNoRecordThatKafkaWouldRefuseWhateverTheScript() {
        ObjectNode org = (ObjectNode) stage.neon.content.bodies.get("/organizations/" + NeonStandIn.ORG);
        org.put("name", "名".repeat(650_000));

        List<SourceRecord> records = stage.round();

        assertThat(records).allSatisfy(each -> assertThat((byte[]) each.value()).hasSizeLessThan(1_000_000));
        assertThat(NeonStage.answers(records, "getOrganization")
                        .get(0)
                        .get("left_out")
                        .asText())
                .isEqualTo("the envelope is longer than 900000 bytes");
    }

    @Test
    void takeNothingOfABodyOf64Megabytes() {
        stage.neon.always(MEMBERS, huge(64 << 20));

        JsonNode told =
                NeonStage.answers(stage.round(), "getOrganizationMembers").get(0);

        assertThat(told.get("left_out").asText()).isEqualTo("the answer is longer than 16 MB");
        assertThat(told.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1000);
    }

    private void addBranches(int count) {
        for (int i = 0; i < count; i++) {
            stage.neon
                    .content
                    .items("/projects/" + NeonStandIn.OPEN + "/branches", "branches")
                    .addObject()
                    .put("id", "br-more-" + i)
                    .put("name", "more" + i)
                    .put("default", false)
                    .put("protected", false);
            stage.neon.content.bodies.put(
                    "/projects/" + NeonStandIn.OPEN + "/branches/br-more-" + i + "/databases",
                    NeonStandIn.json("{\"databases\":[{\"id\":1,\"name\":\"neondb\"}]}"));
        }
    }

    private List<Instant> times(String path) {
        return stage.neon.requests.stream()
                .filter(each -> each.path().equals(path))
                .map(Request::time)
                .toList();
    }
}
