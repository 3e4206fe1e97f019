package dev.lapwing.posture.neon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing that stands open in one answer, and the nearest that does not. */
class StandingExposuresTest {
    private static final String MEMBERS = Answers.ORG + "/members";
    private static final String KEYS = Answers.ORG + "/api_keys";
    private static final String ADA = "11111111-2222-3333-4444-555555555555";
    private final Answers answers = new Answers();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "getOrganization | /organizations/org-1 | {'id':'org-1'} | organization org-1 require_mfa stands at false",
                "getOrganization | /organizations/org-1 | {'id':'org-1','require_mfa':true} | ",
                "getProject | /projects/p1 | {'project':{'id':'p1'}} | project p1 allowed_ips stands at \"\", everyone",
                "getProject | /projects/p1 | {'project':{'id':'p1','settings':{'allowed_ips':{'ips':['10.0.0.1','0.0.0.0/0']}}}} | project p1 allowed_ips stands at 0.0.0.0/0, 10.0.0.1, everyone",
                "getProject | /projects/p1 | {'project':{'id':'p1','settings':{'block_public_connections':true}}} | ",
                "getProject | /projects/p1 | {'project':{'id':'p1','settings':{'allowed_ips':{'ips':['10.0.0.1']}}}} | ",
                "getProject | /projects/p1 | {'project':{'id':'p1','settings':{'allowed_ips':{'ips':['10.0.0.1'],'protected_branches_only':true}}}} | project p1 protected_branches_only stands at true, everyone, on branches that are not protected",
                "listProjectBranchBuckets | /projects/p1/branches/br-1/buckets | {'buckets':[{'name':'b','access_level':'public_read'}]} | bucket br-1/b access_level stands at public_read, everyone",
                "listProjectBranchBuckets | /projects/p1/branches/br-1/buckets | {'buckets':[{'name':'b','access_level':'private'}]} | ",
                "getProjectBranchDataAPI | /projects/p1/branches/br-1/data-api/db | {'settings':{'db_anon_role':'anonymous'}} | data_api br-1/db db_anon_role stands at anonymous, everyone",
                "getProjectBranchDataAPI | /projects/p1/branches/br-1/data-api/db | {'settings':{'server_cors_allowed_origins':'https://a.example, *'}} | data_api br-1/db cors stands at https://a.example, *, every origin",
                "getProjectBranchDataAPI | /projects/p1/branches/br-1/data-api/db | {'settings':{}} | ",
                "listProjectEndpoints | /projects/p1/endpoints | {'endpoints':[{'id':'a','compute_release_version':'9'},{'id':'b','compute_release_version':'10'},{'id':'c','compute_release_version':'10'}]} | endpoint a release_lag stands at 9, others have 10",
                "listProjectEndpoints | /projects/p1/endpoints | {'endpoints':[{'id':'a','compute_release_version':'9'},{'id':'b','compute_release_version':'10'}]} | ",
                "listProjectEndpoints | /projects/p1/endpoints | {'endpoints':[{'id':'a','compute_release_version':'9'},{'id':'b','compute_release_version':'10'},{'id':'c','compute_release_version':'9'}]} | ",
            })
    void isToldAtTheFirstAnswer(String operation, String path, String body, String told) {
        assertThat(answers.tells(operation, path, body)).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @Test
    void isToldAgainWithEachAnswerUntilItIsMended() {
        String open = "{'project':{'id':'p1'}}";
        List<String> first = answers.tells("getProject", Answers.PROJECT, open);
        List<String> second = answers.round().tells("getProject", Answers.PROJECT, open);
        List<String> mended = answers.round()
                .tells(
                        "getProject",
                        Answers.PROJECT,
                        "{'project':{'id':'p1','settings':{'block_public_connections':true}}}");

        assertThat(second).isEqualTo(first).hasSize(1);
        assertThat(mended).containsExactly("project p1 block_public_connections false to true, narrowed");
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, false, true, false",
        "viewer, false, false, true",
        "admin, false, true, true",
        "admin, true, false, false",
    })
    void tellsOfAMemberWithoutASecondFactorWhereItCounts(String role, boolean has, boolean demanded, boolean told) {
        answers.tells("getOrganization", Answers.ORG, "{'id':'org-1','require_mfa':" + demanded + "}");

        assertThat(answers.tells("getOrganizationMembers", MEMBERS, member(role, ",'has_mfa':" + has)))
                .isEqualTo(
                        told
                                ? List.of("member m1 has_mfa stands at false, passkeys do not show here: no proof")
                                : List.of());
    }

    @Test
    void tellsNothingOfASecondFactorThatIsNotTold() {
        assertThat(answers.tells("getOrganizationMembers", MEMBERS, member("admin", "")))
                .isEmpty();
    }

    @Test
    void tellsOfOldUnusedAndUnconfinedKeys() {
        String keys =
                "[{'id':1,'name':'old','created_at':'2026-08-01T00:00:00Z','last_used_at':'2026-11-09T00:00:00Z','project_id':'p1'},"
                        + "{'id':2,'name':'unused','created_at':'2026-08-01T00:00:00Z','project_id':'p1'},"
                        + "{'id':3,'name':'wide','created_at':'2026-11-01T00:00:00Z'},"
                        + "{'id':4,'name':'good','created_at':'2026-09-01T00:00:00Z','last_used_at':null,'project_id':'p1'}]";

        assertThat(answers.tells("listOrgApiKeys", KEYS, keys))
                .containsExactly(
                        "api_key 1 age stands at 2026-08-01T00:00:00Z",
                        "api_key 2 age stands at 2026-08-01T00:00:00Z",
                        "api_key 2 unused stands at never",
                        "api_key 3 project_id stands at organization");
    }

    @Test
    void tellsOfKeysWhoseOwnersAreGone() {
        String key = "[{'id':1,'name':'k','project_id':'p1','created_by':{'id':'" + ADA + "'}}]";
        List<String> unknown = answers.tells("listOrgApiKeys", KEYS, key);
        answers.tells("getOrganizationMembers", MEMBERS, member("viewer", ""));
        List<String> there = answers.round().tells("listOrgApiKeys", KEYS, key);
        answers.tells("getOrganizationMembers", MEMBERS, member("viewer", ",'deactivated_at':'2026-11-09T12:00:00Z'"));
        List<String> deactivated = answers.round().tells("listOrgApiKeys", KEYS, key);
        answers.tells("getOrganizationMembers", MEMBERS, "{'members':[]}");
        List<String> departed = answers.round().tells("listOrgApiKeys", KEYS, key);

        assertThat(unknown).isEmpty();
        assertThat(there).isEmpty();
        assertThat(deactivated).containsExactly("api_key 1 owner stands at " + ADA + ", deactivated");
        assertThat(departed).containsExactly("api_key 1 owner stands at " + ADA + ", departed");
    }

    @Test
    void tellsOfAChildWithTheDataOfAProtectedBranch() {
        String main = "{'id':'br-1','name':'main','protected':true},{'id':'br-2','name':'main-2','parent_id':'br-1'";
        String open = "branch br-2 protected stands at false, data of a protected branch, without expiry";

        assertThat(branches(main + "}")).containsExactly(open);
        assertThat(branches(main + ",'expires_at':'2026-12-01T00:00:00Z'}")).doesNotContain(open);
        assertThat(branches(main + ",'init_source':'schema-only'}")).doesNotContain(open);
        assertThat(branches(main + ",'protected':true}")).doesNotContain(open);
        assertThat(branches(main + ",'init_source':'parent-data'},{'id':'br-3','name':'g','parent_id':'br-2'}"))
                .contains(open, open.replace("br-2", "br-3"));
    }

    @Test
    void followsADataLineageThatGoesInCirclesToNoEnd() {
        assertThat(branches("{'id':'a','name':'a','parent_id':'b'},{'id':'b','name':'b','parent_id':'a'}"))
                .isEmpty();
    }

    @Test
    void tellsOfAuthAndDataApiOutsideTheBoundaryOfHipaa() {
        answers.tells("getProject", Answers.PROJECT, "{'project':{'id':'p1','settings':{'hipaa':true}}}");

        assertThat(answers.tells("getNeonAuth", Answers.BRANCH + "/auth", "{'auth_provider':'better_auth'}"))
                .containsExactly("auth br-1 hipaa stands at outside the boundary of HIPAA");
        assertThat(answers.tells("getProjectBranchDataAPI", Answers.BRANCH + "/data-api/db", "{'settings':{}}"))
                .containsExactly("data_api br-1/db hipaa stands at outside the boundary of HIPAA");
    }

    private List<String> branches(String items) {
        return answers.round()
                .tells("listProjectBranches", Answers.PROJECT + "/branches", "{'branches':[" + items + "]}");
    }

    private static String member(String role, String more) {
        return "{'members':[{'member':{'id':'m1','role':'" + role + "','user_id':'" + ADA
                + "'},'user':{'email':'a@x.example'" + more + "}}]}";
    }
}
