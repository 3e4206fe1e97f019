package dev.lapwing.connect.neon.webhook.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.connect.MovableClock;
import dev.lapwing.connect.neon.webhook.KeyServer;
import dev.lapwing.connect.neon.webhook.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthKeysTest {
    private final Signer first = new Signer("first");
    private final Signer second = new Signer("second");
    private final KeyServer server = new KeyServer(Signer.published(first));
    private final MovableClock clock = new MovableClock(Instant.parse("2026-10-12T03:00:00Z"));
    private final List<Optional<String>> told = new ArrayList<>();
    private final PublishedKeys published = new PublishedKeys(server.url(), Duration.ofSeconds(30));
    private final AuthKeys keys = new AuthKeys(List.of(published), clock, told::add);

    @AfterEach
    void close() {
        keys.close();
        published.close();
        server.close();
    }

    @Test
    void looksAtMostOnceAMinute() {
        look();
        clock.move(Duration.ofSeconds(59));

        assertThat(keys.fetch()).isEmpty();
        assertThat(server.asked).hasValue(1);
    }

    @Test
    void findsAKeyThatCameAndForgetsOneThatIsGone() {
        look();
        server.keys = Signer.published(second);
        clock.move(Duration.ofMinutes(1));
        look();

        assertThat(keys.key("first")).isEmpty();
        assertThat(keys.key("second")).isPresent();
        assertThat(told).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void keepsItsKeysWhileTheAddressGivesNone() {
        look();
        server.status = 503;
        clock.move(Duration.ofMinutes(1));
        look();

        assertThat(keys.key("first")).isPresent();
        assertThat(keys.complete()).isFalse();
        assertThat(told).last().isEqualTo(Optional.of("status 503"));
    }

    @Test
    void saysWhatIsWrongWithAnAnswer() {
        server.keys = "<html>";
        look();
        server.keys = " ".repeat(PublishedKeys.MOST_BYTES) + Signer.published(first);
        clock.move(Duration.ofMinutes(1));
        look();

        assertThat(told)
                .containsExactly(
                        Optional.of("the answer is no key set"), Optional.of("the answer is longer than 65536 bytes"));
        assertThat(keys.any()).isFalse();
    }

    @Test
    void looksAgainByItselfWhereItsKeysAreOldOrNotThere() {
        server.status = 500;
        look();
        clock.move(Duration.ofMinutes(1));
        server.status = 200;
        keys.renew();
        look();
        clock.move(Duration.ofMinutes(9));
        keys.renew();
        int before = server.asked.get();
        clock.move(Duration.ofMinutes(1));
        keys.renew();
        look();

        assertThat(before).isEqualTo(2);
        assertThat(server.asked).hasValue(3);
    }

    @Test
    void looksNoMoreOnceItIsClosed() {
        keys.close();

        assertThat(keys.fetch()).isEmpty();
    }

    /** Waits for the look that goes on, or for one that begins now. */
    private void look() {
        keys.fetch().ifPresent(CompletableFuture::join);
    }
}
