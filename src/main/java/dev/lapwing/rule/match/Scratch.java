package dev.lapwing.rule.match;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.rule.clause.FieldCell;
import dev.lapwing.rule.clause.ValuePredicate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The memory of one thread while it matches events of one schema.
 *
 * <p>Whatever is known about the present event carries its epoch, a number that grows with each event, so that nothing
 * has to be cleared in between.
 */
public final class Scratch {
    private static final int[] NOTHING = {};

    private final Program program;
    private final List<FieldCell> cells = new ArrayList<>();
    private final int[] loaded;
    private final int[] scanned;
    private final int[] entered;
    private final int[] known;
    private final int[] holding;
    private final int[] nominated;
    private final int[] candidates;
    private final int[] hits;
    private int candidateCount;
    private int epoch;
    private AuditEvent event;

    /** The memory for one program, before the first event. */
    public Scratch(Program program, AuditEvent first) {
        this.program = program;
        this.event = first;
        program.cells().forEach(path -> cells.add(new FieldCell(path)));
        loaded = new int[cells.size()];
        scanned = new int[cells.size()];
        entered = new int[program.entries().size()];
        known = new int[program.tests().size()];
        holding = new int[program.tests().size()];
        nominated = new int[program.rules().size()];
        candidates = new int[program.rules().size()];
        hits = new int[program.rules().size()];
    }

    /** The indexes of the detections that match an event, in rising order. */
    public int[] match(AuditEvent next) {
        begin(next);
        for (int cell : program.eager()) {
            scan(cell);
        }
        int count = 0;
        for (int rule : program.always()) {
            count = test(rule, count);
        }
        for (int i = 0; i < candidateCount; i++) {
            count = test(candidates[i], count);
        }
        if (count == 0) {
            return NOTHING;
        }
        Arrays.sort(hits, 0, count);
        return Arrays.copyOf(hits, count);
    }

    /** How many rules the indexes could not rule out for the present event. */
    public int lookedAt() {
        return candidateCount + program.always().length;
    }

    /** Whether a test holds for the present event. */
    boolean holds(int test) {
        Program.Compiled compiled = program.tests().get(test);
        if (compiled.indexed()) {
            scan(compiled.cell());
        } else if (known[test] != epoch) {
            known[test] = epoch;
            if (asked(compiled)) {
                holding[test] = epoch;
            }
        }
        return holding[test] == epoch;
    }

    private boolean asked(Program.Compiled compiled) {
        FieldCell cell = cell(compiled.cell());
        return compiled.test() instanceof ValuePredicate.FieldRef reference
                ? reference.on(cell, cell(compiled.other()))
                : compiled.test().on(cell);
    }

    /** Notes what an index has found; a negative entry is nothing. */
    void hit(int entry) {
        if (entry < 0 || entered[entry] == epoch) {
            return;
        }
        entered[entry] = epoch;
        Program.Entry meaning = program.entries().get(entry);
        for (int test : meaning.holding()) {
            holding[test] = epoch;
        }
        for (int rule : meaning.candidates()) {
            if (nominated[rule] != epoch) {
                nominated[rule] = epoch;
                candidates[candidateCount++] = rule;
            }
        }
    }

    private void begin(AuditEvent next) {
        event = next;
        candidateCount = 0;
        if (epoch == Integer.MAX_VALUE) {
            for (int[] stamps : List.of(loaded, scanned, entered, known, holding, nominated)) {
                Arrays.fill(stamps, 0);
            }
            epoch = 0;
        }
        epoch++;
    }

    private int test(int rule, int count) {
        Program.Rule compiled = program.rules().get(rule);
        if (compiled.node().holds(this)) {
            hits[count] = compiled.ordinal();
            return count + 1;
        }
        return count;
    }

    private void scan(int cell) {
        if (scanned[cell] != epoch) {
            scanned[cell] = epoch;
            program.indexes().get(cell).scan(cell(cell), this);
        }
    }

    private FieldCell cell(int index) {
        FieldCell cell = cells.get(index);
        if (loaded[index] != epoch) {
            loaded[index] = epoch;
            cell.load(event);
        }
        return cell;
    }
}
