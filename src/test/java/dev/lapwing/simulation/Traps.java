package dev.lapwing.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** What looks like an attack and is none. */
final class Traps {
    private final Timeline timeline;
    private final Ferry ferry;
    private final Town town;
    private final Instant monday;

    Traps(Timeline timeline, Ferry ferry, Town town, Instant monday) {
        this.timeline = timeline;
        this.ferry = ferry;
        this.town = town;
        this.monday = monday;
    }

    /** Plans all, and gives their labels. */
    void plan(LabelBook labels, Random random) {
        plan(
                labels,
                "f-b01",
                "mailing_brings_sign_ups",
                at(2, 9, 0),
                Duration.ofSeconds(50),
                60,
                i -> signUp(i, random));
        plan(labels, "f-b02", "shared_tablet", at(3, 7, 0), Duration.ofMinutes(4), 25, this::tablet);
        plan(labels, "f-b03", "superuser_travels", at(3, 20, 10), Duration.ofMinutes(1), 1, i -> hotel());
        plan(labels, "f-b04", "release_at_night", at(2, 1, 30), Duration.ofSeconds(4), 1, i -> release());
        Actor retrying = Actor.guest("198.51.103.9", Actor.PHONE);
        plan(
                labels,
                "f-b05",
                "retry_of_one_record",
                at(1, 12, 5),
                Duration.ofSeconds(9),
                90,
                i -> ferry.get(retrying, "/api/collections/sailings/records/gonegonegone001"));
        plan(
                labels,
                "f-b06",
                "export_by_its_owner",
                at(4, 13, 0),
                Duration.ofSeconds(3),
                3,
                i -> ferry.get(
                        town.crew.get(1).actor, "/api/collections/manifests/records?perPage=500&page=" + (i + 1)));
        plan(labels, "f-b07", "forgotten_passwords", at(4, 8, 0), Duration.ofMinutes(5), 18, this::forgotten);
    }

    private void plan(
            LabelBook labels, String name, String kind, Instant from, Duration gap, int times, Attacks.Turn turn) {
        labels.add(new LabelBook.Label(name, "benign", kind, "loud"));
        for (int i = 0; i < times; i++) {
            int number = i;
            timeline.at(from.plus(gap.multipliedBy(i)), name, () -> turn.take(number));
        }
    }

    private void signUp(int number, Random random) throws Exception {
        Actor phone = Actor.guest("100.65." + random.nextInt(200) + "." + random.nextInt(250), Actor.PHONE);
        String email = "new" + number + "@mail.example";
        String password = "first-crossing-" + number;
        ferry.post(
                phone,
                "/api/collections/passengers/records",
                "{\"email\":\"" + email + "\",\"password\":\"" + password + "\",\"passwordConfirm\":\"" + password
                        + "\"}");
        ferry.login(new Person("passengers", email, password, phone.ip(), phone.agent()));
        ferry.post(phone, "/api/collections/passengers/request-verification", "{\"email\":\"" + email + "\"}");
    }

    private void tablet(int number) throws Exception {
        Person person = town.passengers.get(number);
        Actor tablet = Actor.guest("203.0.113.77", "FerryLine/3.0 (iPad; iOS 19)");
        if (number % 6 == 0) {
            ferry.post(tablet, person.login(), person.credentials("mistyped"));
        }
        String token = ferry.post(tablet, person.login(), person.credentials(person.password))
                .text("token");
        ferry.get(tablet.as(token), "/api/collections/bookings/records?page=1&perPage=30");
    }

    private void hotel() throws Exception {
        Actor there = town.chief.actor.from("192.0.2.140").as("");
        String token = ferry.post(there, town.chief.login(), town.chief.credentials(town.chief.password))
                .text("token");
        ferry.get(there.as(token), "/api/collections?page=1&perPage=500&skipTotal=1");
        ferry.get(there.as(token), "/api/collections/bookings/records?page=1&perPage=40&skipTotal=1");
    }

    private void release() throws Exception {
        ferry.login(town.release);
        for (String collection : new String[] {"notices", "sailings", "manifests"}) {
            String fields = ferry.lab("GET", "/api/collections/" + collection, "")
                    .path("fields")
                    .toString();
            ferry.ask(
                    town.release.actor,
                    "PATCH",
                    "/api/collections/" + collection,
                    "{\"fields\":" + fields.substring(0, fields.length() - 1)
                            + ",{\"name\":\"remark\",\"type\":\"text\"}]}");
        }
    }

    private void forgotten(int number) throws Exception {
        Person person = town.passengers.get(40 + number);
        Actor guest = person.actor.as("");
        ferry.post(guest, person.login(), person.credentials("the old one"));
        ferry.post(guest, person.login(), person.credentials("another old one"));
        ferry.post(guest, "/api/collections/passengers/request-password-reset", "{\"email\":\"" + person.email + "\"}");
        // The laboratory does not read mail: the password stays what it was, and is found again.
        ferry.login(person);
    }

    private Instant at(int day, int hour, int minute) {
        return monday.plus(Duration.ofDays(day).plusHours(hour).plusMinutes(minute));
    }
}
