package dev.lapwing.connect.report;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lapwing.connect.pocketbase.log.FakeLog;
import dev.lapwing.connect.pocketbase.log.PocketBaseView;
import dev.lapwing.connect.tail.TailListing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
}
