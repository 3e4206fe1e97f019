package dev.lapwing.connect.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One log, page by page, as one of the two modes can read it. Used by one thread. */
public interface LogPages extends AutoCloseable {
    /** Begins a look: what follows up to the next one sees the log of now, as far as the mode can hold it still. */
    void begin() throws LogUnreadable;

    /**
     * Rows by row id, newest first.
     *
     * @param page counted from one
     */
    List<LogRow> newest(int page, int perPage) throws LogUnreadable;

    /**
     * Rows of this time and later, in the order of their row ids, for a backlog too long to be walked back.
     *
     * @param created a time as PocketBase writes it; empty for the whole log
     * @param page counted from one
     */
    List<LogRow> since(String created, int page, int perPage) throws LogUnreadable;

    /** What the look tells besides rows, once a page was read. */
    LogFacts facts();

    /** How many rows there are of each hour, such as {@code 2006-01-02 15}. */
    Map<String, Long> hours() throws LogUnreadable;

    /** PocketBase's settings, as JSON; empty where this mode cannot see them. */
    Optional<String> settings() throws LogUnreadable;

    /** PocketBase's collections, each as JSON; empty where this mode cannot see them. */
    Optional<List<String>> collections() throws LogUnreadable;

    /**
     * Ends the look: nothing of the source is held any longer. What is read before the next one sees the log of then.
     *
     * <p>To be called as soon as the pages of a look are read, not when the next begins: PocketBase's database cannot
     * start its write-ahead log anew, which then grows, while somebody looks at it without a pause.
     */
    default void end() {}

    @Override
    void close();
}
