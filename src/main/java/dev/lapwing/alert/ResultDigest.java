package dev.lapwing.alert;

import dev.lapwing.text.TextHash;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One hash for everything a run found: equal for two runs that found the same episodes.
 *
 * <p>It is SHA-256 over a text: a header with what the result depends on besides the events, then one line for each
 * episode, sorted. Order of arrival, alert ids and updates do not enter; an episode told twice does.
 */
public final class ResultDigest {
    private static final String FORMAT = "lapwing episodes 1";

    private ResultDigest() {}

    /**
     * The digest of a run, in hex.
     *
     * @param rulesHash hash of the rules in use
     * @param engineVersion Lapwing's own version
     * @param horizons for each instance the time up to which it was read, milliseconds since the epoch
     * @param episodes the final episodes, in any order
     */
    public static String of(
            String rulesHash, String engineVersion, Map<String, Long> horizons, Collection<FinalEpisode> episodes) {
        return HexFormat.of().formatHex(TextHash.of(text(rulesHash, engineVersion, horizons, episodes)));
    }

    /** The text under the hash: two runs that disagree are compared by it. It holds the values of groups. */
    public static String text(
            String rulesHash, String engineVersion, Map<String, Long> horizons, Collection<FinalEpisode> episodes) {
        String until = new TreeMap<>(horizons)
                .entrySet().stream()
                        .map(horizon -> "until " + horizon.getValue() + " " + horizon.getKey() + "\n")
                        .collect(Collectors.joining());
        String lines = episodes.stream()
                .map(FinalEpisode::line)
                .sorted()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return FORMAT + "\nrules " + rulesHash + "\nengine " + engineVersion + "\n" + until + lines;
    }
}
