package dev.lapwing.notify;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.ledger.SendResult;
import dev.lapwing.notify.ledger.SendTask;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ChannelWorkerTest {
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<SendResult> outcomes = new ArrayList<>();

    /** What it is told to tell, and what it does with it. */
    private record Saying(String name, boolean wakes, List<String> said, Runnable mishap) implements Channel {
        @Override
        public String tell(Notification telling) {
            said.add(name + " " + telling.step()
                    + telling.begun().map(at -> " again").orElse(""));
            mishap.run();
            return "m";
        }

        @Override
        public String batch(Batch batch) {
            said.add(name + " digest" + (batch.again() ? " again" : ""));
            return "";
        }

        @Override
        public void note(String line) {
            said.add(name + " " + line);
            mishap.run();
        }
    }

    @Test
    void tellsWhetherItMayHaveBeenToldBefore() {
        Delivery fresh = Delivery.of("chat", Findings.came(Findings.opened("a")), NOW);
        Delivery begun = fresh.begun(NotificationStep.OPEN, NOW, false);

        try (ChannelWorker worker = worker("chat", false, () -> {})) {
            worker.begin(List.of(
                    new SendTask.Single(fresh, NotificationStep.OPEN),
                    new SendTask.Single(begun, NotificationStep.OPEN)));
            worker.begin(List.of(
                    new SendTask.Together("old", List.of(fresh)), new SendTask.Together("old", List.of(begun))));
        }

        assertThat(said).containsExactly("chat OPEN", "chat OPEN again", "chat digest", "chat digest again");
    }

    @Test
    void takesABugOfAChannelForARefusal() {
        Delivery fresh = Delivery.of("chat", Findings.came(Findings.opened("a")), NOW);

        try (ChannelWorker worker = worker("chat", false, () -> {
            throw new IllegalStateException("secret");
        })) {
            worker.begin(List.of(new SendTask.Single(fresh, NotificationStep.OPEN)));
            worker.note("hello");
            worker.begin(List.of(worker.note().orElseThrow()));
        }

        assertThat(outcomes)
                .extracting(outcome -> outcome.refused().map(DeliveryRefused::getMessage))
                .containsOnly(Optional.of("it could not be written: IllegalStateException"))
                .hasSize(2);
    }

    @Test
    void stopsWhoeverAsksAfterAnErrorOfTheMachine() {
        Delivery fresh = Delivery.of("chat", Findings.came(Findings.opened("a")), NOW);
        ChannelWorker worker = worker("chat", false, () -> {
            throw new StackOverflowError();
        });

        worker.begin(List.of(new SendTask.Single(fresh, NotificationStep.OPEN)));
        worker.close();

        assertThatThrownBy(() -> worker.isFree(NOW)).hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void tellsTheOperatorWhereItWakesNobodyIfItCan() {
        try (ChannelWorker oncall = worker("oncall", true, () -> {});
                ChannelWorker chat = worker("chat", false, () -> {});
                ChannelWorker hook = worker("hook", false, () -> {})) {
            OperatorNotes operator = new OperatorNotes(List.of(oncall, chat, hook));

            Delivery refused = Delivery.of("hook", Findings.came(Findings.opened("a")), NOW);
            operator.refused(hook, "gone", new SendTask.Single(refused, NotificationStep.OPEN), NOW);

            assertThat(chat.note().orElseThrow().line())
                    .startsWith("Lapwing could not deliver 1 alert to channel hook");
            assertThat(oncall.note()).isEmpty();
            assertThat(hook.note()).isEmpty();
        }
    }

    @Test
    void wakesNobodyBecauseAMuteIsOver() {
        Mute mute = new Mute("m", Optional.of("r"), Optional.empty(), Optional.empty(), NOW, "ana", "test", NOW);
        try (ChannelWorker oncall = worker("oncall", true, () -> {})) {
            new OperatorNotes(List.of(oncall)).isOver(mute);

            assertThat(oncall.note()).isEmpty();
        }
    }

    private ChannelWorker worker(String name, boolean wakes, Runnable mishap) {
        return new ChannelWorker(
                new Saying(name, wakes, said, mishap),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Random(1),
                outcomes::add,
                () -> {});
    }
}
