package dev.lapwing.posture.pocketbase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each setting that says who may do what, and what a change of it does. */
class ChangedSettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "logs.maxDays | 7 | 1 | '7' to '1', widened",
                "logs.maxDays | 1 | 7 | '1' to '7', narrowed",
                "logs.minLevel | 0 | 8 | '0' to '8', widened",
                "logs.minLevel | 8 | -4 | '8' to '-4', narrowed",
                "logs.logIP | true | false | 'true' to 'false', widened",
                "logs.logAuthId | true | false | 'true' to 'false', widened",
                "logs.logAuthId | false | true | 'false' to 'true', narrowed",
                "logs.maxDataSize | 0 | 500 | '0' to '500', changed",
                "rateLimits.enabled | true | false | 'true' to 'false', widened",
                "rateLimits.enabled | false | true | 'false' to 'true', narrowed",
                "rateLimits.excludedIPs | [] | ['10.0.0.1'] | '\"\"' to '10.0.0.1', widened",
                "rateLimits.excludedIPs | ['a','b'] | ['c','b'] | 'a, b' to 'b, c', widened",
                "rateLimits.excludedIPs | ['a','b'] | ['b'] | 'a, b' to 'b', narrowed",
                "superuserIPs | ['a'] | [] | 'a' to '\"\"', widened",
                "superuserIPs | [] | ['a'] | '\"\"' to 'a', narrowed",
                "superuserIPs | ['a'] | ['b','a'] | 'a' to 'a, b', widened",
                "superuserIPs | ['a','b'] | ['a'] | 'a, b' to 'a', narrowed",
                "superuserIPs | ['10.0.0.0/8'] | ['10.1.2.3'] | '10.0.0.0/8' to '10.1.2.3', narrowed",
                "superuserIPs | ['10.0.0.0'] | ['10.0.0.0/8'] | '10.0.0.0' to '10.0.0.0/8', widened",
                "superuserIPs | ['10.1.2.3'] | ['10.0.0.0/8'] | '10.1.2.3' to '10.0.0.0/8', widened",
                "superuserIPs | ['10.1.2.3'] | ['10.1.2.3/32'] | '10.1.2.3' to '10.1.2.3/32', changed",
                "superuserIPs | ['2001:db8::/32'] | ['2001:db8:1::/48','10.0.0.1'] | '2001:db8::/32' to '10.0.0.1, 2001:db8:1::/48', widened",
                "superuserIPs | [] | ['0.0.0.0/0'] | '\"\"' to '0.0.0.0/0', changed",
                "superuserIPs | ['10.1.2.3'] | ['10.1.2.3','::/0'] | '10.1.2.3' to '10.1.2.3, ::/0', widened",
                "superuserIPs | ['0.0.0.0/0'] | ['10.1.2.3'] | '0.0.0.0/0' to '10.1.2.3', narrowed",
                "superuserIPs | ['10.1.2.3'] | ['10.1.2.3','0.0.0.0/00'] | '10.1.2.3' to '0.0.0.0/00, 10.1.2.3', widened",
                "superuserIPs | ['0.0.0.0/00'] | [] | '0.0.0.0/00' to '\"\"', changed",
                "superuserIPs | ['10.0.0.0/8'] | ['::ffff:10.1.0.0/112'] | '10.0.0.0/8' to '::ffff:10.1.0.0/112', narrowed",
                "superuserIPs | ['office'] | ['wide/0'] | 'office' to 'wide/0', widened",
                "superuserIPs | ['office'] | ['10.0.0.0/99'] | 'office' to '10.0.0.0/99', widened",
                "trustedProxy.headers | [] | ['X-Real-IP'] | '\"\"' to 'X-Real-IP', widened",
                "trustedProxy.headers | ['X-Real-IP'] | [] | 'X-Real-IP' to '\"\"', changed",
                "trustedProxy.headers | ['A','B'] | ['B','A'] | 'A, B' to 'B, A', changed",
                "trustedProxy.useLeftmostIP | false | true | 'false' to 'true', widened",
                "trustedProxy.useLeftmostIP | true | false | 'true' to 'false', narrowed",
                "smtp.enabled | true | false | 'true' to 'false', changed",
                "smtp.host | 'a' | 'b' | 'a' to 'b', changed",
                "smtp.tls | true | false | 'true' to 'false', widened",
                "meta.senderAddress | 'a' | 'b' | 'a' to 'b', changed",
                "meta.appURL | 'a' | 'b' | 'a' to 'b', changed",
                "s3.enabled | false | true | 'false' to 'true', changed",
                "s3.endpoint | 'a' | 'b' | 'a' to 'b', changed",
                "s3.bucket | 'a' | 'b' | 'a' to 'b', changed",
                "backups.s3.enabled | false | true | 'false' to 'true', changed",
                "backups.s3.endpoint | 'a' | 'b' | 'a' to 'b', changed",
                "backups.cron | '0 0 * * *' | '' | '0 0 * * *' to '\"\"', changed",
                "batch.enabled | false | true | 'false' to 'true', widened",
                "batch.enabled | true | false | 'true' to 'false', narrowed",
                "batch.maxRequests | 50 | 5000 | '50' to '5000', widened",
            })
    void tellsWhatItDoes(String path, String before, String after, String told) {
        ObjectNode was = Looks.settings("0.40");
        Looks.set(was, path, before.replace('\'', '"'));
        ObjectNode is = Looks.settings("0.40");
        Looks.set(is, path, after.replace('\'', '"'));
        Looks looks = new Looks();
        looks.tells(was, null);

        assertThat(Looks.changes(looks.tells(is, null))).containsExactly("settings " + path + " from " + told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "*:auth 2/3, /api/ 300/10 | *:auth 2/3, /api/ 300/10  | ",
                "*:auth 2/3, /api/ 300/10 | /api/ 300/10, *:auth 2/3  | ",
                "*:auth 2/3, /api/ 300/10 | /api/ 300/10              | widened",
                "*:auth 2/3, /api/ 300/10 | *:auth 900/3, /api/ 300/10 | widened",
                "*:auth 2/3, /api/ 300/10 | *:auth 900/3, /api/ 1/10, /x 1/9 | widened",
                "*:auth 2/3, /api/ 300/10 | *:auth 1/3, /api/ 300/10  | narrowed",
                "*:auth 2/3               | *:auth 2/3, /api/ 300/10  | narrowed",
                "*:auth 2/3               | *:auth 2/3, *:create 20/5 | narrowed",
                "*:auth 2/3               | *:auth 2/3, users:auth 1/3 | narrowed",
                "/api/ 300/10             | /api/ 300/10, *:auth 2/3, /api/batch 3/1 | narrowed",
                "*:auth 2/3               | *:auth 2/3, users:auth 900/3 | widened",
                "*:auth 2/3               | *:auth 2/3, *:authWithPassword 900/3 | widened",
                "/api/ 300/10             | /api/ 300/10, users:list 900/1 | widened",
                "/api/ 300/10             | /api/ 300/10, *:file 900/1 | widened",
                "/api/ 300/10             | /api/ 300/10, / 900/1     | widened",
                "/api/ 300/10             | /api/ 300/10, POST /api/batch 900/1 | widened",
                "/api/batch 3/1           | /api/batch 3/1, *:file 900/1 | narrowed",
                "*:auth 2/3               | *:auth 4/6               | changed",
            })
    void aRateLimitThatGoesOrRisesOrIsNotAskedAnyMoreWidensWhateverElseIsTightened(
            String before, String after, String effect) {
        ObjectNode was = Looks.settings("0.40");
        Looks.set(was, "rateLimits.rules", limits(before));
        ObjectNode is = Looks.settings("0.40");
        Looks.set(is, "rateLimits.rules", limits(after));
        Looks looks = new Looks();
        looks.tells(was, null);

        assertThat(Looks.changes(looks.tells(is, null)).stream()
                        .map(line -> line.replaceAll(".*, ", ""))
                        .toList())
                .isEqualTo(Stream.ofNullable(effect).toList());
    }

    private static String limits(String text) {
        StringBuilder rules = new StringBuilder("[");
        for (String limit : text.split(", ", -1)) {
            String[] parts = limit.split("[ /](?=[0-9]+)", -1);
            rules.append(rules.length() > 1 ? "," : "")
                    .append("{\"label\":\"%s\",\"audience\":\"\",\"maxRequests\":%s,\"duration\":%s}"
                            .formatted(parts[0], parts[1], parts[2]));
        }
        return rules.append("]").toString();
    }
}
