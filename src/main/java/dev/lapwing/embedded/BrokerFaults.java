package dev.lapwing.embedded;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of a fault inside the broker instead of ending the process, as Kafka's own handler does. */
record BrokerFaults(String part, boolean fatal, Runnable action, CompletableFuture<Void> end) implements FaultHandler {
    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerFaults.class);

    @Override
    public RuntimeException handleFault(String failure, @Nullable Throwable cause) {
        LOGGER.atError().addKeyValue("error", failure).setCause(cause).log("broker fault");
        action.run();
        var fault = new FaultHandlerException(part + ": " + failure, cause);
        if (fatal) {
            end.completeExceptionally(fault);
        }
        return fault;
    }
}
