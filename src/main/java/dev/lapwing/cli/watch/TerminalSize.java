package dev.lapwing.cli.watch;

/** How much a terminal shows. */
record TerminalSize(int columns, int rows) {
    /** What terminals had before there were windows. */
    static final TerminalSize USUAL = new TerminalSize(80, 24);

    private static final int LEAST = 20;

    TerminalSize {
        columns = Math.max(LEAST, columns);
        rows = Math.max(3, rows);
    }
}
