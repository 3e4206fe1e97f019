package dev.lapwing.cli.alerts;

import dev.lapwing.notify.message.Resolution;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The newest version of each alert that is wanted, with what people said of it; the others are not kept. */
public final class LatestAlerts {
    private final Predicate<SeenAlert> wanted;
    private final Map<String, SeenAlert> alerts = new HashMap<>();
    private final Map<String, Resolution> resolutions = new HashMap<>();

    public LatestAlerts(Predicate<SeenAlert> wanted) {
        this.wanted = wanted;
    }

    /** Takes a version; gives it as it stands now, or empty where it is not wanted or not the newest. */
    public Optional<SeenAlert> take(SeenAlert version) {
        String id = version.alert().id();
        SeenAlert before = alerts.get(id);
        if (before != null && !version.after(before)) {
            return Optional.empty();
        }
        SeenAlert now = version.with(Optional.ofNullable(resolutions.get(id)));
        if (wanted.test(now)) {
            alerts.put(id, now);
            return Optional.of(now);
        }
        alerts.remove(id);
        return Optional.empty();
    }

    /** Takes what somebody said of an alert, or that it was taken back; gives the alert where it is kept. */
    public Optional<SeenAlert> resolve(String id, Optional<Resolution> resolution) {
        resolution.ifPresentOrElse(by -> resolutions.put(id, by), () -> resolutions.remove(id));
        return Optional.ofNullable(alerts.computeIfPresent(id, (same, alert) -> alert.with(resolution)));
    }

    /** Lets go of those that are not wanted any more. */
    public void forget() {
        alerts.values().removeIf(wanted.negate());
    }

    /** All of them, by the time of their last event. */
    public List<SeenAlert> inOrder() {
        return alerts.values().stream()
                .sorted(Comparator.comparing((SeenAlert seen) -> seen.alert().end())
                        .thenComparing(seen -> seen.alert().id()))
                .toList();
    }
}
