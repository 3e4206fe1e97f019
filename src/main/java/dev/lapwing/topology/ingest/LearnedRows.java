package dev.lapwing.topology.ingest;

import dev.lapwing.detect.BaselineTransfer;
import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.ingest.ClockSkew;
import dev.lapwing.kafka.Topics;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.record.DeadLetter;
import dev.lapwing.topology.record.LearnedRow;
import dev.lapwing.topology.record.RawRow;
import dev.lapwing.topology.source.SourceLayout;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks through what was learned from history: a group can take over what passes. */
final class LearnedRows {
    /** History was learned with other rules than those of the job. */
    static final String NO_SUCH_RULE = "no such rule";

    /** Stands for a source that is not configured, whose name may be anything. */
    private static final String NOBODY = "(learned)";

    private static final Logger LOGGER = LoggerFactory.getLogger(LearnedRows.class);

    private final SourceLayout layout;
    private final BaselineTransfer transfer;
    private boolean warned;

    LearnedRows(SourceLayout layout, RuleSet rules) {
        this.layout = layout;
        this.transfer = new BaselineTransfer(GroupShapes.of(rules));
    }

    /** What a record is to a group. */
    LearnedResult read(RawRow row) {
        byte[] value = row.value() == null ? new byte[0] : row.value();
        return LearnedRow.read(value)
                .match(
                        told -> read(row, told),
                        rejected -> letter(row, NOBODY, "unreadable", rejected.field(), rejected.problem()));
    }

    private LearnedResult read(RawRow row, LearnedRow.Told told) {
        String instance = told.instance();
        boolean other =
                !told.group().instance().isEmpty() && !told.group().instance().equals(instance);
        if (other || !layout.instances().contains(instance)) {
            return letter(row, NOBODY, "unknown source", "instance", "no configured source of this group");
        }
        if (!transfer.isFor(told.group(), told.rule())) {
            warn();
            return letter(row, instance, NO_SUCH_RULE, "fingerprint", "learned with other rules than these");
        }
        if (told.past().length > LearnedRow.LONGEST_PAST) {
            return letter(row, instance, "too large", "past", "over 700 KiB");
        }
        Optional<LearnedBaseline> read = transfer.read(told.group(), told.rule(), told.past());
        if (read.isEmpty()) {
            return letter(row, instance, "unreadable", "past", "not what a rule of this kind remembers");
        }
        return ClockSkew.isAhead(read.get().upTo(), row.arrived() + 1)
                ? letter(row, instance, "clock ahead", "past", "ends over a minute after the record's arrival")
                : new LearnedResult.Usable(read.get());
    }

    private void warn() {
        if (!warned) {
            LOGGER.atWarn().addKeyValue("topic", Topics.LEARNED.name()).log("history of unknown rules");
            warned = true;
        }
    }

    private static LearnedResult letter(RawRow row, String source, String reason, String field, String problem) {
        return new LearnedResult.Aside(new DeadLetter(row, source, reason, field, problem));
    }
}
