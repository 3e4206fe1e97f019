package dev.lapwing.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.ConsoleAppender;
import dev.lapwing.kafka.Passing;
import java.time.Instant;
import java.util.Set;

/**
 * The console, on which Kafka's clients do not repeat themselves: while a broker is away each of them warns twice a second.
 * What passes by itself is told without the place in their code.
 */
public final class FoldedConsole extends ConsoleAppender<ILoggingEvent> {
    private static final String KAFKA = "org.apache.kafka.";
    private static final String STREAMS = "org.apache.kafka.streams.";
    /** How Kafka Streams says that it restores what a hard end or an outage left in doubt. */
    private static final Set<String> RESTORES = Set.of(
            "org.apache.kafka.streams.errors.TaskCorruptedException",
            "org.apache.kafka.streams.errors.TaskMigratedException");

    private static final int KIND = 60;

    private final Fold fold = new Fold();

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLoggerName().startsWith(KAFKA) || !event.getLevel().isGreaterOrEqual(Level.WARN)) {
            super.append(event);
            return;
        }
        Fold.Decision decision = fold.take(kind(event), event.getTimeStamp());
        if (decision.before() > 0) {
            super.append(said(event, decision.before() + " more warnings of Kafka's clients in the last minute"));
        }
        if (decision.goesOut()) {
            super.append(passes(event) ? said(event, sentence(event)) : event);
        }
    }

    /** Which client it is, and of what it warns in numbers, makes no kind of its own. */
    private static String kind(ILoggingEvent event) {
        if (restores(event)) {
            return "restores";
        }
        String text = String.valueOf(event.getMessage())
                .replaceFirst("^(\\[[^]]*\\]\\s*|[a-z-]+ \\[[^]]*\\]\\s*)+", "")
                .replaceAll("[0-9]+", "N");
        return event.getLoggerName() + " " + text.substring(0, Math.min(KIND, text.length()));
    }

    /** A failure that does not pass keeps its whole text. */
    private static boolean passes(ILoggingEvent event) {
        return event.getLevel().equals(Level.WARN)
                || restores(event)
                || (event.getThrowableProxy() instanceof ThrowableProxy proxy && Passing.is(proxy.getThrowable()));
    }

    private static boolean restores(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return (thrown != null && RESTORES.contains(thrown.getClassName()))
                || (event.getLoggerName().startsWith(STREAMS)
                        && event.getLevel().equals(Level.WARN)
                        && event.getFormattedMessage().contains("corrupt"));
    }

    private static String sentence(ILoggingEvent event) {
        if (restores(event)) {
            return "state is restored from Kafka, which is ordinary after a hard end or an outage";
        }
        String message = firstLine(event.getFormattedMessage());
        IThrowableProxy thrown = event.getThrowableProxy();
        return thrown == null
                ? message
                : message + " (" + thrown.getClassName() + ": " + firstLine(String.valueOf(thrown.getMessage())) + ")";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    private ILoggingEvent said(ILoggingEvent event, String message) {
        Logger logger = ((LoggerContext) getContext()).getLogger(event.getLoggerName());
        var said = new LoggingEvent(FoldedConsole.class.getName(), logger, event.getLevel(), message, null, null);
        said.setInstant(Instant.ofEpochMilli(event.getTimeStamp()));
        return said;
    }
}
