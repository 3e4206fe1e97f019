package dev.lapwing.connect.report;

/** What JMX shows of a source, such as {@code dev.lapwing:type=pocketbase-source,source=<name>}. */
public interface SourceMBean {
    /** Rows that were new when they were read. */
    long getRowsRead();

    /** Rows that were handed to Connect. */
    long getRowsSent();

    /** Seconds from the newest time of a sent row to now; -1 before the first. */
    long getLagSeconds();

    /** When the log was read last, or empty. */
    String getLastSuccess();

    /** Why it could not be read the last time it could not, or empty. */
    String getLastError();

    /** Which version the source seems to be, or empty. */
    String getServerVersion();

    /** One of {@code starting, reading, behind, failing, refused, stopped}. */
    String getStatus();
}
