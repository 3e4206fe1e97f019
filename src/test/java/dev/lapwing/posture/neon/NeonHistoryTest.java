package dev.lapwing.posture.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.continuity.poll.NeonAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of an organisation, in pages of any size, with answers that come again. */
class NeonHistoryTest {
    private static final int ROUNDS = 60;
    private static final String GRANTS = Answers.PROJECT + "/permissions";
    private static final String BRANCHES = Answers.PROJECT + "/branches";
    private static final String MEMBERS = Answers.ORG + "/members";
    private static final List<String> ROLES = List.of("member", "editor", "viewer", "admin", "CAN_VIEW");

    private final TreeSet<String> grants = new TreeSet<>();
    private final TreeMap<String, String> branches = new TreeMap<>();
    private final TreeMap<String, String> members = new TreeMap<>();
    private final Answers clock = new Answers();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void tellTheSameWhateverComesAgain(long seed) {
        Random random = new Random(seed);
        List<NeonAnswer> history = history(random);
        Answers once = new Answers();
        Answers again = new Answers();
        List<String> told = new ArrayList<>();
        List<String> toldAgain = new ArrayList<>();
        for (int at = 0; at < history.size(); at++) {
            told.addAll(Answers.lines(once.next(history.get(at))));
            toldAgain.addAll(Answers.lines(again.next(history.get(at))));
            if (random.nextInt(3) == 0) {
                int from = Math.max(0, at - random.nextInt(20));
                history.subList(from, at + 1).forEach(answer -> toldAgain.addAll(Answers.lines(again.next(answer))));
            }
        }

        assertThat(toldAgain).as("seed %s", seed).isEqualTo(told);
        assertThat(again.stored.keySet()).as("seed %s", seed).isEqualTo(once.stored.keySet());
        assertThat(told).as("seed %s", seed).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void tellEachGrantOnceWhenItComesAndOnceWhenItGoes(long seed) {
        Random random = new Random(seed);
        Answers answers = new Answers();
        TreeSet<String> before = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            clock.round();
            change(random);
            List<String> told = new ArrayList<>();
            walk(random, "listProjectPermissions", GRANTS, "project_permissions", grantItems())
                    .forEach(answer -> told.addAll(Answers.lines(answers.next(answer))));
            TreeSet<String> expected = new TreeSet<>();
            grants.stream()
                    .filter(id -> !before.contains(id))
                    .forEach(id -> expected.add("permission " + id + " added - to " + id + ", widened"));
            before.stream()
                    .filter(id -> !grants.contains(id))
                    .forEach(id -> expected.add("permission " + id + " removed " + id + " to -, narrowed"));

            assertThat(told)
                    .as("seed %s round %s", seed, round)
                    .containsExactlyInAnyOrderElementsOf(round == 0 ? List.of() : List.copyOf(expected));
            before.clear();
            before.addAll(grants);
        }
    }

    private List<NeonAnswer> history(Random random) {
        List<NeonAnswer> history = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            clock.round();
            change(random);
            history.addAll(walk(random, "getOrganizationMembers", MEMBERS, "members", List.copyOf(members.values())));
            history.addAll(walk(random, "listProjectPermissions", GRANTS, "project_permissions", grantItems()));
            history.addAll(walk(random, "listProjectBranches", BRANCHES, "branches", List.copyOf(branches.values())));
            if (random.nextBoolean()) {
                history.add(clock.answer("lapwing.poll", "", "{}", 200, "{'own_key':1}", ""));
            }
        }
        return history;
    }

    private void change(Random random) {
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            String id = "i" + random.nextInt(12);
            if (!grants.remove(id)) {
                grants.add(id);
            }
            branches.remove("b" + random.nextInt(8));
            String branch = "b" + random.nextInt(8);
            branches.put(
                    branch,
                    "{'id':'" + branch + "','name':'" + branch + "','protected':" + random.nextBoolean()
                            + ",'parent_id':'b" + random.nextInt(8) + "','updated_at':'2026-11-0"
                            + (1 + random.nextInt(9))
                            + "T00:00:00Z'}");
            String member = "m" + random.nextInt(6);
            String role = ROLES.get(random.nextInt(ROLES.size()));
            members.put(
                    member,
                    "{'member':{'id':'" + member + "','role':'" + role + "'},'user':{'email':'" + member
                            + "@x.example'}}");
        }
    }

    private List<String> grantItems() {
        return grants.stream()
                .map(id -> "{'id':'" + id + "','granted_to_email':'" + id + "'}")
                .toList();
    }

    private List<NeonAnswer> walk(Random random, String operation, String path, String member, List<String> items) {
        int size = 1 + random.nextInt(9);
        int pages = Math.max(1, (items.size() + size - 1) / size);
        boolean counted = random.nextBoolean();
        List<NeonAnswer> answers = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            List<String> on = items.subList(page * size, Math.min(items.size(), (page + 1) * size));
            String next = page + 1 < pages ? ",'pagination':{'cursor':'c" + (page + 1) + "'}" : "";
            String query = page == 0 ? "{'limit':" + size + "}" : "{'limit':" + size + ",'cursor':'c" + page + "'}";
            answers.add(clock.answer(
                    operation,
                    path,
                    query,
                    200,
                    "{'" + member + "':[" + String.join(",", on) + "]" + next + "}",
                    counted && pages > 1 ? ",'page':" + (page + 1) + ",'pages':" + pages : ""));
        }
        return answers;
    }
}
