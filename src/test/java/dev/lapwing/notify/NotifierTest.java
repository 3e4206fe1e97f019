package dev.lapwing.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.delivery.MuteJson;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.route.DailyTime;
import dev.lapwing.notify.route.Route;
import dev.lapwing.notify.route.Routing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The notifier on a real broker. */
@Tag("broker")
class NotifierTest {
    private final Stage stage = new Stage();
    private final Recording oncall = new Recording("oncall");
    private final Recording chat = new Recording("chat");
    private Routing routing = Routing.usual(List.of("oncall"), List.of("chat"));

    /** Remembers what it told; refuses when it is asked to. */
    private static final class Recording implements Channel {
        final List<String> told = new CopyOnWriteArrayList<>();
        final List<String> notes = new CopyOnWriteArrayList<>();
        volatile Optional<DeliveryRefused> refusal = Optional.empty();
        private final String name;

        Recording(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String tell(Notification telling) throws DeliveryRefused {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            told.add(telling.alert().id() + " " + telling.step());
            return "m-" + telling.alert().id();
        }

        @Override
        public String batch(Batch batch) {
            told.add("digest of " + batch.count());
            return "";
        }

        @Override
        public void note(String line) {
            notes.add(line);
        }
    }

    NotifierTest() throws ExecutionException, InterruptedException {}

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void tellsTheLifeOfAnAlertInOrderAndWaitsForSomebodyToResolveIt() throws Exception {
        try (Stage.Run run = run()) {
            alert(Findings.opened("a"));
            until(() -> oncall.told.contains("a OPEN"));
            alert(Findings.updated("a", 2));
            until(() -> oncall.told.contains("a UPDATE"));
            alert(Findings.closed("a", 3, "ended"));
            until(() -> oncall.told.contains("a END"));
            stage.resolve("a", Instant.now());
            until(() -> oncall.told.contains("a RESOLVE") && chat.told.contains("a RESOLVE"));

            assertThat(oncall.told).containsExactly("a OPEN", "a UPDATE", "a END", "a RESOLVE");
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void goesOnAfterARestartWithWhatItCouldNotTell() throws Exception {
        oncall.refusal = Optional.of(DeliveryRefused.forNow("overloaded"));
        try (Stage.Run run = run()) {
            alert(Findings.opened("a"));
            until(() -> chat.told.contains("a OPEN"));
            assertThat(run.working()).isTrue();
        }
        oncall.refusal = Optional.empty();

        try (Stage.Run run = run()) {
            until(() -> oncall.told.contains("a OPEN"));

            assertThat(chat.told).containsExactly("a OPEN");
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void tellsTogetherWhatWasRaisedBeforeItFirstBeganAndTheWholeOfWhatComesAfter() throws Exception {
        for (int i = 0; i < 5; i++) {
            stage.alert(Findings.opened("before" + i));
        }
        stage.written();
        try (Stage.Run run = run()) {
            until(() -> oncall.told.contains("digest of 5"));
            alert(Findings.opened("after"));
            until(() -> oncall.told.contains("after OPEN"));

            assertThat(oncall.told).containsExactly("digest of 5", "after OPEN");
            assertThat(run.working()).isTrue();
        }

        try (Stage.Run run = run()) {
            alert(Findings.closed("after", 2, "ended"));
            until(() -> oncall.told.contains("after END"));

            assertThat(oncall.told).containsExactly("digest of 5", "after OPEN", "after END");
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void tellsTheOperatorElsewhereOfWhatAChannelRefusesForGood() throws Exception {
        oncall.refusal = Optional.of(DeliveryRefused.forGood("no_service"));
        try (Stage.Run run = run()) {
            alert(Findings.opened("a"));
            until(() -> !chat.notes.isEmpty());

            assertThat(chat.notes).singleElement().asString().contains("oncall").contains("no_service");
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void tellsOnceOfAMuteThatEndedWhileNobodyLookedAndForgetsIt() throws Exception {
        stage.send(Topics.MUTES.name(), "m-1", MuteJson.bytes(over()));
        try (Stage.Run run = run()) {
            until(() -> !oncall.notes.isEmpty());
            assertThat(run.working()).isTrue();
        }

        try (Stage.Run run = run()) {
            alert(Findings.opened("a"));
            until(() -> oncall.told.contains("a OPEN"));

            assertThat(oncall.notes).containsExactly("A mute is over: source shop (ana: load test).");
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void tellsAnAlertOfSeveralMegabytesAndWhatComesAfterIt() throws Exception {
        try (Stage.Run run = run()) {
            alert(Findings.opened("large").put("message", "x".repeat(4 << 20)));
            alert(Findings.opened("a"));
            until(() -> oncall.told.contains("a OPEN"));

            assertThat(oncall.told).containsExactly("large OPEN", "a OPEN");
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void goesOnWhenSomebodyWroteNonsense() throws Exception {
        stage.send(Topics.RESOLUTIONS.name(), "a", new byte[] {'{'});
        stage.send(Topics.MUTES.name(), "m", new byte[] {'{'});
        stage.send(Topics.ALERTS.name(), "a", new byte[] {'{'});
        stage.send(Topics.DELIVERIES.name(), "a|chat", new byte[] {'{'});
        stage.send(Topics.STATUS.name(), "p", new byte[] {'{'});
        try (Stage.Run run = run()) {
            alert(Findings.opened("b"));
            until(() -> oncall.told.contains("b OPEN"));

            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void tellsADailyLineOnceHoweverOftenItIsStarted() throws Exception {
        stage.send(Topics.STATUS.name(), "p", """
                {"process":"p","since":"%s","at":"%s","working":true,"rows":7,"dead_letters":0,"too_late":0}
                """.formatted(Instant.now(), Instant.now())
                .getBytes(StandardCharsets.UTF_8));
        routing = new Routing(List.of(new Route(
                Severity.CRITICAL,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("chat"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DailyTime.parse("00:00"))));
        try (Stage.Run run = run()) {
            until(() -> !chat.notes.isEmpty());
            assertThat(run.working()).isTrue();
        }

        try (Stage.Run run = run()) {
            alert(Findings.severity(Findings.opened("a"), Severity.CRITICAL));
            until(() -> chat.told.contains("a OPEN"));

            assertThat(chat.notes).containsExactly("Lapwing is alive. In 24 hours: 7 rows, 0 alerts, 0 undelivered.");
            assertThat(run.working()).isTrue();
        }
    }

    private static Mute over() {
        Instant now = Instant.now();
        return new Mute(
                "m-1",
                Optional.empty(),
                Optional.empty(),
                Optional.of("shop"),
                now.minusSeconds(1),
                "ana",
                "load test",
                now.minusSeconds(100));
    }

    @Test
    void stopsWhenAnotherOneBegins() throws Exception {
        try (Stage.Run first = run();
                Stage.Run second = run()) {
            alert(Findings.opened("a"));
            until(() -> !first.working());

            assertThatThrownBy(first::end).hasCauseInstanceOf(Fenced.class);
            assertThat(second.working()).isTrue();
        }
    }

    private void until(BooleanSupplier enough) {
        Stage.until(() -> List.of(oncall.told, oncall.notes, chat.told, chat.notes), enough);
    }

    private Stage.Run run() {
        return stage.run(routing, List.of(oncall, chat), Clock.systemUTC());
    }

    /** What is critical waits for nothing. */
    private void alert(ObjectNode finding) {
        stage.alert(Findings.severity(Findings.ended(finding, Instant.now()), Severity.CRITICAL));
    }
}
