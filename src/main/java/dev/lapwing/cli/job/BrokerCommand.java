package dev.lapwing.cli.job;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.StopSignal;
import dev.lapwing.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lapwing broker}: the broker of tests and demo in a process of its own. */
@Command(
        name = "broker",
        description = "Runs a Kafka broker of one node on this machine until it is stopped; not for production.")
public final class BrokerCommand implements Runnable {
    private static final Duration EVERY = Duration.ofMillis(200);

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Option(names = "--port", defaultValue = "9092", description = "The port on 127.0.0.1, or 0 for a free one.")
    private int port;

    @Option(names = "--dir", paramLabel = "FOLDER", description = "Keeps the data there (default: a temporary folder).")
    private @Nullable Path folder;

    @Override
    public void run() {
        try (StopSignal stop = StopSignal.listen();
                EmbeddedBroker broker =
                        folder == null ? EmbeddedBroker.start(port) : EmbeddedBroker.start(port, folder)) {
            var out = frame.out();
            out.println("broker ready at " + broker.bootstrapServers());
            out.flush();
            while (!broker.isClosed() && !stop.within(EVERY)) {
                // it works
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new CommandFailed("The broker broke: " + e.getMessage(), e);
        }
    }
}
