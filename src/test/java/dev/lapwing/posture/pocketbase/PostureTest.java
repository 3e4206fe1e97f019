package dev.lapwing.posture.pocketbase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.posture.PostureState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What follows from a look after another, and from one that comes in parts. */
class PostureTest {
    private static final ObjectNode SETTINGS = Looks.settings("0.40");

    private final Looks looks = new Looks();

    @Test
    void theFirstLookTellsWhatStandsOpenAndNoChange() {
        assertThat(looks.tells(SETTINGS, Looks.collections("0.40")))
                .containsExactly(
                        "settings superuserIPs stands at '\"\"'",
                        "settings rateLimits.enabled stands at 'false'",
                        "users createRule stands at '\"\"', guests",
                        "users fields.avatar.protected stands at 'false', guests",
                        "_superusers mfa.enabled stands at 'false'",
                        "articles listRule stands at '\"\"', guests",
                        "articles viewRule stands at '\"\"', guests");
    }

    @Test
    void whatStandsOpenIsToldAgainAtEachLookUntilItIsMended() {
        ArrayNode mended = Looks.collections("0.40");
        Looks.named(mended, "articles").putNull("listRule");
        looks.tells(null, Looks.collections("0.40"));

        List<String> again = looks.tells(null, Looks.collections("0.40"));
        List<String> then = looks.tells(null, mended);

        assertThat(again).contains("articles listRule stands at '\"\"', guests");
        assertThat(Looks.standing(then)).doesNotContain("articles listRule stands at '\"\"', guests");
        assertThat(Looks.changes(then)).containsExactly("articles listRule from '\"\"' to 'null', narrowed");
    }

    @Test
    void anUpgradeOfPocketBaseChangesNothing() {
        looks.tells(Looks.settings("0.39"), Looks.collections("0.39"));

        assertThat(Looks.changes(looks.tells(SETTINGS, Looks.collections("0.40"))))
                .isEmpty();
    }

