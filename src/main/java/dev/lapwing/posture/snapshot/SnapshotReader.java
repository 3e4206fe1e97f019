package dev.lapwing.posture.snapshot;

import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.PollReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads snapshots from JSON: an export of the collections, what the API answers, or poll envelopes, one a line. All of it is
 * read as an envelope, in one place and with its bounds.
 */
public final class SnapshotReader {
    private static final String ENVELOPE = "{\"poll\":";
    private static final List<String> OF_SETTINGS = List.of("meta", "logs", "rateLimits");
    private static final SnapshotReading UNKNOWN = new SnapshotReading.Unreadable(
            "holds neither collections nor settings of a PocketBase: export the collections in its dashboard, or save what"
                    + " GET /api/collections or GET /api/settings answers");

    private SnapshotReader() {}

    /** What a text holds: collections, settings, or both as the newest polls in it saw them. */
    public static SnapshotReading read(String text) {
        String json = text.strip();
        if (json.startsWith(ENVELOPE)) {
            return envelopes(json);
        }
        return json.startsWith("[") ? member("collections", json) : object(json);
    }

    /** Of settings that are known to be some. */
    public static SnapshotReading settings(String json) {
        return member("settings", json);
    }

    private static SnapshotReading object(String json) {
        return member("settings", json)
                .match(
                        read -> read.settings().map(SnapshotReader::known).orElse(UNKNOWN),
                        SnapshotReading.Unreadable::new);
    }

    private static SnapshotReading known(Map<?, ?> object) {
        if (object.get("items") instanceof List<?> page) {
            return new SnapshotReading.Read(new Snapshot(Optional.empty(), Optional.of(page)));
        }
        return OF_SETTINGS.stream().anyMatch(object::containsKey)
                ? new SnapshotReading.Read(new Snapshot(Optional.of(object), Optional.empty()))
                : UNKNOWN;
    }

    private static SnapshotReading member(String name, String json) {
        String envelope = ENVELOPE + "\"pocketbase\",\"v\":1,\"time\":\"1970-01-01T00:00:00Z\",\"status\":0,\"" + name
                + "\":" + json + "}";
        return envelope(envelope)
                .match(
                        poll -> poll.config()
                                .<SnapshotReading>map(look ->
                                        new SnapshotReading.Read(new Snapshot(look.settings(), look.collections())))
                                .orElse(UNKNOWN),
                        (field, problem) -> new SnapshotReading.Unreadable("cannot be read: " + problem));
    }

    private static SnapshotReading envelopes(String lines) {
        NewestLooks looks = new NewestLooks();
        int number = 0;
        for (String line : lines.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String place = "cannot be read in line " + number + ": ";
            Optional<String> wrong = envelope(line)
                    .match(
                            poll -> {
                                poll.config().ifPresent(looks::add);
                                return Optional.empty();
                            },
                            (field, problem) -> Optional.of(place + problem));
            if (wrong.isPresent()) {
                return new SnapshotReading.Unreadable(wrong.get());
            }
        }
        return looks.snapshot()
                .<SnapshotReading>map(SnapshotReading.Read::new)
                .orElseGet(() -> new SnapshotReading.Unreadable("has no poll that saw settings, or all collections"));
    }

    private static PollReading envelope(String line) {
        return LogPoll.parse(line.getBytes(StandardCharsets.UTF_8));
    }
}
