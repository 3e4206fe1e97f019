package dev.lapwing.cli.doctor;

import static dev.lapwing.cli.doctor.Patient.dulled;
import static dev.lapwing.cli.doctor.Patient.labelled;
import static dev.lapwing.cli.doctor.Patient.logs;
import static dev.lapwing.cli.doctor.Patient.missing;
import static dev.lapwing.cli.doctor.Patient.poll;
import static dev.lapwing.cli.doctor.Patient.shop;
import static dev.lapwing.cli.doctor.Patient.verdict;
import static dev.lapwing.cli.doctor.Patient.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.normalize.json.JsonShape;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer follows from what rules need and what rows have: without one field it is another. */
class DiagnosisTest {
    /** From a PocketBase with the hook, its key, and logAuthId on. */
    private static final List<String> CLUB = labelled("club", Integer.MAX_VALUE);

    private static final String WHOLE_POLL = poll(
            logs("", "")
                    + "\"settings\":{},\"collections\":[],\"probes\":[{\"nonce\":\"a\",\"sent\":\"2026-11-22T14:10:00Z\",\"seen\":true}],");

    private static final String OWN = """
            title: Mine
            name: mine
            logsource: {%s}
            detection: {s: {%s}, condition: s}
            level: high
            lapwing: {threat: P1}
            """;

    @Test
    void seesEveryThreatOfAWholeLogButForWhatOnlyAFileShows() {
        SourceReport report = shop().rows(CLUB).polls(WHOLE_POLL).report();

        assertThat(missing(report)).containsExactly(Gap.of(Need.FILE));
        assertThat(report.threats())
                .filteredOn(threat -> threat.threat().startsWith("P"))
                .hasSize(6)
                .extracting(SourceReport.OfThreat::verdict)
                .containsOnly("visible");
        assertThat(verdict(report, "X1")).isEqualTo("partly");
    }

    @ParameterizedTest
    @CsvSource({
        "authId, ACCOUNTS, '', pocketbase-account-many-networks",
        "meta, HOOK, '', pocketbase-forged-token",
        "idh, HASH_KEY, '', pocketbase-account-guessed-spread",
        "userAgent, MEMBER, userAgent, pocketbase-stuffing-client",
        "error, MEMBER, error, pocketbase-account-enumeration",
        "details, MEMBER, details, pocketbase-panic",
        "url, MEMBER, url, pocketbase-stuffing",
        "auth, MEMBER, auth, pocketbase-superuser-new-address",
        "status, MEMBER, status, pocketbase-superuser-route-open",
    })
    void namesTheRulesThatAreBlindWithoutAMemberOfTheRows(String member, Need need, String field, String rule) {
        Gap gap = new Gap(need, field);
        SourceReport whole = shop().rows(CLUB).report();

        SourceReport report = shop().rows(without(member, CLUB)).report();

        assertThat(missing(whole)).doesNotContain(gap);
        assertThat(without(report, gap)).contains(rule);
    }

    @Test
    void seesNoAttackOnAccountsWithoutAddresses() {
        List<String> rows = without("remoteIP", without("userIP", CLUB));

        SourceReport report = shop().rows(rows).report();

        assertThat(missing(report).get(0)).isEqualTo(Gap.of(Need.ADDRESSES));
        assertThat(verdict(report, "P2")).isEqualTo("partly");
        assertThat(without(report, Gap.of(Need.ADDRESSES))).hasSizeGreaterThan(25);
    }

    @Test
    void namesAsTheFirstChangeTheOneThatMostRulesOfTheThreatLack() {
        SourceReport report =
                shop().rows(without("meta", CLUB)).polls(WHOLE_POLL).report();

        assertThat(report.threats())
                .filteredOn(threat -> threat.threat().equals("P3"))
                .singleElement()
                .satisfies(
                        threat -> assertThat(threat.first().orElseThrow().gap()).isEqualTo(Gap.of(Need.HOOK)));
    }

    @Test
    void tellsOfRulesOfWhichAPartIsBlind() {
        SourceReport report = shop().rows(without("error", CLUB)).report();

        // What a rate limit refused still counts.
        assertThat(dulled(report, Origin.member("error"))).contains("pocketbase-stuffing");
        assertThat(verdict(report, "P2")).isEqualTo("partly");
    }

