package dev.lapwing.posture.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of each kind of resource when one answer differs from the one before. */
class NeonChangesTest {
    private final Answers answers = new Answers();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "getOrganization | /organizations/org-1 | {'id':'org-1','require_mfa':true} | {'id':'org-1','require_mfa':false} | organization org-1 require_mfa true to false, widened",
                "getOrganization | /organizations/org-1 | {'id':'org-1'} | {'id':'org-1','require_mfa':false} | ",
                "getOrganizationMembers | /organizations/org-1/members | {'members':[{'member':{'id':'m1','role':'collaborator'},'user':{'email':'a@x.example','has_mfa':true}}]} | {'members':[{'member':{'id':'m1','role':'admin'},'user':{'email':'a@x.example','has_mfa':true}}]} | member m1 role collaborator to admin, widened",
                "getOrganizationMembers | /organizations/org-1/members | {'members':[{'member':{'id':'m1','role':'viewer'},'user':{'email':'a@x.example','has_mfa':true}}]} | {'members':[{'member':{'id':'m1','role':'viewer'},'user':{'email':'a@x.example','has_mfa':false}}]} | member m1 has_mfa true to false, widened",
                "getOrganizationMembers | /organizations/org-1/members | {'members':[{'member':{'id':'m1','role':'viewer'},'user':{'email':'a@x.example'}}]} | {'members':[{'member':{'id':'m1','role':'viewer'},'user':{'email':'a@x.example','deactivated_at':'2026-11-09T12:00:00Z'}}]} | member m1 deactivated_at - to 2026-11-09T12:00:00Z, narrowed",
                "listProjectMembers | /projects/p1/members | {'members':[{'member_id':'m1','email':'a@x.example'}]} | {'members':[{'member_id':'m1','email':'a@x.example','project_role':'admin'}]} | project_member m1 project_role - to admin, widened",
                "getOrganizationInvitations | /organizations/org-1/invitations | {'invitations':[]} | {'invitations':[{'id':'i1','email':'b@y.example','role':'admin','invited_by':'u1'}]} | invitation i1 added - to admin, widened",
                "listProjectPermissions | /projects/p1/permissions | {'project_permissions':[]} | {'project_permissions':[{'id':'g1','granted_to_email':'b@y.example'}]} | permission g1 added - to b@y.example, widened",
                "listOrgApiKeys | /organizations/org-1/api_keys | [] | [{'id':7,'name':'ci','created_at':'2026-11-09T12:00:00Z','project_id':'p1'}] | api_key 7 added - to p1, widened",
                "listOrgApiKeys | /organizations/org-1/api_keys | [{'id':7,'name':'ci','project_id':'p1'}] | [] | api_key 7 removed p1 to -, narrowed",
                "listApiKeys | /api_keys | [{'id':7,'name':'ci','project_id':'p1'}] | [{'id':7,'name':'ci'}] | api_key 7 project_id p1 to -, widened",
                "listProjects | /projects | {'projects':[]} | {'projects':[{'id':'p2','name':'two','org_id':'org-1'}]} | project p2 added - to org-1, changed",
                "listProjects | /projects | {'projects':[{'id':'p2','name':'two','org_id':'org-1'}]} | {'projects':[]} | project p2 removed org-1 to -, changed",
                "getProject | /projects/p1 | {'project':{'id':'p1','settings':{'allowed_ips':{'ips':['203.0.113.0/28']}}}} | {'project':{'id':'p1','settings':{'allowed_ips':{'ips':[]}}}} | project p1 allowed_ips 203.0.113.0/28 to \"\", widened, everyone",
                "getProject | /projects/p1 | {'project':{'id':'p1','settings':{'allowed_ips':{'ips':['203.0.113.0/28']}}}} | {'project':{'id':'p1','settings':{'allowed_ips':{'ips':['203.0.113.0/24']}}}} | project p1 allowed_ips 203.0.113.0/28 to 203.0.113.0/24, widened, from 16 to 256 addresses",
                "getProject | /projects/p1 | {'project':{'id':'p1','settings':{'allowed_ips':{'ips':['10.0.0.1']}}}} | {'project':{'id':'p1','settings':{'allowed_ips':{'ips':['10.0.0.1'],'protected_branches_only':true}}}} | project p1 protected_branches_only false to true, widened, everyone, on branches that are not protected",
                "getProject | /projects/p1 | {'project':{'id':'p1','settings':{'block_public_connections':true}}} | {'project':{'id':'p1','settings':{'block_public_connections':false}}} | project p1 block_public_connections true to false, widened, everyone",
                "getProject | /projects/p1 | {'project':{'id':'p1','settings':{'audit_log_level':'extended'}}} | {'project':{'id':'p1','settings':{'audit_log_level':'base'}}} | project p1 audit_log_level extended to base, widened",
                "getProject | /projects/p1 | {'project':{'id':'p1','history_retention_seconds':604800}} | {'project':{'id':'p1','history_retention_seconds':0}} | project p1 history_retention_seconds 604800 to 0, widened",
                "getProject | /projects/p1 | {'project':{'id':'p1','owner_id':'org-1','org_id':'org-1'}} | {'project':{'id':'p1','owner_id':'org-1','org_id':'org-2'}} | project p1 org_id org-1 to org-2, changed",
                "getProject | /projects/p1 | {'project':{'id':'p1','cpu_used_sec':1,'compute_last_active_at':'2026-11-09T12:00:00Z'}} | {'project':{'id':'p1','cpu_used_sec':2}} | ",
                "listProjectBranches | /projects/p1/branches | {'branches':[{'id':'br-1','name':'main','protected':true}]} | {'branches':[{'id':'br-1','name':'main','protected':false}]} | branch br-1 protected true to false, widened",
                "listProjectBranches | /projects/p1/branches | {'branches':[{'id':'br-1','name':'main','expires_at':'2026-12-01T00:00:00Z'}]} | {'branches':[{'id':'br-1','name':'main'}]} | branch br-1 expires_at 2026-12-01T00:00:00Z to -, widened",
                "listProjectBranches | /projects/p1/branches | {'branches':[{'id':'br-1','name':'main'}]} | {'branches':[{'id':'br-1','name':'main','last_reset_at':'2026-11-09T12:01:00Z'}]} | branch br-1 last_reset_at - to 2026-11-09T12:01:00Z, changed",
                "listProjectBranches | /projects/p1/branches | {'branches':[{'id':'br-1','name':'x','expires_at':'2026-12-01T00:00:00Z'}]} | {'branches':[]} | branch br-1 removed x to -, changed, before it expired",
                "listProjectEndpoints | /projects/p1/endpoints | {'endpoints':[{'id':'ep-1','host':'h','disabled':true}]} | {'endpoints':[{'id':'ep-1','host':'h','disabled':false,'last_active':'2026-11-09T12:01:00Z'}]} | endpoint ep-1 disabled true to false, changed",
                "listProjectBranchRoles | /projects/p1/branches/br-1/roles | {'roles':[{'name':'app','updated_at':'2026-11-01T00:00:00Z'}]} | {'roles':[{'name':'app','updated_at':'2026-11-09T00:00:00Z'}]} | role br-1:app password_reset 2026-11-01T00:00:00Z to 2026-11-09T00:00:00Z, changed",
                "listProjectBranchDatabases | /projects/p1/branches/br-1/databases | {'databases':[]} | {'databases':[{'id':5,'name':'shop','owner_name':'app'}]} | database br-1:shop added - to app, changed",
                "getProjectJWKS | /projects/p1/jwks | {'jwks':[]} | {'jwks':[{'id':'j1','jwks_url':'https://u:p@keys.example/jwks?x=1','provider_name':'c'}]} | jwks j1 added - to https://keys.example/jwks, widened",
                "listProjectVPCEndpoints | /projects/p1/vpc_endpoints | {'endpoints':[{'vpc_endpoint_id':'vpce-1','label':'prod'}]} | {'endpoints':[]} | vpc_restriction vpce-1 removed prod to -, widened",
                "listOrganizationVPCEndpointsAllRegions | /organizations/org-1/vpc/vpc_endpoints | {'endpoints':[{'vpc_endpoint_id':'v','num_restricted_projects':2}]} | {'endpoints':[{'vpc_endpoint_id':'v','num_restricted_projects':1}]} | vpc_endpoint v num_restricted_projects 2 to 1, widened",
                "listSnapshots | /projects/p1/snapshots | {'snapshots':[{'id':'s1','name':'n','expires_at':'2026-11-01T00:00:00Z'}]} | {'snapshots':[]} | snapshot s1 removed 2026-11-01T00:00:00Z to -, changed",
                "listProjectBranchBuckets | /projects/p1/branches/br-1/buckets | {'buckets':[{'name':'b','access_level':'private'}]} | {'buckets':[{'name':'b','access_level':'public_read'}]} | bucket br-1/b access_level private to public_read, widened",
                "listProjectBranchBuckets | /projects/p1/branches/br-1/buckets | {'buckets':[]} | {'buckets':[{'name':'b','access_level':'public_read'}]} | bucket br-1/b added - to public_read, widened, everyone",
                "listCredentials | /projects/p1/branches/br-1/credentials | {'credentials':[{'token_id':'t1','scopes':['storage:read']}]} | {'credentials':[{'token_id':'t1','scopes':['storage:write','storage:read']}]} | credential t1 scopes storage:read to storage:read, storage:write, widened",
                "getProjectBranchDataAPI | /projects/p1/branches/br-1/data-api/db | {'settings':{'server_cors_allowed_origins':'https://a.example'}} | {'settings':{'server_cors_allowed_origins':'*'}} | data_api br-1/db cors https://a.example to *, widened, every origin",
                "getProjectBranchDataAPI | /projects/p1/branches/br-1/data-api/db | {'settings':{}} | {'settings':{'db_anon_role':'anonymous'}} | data_api br-1/db db_anon_role - to anonymous, widened",
                "getProjectAdvisorSecurityIssues | /projects/p1/advisors | {'issues':[]} | {'issues':[{'cache_key':'rls_public_t','name':'rls','level':'ERROR'}]} | advisor p1:rls_public_t added - to ERROR, changed",
                "getNeonAuthAllowLocalhost | /projects/p1/branches/br-1/auth/allow_localhost | {'allow_localhost':false} | {'allow_localhost':true} | auth_config br-1 allow_localhost false to true, widened",
                "getNeonAuthEmailAndPasswordConfig | /projects/p1/branches/br-1/auth/email_and_password | {'disable_sign_up':true} | {'disable_sign_up':false} | auth_config br-1 disable_sign_up true to false, widened",
                "getNeonAuthPluginConfigs | /projects/p1/branches/br-1/auth/plugins | {'plugins':{'magic_link':{'enabled':false}}} | {'plugins':{'magic_link':{'enabled':true}}} | auth_config br-1 plugins.magic_link.enabled false to true, changed",
                "getNeonAuthWebhookConfig | /projects/p1/branches/br-1/auth/webhooks | {'webhook_url':'https://a.example/x?k=1'} | {'webhook_url':'https://b.example/x?k=1'} | auth_config br-1 webhook_url https://a.example/x to https://b.example/x, changed, another host",
                "listBranchNeonAuthTrustedDomains | /projects/p1/branches/br-1/auth/domains | {'domains':[]} | {'domains':[{'domain':'https://b.example'}]} | auth_domain br-1:https://b.example added - to https://b.example, widened",
                "listBranchNeonAuthOauthProviders | /projects/p1/branches/br-1/auth/oauth_providers | {'providers':[]} | {'providers':[{'id':'google','type':'shared'}]} | auth_provider br-1:google added - to shared, widened",
                "getCurrentUserInfo | /users/me | {'id':'u1','auth_accounts':[{'provider':'github'}]} | {'id':'u1','auth_accounts':[{'provider':'github'},{'provider':'google'}]} | user u1 auth_accounts github to github, google, widened",
                "getAnythingElse | /else | {'id':'u1'} | {'id':'u2'} | ",
            })
    void isToldOfEachKind(String operation, String path, String before, String after, String told) {
        answers.tells(operation, path, before);
        answers.round();
        List<String> changes = Answers.changes(answers.tells(operation, path, after));

        assertThat(changes).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @Test
    void tellsWhatIsSwitchedOnAndOff() {
        answers.refused("getProjectBranchDataAPI", Answers.BRANCH + "/data-api/db", 404);
        List<String> on =
                answers.round().tells("getProjectBranchDataAPI", Answers.BRANCH + "/data-api/db", "{'settings':{}}");
        List<String> off = answers.round().refused("getProjectBranchDataAPI", Answers.BRANCH + "/data-api/db", 404);

        assertThat(on).containsExactly("data_api br-1/db added - to br-1/db, widened");
        assertThat(off).containsExactly("data_api br-1/db removed br-1/db to -, narrowed");
    }

    @Test
    void takesNoRefusalForAChange() {
        answers.tells("listProjectPermissions", Answers.PROJECT + "/permissions", grants("g1"));
        for (int status : new int[] {0, 401, 403, 404, 423, 429, 503}) {
            assertThat(answers.round().refused("listProjectPermissions", Answers.PROJECT + "/permissions", status))
                    .isEmpty();
        }

        assertThat(answers.round().tells("listProjectPermissions", Answers.PROJECT + "/permissions", grants("g1")))
                .isEmpty();
    }

    @Test
    void tellsTheProjectBranchLineageAndPerson() {
        answers.tells(
                "listProjectBranches",
                Answers.PROJECT + "/branches",
                "{'branches':[{'id':'br-1','name':'main','default':true,'protected':true}]}");
        AuditEvent child = last(
                "listProjectBranches",
                Answers.PROJECT + "/branches",
                "{'branches':[{'id':'br-1','name':'main','default':true,'protected':true},"
                        + "{'id':'br-2','name':'copy','parent_id':'br-1','created_by':{'name':'Ada'}}]}");

        assertThat(fields(child, "cloud.project_uid", "neon.branch_id", "neon.lineage", "actor.user.name"))
                .containsExactly("p1", "br-2", "protected", "Ada");
        assertThat(fields(child, "neon.spread", "config.effect")).containsExactly("one", "widened");
    }

    @Test
    void tellsTheAddressAndDomainOfAPerson() {
        answers.tells("getOrganizationInvitations", Answers.ORG + "/invitations", "{'invitations':[]}");
        AuditEvent invited = last(
                "getOrganizationInvitations",
                Answers.ORG + "/invitations",
                "{'invitations':[{'id':'i1','email':'b@Y.example','role':'admin','invited_by':'u1'}]}");

        assertThat(fields(
                        invited, "neon.org_id", "user.email_addr", "neon.email_domain", "neon.role", "actor.user.uid"))
                .containsExactly("org-1", "b@Y.example", "y.example", "admin", "u1");
    }

    private AuditEvent last(String operation, String path, String body) {
        answers.round();
        List<AuditEvent> events = answers.next(answers.answer(operation, path, "{}", 200, body, ""))
                .events();
        return events.get(0);
    }

    private static List<String> fields(AuditEvent event, String... names) {
        return Arrays.stream(names)
                .map(name -> Answers.text(event, name).orElse(""))
                .toList();
    }

    private static String grants(String... ids) {
        List<String> all = Arrays.stream(ids)
                .map(id -> "{'id':'" + id + "','granted_to_email':'b@y.example'}")
                .toList();
        return "{'project_permissions':[" + String.join(",", all) + "]}";
    }
}
