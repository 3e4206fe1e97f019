package dev.lapwing.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Five days of the ferry line on a real PocketBase. */
final class FerrySimulation {
    static final Instant MONDAY = Instant.parse("2026-10-05T00:00:00Z");
    private static final int DAYS = 5;
    private static final Duration BETWEEN_POLLS = Duration.ofMinutes(4);
    /** So many polls look at settings and collections once. */
    private static final int LOOKS = 15;

    private FerrySimulation() {}

    /** Runs it in one folder, and writes the log, the looks and the labels to another. */
    static void run(Path server, Path into, long seed) throws Exception {
        Random random = new Random(seed);
        try (MailSink mail = new MailSink();
                Ferry ferry = Ferry.start(server)) {
            FerrySchema schema = new FerrySchema(ferry);
            schema.create(mail.port());
            Town town = new Town(schema, random);
            Timeline timeline = new Timeline();
            LabelBook labels = new LabelBook();
            OrdinaryDays days = new OrdinaryDays(timeline, ferry, schema, town, random);
            for (int day = 0; day < DAYS; day++) {
                days.plan(MONDAY.plus(Duration.ofDays(day)));
            }
            new Traps(timeline, ferry, town, MONDAY).plan(labels, random);
            Attacks attacks = new Attacks(timeline, labels, MONDAY);
            new AccountAttacks(ferry, town).plan(attacks);
            new DataAttacks(ferry, schema, town).plan(attacks);
            new SystemAttacks(ferry, town).plan(attacks);
            FerryLog log = new FerryLog();
            int polls = (int) (Duration.ofDays(DAYS).toMillis() / BETWEEN_POLLS.toMillis());
            for (int i = 0; i < polls; i++) {
                boolean whole = i % LOOKS == 0;
                Instant at = MONDAY.plusSeconds(5).plus(BETWEEN_POLLS.multipliedBy(i));
                timeline.at(at, "", () -> log.poll(ferry, at, whole));
            }
            // A collector has read these rows before the log is turned down, which deletes them.
            timeline.at(MONDAY.plus(SystemAttacks.TURNED_DOWN).minusSeconds(1), "", () -> log.read(ferry));
            timeline.run(ferry::at);
            log.read(ferry);
            log.write(into, "ferry", labels);
        }
    }
}