    @Test
    void looksAtTheNewestRowsSoThatWhatWasTurnedOnCounts() {
        List<String> before = without("authId", CLUB);
        List<String> rows = new ArrayList<>(before);
        rows.addAll(CLUB);

        assertThat(missing(shop().rows(rows).report())).doesNotContain(Gap.of(Need.ACCOUNTS));
        assertThat(missing(shop().rows(CLUB).rows(before).report())).contains(Gap.of(Need.ACCOUNTS));
    }

    @Test
    void cannotTellOfAccountsWhereNobodyIsSignedIn() {
        List<String> guests =
                CLUB.stream().filter(row -> row.contains("\"auth\":\"\"")).toList();

        SourceReport report = shop().rows(guests).report();

        assertThat(missing(report)).doesNotContain(Gap.of(Need.ACCOUNTS));
        assertThat(report.untold())
                .filteredOn(lack -> lack.gap().equals(Gap.of(Need.ACCOUNTS)))
                .singleElement()
                .satisfies(lack -> assertThat(lack.rules()).contains("pocketbase-account-many-networks"));
        assertThat(report.findings())
                .containsEntry(
                        Gap.of(Need.ACCOUNTS),
                        new Gap.Finding(Gap.State.UNTOLD, "The input has no requests of somebody signed in."));
    }

    @Test
    void asksForTheHookAndNotForItsKeyWhereThereIsNeither() {
        SourceReport report = shop().rows(without("meta", CLUB)).report();

        assertThat(without(report, Gap.of(Need.HOOK))).contains("pocketbase-account-guessed-spread");
        assertThat(missing(report)).doesNotContain(Gap.of(Need.HASH_KEY));
    }

    @Test
    void seesNothingOfTheLogsOwnWholenessWithoutPolls() {
        SourceReport report = shop().rows(CLUB).report();

        assertThat(without(report, Gap.of(Need.POLLS)))
                .contains("lapwing-rows-vanished", "lapwing-logging-reduced", "lapwing-source-silent")
                .doesNotContain("lapwing-dead-letters", "lapwing-source-blind");
    }

    @ParameterizedTest
    @CsvSource({
        "SETTINGS, lapwing-logging-reduced",
        "PROBES, lapwing-probe-missing",
        "FILE, lapwing-file-replaced",
    })
    void tellsWhatPollsDoNotRead(Need need, String rule) {
        assertThat(without(shop().rows(CLUB).polls(poll("")).report(), Gap.of(need)))
                .containsExactly(rule);
    }

    @Test
    void believesSettingsBeforeRowsThatAreOlder() {
        String off = poll(logs("\"logAuthId\":true", "\"logAuthId\":false"));
        String noAddresses = poll(logs("\"logIP\":true", "\"logIP\":false"));

        assertThat(missing(shop().rows(CLUB).polls(off).report())).contains(Gap.of(Need.ACCOUNTS));
        assertThat(missing(shop().rows(CLUB).polls(noAddresses).report())).contains(Gap.of(Need.ADDRESSES));
        assertThat(missing(
                        shop().rows(without("authId", CLUB)).polls(WHOLE_POLL).report()))
                .doesNotContain(Gap.of(Need.ACCOUNTS));
    }

    @Test
    void seesOnlyFailuresWhereOnlyErrorsAreLogged() {
        SourceReport report = shop().rows(CLUB)
                .polls(poll(logs("\"minLevel\":0", "\"minLevel\":4")))
                .report();

        assertThat(without(report, Gap.of(Need.LOGGED)))
                .contains("pocketbase-bulk-read", "pocketbase-backup-downloaded")
                .doesNotContain("pocketbase-stuffing", "pocketbase-superuser-guessing");
    }

    @ParameterizedTest
    @CsvSource({"'\"minLevel\":0', '\"minLevel\":9'", "'\"maxDays\":5', '\"maxDays\":0'"})
    void seesNoRequestWhereNoneIsLogged(String from, String to) {
        SourceReport report = shop().rows(CLUB).polls(poll(logs(from, to))).report();

        assertThat(report.threats())
                .filteredOn(threat -> threat.threat().startsWith("P"))
                .extracting(SourceReport.OfThreat::verdict)
                .containsOnly("not visible");
    }

