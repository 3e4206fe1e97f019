package dev.lapwing.posture.neon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Neon itself changes everywhere at once is one note; what somebody changes once is told by itself. */
class PlatformChangeTest {
    private static final String MEMBERS = Answers.ORG + "/members";
    private final Answers answers = new Answers();

    @Test
    void isOneNoteOfAllMembersWhoseRoleWasRenamed() {
        members("member", "member", "member", "admin");
        List<String> told =
                answers.round().tells("getOrganizationMembers", MEMBERS, body("editor", "editor", "editor", "admin"));

        assertThat(told).containsExactly("member members role member to editor, changed, 3");
    }

    @Test
    void isTheRaiseOfOneByItself() {
        members("member", "member", "member", "admin");
        List<String> told =
                answers.round().tells("getOrganizationMembers", MEMBERS, body("editor", "member", "member", "admin"));

        assertThat(told).containsExactly("member m0 role member to editor, widened");
    }

    @Test
    void isOneByOneWhereItReachesLessThanHalf() {
        members("member", "member", "member", "admin", "admin", "admin", "admin");

        assertThat(answers.round()
                        .tells(
                                "getOrganizationMembers",
                                MEMBERS,
                                body("editor", "editor", "editor", "admin", "admin", "admin", "admin")))
                .hasSize(3)
                .allMatch(line -> line.endsWith("role member to editor, widened"));
    }

    @Test
    void isNeverOneNoteWhereAllBecomeAdministrators() {
        members("member", "member", "member");

        assertThat(answers.round().tells("getOrganizationMembers", MEMBERS, body("admin", "admin", "admin")))
                .hasSize(3)
                .allMatch(line -> line.endsWith("role member to admin, widened"));
    }

    @Test
    void singlesOutTheOneThatIsRaisedWhileAllAreRenamed() {
        members("member", "member", "member", "member");

        assertThat(answers.round()
                        .tells("getOrganizationMembers", MEMBERS, body("editor", "editor", "editor", "admin")))
                .containsExactly(
                        "member m3 role member to admin, widened", "member members role member to editor, changed, 3");
    }

    @Test
    void waitsForTheEndOfTheRoundWhereResourcesStandInManyLists() {
        releases("9", "9", "9");
        answers.ends();
        answers.round();
        List<String> told = releases("10", "10", "10");

        assertThat(told).isEmpty();
        assertThat(answers.ends()).containsExactly("endpoint endpoints compute_release_version 9 to 10, changed, 3");
        assertThat(answers.ends()).isEmpty();
    }

    @Test
    void goesOnWaitingWhereThePollerOnlySaysThatItLives() {
        releases("9", "9", "9");
        answers.ends();
        answers.round();
        releases("10", "10", "10");

        assertThat(answers.ends("{'state':'waiting'}")).isEmpty();
        assertThat(answers.ends()).hasSize(1);
    }

    @Test
    void waitsForTheNextRoundWhereNoneIsSaidToEnd() {
        releases("9", "9", "9");
        answers.round();
        releases("10", "10", "9");
        answers.round();

        assertThat(answers.tells("getOrganization", Answers.ORG, "{'id':'org-1','require_mfa':true}"))
                .containsExactly(
                        "endpoint ep-0 compute_release_version 9 to 10, changed",
                        "endpoint ep-1 compute_release_version 9 to 10, changed");
    }

    @ParameterizedTest
    @CsvSource({
        "CAN_VIEW, VIEWER, changed",
        "CAN_VIEW, EDITOR, widened",
        "editor, viewer, narrowed",
        "viewer, steward, unclear",
        "CAN_MANAGE, ADMIN, changed",
        "member, owner, widened"
    })
    void judgesASingleRoleByWhatItGrants(String before, String after, String effect) {
        members(before, "admin", "admin");

        assertThat(answers.round().tells("getOrganizationMembers", MEMBERS, body(after, "admin", "admin")))
                .containsExactly("member m0 role " + before + " to " + after + ", " + effect);
    }

    @Test
    void isNoNoteWhereManyAllowListsAreOpened() {
        for (String settings : List.of("{'allowed_ips':{'ips':['10.0.0.1']}}", "{'allowed_ips':{'ips':[]}}")) {
            answers.round();
            List<String> told = new ArrayList<>();
            for (int project = 0; project < 4; project++) {
                String path = "/projects/p" + project;
                told.addAll(Answers.changes(answers.tells(
                        "getProject", path, "{'project':{'id':'p" + project + "','settings':" + settings + "}}")));
            }
            assertThat(told).hasSize(settings.contains("10.0.0.1") ? 0 : 4);
        }
    }

    private void members(String... roles) {
        answers.tells("getOrganizationMembers", MEMBERS, body(roles));
    }

    private List<String> releases(String... versions) {
        List<String> told = new ArrayList<>();
        for (int number = 0; number < versions.length; number++) {
            told.addAll(answers.tells(
                    "listProjectEndpoints",
                    "/projects/p" + number + "/endpoints",
                    "{'endpoints':[{'id':'ep-" + number + "','compute_release_version':'" + versions[number] + "'}]}"));
        }
        return told;
    }

    private static String body(String... roles) {
        List<String> all = new ArrayList<>();
        for (String role : roles) {
            String id = "m" + all.size();
            all.add("{'member':{'id':'" + id + "','role':'" + role + "'},'user':{'email':'" + id + "@x.example'}}");
        }
        return "{'members':[" + String.join(",", all) + "]}";
    }
}
