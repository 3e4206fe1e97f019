package dev.lapwing.connect.neon;

import static dev.lapwing.connect.neon.NeonStandIn.Manner.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Walks over pages, with both kinds of cursors. */
class NeonWalksTest {
    private static final String MEMBERS = "/organizations/" + NeonStandIn.ORG + "/members";
    private static final String OPERATIONS = "/projects/" + NeonStandIn.OPEN + "/operations";

    private final NeonStage stage = new NeonStage("requests.per.minute", "600");

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void readAllPagesOfBothKinds() {
        stage.neon.content.mostPerPage = 1;

        List<SourceRecord> records = stage.round();

        assertThat(numbers(NeonStage.answers(records, "getOrganizationMembers")))
                .containsExactly("1/6", "2/6", "3/6", "4/6", "5/6", "6/6");
        // The last page of projects has a cursor, which leads to an empty one.
        assertThat(numbers(NeonStage.answers(records, "listProjects"))).containsExactly("1/3", "2/3", "3/3", "/");
        assertThat(NeonStage.answers(records, "getOrganizationMembers")).noneMatch(each -> each.has("incomplete"));
        assertThat(NeonStage.answers(records, "getProject")).hasSize(2);
    }

    @Test
    void areSentAsAWholeWhenOnePageChanged() {
        stage.neon.content.mostPerPage = 2;
        stage.round();
        ((ObjectNode) stage.neon.content.items(MEMBERS, "members").get(5).get("member")).put("role", "admin");

        List<SourceRecord> records = stage.round();

        assertThat(numbers(NeonStage.answers(records, "getOrganizationMembers")))
                .containsExactly("1/3", "2/3", "3/3");
    }

    @Test
    void endWhereACursorComesAgainForEverAndSaySo() {
        stage.neon.content.mostPerPage = 2;
        stage.neon.content.circles.add(MEMBERS);

        List<JsonNode> pages = NeonStage.answers(stage.round(), "getOrganizationMembers");

        assertThat(pages)
                .hasSizeLessThan(8)
                .allSatisfy(
                        each -> assertThat(each.get("incomplete").asText()).startsWith("a cursor came again on page"));
    }

    @Test
    void saySoWhereAPageCannotBeRead() {
        stage.neon.content.mostPerPage = 2;
        stage.neon.watch(request -> {
            if (request.path().equals(MEMBERS)) {
                stage.neon.always(MEMBERS, status(503));
            }
        });

        List<JsonNode> pages = NeonStage.answers(stage.round(), "getOrganizationMembers");

        assertThat(numbers(pages)).containsExactly("1/2", "2/2");
        assertThat(pages).extracting(each -> each.get("status").asInt()).containsExactly(200, 503);
        assertThat(pages)
                .allSatisfy(each -> assertThat(each.get("incomplete").asText()).isEqualTo("page 2 could not be read"));
    }

    @Test
    void endAtAThousandPages() {
        stage.neon.content.mostPerPage = 1;
        ArrayNode members = stage.neon.content.items(MEMBERS, "members");
        IntStream.range(0, 1100)
                .forEach(i -> members.addObject().putObject("member").put("id", "m" + i));

        List<JsonNode> pages = NeonStage.answers(stage.round(), "getOrganizationMembers");

        assertThat(pages).hasSize(1000);
        assertThat(pages.get(0).get("incomplete").asText()).isEqualTo("only 1000 pages were read");
    }

    @Test
    void readTenPagesOfOperationsFirstAndThenDownToOneThatIsKnown() {
        stage.neon.content.mostPerPage = 1;
        ArrayNode operations = stage.neon.content.items(OPERATIONS, "operations");
        IntStream.range(0, 30).forEach(i -> operations.addObject().put("id", "o" + i));

        List<JsonNode> first = pages(stage.round());
        operations.insertObject(0).put("id", "newer");
        operations.insertObject(0).put("id", "newest");
        List<JsonNode> second = pages(stage.round());

        assertThat(first).hasSize(10);
        assertThat(first.get(0).get("incomplete").asText()).isEqualTo("only 10 pages were read");
        assertThat(second).hasSize(3).noneMatch(each -> each.has("incomplete"));
    }

    @Test
    void ofOneBranchDoNotHinderThoseOfOthersWhichComeInTurn() {
        ArrayNode branches = stage.neon.content.items("/projects/" + NeonStandIn.OPEN + "/branches", "branches");
        IntStream.range(0, 200)
                .forEach(i -> branches.addObject()
                        .put("id", "br-" + i)
                        .put("default", false)
                        .put("protected", false));

        for (int i = 0; i < 4; i++) {
            stage.round();
        }

        assertThat(IntStream.range(0, 200)
                        .mapToLong(i ->
                                stage.neon.asked("/projects/" + NeonStandIn.OPEN + "/branches/br-" + i + "/roles")))
                .allSatisfy(count -> assertThat(count).isBetween(1L, 3L));
        assertThat(stage.neon.asked("/projects/" + NeonStandIn.OPEN + "/branches/br-brave-credit-a88epl88/roles"))
                .isEqualTo(4);
    }

    private static List<JsonNode> pages(List<SourceRecord> records) {
        return NeonStage.answers(records, "listProjectOperations").stream()
                .filter(each -> each.get("path").asText().equals(OPERATIONS))
                .toList();
    }

    private static List<String> numbers(List<JsonNode> pages) {
        return pages.stream()
                .map(each ->
                        each.path("page").asText() + "/" + each.path("pages").asText())
                .toList();
    }
}
