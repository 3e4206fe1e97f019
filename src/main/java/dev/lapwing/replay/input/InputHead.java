package dev.lapwing.replay.input;

import dev.lapwing.ingest.RowSource;
import dev.lapwing.normalize.RowKind;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.replay.layout.Layout;
import java.util.Optional;

/**
 * What is known of one input once its first lines were seen.
 *
 * @param index its place among the inputs
 * @param name how people call it
 * @param layout how its rows lie in it
 * @param instance the source whose rows it holds; empty while nothing tells
 * @param format how its rows are read; empty while only empty lines and control rows were seen
 * @param parser reads its rows
 */
public record InputHead(
        int index, String name, Layout layout, String instance, Optional<RowReading> format, RowParser parser) {
    public static final InputHead UNKNOWN = of(0, "", Layout.LINES, Optional.empty(), Optional.empty());

    static InputHead of(int index, String name, Layout layout, Optional<RowReading> format, Optional<String> instance) {
        return new InputHead(
                index,
                name,
                layout,
                instance.or(() -> format.map(RowReading::defaultSource)).orElse(""),
                format,
                format.map(RowReading::parser)
                        .orElse((row, source) -> new Normalized.Rejected("row", "in no format that is known")));
    }

    /** Whether its rows are what polls saw, to be read in their order. */
    public boolean isPolls() {
        return kind().isPolls();
    }

    /** Whether its rows are what Lapwing said of itself, by the clocks of several hosts. */
    public boolean isMonitor() {
        return kind() == RowKind.MONITOR;
    }

    /** How its rows are read: in a log of any kind everybody can write a control row, so that none is believed there. */
    public RowSource source() {
        boolean anyLine = format.filter(RowReading::isAnyLine).isPresent();
        return new RowSource(instance, kind(), parser, anyLine ? RowSource.Unmarked.NONE : RowSource.Unmarked.ALL);
    }

    private RowKind kind() {
        return format.map(RowReading::kind).orElse(RowKind.EVENTS);
    }

    /** Where a line, or a row that is none, stands. */
    public String place(long line) {
        return layout.place(name, line);
    }
}
