package dev.lapwing.topology.ingest;

import dev.lapwing.detect.BaselineTransfer;
import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.kafka.Topics;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.record.DeadLetter;
import dev.lapwing.topology.record.LearnedRow;
import dev.lapwing.topology.record.RawRow;
import dev.lapwing.topology.source.SourceLayout;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final BaselineTransfer lessons;
    private boolean warned;

    LearnedRows(SourceLayout layout, RuleSet rules) {
        this.layout = layout;
        this.lessons = new BaselineTransfer(GroupShapes.of(rules));
    }

    void take(RawRow row, Consumer<LearnedBaseline> lesson, Consumer<DeadLetter> letter) {
        byte[] value = row.value() == null ? new byte[0] : row.value();
        LearnedRow.read(value)
                .<Runnable>match(
                        told -> () -> take(row, told, lesson, letter),
                        rejected -> () ->
                                letter.accept(letter(row, NOBODY, "unreadable", rejected.field(), rejected.problem())))
                .run();
    }

    private void take(RawRow row, LearnedRow.Told told, Consumer<LearnedBaseline> lesson, Consumer<DeadLetter> letter) {
        String instance = told.instance();
        boolean other =
                !told.group().instance().isEmpty() && !told.group().instance().equals(instance);
        if (other || !layout.instances().contains(instance)) {
            letter.accept(letter(row, NOBODY, "unknown source", "instance", "no configured source of this group"));
            return;
        }
        if (!lessons.isFor(told.group(), told.rule())) {
            warn();
            letter.accept(letter(row, instance, NO_SUCH_RULE, "fingerprint", "learned with other rules than these"));
            return;
        }
        if (told.past().length > LearnedRow.LONGEST_PAST) {
            letter.accept(letter(row, instance, "too large", "past", "over 700 KiB"));
            return;
        }
        Optional<LearnedBaseline> read = lessons.read(told.group(), told.rule(), told.past());
        if (read.isEmpty()) {
            letter.accept(letter(row, instance, "unreadable", "past", "not what a rule of this kind remembers"));
        } else if (read.get().upTo() > row.arrived() + Ingest.SKEW.toMillis() + 1) {
            letter.accept(
                    letter(row, instance, "clock ahead", "past", "ends over a minute after the record's arrival"));
        } else {
            lesson.accept(read.get());
        }
    }

    private void warn() {
        if (!warned) {
            LOGGER.atWarn().addKeyValue("topic", Topics.LEARNED.name()).log("history of unknown rules");
            warned = true;
        }
    }

    private static DeadLetter letter(RawRow row, String source, String reason, String field, String problem) {
        return new DeadLetter(row, source, reason, field, problem);
    }
}
