package dev.lapwing.simulation;

import java.time.Duration;

/** Attacks on data: what is read too much of, and what is tried that is not allowed (P4, P5). */
final class DataAttacks {
    private final Ferry ferry;
    private final FerrySchema schema;
    private final Town town;

    DataAttacks(Ferry ferry, FerrySchema schema, Town town) {
        this.ferry = ferry;
        this.schema = schema;
        this.town = town;
    }

    void plan(Attacks attacks) {
        planReads(attacks);
        planForeignRoutes(attacks);
        planForeignRecords(attacks);
        planForeignCollections(attacks);
    }

    private void planReads(Attacks attacks) {
        Actor scraper = Actor.guest("192.0.2.41", "Scrapy/2.13");
        attacks.plan(
                "f-41 P4 guest_walks_pages loud",
                "1 5 0",
                Duration.ofSeconds(2),
                60,
                i -> ferry.get(scraper, "/api/collections/sailings/records?perPage=5&page=" + (i + 1)));
        attacks.plan("f-42 P4 backup_fetched loud", "4 3 0", Duration.ofSeconds(20), 1, i -> backup());
        attacks.plan(
                "f-43 P4 account_guessed_by_filter loud",
                "3 9 0",
                Duration.ofSeconds(1),
                80,
                i -> ferry.get(
                        account(8),
                        "/api/collections/bookings/records?perPage=1&filter=" + encoded("passport ~ 'X" + i + "%'")));
        attacks.plan(
                "f-44 P4 superuser_token_exports_everything loud",
                "4 21 0",
                Duration.ofSeconds(3),
                24,
                i -> ferry.get(
                        town.chief.actor.from("192.0.2.44"),
                        "/api/collections/" + (i % 2 == 0 ? "bookings" : "passengers") + "/records?perPage=500&page="
                                + (1 + i / 2)));
    }

    private void planForeignRoutes(Attacks attacks) {
        attacks.plan(
                "f-51 P5 user_on_superuser_routes loud",
                "1 15 0",
                Duration.ofSeconds(3),
                12,
                i -> ferry.get(account(10), route(i)));
        attacks.plan(
                "f-52 P5 guest_on_superuser_routes loud",
                "2 6 0",
                Duration.ofSeconds(3),
                12,
                i -> ferry.get(Actor.guest("192.0.2.52", "curl/8.17.0"), route(i)));
        attacks.plan(
                "f-53 P5 record_ids_walked loud",
                "3 11 0",
                Duration.ofSeconds(2),
                120,
                i -> ferry.get(account(11), "/api/collections/bookings/records/" + "%015d".formatted(i * 31L)));
    }

    private void planForeignRecords(Attacks attacks) {
        attacks.plan(
                "f-54 P5 bookings_of_others slow",
                "2 8 0",
                Duration.ofMinutes(9),
                50,
                i -> ferry.get(
                        account(12),
                        "/api/collections/bookings/records/" + schema.bookings.get(i * 3 % schema.bookings.size())));
        attacks.plan(
                "f-55 P5 own_rights_written loud",
                "2 17 0",
                Duration.ofSeconds(8),
                6,
                i -> ferry.ask(
                        account(13),
                        "PATCH",
                        "/api/collections/passengers/records/" + town.passengers.get(13).id,
                        "{\"verified\":true,\"email\":\"admin" + i
                                + "@ferry.example\",\"oldPassword\":\"\",\"password\":\"x\"}"));
        attacks.plan("f-56 P5 batch_abused loud", "3 13 0", Duration.ofSeconds(5), 12, this::batch);
    }

    private void planForeignCollections(Attacks attacks) {
        attacks.plan(
                "f-57 P5 other_collections_probed_in_filters loud",
                "4 9 30",
                Duration.ofSeconds(4),
                20,
                i -> ferry.get(
                        account(15),
                        "/api/collections/sailings/records?filter="
                                + encoded("@collection.crew.email ~ '" + (char) ('a' + i) + "%'")));
        attacks.plan(
                "f-58 P5 passenger_on_crew_collections loud",
                "4 15 0",
                Duration.ofSeconds(4),
                15,
                i -> ferry.get(account(16), "/api/collections/crew/records/" + "%015d".formatted(i * 77L)));
    }

    /** An account that the attacker can use; it signs in where it has not yet. */
    private Actor account(int number) throws Exception {
        Person person = town.passengers.get(number);
        if (person.actor.token().isEmpty()) {
            ferry.login(person);
        }
        return person.actor;
    }

    private void backup() throws Exception {
        Actor thief = town.timetable.actor.from("192.0.2.42");
        String token = ferry.post(thief, "/api/files/token", "").text("token");
        String list =
                ferry.get(thief, "/api/backups").body().path(0).path("key").asText();
        ferry.get(thief, "/api/backups/" + list + "?token=" + token);
    }

    private void batch(int number) throws Exception {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            requests.append(i == 0 ? "" : ",")
                    .append("{\"method\":\"PATCH\",\"url\":\"/api/collections/bookings/records/")
                    .append(schema.bookings.get((number * 40 + i) % schema.bookings.size()))
                    .append("\",\"body\":{\"seats\":9}}");
        }
        ferry.post(account(14), "/api/batch", "{\"requests\":[" + requests + "]}");
    }

    private static String route(int number) {
        return new String[] {
                    "/api/settings", "/api/logs", "/api/collections", "/api/backups", "/api/crons", "/api/logs/stats"
                }
                [number % 6];
    }

    static String encoded(String filter) {
        return java.net.URLEncoder.encode(filter, java.nio.charset.StandardCharsets.UTF_8);
    }
}
