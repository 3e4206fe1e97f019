package dev.lapwing.posture.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.continuity.poll.NeonAnswer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists that come in pages, answers that come again, and what can be said then. */
class PagesTest {
    private static final String GRANTS = Answers.PROJECT + "/permissions";
    private final Answers answers = new Answers();

    @Test
    void tellsNothingOfTheFirstWalkWhateverItsPages() {
        assertThat(page(1, 3, "a", "b")).isEmpty();
        assertThat(page(2, 3, "c", "d")).isEmpty();
        assertThat(page(3, 3, "e")).isEmpty();
    }

    @Test
    void tellsWhatIsNewPageByPageAndWhatIsGoneAtTheEnd() {
        firstWalk();
        answers.round();

        assertThat(page(1, 3, "a", "x")).containsExactly(added("x"));
        assertThat(page(2, 3, "c")).isEmpty();
        assertThat(page(3, 3, "e")).containsExactly(removed("b"), removed("d"));
    }

    @Test
    void tellsNothingToBeGoneBeforeAllPagesCame() {
        firstWalk();
        answers.round();
        page(1, 3, "a");
        page(3, 3, "e");

        assertThat(answers.round()
                        .tells("listProjectPermissions", GRANTS, "{}", grants("", "a", "b", "c", "d", "e"), ""))
                .isEmpty();
    }

    @Test
    void tellsNothingToBeGoneOfAWalkThatWasCut() {
        firstWalk();
        answers.round();

        assertThat(answers.tells(
                        "listProjectPermissions", GRANTS, "{}", grants("", "a", "x"), ",'incomplete':'too long'"))
                .containsExactly(added("x"));
        assertThat(answers.round().tells("listProjectPermissions", GRANTS, "{}", grants("", "a", "x"), ""))
                .containsExactly(removed("b"), removed("c"), removed("d"), removed("e"));
    }

    @Test
    void followsCursorsWherePagesAreNotCounted() {
        assertThat(cursor("", "2", "a", "b")).isEmpty();
        assertThat(cursor("2", "3", "c")).isEmpty();
        answers.round();
        assertThat(cursor("", "2", "a", "x")).containsExactly(added("x"));
        assertThat(cursor("2", "3", "c")).containsExactly(removed("b"));
    }

    @Test
    void tellsNothingToBeGoneWhereAPageBetweenIsMissing() {
        cursor("", "2", "a", "b");
        cursor("2", "", "c", "d");
        answers.round();
        cursor("", "2", "a", "b");

        assertThat(cursor("9", "", "c")).isEmpty();
    }

    @Test
    void endsAWalkWhoseCursorsGoInCircles() {
        cursor("", "2", "a", "b");
        cursor("2", "2", "c", "d");
        answers.round();

        assertThat(cursor("", "2", "x", "a")).containsExactly(added("x"));
    }

    @Test
    void passesOverWhatComesAgainOrLate() {
        NeonAnswer first = answers.answer("listProjectPermissions", GRANTS, "{}", 200, grants("", "a"), "");
        answers.next(first);
        NeonAnswer second = answers.round().answer("listProjectPermissions", GRANTS, "{}", 200, grants("", "b"), "");
        answers.next(second);

        for (NeonAnswer again : List.of(second, first)) {
            NeonPosture.Step step = answers.next(again);

            assertThat(step.repeated()).isTrue();
            assertThat(step.events()).isEmpty();
            assertThat(step.changed()).isEmpty();
        }
    }

    @Test
    void saysWhatCouldNotBeLookedAt() {
        answers.tells("listProjectPermissions", GRANTS, grants("", "a"));
        answers.round();

        assertThat(answers.tells("listProjectPermissions", GRANTS, "{}", "null", ",'left_out':'the body is too long'"))
                .containsExactly("list /projects/p1/permissions listProjectPermissions unread stands at"
                        + " the answer could not be looked at");
        assertThat(answers.round().tells("listProjectPermissions", GRANTS, "{'project_permissions':'none'}"))
                .hasSize(1);
        assertThat(answers.round().tells("listProjectPermissions", GRANTS, "{'project_permissions':[{'id':''},7]}"))
                .containsExactly(
                        "list /projects/p1/permissions listProjectPermissions unread stands at 2 could not be looked at");
        assertThat(answers.round().tells("listProjectPermissions", GRANTS, grants("", "a")))
                .isEmpty();
    }

    private void firstWalk() {
        page(1, 3, "a", "b");
        page(2, 3, "c", "d");
        page(3, 3, "e");
    }

    private List<String> page(int page, int pages, String... ids) {
        return answers.tells(
                "listProjectPermissions",
                GRANTS,
                "{'limit':2,'cursor':'" + page + "'}",
                grants("more", ids),
                ",'page':" + page + ",'pages':" + pages);
    }

    private List<String> cursor(String cursor, String next, String... ids) {
        String query = cursor.isEmpty() ? "{'limit':2}" : "{'limit':2,'cursor':'" + cursor + "'}";
        return answers.tells("listProjectPermissions", GRANTS, query, grants(next, ids), "");
    }

    private static String added(String id) {
        return "permission " + id + " added - to " + id + "@x.example, widened";
    }

    private static String removed(String id) {
        return "permission " + id + " removed " + id + "@x.example to -, narrowed";
    }

    private static String grants(String next, String... ids) {
        List<String> all = Arrays.stream(ids)
                .map(id -> "{'id':'" + id + "','granted_to_email':'" + id + "@x.example'}")
                .toList();
        return "{'project_permissions':[" + String.join(",", all) + "],'pagination':{'cursor':'" + next + "'}}";
    }
}
