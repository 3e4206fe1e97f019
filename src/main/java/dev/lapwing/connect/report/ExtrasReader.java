package dev.lapwing.connect.report;

import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.source.LogPages;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.tail.TailListing;
import dev.lapwing.http.IntervalTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what need not be read with each look: settings, collections and the rows of each hour. */
public final class ExtrasReader {
    private static final Logger LOGGER = LoggerFactory.getLogger(ExtrasReader.class);
    /** So that an envelope fits into a record of Kafka with its default limits. */
    private static final int MOST_SETTINGS = 50_000;

    private static final int MOST_COLLECTIONS = 150_000;

    private final String source;
    private final Optional<String> configured;
    private final SettingsView view;
    private final LogPages pages;
    private final SourceMeter meter;
    private final IntervalTimer timer;
    private String server = "";
    private boolean warned;
    private boolean failing;

    /**
     * A reader.
     *
     * @param source the source's name
     * @param interval how often it reads
     * @param configured which version the source is, where somebody says it
     */
    public ExtrasReader(
            String source,
            Duration interval,
            Optional<String> configured,
            SettingsView view,
            LogPages pages,
            SourceMeter meter) {
        this.source = source;
        this.configured = configured;
        this.view = view;
        this.pages = pages;
        this.meter = meter;
        this.timer = new IntervalTimer(interval);
    }

    /** Which version the server seems to be, or empty. */
    public String server() {
        return server;
    }

    /**
     * Empty where it is not time, or where they could not be read.
     *
     * @param look what was just seen of the log
     */
    public Optional<Extras> ifDue(Instant now, TailListing look) {
        if (!timer.due(now)) {
            return Optional.empty();
        }
        timer.start(now);
        try {
            HourCount hours = HourCount.after(look, pages);
            Optional<String> theirs = pages.settings();
            theirs.flatMap(view::version).ifPresent(this::seen);
            Optional<String> settings = bounded("settings", theirs, MOST_SETTINGS);
            Extras extras = new Extras(
                    hours,
                    settings.flatMap(view::logs),
                    settings,
                    bounded("collections", pages.collections().map(ExtrasReader::array), MOST_COLLECTIONS));
            failing = false;
            return Optional.of(extras);
        } catch (LogUnreadable e) {
            if (!failing) {
                LOGGER.warn("settings not readable source={} error={}", source, e.getMessage());
            }
            failing = true;
            return Optional.empty();
        }
    }

    private void seen(String version) {
        server = version;
        meter.server(version);
        if (!warned && configured.isPresent() && !view.agrees(configured.get(), version)) {
            warned = true;
            LOGGER.warn("version differs source={} configured={} seen=\"{}\"", source, configured.get(), version);
        }
    }

    private static String array(List<String> elements) {
        return "[" + String.join(",", elements) + "]";
    }

    private Optional<String> bounded(String what, Optional<String> json, int most) {
        if (json.isPresent() && json.get().length() > most) {
            LOGGER.debug(
                    "too long to report source={} part={} length={}",
                    source,
                    what,
                    json.get().length());
        }
        return json.filter(text -> text.length() <= most && JsonTokens.isJson(text));
    }
}
