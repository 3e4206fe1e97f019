package dev.lapwing.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.alert.finding.Activity;
import dev.lapwing.alert.finding.FindingFields;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Collects versions of alerts in any order and tells what became of each: the newest version of an alert counts.
 *
 * <p>It also counts what must not happen: a version told twice, or one missing below the newest.
 */
public final class FinalEpisodes {
    private static final int CREATE = Activity.CREATE.id();
    private static final int CLOSE = Activity.CLOSE.id();

    private final Function<String, String> showEmail;
    private final Map<String, Life> lives = new HashMap<>();
    private long duplicates;

    /**
     * A collector that has seen nothing.
     *
     * @param showEmail what to show in place of an e-mail address, as where the findings were written
     */
    public FinalEpisodes(Function<String, String> showEmail) {
        this.showEmail = showEmail;
    }

    /** What is known of one alert. */
    private static final class Life {
        final Set<Long> revisions = new HashSet<>();
        long newest;
        boolean opened;
        boolean closed;
        Optional<FinalEpisode> episode = Optional.empty();
    }

    /** Takes a version as the engine told it. */
    public void add(AlertVersion version) {
        add(
                version.alertId(),
                version.revision(),
                Activity.of(version.phase()).id(),
                version.ending().map(CloseReason::name).orElse(""),
                () -> FinalEpisode.of(version, showEmail));
    }

    /**
     * Takes a version as it stands on the alerts topic.
     *
     * @throws IllegalArgumentException when it is no finding of ours
     */
    public void add(JsonNode finding) {
        add(
                FindingFields.text(finding.path("finding_info"), "uid"),
                FindingFields.number(finding.path("unmapped").path("lapwing"), "rev"),
                (int) FindingFields.number(finding, "activity_id"),
                finding.path("status_detail").asText("").toUpperCase(Locale.ROOT),
                () -> FinalEpisode.fromFinding(finding));
    }

    /** The episodes of alerts that ended; merged, retracted and superseded ones are none. */
    public List<FinalEpisode> ended() {
        return lives.values().stream()
                .map(life -> life.episode)
                .flatMap(Optional::stream)
                .toList();
    }

    /** How many alerts were opened. */
    public long openings() {
        return lives.values().stream().filter(life -> life.opened).count();
    }

    /** How many alerts were closed, for whatever reason. */
    public long closings() {
        return lives.values().stream().filter(life -> life.closed).count();
    }

    /** How many alerts are open by their newest version. */
    public long stillOpen() {
        return lives.size() - closings();
    }

    /** How many versions were told again: same alert, same revision. */
    public long duplicates() {
        return duplicates;
    }

    /** How many versions are missing: revisions below the newest of an alert that nobody told. */
    public long missing() {
        return lives.values().stream()
                .mapToLong(life -> life.newest - life.revisions.size())
                .sum();
    }

    private void add(String alertId, long revision, int activity, String ending, Supplier<FinalEpisode> episode) {
        Life life = lives.computeIfAbsent(alertId, id -> new Life());
        if (!life.revisions.add(revision)) {
            duplicates++;
            return;
        }
        life.opened |= activity == CREATE;
        if (revision > life.newest) {
            life.newest = revision;
            life.closed = activity == CLOSE;
            life.episode = life.closed && ending.equals(CloseReason.ENDED.name())
                    ? Optional.of(episode.get())
                    : Optional.empty();
        }
    }
}
