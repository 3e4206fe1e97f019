package dev.lapwing.connect.pocketbase.log;

import dev.lapwing.continuity.poll.Advised;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The published security advisories of a kind of source, from a dated file that Lapwing brings. */
public final class Advisories {
    private static final String AS_OF = "as-of ";
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern RANGES = Pattern.compile(", ");

    private final LocalDate asOf;
    private final List<Advisory> all;

    /**
     * An advisory.
     *
     * @param id such as {@code CVE-2026-44166}
     * @param affected ranges of versions, each from its first to before its last
     */
    private record Advisory(String id, List<List<VersionNumber>> affected) {
        boolean concerns(VersionNumber version) {
            return affected.stream()
                    .anyMatch(range -> range.get(0).compareTo(version) <= 0 && version.compareTo(range.get(1)) < 0);
        }
    }

    private Advisories(LocalDate asOf, List<Advisory> all) {
        this.asOf = asOf;
        this.all = List.copyOf(all);
    }

    /** Those that are published of PocketBase. */
    public static Advisories ofPocketBase() {
        try (InputStream file = Advisories.class.getResourceAsStream("/advisories/pocketbase.txt")) {
            if (file == null) {
                throw new IllegalStateException("the file of advisories is missing");
            }
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the file of advisories", e);
        }
    }

    static Advisories read(String text) {
        List<Advisory> all = new ArrayList<>();
        LocalDate asOf = LocalDate.EPOCH;
        for (String line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
            if (line.startsWith(AS_OF)) {
                asOf = LocalDate.parse(line.substring(AS_OF.length()));
            } else {
                String[] words = BLANK.split(line, 2);
                all.add(new Advisory(
                        words[0],
                        RANGES.splitAsStream(words[1]).map(Advisories::range).toList()));
            }
        }
        return new Advisories(asOf, all);
    }

    private static List<VersionNumber> range(String text) {
        List<VersionNumber> versions = BLANK.splitAsStream(text)
                .map(word -> VersionNumber.parse(word)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no version in the file of advisories: " + word)))
                .toList();
        if (versions.size() != 2) {
            throw new IllegalArgumentException("no range in the file of advisories: " + text);
        }
        return versions;
    }

    /** What they say of a version; of a text that is no version, that none concerns it. */
    public Advised of(String version) {
        List<String> affected = VersionNumber.parse(version).stream()
                .flatMap(parsed -> all.stream().filter(each -> each.concerns(parsed)))
                .map(Advisory::id)
                .toList();
        return new Advised(asOf.atStartOfDay().toInstant(ZoneOffset.UTC), version, affected);
    }
}
