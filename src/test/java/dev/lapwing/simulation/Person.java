package dev.lapwing.simulation;

import java.util.Random;

/** Somebody with an account, who is at one place, has one program, and keeps a token for a while. */
final class Person {
    final String collection;
    final String email;
    final String password;
    String id = "";
    Actor actor;

    Person(String collection, String email, String password, String ip, String agent) {
        this.collection = collection;
        this.email = email;
        this.password = password;
        this.actor = Actor.guest(ip, agent);
    }

    /** A member of the public, by number. */
    static Person member(int number, Random random) {
        String agent = random.nextInt(3) == 0
                ? Actor.BROWSER.replace("148", "1" + (40 + random.nextInt(9)))
                : Actor.PHONE.replace("3.1", "3." + random.nextInt(3));
        String ip = "198.51." + (100 + random.nextInt(4)) + "." + (1 + random.nextInt(250));
        return new Person("passengers", "p" + number + "@mail.example", "crossing-" + number * 7919, ip, agent);
    }

    String login() {
        return "/api/collections/" + collection + "/auth-with-password";
    }

    String credentials(String tried) {
        return "{\"identity\":\"" + email + "\",\"password\":\"" + tried + "\"}";
    }
}
