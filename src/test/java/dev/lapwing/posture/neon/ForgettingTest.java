package dev.lapwing.posture.neon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept has bounds, and nothing stays of what is gone. */
class ForgettingTest {
    private static final String BRANCHES = Answers.PROJECT + "/branches";
    private final Answers answers = new Answers();

    @Test
    void leavesNothingOfAProjectThatIsListedNoMore() {
        answers.tells("listProjects", "/projects", "{'projects':[{'id':'p1'},{'id':'p10'}]}");
        know("p1");
        know("p10");
        answers.round().tells("listProjects", "/projects", "{'projects':[{'id':'p10'}]}");

        assertThat(answers.keys("/projects/p1/")).isEmpty();
        assertThat(answers.keys("/projects/p1\n")).isEmpty();
        assertThat(answers.keys("/projects/p10")).hasSize(3);
    }

    @Test
    void leavesNothingOfAProjectThatIsNotFound() {
        know("p1");
        List<String> told = answers.round().refused("getProject", Answers.PROJECT, 404);

        assertThat(told).containsExactly("project p1 removed p1 to -, changed");
        assertThat(answers.keys("/projects/p1")).isEmpty();
        assertThat(answers.round().refused("getProject", Answers.PROJECT, 404)).isEmpty();
    }

    @Test
    void leavesNothingOfABranchThatIsGone() {
        answers.tells("listProjectBranches", BRANCHES, "{'branches':[{'id':'br-1'},{'id':'br-10'}]}");
        answers.tells("listProjectBranchRoles", BRANCHES + "/br-1/roles", "{'roles':[]}");
        answers.tells("listProjectBranchRoles", BRANCHES + "/br-10/roles", "{'roles':[]}");
        answers.tells(
                "getProjectAdvisorSecurityIssues",
                Answers.PROJECT + "/advisors",
                "{'branch_id':'br-1'}",
                "{'issues':[]}",
                "");
        answers.round().tells("listProjectBranches", BRANCHES, "{'branches':[{'id':'br-10'}]}");

        assertThat(answers.keys(BRANCHES + "/")).containsExactly(BRANCHES + "/br-10/roles\nlistProjectBranchRoles");
        assertThat(answers.keys(Answers.PROJECT + "/advisors")).isEmpty();
    }

    @Test
    void keepsNoMoreListsThanThereIsRoomForAndSaysSo() {
        for (int project = 0; project < WorkingLists.MAX_LISTS; project++) {
            answers.tells("listSnapshots", "/projects/q" + project + "/snapshots", "{'snapshots':[]}");
        }
        List<String> more = answers.tells("listSnapshots", Answers.PROJECT + "/snapshots", "{'snapshots':[]}");

        assertThat(more)
                .containsExactly("list /projects/p1/snapshots listSnapshots unread stands at more than 5000 lists");
        assertThat(answers.stored).hasSize(WorkingLists.MAX_LISTS + 1);
        answers.round().tells("getProject", "/projects/q0", "{'project':{'id':'q0'}}");
        answers.round().refused("getProject", "/projects/q1", 404);
        assertThat(answers.stored).hasSizeLessThanOrEqualTo(WorkingLists.MAX_LISTS + 1);
    }

    @Test
    void keepsNoMoreResourcesThanThereIsRoomForAndThoseThatWereKnownFirst() {
        answers.tells("listSnapshots", Answers.PROJECT + "/snapshots", snapshots("z", 1));
        List<String> told = answers.round()
                .tells(
                        "listSnapshots",
                        Answers.PROJECT + "/snapshots",
                        snapshots("a", ListStep.MAX_ITEMS).replace("]}", ",{'id':'z0','name':'z0'}]}"));

        assertThat(told.get(told.size() - 1)).endsWith("unread stands at 1 could not be looked at");
        assertThat(told).hasSize(ListStep.MAX_ITEMS);
        assertThat(answers.round().tells("listSnapshots", Answers.PROJECT + "/snapshots", "{'snapshots':[]}"))
                .contains("snapshot z0 removed z0 to -, changed")
                .hasSize(ListStep.MAX_ITEMS);
    }

    @Test
    void keepsNoMoreCharactersThanThereIsRoomFor() {
        String name = "n".repeat(400);
        for (int page = 1; page <= 3; page++) {
            int from = page * 1000;
            String items = IntStream.range(from, from + 1000)
                    .mapToObj(id -> "{'id':'" + id + "','name':'" + name + "'}")
                    .collect(Collectors.joining(","));
            answers.tells(
                    "listSnapshots",
                    Answers.PROJECT + "/snapshots",
                    "{}",
                    "{'snapshots':[" + items + "]}",
                    ",'page':" + page + ",'pages':3");
        }

        assertThat(answers.stored.get(Answers.PROJECT + "/snapshots\nlistSnapshots"))
                .hasSizeLessThan(ListStep.MAX_CHARACTERS + 100_000);
    }

    private void know(String project) {
        String path = "/projects/" + project;
        answers.tells(
                "getProject",
                path,
                "{'project':{'id':'" + project + "','settings':{'block_public_connections':true}}}");
        answers.tells("listProjectBranches", path + "/branches", "{'branches':[]}");
        answers.tells("listSnapshots", path + "/snapshots", "{'snapshots':[]}");
    }

    private static String snapshots(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(id -> "{'id':'" + prefix + id + "','name':'" + prefix + id + "'}")
                .collect(Collectors.joining(",", "{'snapshots':[", "]}"));
    }
}
