package dev.lapwing.cli.sources;

import dev.lapwing.embedded.ConnectorState;
import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the connectors of this process show by JMX: one whose source does not answer runs, and reads nothing. */
final class SourceMeters {
    private SourceMeters() {}

    /** How a running connector is, with a look at whether it could read its source the last time it tried. */
    static ConnectorState of(SourceConnector connector, ConnectorState running) {
        if (running.kind() != ConnectorState.Kind.RUNNING) {
            return running;
        }
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            var name = new ObjectName("dev.lapwing:type=" + connector.kind().meter() + ",source=" + connector.source());
            String status = String.valueOf(server.getAttribute(name, "Status"));
            return switch (status) {
                case "failing" ->
                    new ConnectorState(
                            ConnectorState.Kind.FAILING, String.valueOf(server.getAttribute(name, "LastError")), "");
                case "reading", "behind" -> running;
                default -> ConnectorState.STARTING;
            };
        } catch (InstanceNotFoundException e) {
            return ConnectorState.STARTING; // it is between two lives
        } catch (JMException e) {
            throw new IllegalStateException("no metrics of " + connector.name(), e);
        }
    }
}
