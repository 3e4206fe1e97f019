package dev.lapwing.posture.neon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How it is told that somebody joined. */
class MembersTest {
    private static final String MEMBERS = Answers.ORG + "/members";
    private final Answers answers = new Answers();

    @Test
    void isInvitedWhereAnInvitationWasKnown() {
        answers.tells("getOrganizationMembers", MEMBERS, members("a@x.example"));
        answers.tells(
                "getOrganizationInvitations",
                Answers.ORG + "/invitations",
                "{'invitations':[{'id':'i1','email':'B@y.example','role':'viewer'}]}");

        assertThat(joined("b@y.example")).containsExactly("member b@y.example added - to viewer, widened, invited");
    }

    @Test
    void isOfAKnownDomainWhereAnotherMemberIs() {
        answers.tells("getOrganizationMembers", MEMBERS, members("a@x.example"));

        assertThat(joined("b@X.example"))
                .containsExactly("member b@X.example added - to viewer, widened, known domain");
    }

    @Test
    void isOfANewDomainWhereNoMemberWas() {
        answers.tells("getOrganizationMembers", MEMBERS, members("a@x.example"));

        assertThat(joined("b@z.example")).containsExactly("member b@z.example added - to viewer, widened, new domain");
    }

    @Test
    void anInvitationIsOfTheDomainOfAMemberOrOfANewOne() {
        String invitations = Answers.ORG + "/invitations";
        answers.tells("getOrganizationMembers", MEMBERS, members("a@x.example"));
        answers.tells("getOrganizationInvitations", invitations, "{'invitations':[]}");

        assertThat(answers.round()
                        .tells(
                                "getOrganizationInvitations",
                                invitations,
                                "{'invitations':[{'id':'i1','email':'b@X.example','role':'viewer'},"
                                        + "{'id':'i2','email':'c@y.example','role':'viewer'}]}"))
                .containsExactly(
                        "invitation i1 added - to viewer, widened, known domain",
                        "invitation i2 added - to viewer, widened, new domain");
    }

    @Test
    void nothingIsSaidOfADomainWhereTheMembersAreNotKnown() {
        String invitations = Answers.ORG + "/invitations";
        answers.tells("getOrganizationInvitations", invitations, "{'invitations':[]}");

        assertThat(answers.round()
                        .tells(
                                "getOrganizationInvitations",
                                invitations,
                                "{'invitations':[{'id':'i1','email':'b@x.example','role':'viewer'}]}"))
                .containsExactly("invitation i1 added - to viewer, widened");
    }

    private List<String> joined(String email) {
        return answers.round().tells("getOrganizationMembers", MEMBERS, members("a@x.example", email));
    }

    static String members(String... emails) {
        List<String> all = List.of(emails).stream()
                .map(email -> "{'member':{'id':'" + email + "','role':'viewer'},'user':{'email':'" + email + "'}}")
                .toList();
        return "{'members':[" + String.join(",", all) + "]}";
    }
}
