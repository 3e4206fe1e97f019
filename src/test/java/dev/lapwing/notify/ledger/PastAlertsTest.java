package dev.lapwing.notify.ledger;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.NotificationStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("process")
class PastAlertsTest {
    private final PastAlerts past = new PastAlerts();

    @Test
    void keepsAMillionPastAlertsInTwoChannelsWithinAHeapOf256Megabytes() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillionPast.class.getName())
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.strip()).isEqualTo("1000000 2 RESOLVE");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void givesBackWhatIsNeededToResolveAnAlert() {
        Delivery chat = over("a", "chat", "C0123456789:1700000000.123456");
        Delivery oncall = over("a", "oncall", "a").shared();

        past.keep(chat);
        past.keep(oncall);

        assertThat(past.of("a")).extracting(Delivery::channel).containsExactly("chat", "oncall");
        assertThat(past.of("a")).extracting(Delivery::place).containsOnly(chat.place());
        assertThat(past.of("a"))
                .extracting(delivery -> delivery.told().orElseThrow().message())
                .containsExactly("C0123456789:1700000000.123456", "a");
        assertThat(past.of("a"))
                .extracting(delivery -> delivery.told().orElseThrow().shared())
                .containsExactly(false, true);
    }

    @Test
    void forgetsAfterNinetyDaysAndNotBefore() {
        past.keep(over("a", "chat", "m"));
        Duration age = Duration.between(over("a", "chat", "m").alert().end(), NOW);

        assertThat(past.forget(NOW.plus(PastAlerts.REMEMBERED).minus(age))).isEmpty();
        assertThat(past.forget(NOW.plus(PastAlerts.REMEMBERED).plus(Duration.ofHours(2))))
                .containsExactly("a|chat");
        assertThat(past.of("a")).isEmpty();
    }

    @Test
    void keepsEachOfThousandsApartWhileTheyComeAndGo() {
        Random random = new Random(7);
        Set<String> there = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            String id = "alert-" + random.nextInt(3000);
            if (random.nextInt(3) == 0) {
                past.take(id, "chat");
                there.remove(id);
            } else {
                past.keep(over(id, "chat", "m"));
                there.add(id);
            }
        }

        Set<String> found = IntStream.range(0, 3000)
                .mapToObj(i -> "alert-" + i)
                .filter(id -> !past.of(id).isEmpty())
                .collect(Collectors.toSet());
        assertThat(found).as("seed %s", 7).isEqualTo(there);
        assertThat(past.size()).isEqualTo(there.size());
        assertThat(past.forget(NOW.plus(Duration.ofDays(91)))).hasSize(there.size());
        assertThat(past.size()).isZero();
    }

    private static Delivery over(String id, String channel, String message) {
        return Delivery.of(channel, Findings.came(Findings.closed(id, 3, "ended")), NOW)
                .told(new DeliveryStatus(NotificationStep.END, 3, message, NOW, false))
                .stub();
    }
}
