package dev.lapwing.connect.report;

import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.source.LogPages;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.tail.TailListing;
import dev.lapwing.http.IntervalTimer;
import dev.lapwing.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what need not be read with each look: settings, collections and the rows of each hour. It does after each interval,
 * and with the look that brings a row which tells that settings or collections may have changed.
 */
public final class ExtrasReader {
    private static final Logger LOGGER = LoggerFactory.getLogger(ExtrasReader.class);
    /** So that an envelope fits into a record of Kafka with its default limits. */
    static final int MOST_SETTINGS = 50_000;

    private static final String SETTINGS = "settings";

    /** So that a flood of rows that ask for it does not become a flood of looks. */
    static final Duration SOONEST = Duration.ofSeconds(5);

    private final String source;
    private final Optional<String> configured;
    private final SettingsView view;
    private final LogPages pages;
    private final SourceMeter meter;
    private final IntervalTimer timer;
    private final IntervalTimer soonest = new IntervalTimer(SOONEST);
    private boolean changed;
    private String server = "";
    private boolean warned;
    private boolean failing;
    private String tooLong = "";

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

    /** Takes a new row for a reason to read at once, where it tells that settings or collections may have changed. */
    public void see(LogRow row) {
        changed = changed || view.mayChange(row);
    }

    /**
     * Empty where it is not time, or where they could not be read.
     *
     * @param look what was just seen of the log
     */
    public Optional<Extras> ifDue(Instant now, TailListing look) {
        if (!timer.due(now) && !(changed && soonest.due(now))) {
            return Optional.empty();
        }
        timer.start(now);
        soonest.start(now);
        try {
            HourCount hours = HourCount.after(look, pages);
            Optional<String> theirs = pages.settings();
            theirs.flatMap(view::version).ifPresent(this::seen);
            Optional<CollectionParts> collections = pages.collections().map(CollectionParts::of);
            failing = false;
            changed = false;
            return Optional.of(extras(hours, theirs, collections));
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

    private Extras extras(HourCount hours, Optional<String> theirs, Optional<CollectionParts> collections) {
        Optional<String> settings = theirs.filter(text -> text.length() <= MOST_SETTINGS && JsonTokens.isJson(text));
        List<String> leftOut = new ArrayList<>();
        if (theirs.isPresent() && settings.isEmpty()) {
            leftOut.add(SETTINGS);
        }
        if (collections.filter(parts -> parts.arrays().isEmpty()).isPresent()) {
            leftOut.add(CollectionParts.ALL);
        }
        warn(
                leftOut.contains(SETTINGS),
                collections.map(CollectionParts::leftOut).orElse(List.of()));
        List<String> arrays = collections.map(CollectionParts::arrays).orElse(List.of());
        return new Extras(hours, theirs.flatMap(view::logs), settings, arrays, leftOut);
    }

    /** Says what is too long, once as long as it is the same. */
    private void warn(boolean settings, List<String> collections) {
        String now = (settings ? SETTINGS + " " : "") + String.join(" ", collections);
        if (!now.equals(tooLong) && !now.isEmpty()) {
            LOGGER.warn(
                    "too long to report, left out source={} parts=\"{}\"",
                    source,
                    SafeText.oneLine(SafeText.within(now.strip(), SafeText.IN_FINDING)));
        }
        tooLong = now;
    }
}
