package dev.lapwing.cli;

/** How much a terminal shows. */
public record TerminalSize(int columns, int rows) {
    /** What terminals had before there were windows. */
    public static final TerminalSize USUAL = new TerminalSize(80, 24);

    private static final int LEAST = 20;

    public TerminalSize {
        columns = Math.max(LEAST, columns);
        rows = Math.max(3, rows);
    }
}
