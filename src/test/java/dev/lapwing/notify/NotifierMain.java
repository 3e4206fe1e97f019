package dev.lapwing.notify;

import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.route.Route;
import dev.lapwing.notify.route.Routing;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A notifier in a process of its own, which can be killed. It says on its output when it has begun. */
final class NotifierMain {
    static final String ONCALL = "oncall";
    static final String CHAT = "chat";
    /** The source whose alerts go to the chat too. */
    static final String CHATTING = "shop";

    static final int TAKEN_OVER = 3;

    private NotifierMain() {}

    /** Addresses of Kafka, of PagerDuty and of Slack. */
    public static void main(String[] args) {
        List<Channel> channels = List.of(
                StandInChannels.pagerDuty(ONCALL, URI.create(args[1]), Clock.systemUTC()),
                new Hasty(StandInChannels.bot(CHAT, args[2])));
        Routing routing = new Routing(List.of(route(List.of(), ONCALL), route(List.of(CHATTING), CHAT)));
        NotifierTransaction link = new NotifierTransaction(Map.of("bootstrap.servers", args[0]));
        Notifier notifier = new Notifier(link, routing, channels, Clock.systemUTC(), new Random(1), state -> {});
        System.out.println("begun");
        try (notifier) {
            notifier.run();
        } catch (Fenced e) {
            System.exit(TAKEN_OVER);
        }
    }

    private static Route route(List<String> sources, String to) {
        return new Route(
                Severity.HIGH,
                List.of(),
                sources,
                List.of(),
                List.of(),
                List.of(to),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A channel without its pause: at one message a second hundreds of them would take minutes. */
    private record Hasty(Channel channel) implements Channel {
        @Override
        public String name() {
            return channel.name();
        }

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }

        @Override
        public int atOnce() {
            return channel.atOnce();
        }

        @Override
        public String tell(Notification telling) throws DeliveryRefused {
            return channel.tell(telling);
        }

        @Override
        public String batch(Batch batch) throws DeliveryRefused {
            return channel.batch(batch);
        }

        @Override
        public void note(String line) throws DeliveryRefused {
            channel.note(line);
        }
    }
}
