package dev.lapwing.posture.neon;

import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.posture.neon.kind.NeonKind;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides what it means that Neon's API answers otherwise than before, and what in its answer stands open. */
public final class NeonPosture {
    private static final int OK = 200;
    private static final int REDIRECTED = 300;
    private static final int NOT_FOUND = 404;

    /**
     * What comes of one answer.
     *
     * @param repeated whether it came again, or late, and means nothing
     * @param changed what is to be stored by its key; empty where it is to be removed
     * @param events changes, standing exposures, operations and consumption, in their order
     */
    public record Step(boolean repeated, SortedMap<String, Optional<byte[]>> changed, List<AuditEvent> events) {
        public Step {
            changed = Collections.unmodifiableSortedMap(new TreeMap<>(changed));
            events = List.copyOf(events);
        }
    }

    private NeonPosture() {}

    /**
     * Takes up an answer. What is not newer than what is known of its list changes nothing: it is a repeated delivery.
     *
     * @param known what is stored of this source
     * @param source its name
     */
    public static Step next(KnownLists known, NeonAnswer answer, String source) {
        if (answer.operation().equals(NeonAnswer.END_OF_ROUND) && !answer.endsRound()) {
            return new Step(false, new TreeMap<>(), List.of());
        }
        RoundState before = known.get(ListKey.SOURCE).map(RoundState::of).orElse(RoundState.NONE);
        AnswerStep step = new AnswerStep(known, before, answer, source);
        step.takeRound();
        return step.result(!take(step, answer));
    }

    private static boolean take(AnswerStep step, NeonAnswer answer) {
        boolean good = answer.status() >= OK && answer.status() < REDIRECTED;
        if (answer.operation().equals("listProjectOperations")) {
            return !good || new OperationsStep(step).take();
        }
        if (answer.operation().equals("getConsumptionHistoryPerProjectV2")) {
            return !good || new ConsumptionStep(step).take();
        }
        Optional<NeonKind> kind = NeonKind.of(answer);
        if (kind.isEmpty()) {
            return true;
        }
        boolean absent = answer.status() == NOT_FOUND;
        if (absent && kind.get() == NeonKind.PROJECT) {
            return new ListStep(step, kind.get()).projectIsGone();
        }
        boolean off = absent && kind.get().shape().which().off();
        return (!good && !off) || new ListStep(step, kind.get()).take(off);
    }
}
