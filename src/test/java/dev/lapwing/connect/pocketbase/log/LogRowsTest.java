package dev.lapwing.connect.pocketbase.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogRow.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogRowsTest {
    private static final String CREATED = "2026-08-20 09:14:03.512Z";
    private static final String DATA =
            "{\"status\":400,\"type\":\"request\",\"url\":\"/a?b=1\\u0026c=2\",\"userIP\":\"1.2.3.4\"}";

    @Test
    void buildsTheItemThatTheApiShows() {
        LogRow row = LogRows.of("k3v9x0q2m7a1b4c", CREATED, 8, "GET /a \"x\"", DATA);

        assertThat(row.json())
                .isEqualTo("{\"id\":\"k3v9x0q2m7a1b4c\",\"created\":\"" + CREATED + "\",\"data\":" + DATA
                        + ",\"message\":\"GET /a \\\"x\\\"\",\"level\":8}");
    }

    @Test
    void givesColumnsAndItemOneHashHoweverTheyAreSpelled() {
        LogRow columns = LogRows.of("id1", CREATED, 8, "GET /a?b=1&c=2", DATA);
        LogRow item = LogRows.ofItem("{ \"level\":8, \"message\":\"GET /a?b=1\\u0026c=2\", \"data\": {\"status\":400, "
                + "\"type\":\"request\",\"url\":\"/a?b=1&c=2\",\"userIP\":\"1.2.3.4\"},\"created\":\"" + CREATED
                + "\",\"id\":\"id1\",\"updated\":\"\"}");

        assertThat(item.hash()).isEqualTo(columns.hash());
        assertThat(item.id()).isEqualTo("id1");
        assertThat(item.created()).isEqualTo(CREATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"b\",\"created\":\"c\",\"data\":{\"a\":1},\"message\":\"m\",\"level\":0}",
                "{\"id\":\"a\",\"created\":\"d\",\"data\":{\"a\":1},\"message\":\"m\",\"level\":0}",
                "{\"id\":\"a\",\"created\":\"c\",\"data\":{\"a\":2},\"message\":\"m\",\"level\":0}",
                "{\"id\":\"a\",\"created\":\"c\",\"data\":{\"a\":\"1\"},\"message\":\"m\",\"level\":0}",
                "{\"id\":\"a\",\"created\":\"c\",\"data\":{\"b\":1},\"message\":\"m\",\"level\":0}",
                "{\"id\":\"a\",\"created\":\"c\",\"data\":{\"a\":[1]},\"message\":\"m\",\"level\":0}",
                "{\"id\":\"a\",\"created\":\"c\",\"data\":{\"a\":1},\"message\":\"n\",\"level\":0}",
                "{\"id\":\"a\",\"created\":\"c\",\"data\":{\"a\":1},\"message\":\"m\",\"level\":1}",
                "{\"id\":\"a\",\"created\":\"c\",\"data\":{\"a\":1},\"message\":\"m\"}",
                "{\"id\":\"a\",\"created\":\"c\",\"data\":{\"a\":true},\"message\":\"m\",\"level\":0}",
                "{\"id\":\"a\",\"created\":\"c\",\"data\":{\"a\":false},\"message\":\"m\",\"level\":0}",
                "{\"id\":\"a\",\"created\":\"c\",\"data\":{\"a\":null},\"message\":\"m\",\"level\":0}"
            })
    void givesAnotherHashToEveryOtherRow(String other) {
        LogRow row = LogRows.of("a", "c", 0, "m", "{\"a\":1}");

        assertThat(LogRows.ofItem(other).hash()).isNotEqualTo(row.hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"request\",\"userIP\":\"1.2.3.4\"} | TOLD",
                "{\"type\":\"request\",\"userIp\":\"1.2.3.4\"} | TOLD",
                "{\"type\":\"request\"} | MISSING",
                "{\"type\":\"request\",\"meta\":{\"userIP\":\"1.2.3.4\"}} | MISSING",
                "{\"type\":\"request\",\"__pb_truncated__\":true} | NONE",
                "{\"meta\":{\"type\":\"request\"}} | NONE",
                "{\"type\":{\"a\":1}} | NONE",
                "{} | NONE",
                "[\"request\"] | NONE",
                "no json | NONE"
            })
    void tellsWhetherARequestSaysWhereItCameFrom(String data, Address address) {
        assertThat(LogRows.of("a", CREATED, 0, "m", data).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{\"a\":", "{} {}", "\"quote"})
    void keepsDataThatIsNoJsonAsText(String data) {
        LogRow row = LogRows.of("a", CREATED, 0, "m", data);

        assertThat(JsonTokens.isJson(row.json())).isTrue();
        assertThat(row.json()).contains("\"data\":\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[1,2]", "\"text\"", "null", "{\"id\":7,\"created\":null,\"data\":[],\"level\":\"x\"}"})
    void givesARowWithoutIdAStandInAndKeepsItsText(String item) {
        LogRow row = LogRows.ofItem(item);

        assertThat(row.json()).isEqualTo(item);
        assertThat(row.id())
                .startsWith("without-id-")
                .isEqualTo(LogRows.ofItem(item).id());
        assertThat(row.created()).isEmpty();
    }

    @Test
    void readsRowsOfAnyDepth() {
        String deep = "[".repeat(50_000) + "]".repeat(50_000);

        assertThat(LogRows.of("a", CREATED, 0, "m", deep).json()).contains(deep);
    }

    @Test
    void refusesAnItemThatIsNoJson() {
        assertThatThrownBy(() -> LogRows.ofItem("{\"id\":")).isInstanceOf(IllegalArgumentException.class);
    }
}
