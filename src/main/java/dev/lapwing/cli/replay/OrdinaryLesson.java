package dev.lapwing.cli.replay;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Exit;
import dev.lapwing.config.Config;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.ordinary.OrdinaryHistory;
import dev.lapwing.replay.ordinary.Proposal;
import dev.lapwing.replay.row.ReplayCounts;
import dev.lapwing.replay.row.TimeLimits;
import dev.lapwing.rule.RuleSet;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** {@code lapwing learn --ordinary}: proposes what a log shows to be ordinary, and changes nothing. */
record OrdinaryLesson(ConfigOptions options, Config config, RuleSet rules, PrintWriter out, PrintWriter err) {
    /** No secret is shown, so no key of one's own is needed. */
    private static final Redactor REDACTOR = new Redactor("lapwing learn --ordinary".getBytes(StandardCharsets.UTF_8));

    /** Prints the diff, and beside it what it rests on; gives the exit code. */
    int propose(ReplayInput input, TimeLimits limits, ZoneId zone) {
        OrdinaryHistory history = new OrdinaryHistory(zone);
        ReplayCounts counts = history.read(input, rules, REDACTOR, limits);
        err.println("%d rows were read, of %d days; what is proposed was seen on %d days or more."
                .formatted(counts.accepted(), history.days(), OrdinaryHistory.LEAST_DAYS));
        List<Proposal> proposals = history.proposals().stream()
                .filter(proposal -> !config.rules().ordinary().covers(proposal.key(), proposal.value()))
                .toList();
        if (proposals.isEmpty()) {
            err.println("Nothing is proposed that is not in " + options.fileName() + ".");
        } else {
            err.println(
                    "Nothing was changed. Read each line: what somebody did for days looks ordinary, whoever it was.");
            new OrdinaryDiff(
                            options.fileName(),
                            options.fileText(),
                            config.rules().ordinary(),
                            proposals)
                    .lines()
                    .forEach(out::println);
        }
        counts.namedRejected().forEach(err::println);
        CommandFailed.ifAny(input.problems());
        return counts.rejected() == 0 ? Exit.OK : Exit.FAILED;
    }
}
