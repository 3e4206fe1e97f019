package dev.lapwing.cli.notify;

import com.sun.net.httpserver.HttpServer;
import dev.lapwing.Terminal;
import dev.lapwing.cli.JobStart;
import dev.lapwing.cli.kafka.GuardedCluster;
import dev.lapwing.cli.rulefiles.BuiltinRules;
import dev.lapwing.config.Config;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.notify.Notifier;
import dev.lapwing.notify.NotifierTransaction;
import dev.lapwing.notify.webhook.FakeHook;
import dev.lapwing.topology.job.LapwingJob;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.Timings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Job and notifier at work on a guarded cluster, each as somebody who may do what is printed for their role and no more. */
public final class GuardedStage implements AutoCloseable {
    public static final Map<String, String> ENVIRONMENT =
            Map.of("SECRET", "sixteen or more characters", "PB_TOKEN", "a-token", "USER", "ana");

    private static final Timings QUICK = new Timings(
            Duration.ofMillis(100),
            Duration.ofMinutes(10),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));

    public final GuardedCluster cluster;
    public final FakeHook hook = new FakeHook();

    @SuppressWarnings("NullAway.Init") // set by start()
    public LapwingJob job;

    private final HttpServer pocketBase = pocketBase();
    private final Path folder;
    private final List<Runnable> working = new ArrayList<>();

    public GuardedStage(Path folder) throws IOException {
        this.folder = folder;
        cluster = new GuardedCluster(
                folder,
                ENVIRONMENT,
                "job",
                "sources",
                "notifier",
                "operator",
                "guest",
                "half",
                "halfjob",
                "mutejob",
                "mutenotifier");
        configure();
    }

    public void start() throws Exception {
        cluster.make();
        grant();
        job = job("job", "state");
        working.add(job::close);
        Config config = cluster.config("notifier");
        NotifyPlace.check(config.kafka(), true);
        Notifier notifier = new Notifier(
                new NotifierTransaction(NotifyPlace.settings(config.kafka())),
                config.telling().routing(),
                NotifyChannels.of(config.telling(), ENVIRONMENT, Clock.systemUTC())
                        .channels(),
                Clock.systemUTC(),
                new Random(1),
                state -> {});
        CompletableFuture<Void> telling = CompletableFuture.runAsync(notifier::run);
        working.add(() -> {
            notifier.stop();
            telling.join();
            notifier.close();
        });
    }

    @Override
    public void close() {
        working.forEach(Runnable::run);
        hook.close();
        pocketBase.stop(0);
        cluster.close();
    }

    /** A job of somebody. */
    public LapwingJob job(String user, String state, String... more) {
        Config config = cluster.config(user, more);
        return JobStart.of(
                config,
                BuiltinRules.loaded(),
                GeoLocator.NONE,
                folder.resolve(state),
                new JobSettings.Bounds(1, 512, 64 << 20, 50),
                QUICK);
    }

    private void grant() throws Exception {
        Terminal printed = cluster.run(
                "admin",
                "topics",
                "--acls",
                "--principal",
                "job=User:job",
                "--principal",
                "sources=User:sources",
                "--principal",
                "notifier=User:notifier",
                "--principal",
                "operator=User:operator");
        List<AclBinding> all = new ArrayList<>(GuardedCluster.granted(printed.out()));
        all.addAll(like("operator", "half", all));
        all.addAll(like("job", "halfjob", all));
        all.addAll(like("notifier", "mutenotifier", all));
        // In a group of its own: the partitions that it takes are missed for as long as nobody knows that it is gone.
        all.addAll(GuardedCluster.granted(cluster.run(
                        "admin",
                        "topics",
                        "--acls",
                        "--principal",
                        "job=User:mutejob",
                        "--set",
                        "streams.application.id=mute")
                .out()));
        for (String topic : List.of("resolutions", "mutes", "learned", "raw.neon-audit")) {
            all.add(without("half", ResourceType.TOPIC, "lapwing." + topic + ".v1", PatternType.LITERAL));
        }
        all.add(without("halfjob", ResourceType.TOPIC, "lapwing.raw.json.v1", PatternType.LITERAL));
        all.add(without("mutenotifier", ResourceType.TRANSACTIONAL_ID, "lapwing-notify", PatternType.LITERAL));
        all.add(without("mutejob", ResourceType.TRANSACTIONAL_ID, "mute-", PatternType.PREFIXED));
        cluster.set(all);
    }

    private static List<AclBinding> like(String one, String other, List<AclBinding> all) {
        return all.stream()
                .filter(binding -> binding.entry().principal().equals("User:" + one))
                .map(binding -> new AclBinding(
                        binding.pattern(),
                        new AccessControlEntry(
                                "User:" + other, "*", binding.entry().operation(), AclPermissionType.ALLOW)))
                .toList();
    }

    private static AclBinding without(String user, ResourceType type, String name, PatternType pattern) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + user, "*", AclOperation.WRITE, AclPermissionType.DENY));
    }

    private void configure() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), """
                streams: {commit.interval.ms: 100, state.dir: state}
                secrets: {fingerprint.key: "a key of sixteen characters and more"}
                sources:
                  - {name: shop, type: pocketbase, url: "http://127.0.0.1:%d", token: "${env:PB_TOKEN}"}
                  - {name: app, type: json, time.field: at}
                health: {notify.port: 1}
                notify:
                  channels: {desk: {type: webhook, url: "%s", secret: "${env:SECRET}"}}
                  routes: [{level: high, to: [desk]}]
                """.formatted(
                        pocketBase.getAddress().getPort(), hook.url("/in")));
    }

    private static HttpServer pocketBase() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                String row = path.equals("/api/logs")
                        ? "{\"id\":\"aaaaaaaaaaaaaaa\",\"created\":\"2026-11-10 12:00:00.000Z\",\"level\":0,"
                                + "\"message\":\"GET /\",\"data\":{\"type\":\"request\"}}"
                        : "";
                byte[] answer =
                        (path.endsWith("/stats") ? "[]" : "{\"items\":[" + row + "]}").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        return server;
    }
}
