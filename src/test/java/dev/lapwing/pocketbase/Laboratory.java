package dev.lapwing.pocketbase;

import dev.lapwing.embedded.EmbeddedBroker;
import dev.lapwing.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A real PocketBase of one test and what its connector ships, beside a broker and a Connect worker of many. */
final class Laboratory implements AutoCloseable {
    private static final String ROWS = Topics.RAW_POCKETBASE.name();
    private static final String POLLS = Topics.RAW_POCKETBASE_POLLS.name();

    /** What many tests share: each has a source of its own. */
    static final class Site implements AutoCloseable {
        final EmbeddedBroker broker = EmbeddedBroker.start();
        final ConnectProcess connect;
        private int made;

        Site(Path folder) throws Exception {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic(ROWS, 1, (short) 1), new NewTopic(POLLS, 1, (short) 1)))
                        .all()
                        .get();
            }
            connect = ConnectProcess.start(broker.bootstrapServers(), folder);
        }

        @Override
        public void close() {
            connect.close();
            broker.close();
        }
    }

    final RealPocketBase pocketBase;
    final Shipped shipped;
    final String source;
    private final Site site;

    Laboratory(Site site, Path folder) throws Exception {
        this.site = site;
        this.source = "shop" + site.made++;
        this.pocketBase = RealPocketBase.start(folder);
        this.shipped = new Shipped(site.connect, site.broker.bootstrapServers(), source, ROWS, POLLS);
    }

    /** Starts the connector, over the API. */
    void connect() throws Exception {
        site.connect.put(source, api());
    }

    /** Starts the connector, beside the database. */
    void connectToDatabase() throws Exception {
        Map<String, String> config = new HashMap<>(common());
        config.put("mode", "sqlite");
        config.put("file", pocketBase.log().toString());
        site.connect.put(source, config);
    }

    Map<String, String> api() {
        Map<String, String> config = new HashMap<>(common());
        config.put("mode", "api");
        config.put("url", pocketBase.url());
        config.put("identity", RealPocketBase.EMAIL);
        config.put("password", "${env:PB_PASSWORD}");
        return config;
    }

    /** Makes PocketBase write rows, which it shows when it likes. */
    void write(int rows) throws Exception {
        for (int i = 0; i < rows; i++) {
            pocketBase.guest("GET", "/api/nothing/" + i, "");
        }
    }

    /** Makes PocketBase write rows and waits until they have come. */
    void ship(int rows) throws Exception {
        int before = pocketBase.rowIds().size();
        write(rows);
        shipped.readUntil(() -> kept() >= before + rows, () -> kept() + " rows kept");
        everythingArrives();
    }

    /** Waits until every row that PocketBase keeps now has come. */
    void everythingArrives() throws Exception {
        List<String> kept = pocketBase.rowIds();
        shipped.readUntil(() -> shipped.ids().containsAll(kept), () -> {
            long missing =
                    kept.stream().filter(id -> !shipped.ids().contains(id)).count();
            return missing + " of " + kept.size() + " rows missing; " + task();
        });
    }

    /** Waits until the envelopes come to all of these. */
    void told(String... kinds) {
        shipped.readUntil(() -> shipped.kinds().containsAll(Set.of(kinds)), () -> shipped.kinds() + "; " + task());
    }

    void until(BooleanSupplier enough, Supplier<String> soFar) {
        shipped.readUntil(enough, soFar);
    }

    /** The state of the connector's task and, where it failed, why. */
    String task() {
        return orElse(() -> site.connect.task(source), "unknown");
    }

    private int kept() {
        return orElse(() -> pocketBase.rowIds().size(), 0);
    }

    private Map<String, String> common() {
        return Map.of(
                "connector.class",
                "dev.lapwing.connect.PocketBaseSourceConnector",
                "tasks.max",
                "1",
                "source.name",
                source,
                "exactly.once.support",
                "required",
                "fingerprint.key",
                "${env:FINGERPRINT_KEY}",
                "poll.interval.ms",
                "500",
                "report.interval.ms",
                "1000",
                "settings.interval.ms",
                "10000",
                "probe.interval.ms",
                "0");
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException, InterruptedException;
    }

    private static <T> T orElse(Question<T> question, T unknown) {
        try {
            return question.ask();
        } catch (IOException e) {
            return unknown;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown;
        }
    }

    @Override
    public void close() {
        shipped.close();
        pocketBase.close();
    }
}
