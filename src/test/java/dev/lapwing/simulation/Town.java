package dev.lapwing.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Who has an account with the ferry line. */
final class Town {
    private static final int PASSENGERS = 90;
    private static final String HARBOUR_OFFICE = "203.0.113.20";

    final List<Person> passengers = new ArrayList<>();
    final List<Person> crew = new ArrayList<>();
    final Person chief = superuser("chief", "203.0.113.5", Actor.BROWSER);
    final Person timetable = superuser("timetable", "203.0.113.30", "timetable/2.4 Go-http-client/2.0");
    final Person release = superuser("release", "203.0.113.60", "release-bot/1.9");

    Town(FerrySchema schema, Random random) throws IOException, InterruptedException {
        chief.actor = chief.actor.onTheDashboard();
        for (Person each : List.of(chief, timetable, release)) {
            schema.account(each, random);
        }
        for (int i = 0; i < 6; i++) {
            crew.add(
                    new Person("crew", "c" + i + "@ferry.example", "mooring-line-" + i, HARBOUR_OFFICE, Actor.BROWSER));
            schema.account(crew.get(i), random);
        }
        for (int i = 0; i < PASSENGERS; i++) {
            passengers.add(Person.member(i, random));
            schema.account(passengers.get(i), random);
        }
    }

    Person anyone(Random random) {
        return passengers.get(random.nextInt(passengers.size()));
    }

    private static Person superuser(String name, String ip, String agent) {
        return new Person("_superusers", name + "@ferry.example", "deep-water-" + name, ip, agent);
    }
}
