package dev.lapwing.connect.neon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rounds over an organisation: what is asked, what is sent, what is left out. */
class NeonRoundsTest {
    private static final String PROJECT = "/projects/" + NeonStandIn.OPEN;

    private final NeonStage stage = new NeonStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void theFirstSendsEverythingInTheFormOfAnEnvelope() {
        List<SourceRecord> records = stage.round();

        JsonNode org = NeonStage.answers(records, "getOrganization").get(0);
        assertThat(org.toString())
                .startsWith("{\"poll\":0,\"polled_at\":\"2026-10-12T23:50:00.000Z\",\"method\":\"GET\","
                        + "\"operation\":\"getOrganization\",\"path\":\"/organizations/" + NeonStandIn.ORG
                        + "\",\"query\":{},\"status\":200,\"body\":{\"id\":\"" + NeonStandIn.ORG + "\"");
        assertThat(operations(records))
                .contains(
                        "getAuthDetails",
                        "getOrganization",
                        "listOrgApiKeys",
                        "getOrganizationMembers",
                        "getOrganizationInvitations",
                        "listOrganizationVPCEndpointsAllRegions",
                        "getConsumptionHistoryPerProjectV2",
                        "listProjects",
                        "getProject",
                        "listProjectBranches",
                        "listProjectEndpoints",
                        "listProjectPermissions",
                        "getProjectJWKS",
                        "listProjectOperations",
                        "listSnapshots",
                        "listProjectVPCEndpoints",
                        "listProjectBranchRoles",
                        "listProjectBranchDatabases",
                        "listProjectBranchBuckets",
                        "listCredentials");
        assertThat(NeonStage.answers(records, "getProject")).hasSize(2);
        assertThat(records)
                .allSatisfy(each -> assertThat(each.key()).isEqualTo("heron".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void endWithAnEnvelopeAndAProgressRow() {
        List<SourceRecord> records = stage.round();

        JsonNode end = NeonStage.end(records);
        assertThat(end.get("operation").asText()).isEqualTo("lapwing.poll");
        assertThat(end.get("status").asInt()).isEqualTo(200);
        JsonNode body = end.get("body");
        assertThat(body.get("auth_method").asText()).isEqualTo("api_key_org");
        assertThat(body.get("answers").asInt())
                .isEqualTo(body.get("sent").asInt() + body.get("unchanged").asInt());
        assertThat(body.get("requests").asInt()).isEqualTo(stage.neon.requests.size());
        assertThat(body.get("failed")).isEmpty();
        assertThat(body.get("blind").toString()).contains("personal API keys", "addresses of users of the console");
        assertThat(body.has("error")).isFalse();
        SourceRecord last = records.get(records.size() - 1);
        String ended = end.get("polled_at").asText();
        assertThat(NeonStage.text(last)).isEqualTo("{\"lapwing\":\"progress\",\"upTo\":\"" + ended + "\"}");
        assertThat(last.headers().lastWithName("lapwing.control").value()).isEqualTo("progress");
        assertThat(stage.stored)
                .containsEntry("poll", 0L)
                .containsEntry("progress", Instant.parse(ended).toEpochMilli());
    }

    @Test
    void neverGoBackInTime() {
        List<SourceRecord> records = stage.round();
        records.addAll(stage.round());

        assertThat(NeonStage.envelopes(records))
                .extracting(each -> Instant.parse(each.get("polled_at").asText()))
                .isSorted();
    }

    @Test
    void tellEachMinuteBetweenRoundsThatTheNextOneIsStillToCome() {
        try (NeonStage slow = new NeonStage("poll.interval.ms", "600000")) {
            slow.round();

            List<JsonNode> signs = new ArrayList<>();
            for (int minute = 0; minute < 5; minute++) {
                slow.clock.move(Duration.ofMinutes(1));
                signs.addAll(NeonStage.envelopes(slow.batch()));
            }

            assertThat(signs).hasSize(5).allSatisfy(sign -> {
                assertThat(sign.get("operation").asText()).isEqualTo("lapwing.poll");
                assertThat(sign.get("status").asInt()).isEqualTo(200);
                assertThat(sign.at("/body/state").asText()).isEqualTo("waiting");
            });
        }
    }

    @Test
    void sendOnlyWhatChanged() {
        stage.round();
        ((ObjectNode) stage.neon.content.bodies.get(PROJECT).get("project")).put("name", "renamed");

        List<SourceRecord> records = stage.round();

        assertThat(operations(records)).contains("getProject", "listOrgApiKeys");
        assertThat(NeonStage.answers(records, "getProject"))
                .singleElement()
                .satisfies(each -> assertThat(each.get("path").asText()).isEqualTo(PROJECT));
        assertThat(NeonStage.answers(records, "getOrganization")).isEmpty();
        assertThat(NeonStage.end(records).at("/body/unchanged").asInt()).isGreaterThan(20);
        assertThat(NeonStage.end(records).get("poll").asInt()).isEqualTo(1);
    }

    @Test
    void sendWhatHasUnknownFieldsAndValuesAsItIs() {
        ObjectNode settings =
                (ObjectNode) stage.neon.content.bodies.get(PROJECT).at("/project/settings");
        settings.put("audit_log_level", "of-tomorrow").putObject("new_field").put("a", 1e300);

        JsonNode project = NeonStage.answers(stage.round(), "getProject").stream()
                .filter(each -> each.get("path").asText().equals(PROJECT))
                .findFirst()
                .orElseThrow();

        assertThat(project.at("/body/project/settings")).isEqualTo(settings);
    }

    @Test
    void sendEverythingAnewOnceADay() {
        int first = NeonStage.answers(stage.round()).size();
        stage.round();
        stage.clock.move(Duration.ofHours(24));

        List<SourceRecord> records = stage.round();

        assertThat(NeonStage.answers(records)).hasSizeGreaterThanOrEqualTo(first);
        assertThat(NeonStage.end(records).at("/body/unchanged").asInt()).isZero();
    }

    @Test
    void goOnAfterARestartWithTheNextNumberAndEverything() {
        int first = NeonStage.answers(stage.round()).size();
        stage.restart();
        stage.clock.move(Duration.ofMinutes(1));

        List<SourceRecord> records = stage.round();

        assertThat(NeonStage.end(records).get("poll").asInt()).isEqualTo(1);
        assertThat(NeonStage.answers(records)).hasSizeGreaterThanOrEqualTo(first - 1);
    }

    @Test
    void workOutWhichKeyIsTheirOwn() {
        JsonNode first = NeonStage.end(stage.round());
        JsonNode second = NeonStage.end(stage.round());

        assertThat(first.at("/body/own_key").isMissingNode()).isTrue();
        assertThat(second.at("/body/own_key").asLong()).isEqualTo(NeonStandIn.OWN_KEY);
    }

    @Test
    void askNothingThatRevealsOrWrites() {
        stage.round();
        stage.clock.move(Duration.ofHours(1));
        stage.round();

        assertThat(stage.neon.requests)
                .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"))
                .noneMatch(
                        request -> request.path().matches(".*(reveal|reset|connection_uri|presign|oauth_providers).*"));
    }

    @Test
    void stayWithinTheirPace() {
        stage.round();
        stage.round();

        List<NeonStandIn.Request> all = stage.neon.requests;
        for (int from = 0; from < all.size(); from++) {
            NeonStandIn.Request first = all.get(from);
            assertThat(all.stream()
                            .filter(each -> !each.time().isBefore(first.time())
                                    && each.time().isBefore(first.time().plusSeconds(1)))
                            .count())
                    .isLessThanOrEqualTo(20);
        }
        assertThat(all.size()).isGreaterThan(60);
    }

    @Test
    void replaceSecretsWhereverTheyStand() {
        ((ObjectNode) stage.neon.content.bodies.get(PROJECT).get("project"))
                .put(
                        "name",
                        "postgresql://neondb_owner:npg_Ab3dEfGh1jKl@ep-cool-darkness-a1b2c3d4.eu-central-1.aws.neon.tech/neondb");

        List<SourceRecord> records = stage.round();

        assertThat(records).noneMatch(each -> NeonStage.text(each).contains("npg_Ab3dEfGh1jKl"));
        assertThat(NeonStage.answers(records, "getProject")).hasSize(2);
    }

    @Test
    void readOnlyTheProjectsThatAreNamed() {
        try (NeonStage single = new NeonStage("org", "", "projects", NeonStandIn.OPEN)) {
            List<SourceRecord> records = single.round();

            assertThat(operations(records)).doesNotContain("listProjects", "listOrgApiKeys");
            assertThat(NeonStage.answers(records, "getProject")).hasSize(1);
            assertThat(NeonStage.end(records).at("/body/blind").toString()).contains("no org is configured");
        }
    }

    private static Set<String> operations(List<SourceRecord> records) {
        return NeonStage.answers(records).stream()
                .map(each -> each.get("operation").asText())
                .collect(Collectors.toSet());
    }
}
