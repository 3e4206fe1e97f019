package dev.lapwing.posture.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of keys that are used, and of the one that polls. */
class ApiKeysTest {
    private static final String KEYS = Answers.ORG + "/api_keys";
    private final Answers answers = new Answers();

    @ParameterizedTest
    @CsvSource({
        "192.0.2.9, 192.0.2.9, same address",
        "192.0.2.9, 192.0.2.77, another address nearby",
        "192.0.2.9, 192.0.3.9, another network",
        "192.0.2.9, 2001:db8::1, another network",
        "2001:db8:1:2::1, 2001:db8:1:9::1, another address nearby",
        "2001:db8:1::1, 2001:db8:2::1, another network",
        "'', 192.0.2.9, first address",
    })
    void isToldWithTheAddressesOfBothUses(String before, String after, String where) {
        answers.tells("listOrgApiKeys", KEYS, key("2026-11-09T11:00:00Z", before));
        List<String> told =
                Answers.changes(answers.round().tells("listOrgApiKeys", KEYS, key("2026-11-09T12:09:00Z", after)));

        assertThat(told)
                .containsExactly("api_key 7 last_used " + (before.isEmpty() ? "-" : before) + " to " + after
                        + ", changed, " + where);
    }

    @Test
    void namesAddressNetworkAndOwnerOfTheKey() {
        answers.tells("listOrgApiKeys", KEYS, key("2026-11-09T11:00:00Z", "2001:db8::1"));
        answers.round();
        String body = key("2026-11-09T12:09:00Z", "2001:DB8:0:0:1::2");
        AuditEvent used = answers.next(answers.answer("listOrgApiKeys", KEYS, "{}", 200, body, ""))
                .events()
                .get(0);

        assertThat(Answers.text(used, "src_endpoint.ip")).contains("2001:db8::1:0:0:2");
        assertThat(Answers.text(used, "src_endpoint.subnet")).contains("2001:db8::/64");
        assertThat(Answers.text(used, "actor.user.name")).contains("Ada");
        assertThat(Answers.text(used, "cloud.project_uid")).contains("p1");
    }

    @ParameterizedTest
    @CsvSource({"2026-10-10T12:09:00Z, false", "2026-10-10T12:08:59Z, true"})
    void isAwakeWhereItWasSilentForMoreThanThirtyDays(String last, boolean awake) {
        answers.tells("listOrgApiKeys", KEYS, key(last, "192.0.2.9"));
        List<String> told = answers.round().tells("listOrgApiKeys", KEYS, key("2026-11-09T12:09:00Z", "192.0.2.9"));

        assertThat(told.stream().anyMatch(line -> line.startsWith("api_key 7 awake " + last)))
                .isEqualTo(awake);
    }

    @Test
    void tellsNothingOfTheUseOfTheKeyThatPollsButThatItIsGone() {
        answers.tells("listOrgApiKeys", KEYS, key("2026-11-09T11:00:00Z", "192.0.2.9"));
        answers.ends("{'own_key':7}");
        List<String> used = answers.round().tells("listOrgApiKeys", KEYS, key("2026-11-09T12:09:00Z", "203.0.113.5"));
        List<String> gone = answers.round().tells("listOrgApiKeys", KEYS, "[]");

        assertThat(used).isEmpty();
        assertThat(gone).containsExactly("api_key 7 removed p1 to -, narrowed, poller");
    }

    @Test
    void tellsOfACredentialThatIsAwake() {
        String path = Answers.BRANCH + "/credentials";
        answers.tells(
                "listCredentials", path, "{'credentials':[{'token_id':'t','created_at':'2026-01-01T00:00:00Z'}]}");

        assertThat(answers.round()
                        .tells(
                                "listCredentials",
                                path,
                                "{'credentials':[{'token_id':'t','last_used_at':'2026-11-09T12:09:00Z'}]}"))
                .containsExactly("credential t awake - to 2026-11-09T12:09:00Z, changed");
    }

    private static String key(String used, String address) {
        return "[{'id':7,'name':'ci','created_at':'2026-11-01T00:00:00Z','project_id':'p1','created_by':{'id':'u1','name':'Ada'},"
                + "'last_used_at':'" + used + "','last_used_from_addr':'" + address + "'}]";
    }
}