    @Test
    void theOrderOfCollectionsFieldsAndMembersSaysNothing() {
        looks.tells(SETTINGS, Looks.collections("0.40"));
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            JsonNode settings = shuffled(SETTINGS, random);
            JsonNode collections = shuffled(Looks.collections("0.40"), random);

            assertThat(Looks.changes(looks.tells(settings, collections)))
                    .as("seed %s", seed)
                    .isEmpty();
        }
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node.isObject()) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            Collections.shuffle(names, random);
            ObjectNode other = Looks.JSON.createObjectNode();
            names.forEach(name -> other.set(name, shuffled(node.get(name), random)));
            return other;
        }
        if (node.isArray()) {
            List<JsonNode> elements = new ArrayList<>();
            node.forEach(element -> elements.add(shuffled(element, random)));
            Collections.shuffle(elements, random);
            return Looks.JSON.createArrayNode().addAll(elements);
        }
        return node;
    }

    @Test
    void offOnAndOffAgainAreThreeEvents() {
        ObjectNode on = Looks.settings("0.40");
        Looks.set(on, "batch.enabled", "false");
        List<String> ids = new ArrayList<>();
        looks.tells(SETTINGS, null);

        for (int minute = 1; minute <= 3; minute++) {
            looks.events(Looks.envelope(minute, minute % 2 == 1 ? on : SETTINGS, null)).stream()
                    .filter(event -> Looks.value(event, "config.path").equals("batch.enabled"))
                    .map(AuditEvent::uid)
                    .forEach(ids::add);
        }

        assertThat(ids).hasSize(3).doesNotHaveDuplicates().allMatch(id -> id.matches("shop:[0-9a-f]{32}"));
    }

    @Test
    void aLookThatComesAgainOrTooLateChangesNothing() {
        byte[] early = Looks.envelope(1, SETTINGS, Looks.collections("0.40"));
        ObjectNode other = Looks.settings("0.40");
        Looks.set(other, "superuserIPs", "[\"10.0.0.1\"]");
        looks.tells(early);
        byte[] late = Looks.envelope(2, other, Looks.read("[]"));
        looks.tells(late);

        assertThat(looks.tells(late)).isEmpty();
        assertThat(looks.tells(early)).isEmpty();
    }

    @Test
    void nothingIsKnownToHaveVanishedBeforeAllPartsCame() {
        ArrayNode all = Looks.collections("0.40");
        looks.tells(null, all);
        ArrayNode first = Looks.JSON.createArrayNode().add(Looks.named(all, "articles"));
        ArrayNode second = Looks.JSON.createArrayNode().add(Looks.named(all, "users"));

        List<String> part = Looks.changes(looks.tellsOfPart(5, 1, 2, first));
        List<String> nextLook = Looks.changes(looks.tellsOfPart(7, 2, 2, second));
        List<String> whole = Looks.changes(looks.tellsOfPart(7, 1, 2, first));

        assertThat(part).isEmpty();
        assertThat(nextLook).isEmpty();
        assertThat(whole)
                .hasSize(6)
                .allMatch(line -> line.contains(" collection from "))
                .contains("notes collection from 'base' to '-', changed");
    }

    @Test
    void aChangeInAPartIsToldThoughAnotherPartIsMissing() {
        looks.tells(null, Looks.collections("0.40"));
        ArrayNode changed = Looks.collections("0.40");
        Looks.named(changed, "notes").put("deleteRule", "");

        assertThat(Looks.changes(looks.tellsOfPart(5, 2, 3, changed)))
                .singleElement()
                .asString()
                .endsWith("to '\"\"', widened, guests");
    }

    @Test
    void whatCannotBeKeptIsSaidAndHidesNothingElse() {
        ArrayNode all = Looks.collections("0.40");
        looks.tells(null, all);
        ArrayNode flooded = Looks.collections("0.40");
        IntStream.range(0, 2_000)
                .forEach(i -> flooded.addObject()
                        .put("id", "a" + i)
                        .put("name", "n" + i)
                        .put("type", "base"));
        Looks.named(flooded, "notes").put("deleteRule", "");
        flooded.add("no collection");

        List<String> told = looks.tells(null, flooded);

        assertThat(told)
                .contains(
                        "notes deleteRule from 'owner = @request.auth.id' to '\"\"', widened, guests",
                        "collections collections stands at '1009 could not be looked at'");
        assertThat(looks.state().collections()).hasSize(1_000);
    }

    @Test
    void aFloodOfLargeCollectionsDoesNotPushOutAKnownOneThatGrows() {
        looks.tells(null, Looks.collections("0.40"));
        ArrayNode flooded = Looks.collections("0.40");
        IntStream.range(0, 500)
                .forEach(i -> flooded.addObject()
                        .put("id", "a" + i)
                        .put("name", "n" + i)
                        .put("type", "base")
                        .put("listRule", "x".repeat(2_000))
                        .put("viewRule", "x".repeat(2_000)));
        Watched.RULES.forEach(rule -> Looks.named(flooded, "notes").put(rule, "y".repeat(1_900)));

        List<String> told = looks.tells(null, flooded);

        assertThat(told).filteredOn(line -> line.startsWith("notes ")).hasSize(5);
        assertThat(told).anyMatch(line -> line.contains("could not be looked at"));
    }

    @Test
    void aChangeOfAFieldBehindTheBoundIsToldAsOne() {
        ArrayNode before = Looks.collections("0.40");
        ArrayNode fields = (ArrayNode) Looks.named(before, "notes").get("fields");
        IntStream.range(0, 400)
                .forEach(i -> fields.addObject()
                        .put("id", "z" + (1_000 + i))
                        .put("name", "n" + i)
                        .put("type", "text")
                        .put("hidden", true));
        looks.tells(null, before);
        ArrayNode after = before.deepCopy();
        Looks.set(Looks.named(after, "notes"), "fields.n399.hidden", "false");

        assertThat(Looks.changes(looks.tells(null, after)))
                .singleElement()
                .asString()
                .startsWith("notes fields from ")
                .endsWith(", unclear");
        assertThat(looks.state().collections().values())
                .allMatch(each -> each.fields().size() <= 300);
    }

    @Test
    void theStateIsBoundedWhateverThereIs() {
        String text = "é".repeat(2_100);
        ArrayNode huge = Looks.JSON.createArrayNode();
        for (int i = 0; i < 500; i++) {
            ObjectNode collection = huge.addObject()
                    .put("id", "c" + i)
                    .put("name", text)
                    .put("type", "auth")
                    .put("viewQuery", text);
            Watched.RULES.forEach(rule -> collection.put(rule, text));
            ArrayNode fields = collection.putArray("fields");
            IntStream.range(0, i % 50 * 8)
                    .forEach(f -> fields.addObject().put("id", "f" + f).put("name", text.substring(0, 250)));
        }

        List<String> told = looks.tells(null, huge);

        assertThat(looks.state().toBytes()).hasSizeLessThan(2_200_000);
        assertThat(told).anyMatch(line -> line.contains("could not be looked at"));
    }

    @Test
    void aChangeBehindTheBoundOfAListIsToldAsOne() {
        ObjectNode many = Looks.settings("0.40");
        ArrayNode addresses = Looks.JSON.createArrayNode();
        IntStream.range(0, 300).forEach(i -> addresses.add("10.0.0." + i));
        many.set("superuserIPs", addresses);
        looks.tells(many, null);
        ObjectNode more = many.deepCopy();
        ((ArrayNode) more.get("superuserIPs")).set(299, "99.9.9.9");

        assertThat(Looks.changes(looks.tells(more, null)))
                .singleElement()
                .asString()
                .startsWith("settings superuserIPs from '10.0.0.0, 10.0.0.1, ")
                .endsWith(", widened");
    }

    @Test
    void whatTheConnectorLeftOutIsSaidAndStaysKnown() {
        Looks looks = new Looks();
        looks.tells(Looks.settings("0.40"), Looks.collections("0.40"));
        PostureState before = looks.state();
        byte[] leftOut = Looks.envelope(
                Instant.parse("2026-11-09T12:30:00Z"), null, null, ",\"leftOut\":[\"settings\",\"collections\"]");

        assertThat(looks.tells(leftOut))
                .containsExactly(
                        "settings settings stands at 'could not be looked at'",
                        "collections collections stands at '1 could not be looked at'");
        assertThat(looks.tells(leftOut)).isEmpty();
        assertThat(looks.state().settings()).isEqualTo(before.settings());
        assertThat(looks.state().collections()).isEqualTo(before.collections());
    }
}
