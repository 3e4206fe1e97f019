package dev.lapwing.cli;

import dev.lapwing.config.Config;
import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.posture.pocketbase.Approval;
import dev.lapwing.yaml.Problems;
import java.util.HashMap;
import java.util.Map;

/** What was approved of each source that says where. */
public final class ApprovedStates {
    private ApprovedStates() {}

    /**
     * Reads all of them, by the names of their sources.
     *
     * @throws CommandFailed with every problem, where there is any
     */
    public static Map<String, Approval> of(Config config) {
        Problems problems = new Problems();
        Map<String, Approval> approvals = new HashMap<>();
        for (SourceConfig source : config.sources()) {
            source.approved()
                    .flatMap(file -> file.approval(problems))
                    .ifPresent(it -> approvals.put(source.name(), it));
        }
        CommandFailed.ifAnyWrong(problems.errors());
        return approvals;
    }
}
