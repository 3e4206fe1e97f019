package dev.lapwing.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes the story: a robot with habits, a traveller, evenings on which many addresses try passwords, and a busy end. */
final class StoryWriter {
    private static final Instant BEGIN = Rows.NOON.minus(Duration.ofDays(14));
    private static final int BUSY_ROWS = 1_700;
    private static final long BUSY_SECONDS = Duration.ofHours(6).toSeconds();

    private final Random random;
    private final List<Story.Row> rows = new ArrayList<>();

    StoryWriter(Random random) {
        this.random = random;
    }

    List<Story.Row> rows() {
        robot();
        traveller();
        for (int day = 1; day < 14; day += 2) {
            evening(BEGIN.plus(Duration.ofDays(day)));
        }
        busyEnd();
        return List.copyOf(rows);
    }

    /** Twice an hour for two weeks, with long silences, a rush, and after a week another program. */
    private void robot() {
        for (int half = 0; half < 14 * 48; half++) {
            boolean silent = half % 150 > 140;
            String program = half == 400 ? "another robot" : "robot";
            int times = half == 300 ? 20 : 1;
            for (int i = 0; i < times && !silent; i++) {
                login(BEGIN.plusSeconds(half * 1_800L + random.nextInt(1_500)), "10.9.0.1", 200, program);
            }
        }
    }

    /** At home four times a day, now and then on the other side of the Earth an hour later. */
    private void traveller() {
        for (int quarter = 0; quarter < 14 * 4; quarter++) {
            Instant time = BEGIN.plusSeconds(quarter * 21_600L + random.nextInt(3_600));
            login(time, "10.9.1.1", 200, "traveller");
            if (random.nextInt(5) == 0) {
                login(time.plusSeconds(3_600), "10.9.1.101", 200, "traveller");
            }
        }
    }

    /** Two waves, two hours apart or so; each address tries some passwords within minutes. */
    private void evening(Instant begin) {
        for (int wave = 0; wave < 2; wave++) {
            Instant start = begin.plusSeconds(wave * 6_000L + random.nextInt(1_200));
            for (int address = 0; address < 7; address++) {
                Instant first = start.plusSeconds(random.nextInt(1_200));
                String from = "10.5.0." + random.nextInt(14);
                for (int tries = 3 + random.nextInt(5); tries > 0; tries--) {
                    login(first.plusSeconds(random.nextInt(240)), from, 400, agent());
                }
            }
        }
    }

    private void busyEnd() {
        for (int i = 0; i < BUSY_ROWS; i++) {
            Instant time = Rows.NOON.plusMillis((long) (random.nextDouble() * BUSY_SECONDS * 1_000));
            String address = "10.0.0." + (int) Math.abs(random.nextGaussian() * 12);
            int kind = random.nextInt(8);
            if (kind == 0) {
                add(time, address, 200, agent(), "GET", "/api/collections/posts/records");
            } else {
                login(time, address, kind < 3 ? 200 : 400, agent());
            }
        }
    }

    private String agent() {
        return "agent " + random.nextInt(6);
    }

    private void login(Instant time, String address, int status, String agent) {
        add(time, address, status, agent, "POST", "/api/collections/users/auth-with-password");
    }

    private void add(Instant time, String address, int status, String agent, String method, String path) {
        String id = "e" + rows.size();
        String text = Rows.request(id, time, address, status, agent)
                .replace("\"POST\"", '"' + method + '"')
                .replace("/api/collections/users/auth-with-password", path)
                .replace("\"execTime\":1.5", "\"execTime\":" + (random.nextInt(5_000) / 10.0));
        rows.add(new Story.Row(Rows.INSTANCE, time.toEpochMilli(), id, text));
    }
}