    @Test
    void seesNoDriftWhereNoPollReadsTheCollections() {
        SourceReport report = shop().rows(CLUB).report();

        assertThat(without(report, Gap.of(Need.COLLECTIONS))).contains("pocketbase-drift", "pocketbase-drift-widened");
    }

    @Test
    void seesNoRequestWhereOnlyPollsCame() {
        SourceReport report = shop().polls(WHOLE_POLL).report();

        assertThat(missing(report).get(0)).isEqualTo(Gap.of(Need.ROWS));
        assertThat(verdict(report, "P2")).isEqualTo("partly");
        assertThat(verdict(report, "P5")).isEqualTo("partly");
        assertThat(without(report, Gap.of(Need.ROWS)))
                .contains("pocketbase-stuffing", "pocketbase-id-walk")
                .doesNotContain("pocketbase-posture-rule-opened");
    }

    @Test
    void knowsThatRowsOfTheLevelDebugAreNotWrittenByItself() {
        RuleSet rules = rules("product: pocketbase, service: app", "pocketbase.level: -4");

        SourceReport unknown = new Patient(rules).rows(CLUB).report();
        SourceReport usual = new Patient(rules).rows(CLUB).polls(WHOLE_POLL).report();
        SourceReport lowered = new Patient(rules)
                .rows(CLUB)
                .polls(poll(logs("\"minLevel\":0", "\"minLevel\":-4")))
                .report();

        assertThat(verdict(unknown, "P1")).isEqualTo("cannot tell");
        assertThat(missing(usual)).containsExactly(Gap.of(Need.LEVEL));
        assertThat(verdict(lowered, "P1")).isEqualTo("visible");
    }

    @Test
    void asksForAPlaceOfAddressesWhereARuleMeasuresTravel() {
        RuleSet rules =
                RuleLoader.load(List.of(new RuleFile("travel.yml", """
                        title: Any
                        name: any
                        logsource: {product: pocketbase, service: request}
                        detection: {s: {pocketbase.outcome: ok}, condition: s}
                        ---
                        title: Travel
                        name: travel
                        level: high
                        correlation:
                          type: impossible_travel
                          rules: [any]
                          group-by: [actor.user.uid]
                          timespan: 1h
                          condition: {field: src_endpoint.ip}
                        lapwing: {threat: P1}
                        """))).required();

        assertThat(missing(new Patient(rules).rows(CLUB).report())).containsExactly(Gap.of(Need.PLACES));
    }

    @Test
    void cannotTellOfAFieldThatNoRowOfAnUnknownLogHas() {
        RuleSet rules = rules("product: windows, category: process_creation", "Image: cmd.exe");
        RowReading json = RowReading.json(new JsonShape(Optional.of("ts"), Optional.empty(), "", ""));

        SourceReport without = new Patient(rules)
                .take(json, List.of("{\"ts\":\"2026-11-10T10:00:00Z\",\"x\":1}"), Long.MAX_VALUE)
                .report();
        SourceReport with = new Patient(rules)
                .take(json, List.of("{\"ts\":\"2026-11-10T10:00:00Z\",\"Image\":\"sh\"}"), Long.MAX_VALUE)
                .report();

        assertThat(verdict(without, "P1")).isEqualTo("cannot tell");
        assertThat(verdict(with, "P1")).isEqualTo("visible");
    }

    @Test
    void saysWhichWindowsOfNeonAreShut() {
        SourceReport report = new Patient(Patient.SHIPPED)
                .take(RowReading.of(RowFormat.NEON_AUDIT), List.of("not a row"), Long.MAX_VALUE)
                .report();

        assertThat(missing(report)).contains(Gap.of(Need.ROWS), Gap.of(Need.NEON_POLLS), Gap.of(Need.NO_LOG));
        assertThat(verdict(report, "N2")).isEqualTo("not visible");
        assertThat(verdict(report, "N4")).isEqualTo("not visible");
    }

    private static RuleSet rules(String source, String detection) {
        return RuleLoader.load(List.of(new RuleFile("mine.yml", OWN.formatted(source, detection))))
                .required();
    }
}
