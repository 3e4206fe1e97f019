package dev.lapwing.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.Normalized;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Rows of drills are told from those of PocketBase by a mark that no request can make. */
class DrillRowTest {
    private static final String ROW = """
            {"id":"r1","created":"2026-11-24 09:14:03.510Z","data":{"type":"request","method":"POST","status":400,\
            "url":"/api/collections/users/auth-with-password","userAgent":"%s"},"message":"POST /","level":8%s}""";

    private static byte[] row(String userAgent, String more) {
        return ROW.formatted(userAgent, more).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void areEventsOfALogSourceOfTheirOwn() {
        Normalized read = new DrillRow().parse(row("lapwing-drill/ab", ",\"drill\":true"), "lapwing-drill");

        var event = ((Normalized.Accepted) read).event();
        assertThat(event.schema()).isSameAs(Schemas.DRILL);
        assertThat(event.uid()).isEqualTo("lapwing-drill:r1");
        assertThat(event.value(Schemas.DRILL.slot("http_request.user_agent"))).isEqualTo("lapwing-drill/ab");
    }

    @Test
    void areRecognisedByTheirMark() {
        assertThat(RowFormat.recognise(row("curl", ",\"drill\":true"))).contains(RowFormat.DRILL);
    }

    @Test
    void areNoneWhereOnlyTheClientSaysSo() {
        byte[] row = row("lapwing-drill/ab", "");

        assertThat(RowFormat.recognise(row)).contains(RowFormat.POCKETBASE);
        assertThat(new DrillRow().parse(row, "lapwing-drill"))
                .isEqualTo(new Normalized.Rejected("drill", "not there: no row of a drill"));
    }

    @Test
    void areNoneWhereTheMarkStandsInWhatAClientSent() {
        String inside = "x\\\",\\\"drill\\\":true,\\\"y";

        assertThat(RowFormat.recognise(row(inside, ""))).contains(RowFormat.POCKETBASE);
    }
}
