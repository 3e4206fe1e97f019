package dev.lapwing.connect.source;

/** A log could not be read. The message is a sentence for people, without secret and address parameters. */
public final class LogUnreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean permanent;

    /**
     * With what is known.
     *
     * @param status of HTTP, or 0 where there was no answer
     * @param permanent whether trying again is of no use before somebody changes something
     */
    public LogUnreadable(String message, int status, boolean permanent) {
        super(message);
        this.status = status;
        this.permanent = permanent;
    }

    public int status() {
        return status;
    }

    public boolean isPermanent() {
        return permanent;
    }
}
