package dev.lapwing.replay.input;

import dev.lapwing.ingest.RowSource;
import dev.lapwing.normalize.parse.Normalized;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Goes through the rows of inputs in their order, for whoever wants rows and no episodes. */
public final class RowScan {
    private final Consumer<Row> rows;
    private InputHead head = InputHead.UNKNOWN;

    /**
     * One row and its place.
     *
     * @param file the input as people call it
     * @param line its line, counted from one
     * @param place both as people read them
     * @param read what came of it
     */
    public record Row(String file, long line, String place, Normalized read) {}

    private RowScan(Consumer<Row> rows) {
        this.rows = rows;
    }

    /** Tells every row; blank lines and control rows are none. */
    public static void of(ReplayInput input, Consumer<Row> rows) {
        RowScan scan = new RowScan(rows);
        LineBlock block = ReplayInput.newBlock();
        while (input.next(block)) {
            scan.read(block);
        }
    }

    /** Gives every row as it stands in its input, with how it is read; blank lines and those that are too long are none. */
    public static void raw(ReplayInput input, BiConsumer<RowSource, byte[]> rows) {
        LineBlock block = ReplayInput.newBlock();
        while (input.next(block)) {
            RowSource source = block.head().source();
            if (!block.isTooLong()) {
                block.forEach((bytes, number) -> {
                    if (bytes.length <= LineCutter.MAX_LINE && !LineCutter.isBlank(bytes)) {
                        rows.accept(source, bytes);
                    }
                });
            }
        }
    }

    private void read(LineBlock block) {
        head = block.head();
        if (block.isTooLong()) {
            tellTooLong(block.firstLine());
        } else {
            block.forEach(this::line);
        }
    }

    private void line(byte[] bytes, long number) {
        if (bytes.length > LineCutter.MAX_LINE) {
            tellTooLong(number);
        } else if (!LineCutter.isBlank(bytes)
                && head.source().control(bytes, false).isEmpty()) {
            head.parser().all(bytes, head.instance()).forEach(read -> tell(number, read));
        }
    }

    private void tellTooLong(long number) {
        tell(number, new Normalized.Rejected("row", LineCutter.TOO_LONG));
    }

    private void tell(long number, Normalized read) {
        rows.accept(new Row(head.name(), number, head.place(number), read));
    }
}
