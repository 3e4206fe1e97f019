package dev.lapwing.posture.pocketbase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import dev.lapwing.posture.PostureState;
import dev.lapwing.posture.snapshot.Snapshot;
import dev.lapwing.posture.snapshot.SnapshotReader;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final Approval APPROVED = approval(Looks.collections("0.40"));

    private PostureState state = PostureState.NONE;
    private int minute;

    @Test
    void nothingDriftsFromWhatIsAsItWasApproved() {
        assertThat(drift(Looks.settings("0.40"), Looks.collections("0.40"))).isEmpty();
    }

    @Test
    void theFirstLookTellsWhatDiffersAndEachOneAfterItUntilItIsMended() {
        ArrayNode opened = changed(all -> Looks.named(all, "notes").put("listRule", ""));

        List<AuditEvent> first = drift(null, opened);
        List<AuditEvent> second = drift(null, opened);
        List<AuditEvent> mended = drift(null, Looks.collections("0.40"));

        assertThat(first).singleElement().satisfies(event -> {
            assertThat(event.schema()).isEqualTo(Schemas.POCKETBASE_DRIFT);
            assertThat(List.of(
                            Looks.value(event, "resources.name"),
                            Looks.value(event, "config.path"),
                            Looks.value(event, "config.effect"),
                            Looks.value(event, "config.audience"),
                            Looks.value(event, "config.standing")))
                    .containsExactly("notes", "listRule", "widened", "guests", "true");
        });
        assertThat(second)
                .hasSize(1)
                .noneMatch(event -> event.uid().equals(first.get(0).uid()));
        assertThat(mended).isEmpty();
    }

    @Test
    void dependsOnNothingThatWasSeenBefore() {
        ArrayNode opened = changed(all -> Looks.named(all, "notes").put("listRule", ""));
        drift(Looks.settings("0.39"), Looks.collections("0.39"));
        drift(Looks.settings("0.39"), opened);
        List<String> after = paths(drift(null, opened));
        state = PostureState.NONE;

        assertThat(paths(drift(null, opened))).isEqualTo(after);
    }

    @Test
    void tellsOfCollectionsThatNobodyApprovedAndOfThoseThatAreGone() {
        ArrayNode other =
                changed(all -> Looks.named(all, "notes").put("id", "pbc_other").put("name", "mine"));

        assertThat(drift(null, other))
                .extracting(event -> Looks.value(event, "resources.name") + " " + Looks.value(event, "config.before")
                        + " " + Looks.value(event, "config.after"))
                .containsExactlyInAnyOrder("mine - base", "notes base -");
    }

    @Test
    void saysNothingOfSettingsOrProvidersThatTheApprovedStateLeavesOut() {
        ArrayNode export =
                changed(all -> ((ObjectNode) Looks.named(all, "users").path("oauth2")).remove("providers"));
        ArrayNode seen = changed(all -> Looks.set(
                Looks.named(all, "users"),
                "oauth2.providers",
                "[{\"name\":\"google\",\"authURL\":\"https://example.com\"}]"));
        Approval partly = approval(export);

        assertThat(drift(partly, Looks.settings("0.39"), seen)).isEmpty();
        assertThat(paths(drift(APPROVED, null, seen))).contains("users oauth2.providers");
    }

    @Test
    void tellsOfSettingsWhereTheyWereApproved() {
        ObjectNode json = Looks.settings("0.40");
        Looks.set(json, "superuserIPs", "[\"10.0.0.1\"]");
        Approval settings = Approval.of(read(json.toString()));

        assertThat(paths(drift(settings, Looks.settings("0.40"), null))).containsExactly("settings superuserIPs");
    }

    @Test
    void whatALookLeftOutIsNotTakenForGone() {
        ArrayNode seen = Looks.collections("0.40");
        seen.set(seen.size() - 1, Looks.read("{\"name\":\"long\",\"leftOut\":true}"));

        assertThat(drift(null, seen)).isEmpty();
    }

    @Test
    void waitsForEveryPartOfALook() {
        ArrayNode all = Looks.collections("0.40");
        ArrayNode first = Looks.JSON.createArrayNode().add(all.get(0));
        all.remove(0);

        assertThat(part(1, first)).isEmpty();
        assertThat(part(2, all)).isEmpty();
        assertThat(state.collections()).hasSize(all.size() + 1);
    }

    private List<AuditEvent> part(int part, JsonNode collections) {
        String members = ",\"look\":\"2026-11-09T12:00:00.000Z\",\"part\":%d,\"parts\":2".formatted(part);
        return drift(
                APPROVED,
                Looks.envelope(Instant.parse("2026-11-09T12:00:00Z").plusSeconds(part), null, collections, members));
    }

    private List<AuditEvent> drift(@Nullable JsonNode settings, @Nullable JsonNode collections) {
        return drift(APPROVED, settings, collections);
    }

    private List<AuditEvent> drift(Approval approved, @Nullable JsonNode settings, @Nullable JsonNode collections) {
        return drift(approved, Looks.envelope(minute++, settings, collections));
    }

    private List<AuditEvent> drift(Approval approved, byte[] envelope) {
        LogPoll poll = LogPoll.parse(envelope).match(read -> read, (field, problem) -> {
            throw new AssertionError(field + ": " + problem);
        });
        PostureState before = state;
        state = Posture.next(before, poll, Looks.INSTANCE).state();
        return approved.drift(before, state, poll.timeMillis(), Looks.INSTANCE);
    }

    private static List<String> paths(List<AuditEvent> events) {
        return events.stream()
                .map(event -> Looks.value(event, "resources.name") + " " + Looks.value(event, "config.path"))
                .toList();
    }

    private static ArrayNode changed(Consumer<ArrayNode> change) {
        ArrayNode collections = Looks.collections("0.40");
        change.accept(collections);
        return collections;
    }

    private static Approval approval(ArrayNode collections) {
        return Approval.of(read(collections.toString()));
    }

    private static Snapshot read(String json) {
        return SnapshotReader.read(json).match(read -> read, problem -> {
            throw new AssertionError(problem);
        });
    }
}
