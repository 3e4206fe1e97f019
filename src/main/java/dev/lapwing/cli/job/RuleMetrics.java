package dev.lapwing.cli.job;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** How many rules the job works with, beside the metrics of Kafka Streams in JMX. */
public final class RuleMetrics implements RuleMetricsMBean {
    private static final String NAME = "lapwing:type=rules";

    private final int loaded;
    private final int filesLeftOut;

    private RuleMetrics(int loaded, int filesLeftOut) {
        this.loaded = loaded;
        this.filesLeftOut = filesLeftOut;
    }

    static void publish(int loaded, int filesLeftOut) {
        try {
            var server = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName(NAME);
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
            server.registerMBean(new RuleMetrics(loaded, filesLeftOut), name);
        } catch (JMException e) {
            throw new IllegalStateException("nobody else uses the name " + NAME, e);
        }
    }

    @Override
    public int getLoaded() {
        return loaded;
    }

    @Override
    public int getFilesLeftOut() {
        return filesLeftOut;
    }
}
