package dev.lapwing.posture.pocketbase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each part of a collection that says who may do what, and what a change of it does. */
class ChangedCollectionsTest {
    private static final String OWN = "'id = @request.auth.id'";
    private static final String GOOGLE =
            "{'name':'google','authURL':'https://a','tokenURL':'https://t','userInfoURL':'https://u'}";

    private final Looks looks = new Looks();

    private static ArrayNode with(String collection, String path, String json) {
        ArrayNode all = Looks.collections("0.40");
        Looks.set(Looks.named(all, collection), path, json.replace('\'', '"').replace("GOOGLE", quoted(GOOGLE)));
        return all;
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private List<String> changes(ArrayNode before, ArrayNode after) {
        looks.tells(null, before);
        return Looks.changes(looks.tells(null, after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "notes | listRule   | null | ''   | 'null' to '\"\"', widened, guests",
                "notes | viewRule   | null | ''   | 'null' to '\"\"', widened, guests",
                "notes | createRule | null | ''   | 'null' to '\"\"', widened, guests",
                "notes | updateRule | null | ''   | 'null' to '\"\"', widened, guests",
                "notes | deleteRule | null | ''   | 'null' to '\"\"', widened, guests",
                "notes | deleteRule | 'a = 1' | '' | 'a = 1' to '\"\"', widened, guests",
                "notes | deleteRule | '' | null   | '\"\"' to 'null', narrowed",
                "users | authRule   | 'verified = true' | '' | 'verified = true' to '\"\"', widened, everyone with an account",
                "users | manageRule | ''   | 'a = 1' | 'null' to 'a = 1', widened",
                "users | manageRule | 'a = 1' | null | 'a = 1' to 'null', narrowed",
                "users | mfa.rule   | ''   | 'a = 1' | '\"\"' to 'a = 1', widened",
                "users | mfa.enabled | true | false | 'true' to 'false', widened",
                "users | mfa.enabled | false | true | 'false' to 'true', narrowed",
                "users | authAlert.enabled | true | false | 'true' to 'false', widened",
                "users | otp.enabled | false | true | 'false' to 'true', widened",
                "users | otp.length | 8 | 4 | '8' to '4', widened",
                "users | passwordAuth.enabled | false | true | 'false' to 'true', widened",
                "users | passwordAuth.identityFields | ['email'] | ['email','name'] | 'email' to 'email, name', widened",
                "users | passwordAuth.identityFields | ['email','name'] | ['name'] | 'email, name' to 'name', narrowed",
                "users | authToken.duration | 432000 | 31536000 | '432000' to '31536000', widened",
                "users | authToken.duration | 432000 | 3600 | '432000' to '3600', narrowed",
                "users | fileToken.duration | 180 | 3600 | '180' to '3600', widened",
                "users | oauth2.enabled | false | true | 'false' to 'true', widened",
                "users | oauth2.providers | [] | [GOOGLE] | '\"\"' to 'google', widened",
                "users | oauth2.providers | [GOOGLE] | [] | 'google' to '\"\"', narrowed",
                "_superusers | mfa.enabled | true | false | 'true' to 'false', widened",
                "notes | name | 'notes' | 'notes2' | 'notes' to 'notes2', changed",
            })
    void tellsWhatItDoes(String collection, String path, String before, String after, String told) {
        List<String> changes = changes(with(collection, path, before), with(collection, path, after));

        String name = path.equals("name") ? "notes2" : collection;
        assertThat(changes).containsExactly(name + " " + path + " from " + told);
    }

    @Test
    void anAskForASecondFactorThatHoldsForFewerIsWider() {
        assertThat(changes(with("users", "mfa.rule", "'a = 1'"), with("users", "mfa.rule", "''")))
                .containsExactly("users mfa.rule from 'a = 1' to '\"\"', narrowed");
    }

    @ParameterizedTest
    @CsvSource({"authURL, https://a", "tokenURL, https://t", "userInfoURL, https://u"})
    void anotherAddressOfAnIdentityProviderIsAChange(String url, String before) {
        ArrayNode moved = with("users", "oauth2.providers", "[GOOGLE]");
        Looks.set(Looks.named(moved, "users"), "oauth2.providers.google." + url, "\"https://evil\"");

        assertThat(changes(with("users", "oauth2.providers", "[GOOGLE]"), moved))
                .containsExactly(
                        "users oauth2.providers.google.%s from '%s' to 'https://evil', changed".formatted(url, before));
    }

    @Test
    void whatTwoExpressionsMeanIsLeftToTheirComparison() {
        assertThat(changes(with("notes", "listRule", OWN), with("notes", "listRule", "'id != 5'")))
                .singleElement()
                .asString()
                .startsWith("notes listRule from 'id = @request.auth.id' to 'id != 5', ");
    }

    @Test
    void whatFollowsBehindTheBoundOfARuleIsUnclearAndNotUnseen() {
        String padded = "id = 5 // " + "x".repeat(3_000);

        assertThat(changes(
                        with("notes", "listRule", "'" + padded + "'"),
                        with("notes", "listRule", "'" + padded + " \\n || done = 1'")))
                .singleElement()
                .asString()
                .endsWith(", unclear");
    }

    @ParameterizedTest
    @CsvSource({
        "null,  long,  widened",
        "long,  empty, 'widened, guests'",
        "empty, long,  narrowed",
        "long,  null,  narrowed",
        "long,  id,    unclear",
        "id,    long,  unclear"
    })
    void ofARuleThatIsTooLongToBeKeptItsNeighbourTells(String before, String after, String effect) {
        assertThat(changes(with("notes", "listRule", rule(before)), with("notes", "listRule", rule(after))))
                .singleElement()
                .asString()
                .endsWith("', " + effect);
    }

    @Test
    void aRuleThatLetsInEverybodyIsAnEmptyOneHoweverLongItIs() {
        String padded = "'// " + "x".repeat(3_000) + " \\n 1 = 1'";

        assertThat(changes(with("notes", "listRule", "'id = 1'"), with("notes", "listRule", padded)))
                .containsExactly("notes listRule from 'id = 1' to '\"\"', widened, guests");
        assertThat(changes(with("notes", "listRule", "''"), with("notes", "listRule", padded)))
                .isEmpty();
    }

    /** A long one lets in nobody at its beginning, and others at its end. */
    private static String rule(String word) {
        return switch (word) {
            case "long" -> "'1 = 2 // " + "x".repeat(3_000) + " \\n || done = 1'";
            case "id" -> "'id = 1'";
            case "empty" -> "''";
            default -> word;
        };
    }

    @ParameterizedTest
    @CsvSource({"hidden", "protected"})
    void aFieldThatIsUncoveredIsWiderAlsoWhenItIsRenamedAtOnce(String flag) {
        ArrayNode before = with("notes", "fields.doc." + flag, "true");
        ArrayNode after = with("notes", "fields.doc." + flag, "false");
        Looks.set(Looks.named(after, "notes"), "fields.doc.name", "\"other\"");

        assertThat(changes(before, after))
                .containsExactly(
                        "notes fields.other.name from 'doc' to 'other', changed",
                        "notes fields.other." + flag + " from 'true' to 'false', widened");
    }

    @Test
    void fieldsThatComeAndGoAreChanges() {
        ArrayNode without = Looks.collections("0.40");
        ArrayNode fields = (ArrayNode) Looks.named(without, "notes").get("fields");
        ObjectNode doc = Looks.named(fields, "doc").deepCopy();
        fields.remove(indexOf(fields, "doc"));
        ArrayNode with = Looks.collections("0.40");

        assertThat(changes(with, without)).containsExactly("notes fields.doc from 'file' to '-', changed");
        assertThat(Looks.changes(looks.tells(null, with)))
                .containsExactly("notes fields.doc from '-' to '%s', changed"
                        .formatted(doc.get("type").asText()));
    }

    private static int indexOf(ArrayNode fields, String name) {
        for (int at = 0; at < fields.size(); at++) {
            if (fields.get(at).path("name").asText().equals(name)) {
                return at;
            }
        }
        throw new IllegalArgumentException(name);
    }

    @Test
    void aUniqueIndexThatIsDroppedIsWiderAnyOtherAChange() {
        String unique = "'CREATE UNIQUE INDEX `u` ON `notes` (`title`)'";
        String plain = "'CREATE INDEX `p` ON `notes` (`title`)'";

        assertThat(changes(with("notes", "indexes", "[" + unique + "]"), with("notes", "indexes", "[]")))
                .singleElement()
                .asString()
                .endsWith("to '\"\"', widened");
        assertThat(new ChangedCollectionsTest()
                        .changes(with("notes", "indexes", "[" + plain + "]"), with("notes", "indexes", "[]")))
                .singleElement()
                .asString()
                .endsWith("to '\"\"', changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT id FROM articles                               | changed",
                "SELECT users FROM articles WHERE users = 1            | changed",
                "SELECT id, email FROM users                           | widened",
                "SELECT a.id FROM articles a JOIN \"Users\" u ON 1, notes | widened",
                "SELECT a.id FROM articles a JOIN notes n ON a.id = n.id, [users] | widened",
                "SELECT id FROM (SELECT id FROM/**/`_superusers`)      | widened",
                "SELECT id FROM articles /* FROM users */ -- FROM users | changed",
                "WITH x AS (SELECT id FROM _params) SELECT id FROM x   | widened",
            })
    void aViewThatSelectsFromAccountsNowIsWider(String query, String effect) {
        ArrayNode before = view("SELECT id FROM notes");

        assertThat(changes(before, view(query))).singleElement().asString().endsWith(", " + effect);
    }

    private static ArrayNode view(String query) {
        ArrayNode all = Looks.collections("0.40");
        all.addObject()
                .put("id", "pbc_1")
                .put("name", "board")
                .put("type", "view")
                .put("viewQuery", query);
        return all;
    }

    @Test
    void aCollectionThatIsMadeOrDeletedIsToldOnce() {
        ArrayNode with = view("SELECT id FROM notes");
        Looks.named(with, "board").put("listRule", "");
        ArrayNode without = Looks.collections("0.40");

        assertThat(changes(without, with)).containsExactly("board collection from '-' to 'view', widened, guests");
        assertThat(Looks.changes(looks.tells(null, with))).isEmpty();
        assertThat(Looks.changes(looks.tells(null, without)))
                .containsExactly("board collection from 'view' to '-', changed");
        assertThat(Looks.changes(looks.tells(null, without))).isEmpty();
    }
}
