package dev.lapwing.replay;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.replay.row.ReplayCounts;
import java.util.List;

/**
 * What a replay found.
 *
 * @param finals the last version of each alert whose episode stood at the end, in the order of their episodes' starts
 * @param counts what became of each line
 * @param horizons where each instance's input ended
 * @param unlearnt baselines that had too short an input to find anything, a sentence each
 * @param problems what kept inputs from being read to their end, a sentence each
 */
public record ReplayOutcome(
        List<AlertVersion> finals,
        ReplayCounts counts,
        Horizons horizons,
        List<String> unlearnt,
        List<String> problems) {
    public ReplayOutcome {
        finals = List.copyOf(finals);
        unlearnt = List.copyOf(unlearnt);
        problems = List.copyOf(problems);
    }
}
