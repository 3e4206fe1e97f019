package dev.lapwing.cli;

import dev.lapwing.ops.ConnectorState;
import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the connectors of this process show by JMX: one whose source does not answer runs, and reads nothing. */
final class SourceMeters {
    private static final String FAILING = "failing";

    private SourceMeters() {}

    /** How a running connector is, with a look at whether it could read its source the last time it tried. */
    static ConnectorState of(String source, ConnectorState running) {
        if (running.kind() != ConnectorState.Kind.RUNNING) {
            return running;
        }
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            var name = new ObjectName("dev.lapwing:type=pocketbase-source,source=" + source);
            boolean failing = FAILING.equals(server.getAttribute(name, "Status"));
            return failing
                    ? new ConnectorState(
                            ConnectorState.Kind.FAILING, String.valueOf(server.getAttribute(name, "LastError")), "")
                    : running;
        } catch (InstanceNotFoundException e) {
            return running; // it is between two lives
        } catch (JMException e) {
            throw new IllegalStateException("no metrics of source " + source, e);
        }
    }
}
