package dev.lapwing.notify;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.Refused;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.ledger.Outcome;
import dev.lapwing.notify.ledger.Work;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.Step;
import dev.lapwing.notify.message.Telling;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ChannelDeskTest {
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    /** What it is told to tell, and what it does with it. */
    private record Saying(String name, boolean wakes, List<String> said, Runnable mishap) implements Channel {
        @Override
        public String tell(Telling telling) {
            said.add(name + " " + telling.step()
                    + telling.begun().map(at -> " again").orElse(""));
            mishap.run();
            return "m";
        }

        @Override
        public String digest(Digest digest) {
            said.add(name + " digest" + (digest.again() ? " again" : ""));
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
        Delivery begun = fresh.begun(Step.OPEN, NOW, false);

        try (ChannelDesk desk = desk("chat", false, () -> {})) {
            desk.begin(List.of(new Work.Single(fresh, Step.OPEN), new Work.Single(begun, Step.OPEN)));
            desk.begin(List.of(new Work.Together("old", List.of(fresh)), new Work.Together("old", List.of(begun))));
        }

        assertThat(said).containsExactly("chat OPEN", "chat OPEN again", "chat digest", "chat digest again");
    }

    @Test
    void takesABugOfAChannelForARefusal() {
        Delivery fresh = Delivery.of("chat", Findings.came(Findings.opened("a")), NOW);

        try (ChannelDesk desk = desk("chat", false, () -> {
            throw new IllegalStateException("secret");
        })) {
            desk.begin(List.of(new Work.Single(fresh, Step.OPEN)));
            desk.note("hello");
            desk.begin(List.of(desk.note().orElseThrow()));
        }

        assertThat(outcomes)
                .extracting(outcome -> outcome.refused().map(Refused::getMessage))
                .containsOnly(Optional.of("it could not be written: IllegalStateException"))
                .hasSize(2);
    }

    @Test
    void stopsWhoeverAsksAfterAnErrorOfTheMachine() {
        Delivery fresh = Delivery.of("chat", Findings.came(Findings.opened("a")), NOW);
        ChannelDesk desk = desk("chat", false, () -> {
            throw new StackOverflowError();
        });

        desk.begin(List.of(new Work.Single(fresh, Step.OPEN)));
        desk.close();

        assertThatThrownBy(() -> desk.isFree(NOW)).hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void tellsTheOperatorWhereItWakesNobodyIfItCan() {
        try (ChannelDesk oncall = desk("oncall", true, () -> {});
                ChannelDesk chat = desk("chat", false, () -> {});
                ChannelDesk hook = desk("hook", false, () -> {})) {
            Operator operator = new Operator(List.of(oncall, chat, hook));

            Delivery refused = Delivery.of("hook", Findings.came(Findings.opened("a")), NOW);
            operator.refused(hook, "gone", new Work.Single(refused, Step.OPEN), NOW);

            assertThat(chat.note().orElseThrow().line())
                    .startsWith("Lapwing could not deliver 1 alert to channel hook");
            assertThat(oncall.note()).isEmpty();
            assertThat(hook.note()).isEmpty();
        }
    }

    @Test
    void wakesNobodyBecauseAMuteIsOver() {
        Mute mute = new Mute("m", Optional.of("r"), Optional.empty(), Optional.empty(), NOW, "ana", "test", NOW);
        try (ChannelDesk oncall = desk("oncall", true, () -> {})) {
            new Operator(List.of(oncall)).isOver(mute);

            assertThat(oncall.note()).isEmpty();
        }
    }

    private ChannelDesk desk(String name, boolean wakes, Runnable mishap) {
        return new ChannelDesk(
                new Saying(name, wakes, said, mishap),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Random(1),
                outcomes::add,
                () -> {});
    }
}
