package dev.lapwing.connect.report;

import dev.lapwing.connect.source.LogUnreadable;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.apache.kafka.connect.errors.ConnectException;

/** Counts and tells what a source does. */
public final class SourceMeter implements SourceMBean, AutoCloseable {
    private final Clock clock;
    private final ObjectName name;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private volatile Instant newest = Instant.MIN;
    private volatile String lastSuccess = "";
    private volatile String lastError = "";
    private volatile String serverVersion = "";
    private volatile String status = "starting";

    /**
     * The meter of a source.
     *
     * @param type by which JMX tells sources of its kind
     */
    public SourceMeter(String type, String source, Clock clock) {
        this.clock = clock;
        try {
            this.name = new ObjectName("dev.lapwing:type=" + type + ",source=" + source);
        } catch (JMException e) {
            throw new IllegalArgumentException("no name for a source: " + source, e);
        }
    }

    /** Shows it by JMX, in place of one that a former task left behind. */
    public SourceMeter register() {
        unregister();
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(new StandardMBean(this, SourceMBean.class), name);
            return this;
        } catch (JMException e) {
            throw new ConnectException("the metrics of the source cannot be shown", e);
        }
    }

    @Override
    public void close() {
        status = "stopped";
        unregister();
    }

    private void unregister() {
        try {
            if (ManagementFactory.getPlatformMBeanServer().isRegistered(name)) {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
            }
        } catch (JMException e) {
            // Somebody else took it off between the two calls, which is all that was wanted.
        }
    }

    public void looked(Instant time, int rows, boolean complete) {
        read.addAndGet(rows);
        lastSuccess = time.toString();
        status = complete ? "reading" : "behind";
    }

    public void failed(LogUnreadable problem) {
        lastError = String.valueOf(problem.getMessage());
        status = problem.isPermanent() ? "refused" : "failing";
    }

    /**
     * A row was handed to Connect.
     *
     * @param time its own; {@link Instant#MIN} where it tells none
     */
    public void sent(Instant time) {
        sent.incrementAndGet();
        newest = time.isAfter(newest) ? time : newest;
    }

    void server(String version) {
        serverVersion = version;
    }

    @Override
    public long getRowsRead() {
        return read.get();
    }

    @Override
    public long getRowsSent() {
        return sent.get();
    }

    @Override
    public long getLagSeconds() {
        Instant last = newest;
        return last.equals(Instant.MIN)
                ? -1
                : Duration.between(last, clock.instant()).toSeconds();
    }

    @Override
    public String getLastSuccess() {
        return lastSuccess;
    }

    @Override
    public String getLastError() {
        return lastError;
    }

    @Override
    public String getServerVersion() {
        return serverVersion;
    }

    @Override
    public String getStatus() {
        return status;
    }
}
