package dev.lapwing.cli.notify;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.HealthPages;
import dev.lapwing.cli.StopSignal;
import dev.lapwing.cli.kafka.KafkaAdmin;
import dev.lapwing.config.Config;
import dev.lapwing.config.ConfigReader;
import dev.lapwing.kafka.KafkaWatch;
import dev.lapwing.kafka.Passing;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.Fenced;
import dev.lapwing.notify.Notifier;
import dev.lapwing.notify.NotifierInput;
import dev.lapwing.notify.NotifierState;
import dev.lapwing.notify.NotifierTransaction;
import dev.lapwing.notify.Preview;
import dev.lapwing.notify.channel.Channel;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lapwing notify}: tells people of alerts. */
@Command(
        name = "notify",
        description = "Tells people of alerts until it is stopped.",
        footer = {
            "",
            "One is enough for a cluster: when another begins, the one before it ends. What was told is kept in",
            "lapwing.deliveries.v1, so that a restart goes on where the last one stopped."
        },
        exitCodeList = {
            "0:stopped as asked",
            "1:could not start, or broke",
            "2:the configuration is wrong, or names no channel",
            "4:another lapwing notify has begun"
        })
public final class NotifyCommand implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration ROUND = Duration.ofSeconds(2);

    private final Environment surroundings;
    private final Clock clock = Clock.systemUTC();
    private volatile NotifierState state = NotifierState.BEFORE;

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions options;

    @Option(names = "--dry-run", description = "Prints what would be sent where; sends and changes nothing.")
    private boolean dryRun;

    public NotifyCommand(Environment surroundings) {
        this.surroundings = surroundings;
        this.options = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        ConfigReader.Result read = options.read();
        Config config = read.config();
        var made = NotifyChannels.of(config.telling(), surroundings.environment(), clock);
        List<String> problems = new ArrayList<>(read.problems());
        problems.addAll(made.problems());
        CommandFailed.ifAnyWrong(problems);
        config.warnings().forEach(warning -> frame.say("warning: " + warning));
        if (made.channels().isEmpty()) {
            throw CommandFailed.wrong("There is no channel to tell people through: notify.channels in lapwing.yml names"
                    + " them. lapwing.example.yml shows how.");
        }
        return dryRun ? preview(config) : tell(config, made.channels());
    }

    private int preview(Config config) {
        NotifyPlace.check(config.kafka(), false);
        try (var input = new NotifierInput(NotifyPlace.settings(config.kafka()))) {
            Preview preview = Preview.of(input, config.telling().routing(), clock.instant());
            new PreviewText(config.telling()).lines(preview).forEach(frame.out()::println);
            return Exit.OK;
        } catch (KafkaException e) {
            throw broken(config, e);
        }
    }

    private int tell(Config config, List<Channel> channels) throws InterruptedException {
        // The page first: where it cannot be had, nobody is taken over from.
        try (var stop = StopSignal.listen();
                var watch = new KafkaWatch(NotifyPlace.settings(config.kafka()), Topics.notifier(), clock, frame::say);
                var page = HealthPages.NOTIFIER.start(
                        config.health(), () -> NotifyHealth.of(state, clock.instant(), watch.trouble()))) {
            while (KafkaAdmin.await(config.kafka(), watch, stop)) {
                try (Notifier notifier = begin(config, channels)) {
                    watch.start();
                    frame.say("lapwing tells %s; health page on port %d"
                            .formatted(
                                    String.join(
                                            ", ",
                                            channels.stream().map(Channel::name).toList()),
                                    page.port()));
                    return work(notifier, stop);
                } catch (CommandFailed | KafkaException e) {
                    // Only a beginning comes to this by an outage: a notifier at work waits by itself.
                    if (!Passing.is(e)) {
                        throw e;
                    }
                }
            }
            return Exit.OK;
        } catch (Fenced e) {
            frame.say("Another lapwing notify has begun; this one ends.");
            return Exit.TAKEN_OVER;
        } catch (KafkaException e) {
            throw broken(config, e);
        }
    }

    private Notifier begin(Config config, List<Channel> channels) {
        NotifyPlace.check(config.kafka(), true);
        return new Notifier(
                new NotifierTransaction(NotifyPlace.settings(config.kafka())),
                config.telling().routing(),
                channels,
                clock,
                new SecureRandom(),
                now -> state = now);
    }

    private static int work(Notifier notifier, StopSignal stop) throws InterruptedException {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> work = thread.submit(notifier::run);
            while (!work.isDone() && !stop.within(EVERY)) {
                // it works
            }
            notifier.stop();
            end(work, thread);
            return Exit.OK;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            thread.shutdown();
        }
    }

    /** A round that waits for Kafka is not waited for: what it has not written down, the next notifier does. */
    private static void end(Future<?> work, ExecutorService thread) throws InterruptedException, ExecutionException {
        try {
            work.get(ROUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.shutdownNow();
            work.get();
        }
    }

    private static CommandFailed broken(Config config, KafkaException problem) {
        return KafkaAdmin.failed(config.kafka().bootstrapServers(), problem, AclOperation.ANY);
    }
}
