package dev.lapwing.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.Lives.Life;
import dev.lapwing.notify.pagerduty.FakePagerDuty;
import dev.lapwing.notify.pagerduty.FakePagerDuty.Incident;
import dev.lapwing.notify.slack.FakeSlack;
import dev.lapwing.notify.slack.FakeWorkspace.Post;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The notifier is killed in the middle of its work, over and over. PagerDuty is told of all alerts. Slack is told of one in
 * ten of them, and without the pause that Slack wants between two messages, which would make this last for minutes.
 */
@Tag("broker")
@Tag("process")
class NotifierKilledTest {
    private static final int ALERTS = 1_000;
    private static final int KILLS = 10;
    private static final int SEED = 7;
    /** How a process ends that was killed: 128 and the number of the signal. */
    private static final int KILLED = 137;
    /** What PagerDuty is told without knowing what became of what was told before. */
    private static final int AT_ONCE = 10;

    private static final int AT_A_TIME = 2;

    private static final List<String> ORDER = List.of(
            "open",
            "open, goes on",
            "ended, not resolved",
            "resolved",
            "resolved, after it ended",
            "taken back: retracted");
    private static final List<String> CHAT_ORDER = List.of("open", "update", "end", "resolve");

    private final Random random = new Random(SEED);
    private final Stage stage = new Stage().usedBefore();
    private final FakePagerDuty pagerDuty = new FakePagerDuty(StandInChannels.ROUTING_KEY);
    private final FakeSlack slack = new FakeSlack();
    private final Lives lives = new Lives(ALERTS, KILLS, random);

    NotifierKilledTest() throws Exception {}

    @AfterEach
    void stop() {
        pagerDuty.close();
        slack.close();
        stage.close();
    }

    @Test
    void losesNothingAndTellsTwiceOnlyWhatPagerDutyKnowsToBeTheSame() throws Exception {
        for (int slice = 0; slice < KILLS; slice++) {
            try (NotifierProcess notifier = new NotifierProcess(stage, pagerDuty, slack)) {
                Iterator<ObjectNode> alerts = lives.slice(slice).iterator();
                write(alerts, lives.slice(slice).size() / 2);
                pagerDuty.afterAccepting(() -> write(alerts, AT_A_TIME));
                closeWhatWasTold();
                kill(notifier, alerts);

                assertThat(notifier.end()).as("how it ended").isEqualTo(KILLED);
                calm();
                write(alerts, Integer.MAX_VALUE);
            }
        }
        try (NotifierProcess notifier = new NotifierProcess(stage, pagerDuty, slack)) {
            until(notifier, () -> {
                closeWhatWasTold();
                return isAllTold();
            });
            notifier.kill();
        }

        assertThat(pagerDuty.incidents()).hasSize(ALERTS).allSatisfy(this::isALifeInOrder);
        assertThat(repeated()).isBetween(1, KILLS * AT_ONCE);
        assertThat(slack.workspace().posts().stream().map(NotifierKilledTest::toldIn))
                .doesNotHaveDuplicates();
        chats().forEach((id, steps) -> assertThat(steps)
                .as("%s, seed %s", id, SEED)
                .isSortedAccordingTo(Comparator.comparing(CHAT_ORDER::indexOf)));
        assertThat(slack.calls()).contains("/api/conversations.history", "/api/conversations.replies");
    }

    /** More alerts come with everything that PagerDuty accepts, so that kills fall into the taking of alerts too. */
    private void write(Iterator<ObjectNode> alerts, int most) {
        for (int i = 0; i < most && alerts.hasNext(); i++) {
            stage.alert(alerts.next());
        }
    }

    /** Kills it when the next so many messages have come: before it knows that the last of them was taken, or thereabouts. */
    private void kill(NotifierProcess notifier, Iterator<ObjectNode> alerts) {
        int events = pagerDuty.count() + 1 + random.nextInt(ALERTS / KILLS / 2);
        int posts = slack.workspace().count() + 1 + random.nextInt(ALERTS / KILLS / 20);
        switch (random.nextInt(3)) {
            case 0 ->
                pagerDuty.afterAccepting(() -> {
                    write(alerts, AT_A_TIME);
                    killAt(events, pagerDuty.count(), notifier);
                });
            case 1 ->
                slack.workspace()
                        .afterTaking(() -> killAt(posts, slack.workspace().count(), notifier));
            default -> {
                until(notifier, () -> pagerDuty.count() >= events);
                notifier.kill();
            }
        }
    }

    private static void killAt(int wanted, int count, NotifierProcess notifier) {
        if (count >= wanted) {
            notifier.kill();
        }
    }

    private void calm() {
        pagerDuty.afterAccepting(() -> {});
        slack.workspace().afterTaking(() -> {});
    }

    private void closeWhatWasTold() {
        Set<String> paged = pagerDuty.incidents().stream().map(Incident::key).collect(Collectors.toSet());
        Set<String> chatted = chats().keySet();
        lives.due(life -> paged.contains(life.id()) && (!life.chat() || chatted.contains(life.id())))
                .forEach(life -> {
                    if (life.close() == Lives.Close.RETRACTED) {
                        stage.alert(lives.retraction(life));
                    } else {
                        stage.resolve(life.id(), Instant.now());
                    }
                });
    }

    private void until(NotifierProcess notifier, BooleanSupplier enough) {
        Stage.until(
                () -> notifier.work() + pagerDuty.count() + slack.workspace().count(), enough);
    }

    private boolean isAllTold() {
        Map<String, Incident> incidents = new HashMap<>();
        pagerDuty.incidents().forEach(incident -> incidents.put(incident.key(), incident));
        Map<String, List<String>> chats = chats();
        return lives.all().stream()
                .allMatch(life -> incidents.containsKey(life.id())
                        && isOver(life, incidents.get(life.id()))
                        && (!life.chat()
                                || chats.getOrDefault(life.id(), List.of()).contains(lastStep(life))));
    }

    private static boolean isOver(Life life, Incident incident) {
        return life.resolves() ? !incident.open() : status(incident.last()).equals("ended, not resolved");
    }

    private static String lastStep(Life life) {
        return life.resolves() ? "resolve" : "end";
    }

    private void isALifeInOrder(Incident incident) {
        List<String> told =
                incident.events().stream().map(NotifierKilledTest::status).toList();
        assertThat(told).as("%s, seed %s", incident.key(), SEED).startsWith("open");
        assertThat(told.stream().map(ORDER::indexOf)).doesNotContain(-1).isSorted();
        assertThat(incident.events().stream()
                        .map(event ->
                                event.at("/payload/custom_details/revision").asInt()))
                .isSorted();
    }

    private int repeated() {
        List<String> told = pagerDuty.accepted().stream()
                .map(event -> event.path("dedup_key").asText() + " " + status(event)
                        + (status(event).equals("open, goes on")
                                ? event.at("/payload/custom_details/revision").asText()
                                : ""))
                .toList();
        return told.size() - new HashSet<>(told).size();
    }

    private Map<String, List<String>> chats() {
        return slack.workspace().posts().stream()
                .collect(Collectors.groupingBy(
                        post -> post.metadata("alert"),
                        Collectors.mapping(post -> post.metadata("step"), Collectors.toList())));
    }

    private static String toldIn(Post post) {
        String step = post.metadata("step");
        return Stream.of(post.metadata("alert"), step, step.equals("update") ? post.metadata("rev") : "")
                .collect(Collectors.joining(" "));
    }

    private static String status(JsonNode event) {
        return event.at("/payload/custom_details/status").asText();
    }
}
