package dev.lapwing.posture.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations and hours of consumption, each told once, and what operations say of a branch that looks as before. */
class OperationsTest {
    private static final String OPERATIONS = Answers.PROJECT + "/operations";
    private static final String BRANCHES = Answers.PROJECT + "/branches";
    private static final String PROTECTION = "timeline_update_protected_config";
    private static final String USED = "getConsumptionHistoryPerProjectV2";
    private Answers answers = new Answers();

    @Test
    void areNotToldWhereTheyWereThereAtFirst() {
        assertThat(operations(operation("o1", "start_compute", "finished", "2026-11-09T11:00:00Z")))
                .isEmpty();
        assertThat(operations(operation("o0", "start_compute", "finished", "2026-11-09T10:00:00Z")))
                .isEmpty();
    }

    @Test
    void areToldOnceInEachState() {
        operations();
        answers.round();
        String running = operation("o1", "start_compute", "running", "2026-11-09T12:08:00Z");

        assertThat(operations(running)).containsExactly("operation start_compute p1 br-1 running 0");
        assertThat(answers.round().tells("listProjectOperations", OPERATIONS, body(running)))
                .isEmpty();
        assertThat(operations(operation("o1", "start_compute", "failed", "2026-11-09T12:08:00Z")))
                .containsExactly("operation 2 start_compute p1 br-1 failed 0");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-09T12:08:00Z, 2026-11-09T12:08:00Z",
        "2026-11-09T12:06:00Z, 2026-11-09T12:06:00Z",
        "2026-11-09T12:05:59Z, 2026-11-09T12:10:00Z",
        "2026-11-09T12:11:00Z, 2026-11-09T12:10:00Z"
    })
    void haveTheirOwnTimeWhereThatIsNotTooLate(String time, Instant told) {
        operations();
        answers.round();
        String body = body(operation("o1", "start_compute", "finished", "2026-11-09T12:05:30Z", time));
        List<AuditEvent> events = answers.next(answers.answer("listProjectOperations", OPERATIONS, "{}", 200, body, ""))
                .events();

        assertThat(events).extracting(AuditEvent::timeMillis).containsExactly(told.toEpochMilli());
    }

    @Test
    void ofWhichTheOldestAreForgottenAreNotToldAgain() {
        operations();
        answers.round();
        String[] many = IntStream.range(0, OperationsStep.MAX_KNOWN + 1)
                .mapToObj(number -> operation(
                        "o" + number,
                        "start_compute",
                        "finished",
                        Answers.START.plusSeconds(number + 1).toString()))
                .toArray(String[]::new);

        assertThat(operations(many)).hasSize(OperationsStep.MAX_KNOWN + 1);
        assertThat(answers.round().tells("listProjectOperations", OPERATIONS, body(many)))
                .isEmpty();
    }

    @Test
    void showThatABranchWasProtectedOrNotInBetween() {
        List<String> branchFirst = toggled(true);
        List<String> operationFirst = toggled(false);

        assertThat(branchFirst).contains("branch br-1 protected true to true, unclear, inferred");
        assertThat(operationFirst).contains("branch br-1 protected true to true, unclear, inferred");
    }

    @Test
    void showNothingOfABranchThatWasNotTouched() {
        branch("2026-11-01T00:00:00Z", true);
        operations();
        answers.round();

        assertThat(branch("2026-11-01T00:00:00Z", true)).isEmpty();
        assertThat(operations(operation("o1", PROTECTION, "finished", "2026-11-09T12:08:00Z")))
                .hasSize(1);
    }

    @Test
    void showNothingWhereTheDifferenceIsSeen() {
        branch("2026-11-01T00:00:00Z", true);
        operations();
        answers.round();

        assertThat(branch("2026-11-09T12:08:00Z", false))
                .containsExactly("branch br-1 protected true to false, widened");
        assertThat(operations(operation("o1", PROTECTION, "finished", "2026-11-09T12:08:00Z")))
                .hasSize(1);
    }

    @Test
    void tellHoursOnceWhenTheyAreSettled() {
        assertThat(used(hour("10", 5))).isEmpty();
        answers.round();
        assertThat(used(hour("10", 5), hour("11", 7))).isEmpty();
        answers.round();
        assertThat(used(hour("10", 5), hour("11", 7), hour("12", 9)))
                .containsExactly("consumption p1 2026-11-09T11:00:00Z 7");
        answers.round();
        assertThat(used(hour("11", 8))).isEmpty();
    }

    private List<String> toggled(boolean branchFirst) {
        answers = new Answers();
        branch("2026-11-01T00:00:00Z", true);
        operations();
        answers.round();
        String[] both = {
            operation("o1", PROTECTION, "finished", "2026-11-09T12:08:00Z"),
            operation("o2", PROTECTION, "finished", "2026-11-09T12:08:30Z")
        };
        List<String> first = branchFirst ? branch("2026-11-09T12:08:00Z", true) : operations(both);
        List<String> second = branchFirst ? operations(both) : branch("2026-11-09T12:08:00Z", true);
        assertThat(first).noneMatch(line -> line.contains("inferred"));
        assertThat(second).filteredOn(line -> line.contains("inferred")).hasSize(1);
        return second;
    }

    private List<String> branch(String updated, boolean isProtected) {
        return answers.tells(
                "listProjectBranches",
                BRANCHES,
                "{'branches':[{'id':'br-1','name':'main','updated_at':'" + updated + "','protected':" + isProtected
                        + "}]}");
    }

    private List<String> operations(String... operations) {
        return answers.tells("listProjectOperations", OPERATIONS, body(operations));
    }

    private static String body(String... operations) {
        return "{'operations':[" + String.join(",", operations) + "]}";
    }

    private static String operation(String id, String action, String status, String time) {
        return operation(id, action, status, time, time);
    }

    private static String operation(String id, String action, String status, String made, String moved) {
        return "{'id':'" + id + "','action':'" + action + "','status':'" + status
                + "','branch_id':'br-1','failures_count':0,'created_at':'" + made + "','updated_at':'" + moved + "'}";
    }

    private List<String> used(String... hours) {
        return answers.tells(
                USED,
                "/consumption_history/v2/projects",
                "{'org_id':'org-1','from':'" + hours.length + "'}",
                "{'projects':[{'project_id':'p1','periods':[{'consumption':[" + String.join(",", Arrays.asList(hours))
                        + "]}]}]}",
                "");
    }

    private static String hour(String hour, int bytes) {
        int start = Integer.parseInt(hour);
        return "{'timeframe_start':'2026-11-09T" + start + ":00:00Z','timeframe_end':'2026-11-09T" + (start + 1)
                + ":00:00Z','metrics':[{'metric_name':'public_network_transfer_bytes','value':" + bytes + "}]}";
    }
}
