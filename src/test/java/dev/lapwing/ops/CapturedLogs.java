package dev.lapwing.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that a package logs down to DEBUG, as lines; the usual output stays as quiet as it is. */
final class CapturedLogs extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Level before;

    private CapturedLogs(Logger logger) {
        this.logger = logger;
        this.before = logger.getLevel();
    }

    static CapturedLogs of(String name) {
        var captured = new CapturedLogs((Logger) LoggerFactory.getLogger(name));
        captured.start();
        captured.logger.addAppender(captured);
        captured.logger.setAdditive(false);
        captured.logger.setLevel(Level.DEBUG);
        return captured;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + trace);
    }

    @Override
    public void close() {
        logger.setLevel(before);
        logger.setAdditive(true);
        logger.detachAppender(this);
        stop();
    }
}
