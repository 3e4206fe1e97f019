package dev.lapwing.cli;

/** What the process says at its end, the same in all commands; docs/commands.md tells it to people. */
public final class Exit {
    /** Everything was done. */
    public static final int OK = 0;
    /** Something was tried and did not come out whole. */
    public static final int FAILED = 1;
    /** An option, the configuration or a rule is wrong, and nothing was done. */
    public static final int WRONG = 2;
    /** There was no memory left; the JVM says this by itself, so nothing else may. */
    public static final int OUT_OF_MEMORY = 3;
    /** Another process of the same kind has taken over. */
    public static final int TAKEN_OVER = 4;
    /** Ctrl-C ended it before it was through; what a shell says of a process that the signal ended. */
    public static final int INTERRUPTED = 130;

    private Exit() {}
}
