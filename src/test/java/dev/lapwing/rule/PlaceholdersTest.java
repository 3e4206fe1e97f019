package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.request;
import static dev.lapwing.rule.Rules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.rule.ordinary.OrdinaryKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is ordinary, asked for by placeholders. */
class PlaceholdersTest {
    private static final Ordinary OURS = new Ordinary(Map.of(
            OrdinaryKey.NETWORKS,
            List.of("198.51.100.0/24", "2001:db8::/48"),
            OrdinaryKey.AUTOMATION,
            List.of("192.0.2.21", "agent:shop-ci/", "account:ci000000000001"),
            OrdinaryKey.PUBLIC_COLLECTIONS,
            List.of("posts", "12"),
            OrdinaryKey.CHANGE_WINDOWS,
            List.of("Tue,Thu 22:00-23:30 Europe/Berlin")));

    @ParameterizedTest
    @CsvSource({
        "src_endpoint.ip|cidr|expand: '%ordinary.networks%', src_endpoint.ip, 198.51.100.7, true",
        "src_endpoint.ip|cidr|expand: '%ordinary.networks%', src_endpoint.ip, 2001:db8::1, true",
        "src_endpoint.ip|cidr|expand: '%ordinary.networks%', src_endpoint.ip, 203.0.113.7, false",
        "src_endpoint.ip|cidr|expand: '%ordinary.automation%', src_endpoint.ip, 192.0.2.21, true",
        "src_endpoint.ip|cidr|expand: '%ordinary.proxies%', src_endpoint.ip, 198.51.100.7, false",
        "src_endpoint.ip|cidr|expand|neq: '%ordinary.proxies%', src_endpoint.ip, 198.51.100.7, true",
        "http_request.user_agent|startswith|expand: '%ordinary.automation.agents%', http_request.user_agent, Shop-CI/2, true",
        "http_request.user_agent|startswith|expand: '%ordinary.automation.agents%', http_request.user_agent, a shop-ci/, false",
        "actor.user.uid|cased|expand: '%ordinary.automation.accounts%', actor.user.uid, ci000000000001, true",
        "actor.user.uid|cased|expand: '%ordinary.automation.accounts%', actor.user.uid, CI000000000001, false",
        "pocketbase.collection|expand: '%ordinary.public.collections%', pocketbase.collection, 12, true",
        "pocketbase.collection|expand: '%ordinary.public.collections%', pocketbase.collection, invoices, false",
        "http_request.url.path|expand: /api/collections/%ordinary.public.collections%/records, http_request.url.path,"
                + " /api/collections/posts/records, true",
        "'pocketbase.collection|expand: [x, \"%ordinary.public.collections%\"]', pocketbase.collection, posts, true"
    })
    void standForEachOfTheirValues(String line, String field, String value, boolean matches) {
        assertThat(matches(line, request(field, value))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-10T21:00:00Z, true",
        "2026-11-10T22:29:59Z, true",
        "2026-11-10T22:30:00Z, false",
        "2026-11-11T21:30:00Z, false",
        "2026-07-07T20:00:00Z, true",
        "2026-07-07T21:30:00Z, false"
    })
    void lookAtTheClockOfThePlaceSummerAndWinter(Instant time, boolean matches) {
        assertThat(matches("time|within|expand: '%ordinary.change.windows%'", request("time", time.toEpochMilli())))
                .isEqualTo(matches);
    }

    @Test
    void changeWhatARuleIs() {
        String rule = selecting("src_endpoint.ip|cidr|expand: '%ordinary.networks%'");
        String other = selecting("pocketbase.action: sql");

        assertThat(hash(rule, OURS)).isNotEqualTo(hash(rule, Ordinary.NONE));
        assertThat(hash(other, OURS)).isEqualTo(hash(other, Ordinary.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`actor.user.uid|expand: '%ordinary.poeple%'`|5:28|no placeholder is called \"%ordinary.poeple%\"; did you mean \"%ordinary.people%\"?",
                "`actor.user.uid|expand: '%ordinary.people% %ordinary.networks%'`|5:28|a value has one placeholder at most",
                "`actor.user.uid|re|expand: '%ordinary.people%'`|5:31|a placeholder goes with texts, \"cidr\" and \"within\" only, since it stands for a list of them",
                "`actor.user.uid|within: 'mon 08:00-09:00'`|5:28|\"within\" looks at the field time only",
                "`time|within: 'someday'`|5:18|\"someday\" is no time of a week such as Tue,Thu 22:00-23:30 Europe/Berlin",
                "`time|within|hour: 'mon 08:00-09:00'`|5:5|a part of a time goes with lt, lte, gt, gte and neq only"
            })
    void areRefusedWithTheirPlaceWhereTheyMakeNoSense(String line, String place, String sentence) {
        List<String> problems =
                RuleLoader.load(List.of(new RuleFile("r.yml", selecting(line))), of(OURS)).problems().stream()
                        .map(Object::toString)
                        .toList();

        assertThat(problems).containsExactly("r.yml:" + place + ": " + sentence);
    }

    private static boolean matches(String line, AuditEvent event) {
        return load(selecting(line), OURS).matcher().match(event).length == 1;
    }

    private static String hash(String rule, Ordinary ordinary) {
        return load(rule, ordinary).hash();
    }

    private static RuleSet load(String rule, Ordinary ordinary) {
        return RuleLoader.load(List.of(new RuleFile("r.yml", rule)), of(ordinary))
                .required();
    }

    private static RuleOverrides of(Ordinary ordinary) {
        return new RuleOverrides(List.of(), ordinary);
    }
}
