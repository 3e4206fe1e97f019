package dev.lapwing.posture.neon;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rounds of a poller of Neon's API in which things are opened and closed again, as lines. */
public final class NeonRounds {
    private static final Duration EVERY = Duration.ofMinutes(10);

    private NeonRounds() {}

    /** So many rounds, the last one at this time. */
    public static List<byte[]> until(Instant end, int rounds) {
        List<byte[]> lines = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Instant time = end.minus(EVERY.multipliedBy(rounds - 1L - round));
            for (String answer : answers(round % 2 == 1, time)) {
                String line = "{'poll':" + round + ",'polled_at':'" + time + "'," + answer + "}";
                lines.add(line.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            }
        }
        return lines;
    }

    private static List<String> answers(boolean open, Instant time) {
        String role = open ? "editor" : "member";
        return List.of(
                answer(
                        "getProject",
                        "/projects/p1",
                        "{'project':{'id':'p1','name':'shop','settings':{'allowed_ips':{'ips':["
                                + (open ? "" : "'10.0.0.0/8'") + "]}}}}"),
                answer(
                        "listProjectBranches",
                        "/projects/p1/branches",
                        "{'branches':[{'id':'br-1','name':'main','protected':" + !open + "}"
                                + (open ? ",{'id':'br-2','name':'copy','parent_id':'br-1'}" : "") + "]}"),
                answer(
                        "getOrganizationMembers",
                        "/organizations/org-1/members",
                        "{'members':[" + member("m1", role) + "," + member("m2", role) + "," + member("m3", role)
                                + "]}"),
                answer(
                        "listProjectEndpoints",
                        "/projects/p1/endpoints",
                        "{'endpoints':[{'id':'ep-1','branch_id':'br-1','compute_release_version':'" + (open ? 2 : 1)
                                + "'}]}"),
                answer(
                        "listProjectOperations",
                        "/projects/p1/operations",
                        "{'operations':[{'id':'" + time
                                + "','action':'start_compute','status':'finished','branch_id':'br-1',"
                                + "'created_at':'" + time.minusSeconds(60) + "','updated_at':'" + time.minusSeconds(30)
                                + "'}]}"),
                answer("lapwing.poll", "", "{'connector':'0.1.0','own_key':1}"));
    }

    private static String member(String id, String role) {
        return "{'member':{'id':'" + id + "','role':'" + role + "'},'user':{'email':'" + id + "@x.example'}}";
    }

    private static String answer(String operation, String path, String body) {
        return "'operation':'" + operation + "','path':'" + path + "','query':{},'status':200,'body':" + body;
    }
}
