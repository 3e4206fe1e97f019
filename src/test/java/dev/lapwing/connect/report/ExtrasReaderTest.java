package dev.lapwing.connect.report;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lapwing.connect.pocketbase.log.FakeLog;
import dev.lapwing.connect.pocketbase.log.LogRows;
import dev.lapwing.connect.pocketbase.log.PocketBaseView;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.tail.TailListing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ExtrasReaderTest {
    private static final Instant NOON = Instant.parse("2026-08-20T12:00:00Z");
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(ExtrasReader.class);

    private static final LogRow CHANGE =
            LogRows.of("id", "2026-08-20 12:00:03.512Z", 0, "m", "{\"method\":\"PATCH\",\"url\":\"/api/settings\"}");

    private final FakeLog log = new FakeLog();
    private final TailListing look = new TailListing(List.of(), true, log.facts());
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final ExtrasReader reader = new ExtrasReader(
            "shop",
            Duration.ofMinutes(1),
            Optional.empty(),
            new PocketBaseView(),
            log,
            new SourceMeter("test", "shop", Clock.systemUTC()));

    @BeforeEach
    void listen() {
        written.start();
        LOGGER.addAppender(written);
    }

    @AfterEach
    void stopListening() {
        LOGGER.detachAppender(written);
    }

    @Test
    void settingsThatAreTooLongAreLeftOutByNameAndWhatTheySayOfTheLogIsNot() {
        log.settings =
                Optional.of("{\"logs\":{\"maxDays\":5},\"a\":\"" + "x".repeat(ExtrasReader.MOST_SETTINGS) + "\"}");

        Extras extras = reader.ifDue(NOON, look).orElseThrow();

        assertThat(extras.settings()).isEmpty();
        assertThat(extras.leftOut()).containsExactly("settings");
        assertThat(extras.logs()).hasValue(Map.of("maxDays", "5"));
    }

    @Test
    void whatIsTooLongIsSaidOnceAsLongAsItIsTheSame() {
        log.collections = List.of("{\"name\":\"huge\",\"a\":\"" + "x".repeat(CollectionParts.MOST_OF_PART) + "\"}");

        for (int minute = 0; minute < 3; minute++) {
            reader.ifDue(NOON.plus(Duration.ofMinutes(minute)), look);
        }

        assertThat(written.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("too long to report, left out source=shop parts=\"huge\"");
    }

    @Test
    void collectionsThatAreTooManyAreLeftOutByName() {
        String large = "{\"name\":\"a\",\"a\":\"" + "x".repeat(CollectionParts.MOST_OF_PART - 50) + "\"}";
        log.collections = Collections.nCopies(CollectionParts.MOST_PARTS + 1, large);

        Extras extras = reader.ifDue(NOON, look).orElseThrow();

        assertThat(extras.collections()).isEmpty();
        assertThat(extras.leftOut()).containsExactly("collections");
    }

    @Test
    void settingsThatTheSourceCouldNotTellForTheirLengthAreLeftOutByName() {
        log.settings = Optional.of("");
        log.collections = List.of("{\"leftOut\":true}");

        Extras extras = reader.ifDue(NOON, look).orElseThrow();

        assertThat(extras.leftOut()).containsExactly("settings");
        assertThat(extras.collections()).containsExactly("[{\"leftOut\":true}]");
    }

    @Test
    void readsAtOnceAfterARowThatTellsOfAChange() {
        reader.ifDue(NOON, look);
        Instant later = NOON.plusSeconds(10);
        boolean before = reader.ifDue(later, look).isPresent();
        reader.see(CHANGE);

        assertThat(before).isFalse();
        assertThat(reader.ifDue(later, look)).isPresent();
        assertThat(reader.ifDue(later.plusSeconds(30), look)).isEmpty();
    }

    @Test
    void aFloodOfChangesIsReadEveryFiveSecondsAndItsLastOneStill() {
        List<Integer> reads = new ArrayList<>();
        for (int second = 0; second < 16; second++) {
            if (second < 13) {
                reader.see(CHANGE);
            }
            if (reader.ifDue(NOON.plusSeconds(second), look).isPresent()) {
                reads.add(second);
            }
        }

        assertThat(reads).containsExactly(0, 5, 10, 15);
    }

    @Test
    void aChangeThatCouldNotBeReadIsReadLater() {
        reader.ifDue(NOON, look);
        reader.see(CHANGE);
        log.failure = Optional.of(new LogUnreadable("connection refused", 0, false));
        boolean failed = reader.ifDue(NOON.plusSeconds(5), look).isEmpty();
        log.failure = Optional.empty();

        assertThat(failed).isTrue();
        assertThat(reader.ifDue(NOON.plusSeconds(10), look)).isPresent();
    }
}
