package dev.lapwing.posture.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lapwing.posture.neon.list.NeonList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an answer says: it is a value, and what is kept of it stays small. */
class HostileAnswersTest {
    private static final int ROUNDS = 40;
    private static final String[] NAMES = """
            id name members member user project projects branches settings allowed_ips ips role roles email
            operations periods consumption timeframe_end pagination cursor plugins webhook_url issues cache_key
            created_by last_used_at protected parent_id endpoints jwks jwks_url snapshots buckets credentials
            token_id project_permissions invitations auth_accounts own_key created_at status action
            """.split("\\s+");
    private static final String LONG = "x".repeat(100_000);

    private final Answers answers = new Answers();

    static List<String> operations() {
        return List.of(
                "getOrganization",
                "getOrganizationMembers",
                "listProjectMembers",
                "getOrganizationInvitations",
                "listProjectPermissions",
                "listOrgApiKeys",
                "listProjects",
                "getProject",
                "listProjectBranches",
                "listProjectEndpoints",
                "listProjectBranchRoles",
                "getProjectJWKS",
                "listProjectVPCEndpoints",
                "listSnapshots",
                "listProjectBranchBuckets",
                "listCredentials",
                "getProjectBranchDataAPI",
                "getProjectAdvisorSecurityIssues",
                "getNeonAuthPluginConfigs",
                "getNeonAuthWebhookConfig",
                "getCurrentUserInfo",
                "listProjectOperations",
                "getConsumptionHistoryPerProjectV2",
                "lapwing.poll");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void areTakenUpWhateverStandsInThem(String operation) {
        Random random = new Random(operation.hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            answers.round();
            String body = value(random, operation, 0);
            String odd = value(random, operation, 9).replaceAll("[{}\\[\\]\"']", "");
            String path =
                    random.nextInt(4) == 0 ? odd.substring(0, Math.min(odd.length(), 999)) : Answers.BRANCH + "/x";
            assertThatCode(() -> answers.next(answers.answer(operation, path, "{}", 200, body, "")))
                    .as("%s %s", operation, body.length() > 500 ? body.length() : body)
                    .doesNotThrowAnyException();
        }

        assertThat(answers.stored.values())
                .allSatisfy(bytes -> assertThat(bytes.length).isLessThan(100_000));
    }

    /** The names that a kind looks for, with anything behind them. */
    private static String value(Random random, String operation, int depth) {
        return switch (random.nextInt(depth > 6 ? 7 : 10)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "-1e300";
            case 3 -> "99999999999999999999999";
            case 4 -> "'" + (random.nextInt(20) == 0 ? LONG : "2026-99-99T00:00:00Z") + "'";
            case 5 -> "''";
            case 6 -> "'\\ud800\\u0000\\n'";
            case 7 -> "[" + value(random, operation, depth + 1) + "," + value(random, operation, depth + 1) + "]";
            default -> object(random, operation, depth);
        };
    }

    private static String object(Random random, String operation, int depth) {
        List<String> members = new ArrayList<>();
        for (int count = random.nextInt(9); count >= 0; count--) {
            members.add("'" + NAMES[random.nextInt(NAMES.length)] + "':" + value(random, operation, depth + 1));
        }
        return "{" + String.join(",", members) + "}";
    }

    @Test
    void mayBeAMebibyteOfOneResource() {
        String items = "'" + "y".repeat(1_000_000) + "'";
        answers.tells(
                "listProjectBranches",
                Answers.PROJECT + "/branches",
                "{'branches':[{'id':" + items + ",'name':'main'}]}");

        assertThat(answers.stored.values())
                .allSatisfy(bytes -> assertThat(bytes.length).isLessThan(4_000));
    }

    @Test
    void mayBeThousandsOfAllowedAddresses() {
        List<String> ips = new ArrayList<>();
        for (int ip = 0; ip < 20_000; ip++) {
            ips.add("'10." + ip / 65536 + "." + ip / 256 % 256 + "." + ip % 256 + "'");
        }
        String project = "{'project':{'id':'p1','settings':{'allowed_ips':{'ips':[" + String.join(",", ips) + "]}}}}";
        answers.tells("getProject", Answers.PROJECT, project);

        assertThat(answers.round()
                        .tells("getProject", Answers.PROJECT, project.replace("'10.0.0.7'", "'10.0.0.7','10.9.9.9'")))
                .hasSize(1)
                .allMatch(line -> line.contains(" allowed_ips "));
    }

    @Test
    void mayBePagesWithoutAnEnd() {
        for (int page = 1; page < 3_000; page++) {
            answers.tells(
                    "listSnapshots",
                    Answers.PROJECT + "/snapshots",
                    "{'limit':1,'cursor':'" + page + "'}",
                    "{'snapshots':[{'id':'s" + page + "','name':'s'}],'pagination':{'cursor':'" + (page + 1) + "'}}",
                    "");
        }
        NeonList list =
                NeonList.of(Objects.requireNonNull(answers.stored.get(Answers.PROJECT + "/snapshots\nlistSnapshots")));

        assertThat(list.pages().seen()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(list.pages().cut()).isTrue();
    }
}
