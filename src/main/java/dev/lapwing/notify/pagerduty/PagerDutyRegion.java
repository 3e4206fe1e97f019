package dev.lapwing.notify.pagerduty;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a PagerDuty account lives. */
public enum PagerDutyRegion {
    US("https://events.pagerduty.com/v2/enqueue"),
    EU("https://events.eu.pagerduty.com/v2/enqueue");

    private final URI endpoint;

    PagerDutyRegion(String endpoint) {
        this.endpoint = URI.create(endpoint);
    }

    /** The region of a word of the configuration. */
    public static Optional<PagerDutyRegion> named(String word) {
        return Arrays.stream(values())
                .filter(region -> region.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /** The address that takes its events. */
    public URI endpoint() {
        return endpoint;
    }
}
