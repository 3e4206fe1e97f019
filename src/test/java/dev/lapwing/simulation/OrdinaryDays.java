package dev.lapwing.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** What passengers, crew, superusers and machines do all day. */
final class OrdinaryDays {
    private static final int VISITORS = 130;
    private static final int STRANGERS = 8;

    private final Timeline timeline;
    private final Ferry ferry;
    private final FerrySchema schema;
    private final Town town;
    private final Random random;

    OrdinaryDays(Timeline timeline, Ferry ferry, FerrySchema schema, Town town, Random random) {
        this.timeline = timeline;
        this.ferry = ferry;
        this.schema = schema;
        this.town = town;
        this.random = random;
    }

    void plan(Instant midnight) {
        town.passengers.stream()
                .filter(each -> random.nextInt(100) < 55)
                .forEach(each -> plan(daytime(midnight), () -> session(each)));
        for (int i = 0; i < VISITORS; i++) {
            String ip = "100.64." + random.nextInt(200) + "." + random.nextInt(250);
            plan(daytime(midnight), () -> visit(Actor.guest(ip, Actor.BROWSER)));
        }
        for (int i = 0; i < STRANGERS; i++) {
            String ip = "192.0.2." + (200 + random.nextInt(50));
            plan(
                    midnight.plusSeconds(random.nextInt(86_400)),
                    () -> stranger(Actor.guest(ip, "Mozilla/5.0 zgrab/0.x")));
        }
        town.crew.forEach(each -> planShift(each, midnight));
        planMachines(midnight);
        plan(midnight.plus(Duration.ofMinutes(8 * 60 + 40 + random.nextInt(50))), this::morningOfTheChief);
        plan(midnight.plus(Duration.ofMinutes(15 * 60 + random.nextInt(60))), this::lookOfTheChief);
    }

    private void planShift(Person each, Instant midnight) {
        Instant begin = midnight.plus(Duration.ofMinutes(6 * 60L + random.nextInt(180)));
        plan(begin, () -> mistyped(each));
        timeline.every(begin.plusSeconds(90), Duration.ofMinutes(31), 14, "", () -> watch(each));
        plan(
                begin.plus(Duration.ofHours(3)),
                () -> ferry.post(
                        each.actor,
                        "/api/collections/manifests/records",
                        "{\"names\":\"late list\",\"cargo\":\"vans\"}"));
    }

    private void planMachines(Instant midnight) {
        plan(midnight.plusSeconds(20), () -> ferry.login(town.timetable));
        timeline.every(midnight.plusSeconds(61), Duration.ofHours(1), 24, "", this::sync);
        String backup = "night_" + midnight.toString().substring(0, 10).replace('-', '_') + ".zip";
        plan(midnight.plus(Duration.ofMinutes(160)), () -> backup(backup));
    }

    private void session(Person person) throws Exception {
        if (person.actor.token().isEmpty() || random.nextInt(4) == 0) {
            mistyped(person);
        } else {
            ferry.post(person.actor, "/api/collections/passengers/auth-refresh", "");
        }
        ferry.get(person.actor, "/api/collections/sailings/records?page=1&perPage=30&sort=leaves");
        for (int i = random.nextInt(3); i >= 0; i--) {
            ferry.get(person.actor, "/api/collections/sailings/records/" + anySailing());
        }
        ferry.get(person.actor, "/api/collections/bookings/records?page=1&perPage=30");
        if (random.nextInt(4) == 0) {
            ferry.post(
                    person.actor,
                    "/api/collections/bookings/records",
                    "{\"holder\":\"" + person.id + "\",\"sailing\":\"" + anySailing() + "\",\"seats\":1}");
        }
        if (random.nextInt(15) == 0) {
            ferry.ask(
                    person.actor,
                    "PATCH",
                    "/api/collections/passengers/records/" + person.id,
                    "{\"phone\":\"" + random.nextInt(1_000_000) + "\"}");
        }
    }

    /** Six of a hundred mistype their password, and hardly anybody does it three times. */
    private void mistyped(Person person) throws Exception {
        for (int odds = 6; random.nextInt(100) < odds; odds -= 3) {
            ferry.post(person.actor, person.login(), person.credentials("mistyped"));
        }
        ferry.login(person);
    }

    private void visit(Actor guest) throws Exception {
        ferry.get(guest, "/api/collections/notices/records?page=1&perPage=20&sort=-id");
        for (int page = 1; page < 2 + random.nextInt(3); page++) {
            ferry.get(guest, "/api/collections/sailings/records?page=" + page + "&perPage=20");
        }
    }

    private void stranger(Actor guest) throws Exception {
        for (String path : new String[] {"/robots.txt", "/favicon.ico", "/sitemap.xml"}) {
            if (random.nextBoolean()) {
                ferry.get(guest, path);
            }
        }
    }

    private void watch(Person crew) throws Exception {
        ferry.get(crew.actor, "/api/collections/manifests/records?page=1&perPage=100");
        ferry.ask(crew.actor, "PATCH", "/api/collections/sailings/records/" + anySailing(), "{\"state\":\"boarding\"}");
    }

    private void sync() throws Exception {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            requests.append(i == 0 ? "" : ",")
                    .append("{\"method\":\"PATCH\",\"url\":\"/api/collections/sailings/records/")
                    .append(anySailing())
                    .append("\",\"body\":{\"state\":\"on time\"}}");
        }
        ferry.post(town.timetable.actor, "/api/batch", "{\"requests\":[" + requests + "]}");
    }

    private void backup(String name) throws Exception {
        Actor machine = town.timetable.actor;
        ferry.post(machine, "/api/backups", "{\"name\":\"" + name + "\"}");
        String token = ferry.post(machine, "/api/files/token", "").text("token");
        ferry.get(machine, "/api/backups/" + name + "?token=" + token);
    }

    private void morningOfTheChief() throws Exception {
        ferry.get(town.chief.actor.as(""), "/api/collections/_superusers/auth-methods");
        mistyped(town.chief);
        ferry.get(town.chief.actor, "/api/collections?page=1&perPage=500&skipTotal=1");
        ferry.get(town.chief.actor, "/api/settings");
        ferry.get(town.chief.actor, "/api/collections/passengers/records?page=1&perPage=40&skipTotal=1");
    }

    private void lookOfTheChief() throws Exception {
        for (String collection : new String[] {"bookings", "manifests", "notices"}) {
            ferry.get(town.chief.actor, "/api/collections/" + collection + "/records?page=1&perPage=40&skipTotal=1");
        }
        ferry.ask(
                town.chief.actor,
                "PATCH",
                "/api/collections/sailings/records/" + anySailing(),
                "{\"state\":\"cancelled\"}");
    }

    private String anySailing() {
        return schema.sailings.get(random.nextInt(FerrySchema.SAILINGS));
    }

    /** Between six and eleven at night, most of it before nine and after four. */
    private Instant daytime(Instant midnight) {
        int hour = random.nextInt(3) > 0
                ? (random.nextBoolean() ? 6 + random.nextInt(3) : 16 + random.nextInt(4))
                : 6 + random.nextInt(17);
        return midnight.plusSeconds(hour * 3600L + random.nextInt(3600));
    }

    private void plan(Instant at, Timeline.Deed deed) {
        timeline.at(at, "", deed);
    }
}
