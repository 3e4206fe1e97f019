package dev.lapwing.posture.pocketbase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing that stands open in one look, and the nearest that does not. */
class ExposuresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "superuserIPs | [] | superuserIPs stands at '\"\"'",
                "superuserIPs | ['10.0.0.0/8','0.0.0.0/0'] | superuserIPs stands at '0.0.0.0/0, 10.0.0.0/8'",
                "superuserIPs | ['10.0.0.0/8'] | ",
                "rateLimits.enabled | false | rateLimits.enabled stands at 'false'",
                "rateLimits.enabled | true | ",
                "logs | {'maxDays':4} | logs.maxDays stands at '4'",
                "logs | {'maxDays':5} | ",
                "logs | {'minLevel':1} | logs.minLevel stands at '1'",
                "logs | {'minLevel':0} | ",
                "logs | {'logIP':false} | logs.logIP stands at 'false'",
                "trustedProxy | {'headers':['X-Real-IP'],'useLeftmostIP':true} | trustedProxy.useLeftmostIP stands at 'true'",
                "trustedProxy | {'headers':[],'useLeftmostIP':true} | ",
                "trustedProxy | {'headers':['X-Real-IP'],'useLeftmostIP':false} | ",
            })
    void ofSettings(String path, String json, String told) {
        ObjectNode settings = Looks.settings("0.40");
        Looks.set(settings, "superuserIPs", "[\"10.0.0.0/8\"]");
        Looks.set(settings, "rateLimits.enabled", "true");
        Looks.set(settings, path, json.replace('\'', '"'));

        assertThat(new Looks().tells(settings, null)).isEqualTo(told == null ? List.of() : List.of("settings " + told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "base | listRule   | ''   | listRule stands at '\"\"', guests",
                "base | viewRule   | ''   | viewRule stands at '\"\"', guests",
                "base | createRule | ''   | createRule stands at '\"\"', guests",
                "base | updateRule | ''   | updateRule stands at '\"\"', guests",
                "base | deleteRule | ''   | deleteRule stands at '\"\"', guests",
                "base | deleteRule | 'id = 1' | ",
                "auth | manageRule | 'id = 1' | manageRule stands at 'id = 1'",
                "auth | manageRule | ''   | ",
                "auth | authToken  | {'duration':2592001} | authToken.duration stands at '2592001'",
                "auth | authToken  | {'duration':2592000} | ",
                "auth | mfa        | {'enabled':false} | ",
                "base | fields     | [{'id':'f','name':'doc','type':'file','protected':false}] | fields.doc.protected stands at 'false', guests",
                "base | fields     | [{'id':'f','name':'doc','type':'file','protected':true}] | ",
                "base | fields     | [{'id':'f','name':'doc','type':'text'}] | ",
            })
    void ofACollection(String type, String path, String json, String told) {
        ObjectNode collection = Looks.JSON
                .createObjectNode()
                .put("id", "c")
                .put("name", "things")
                .put("type", type);
        Looks.set(collection, path, json.replace('\'', '"'));

        assertThat(new Looks().tells(null, Looks.JSON.createArrayNode().add(collection)))
                .isEqualTo(told == null ? List.of() : List.of("things " + told));
    }

    @Test
    void aFileOfAPublicCollectionIsPublicAnyway() {
        ObjectNode collection = (ObjectNode) Looks.read("""
                {"id": "c", "name": "things", "type": "base", "viewRule": "",
                 "fields": [{"id": "f", "name": "doc", "type": "file", "protected": false}]}""");

        assertThat(new Looks().tells(null, Looks.JSON.createArrayNode().add(collection)))
                .containsExactly("things viewRule stands at '\"\"', guests");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT id FROM users | true  | viewQuery stands at 'SELECT id FROM users', guests",
                "SELECT id FROM users | false | ",
                "SELECT id FROM people | true | viewQuery stands at 'SELECT id FROM people', guests",
                "SELECT id FROM notes | true  | ",
            })
    void aViewOverAccountsThatGuestsMayRead(String query, boolean open, String told) {
        ArrayNode all = (ArrayNode) Looks.read("[{\"id\":\"u\",\"name\":\"users\",\"type\":\"auth\"}]");
        all.addObject()
                .put("id", "w")
                .put("name", "people")
                .put("type", "view")
                .put("viewQuery", "SELECT id FROM users");
        ObjectNode view = all.addObject().put("id", "v").put("name", "board").put("type", "view");
        view.put("viewQuery", query).put("listRule", open ? "" : "@request.auth.id != ''");

        assertThat(new Looks()
                        .tells(null, all).stream()
                                .filter(line -> line.contains("viewQuery"))
                                .toList())
                .isEqualTo(told == null ? List.of() : List.of("board " + told));
    }
}
