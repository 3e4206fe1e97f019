package dev.lapwing.simulation;

/**
 * Somebody who asks: from where, with what program, and as whom.
 *
 * @param ip what the proxy says of the address
 * @param agent the program
 * @param token whose token goes along, or nothing for a guest
 * @param referer the page that asks, or nothing
 */
record Actor(String ip, String agent, String token, String referer) {
    static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0";
    static final String PHONE = "FerryLine/3.1 (Android 16; Pixel 8a)";

    static Actor guest(String ip, String agent) {
        return new Actor(ip, agent, "", "");
    }

    Actor as(String other) {
        return new Actor(ip, agent, other, referer);
    }

    Actor from(String other) {
        return new Actor(other, agent, token, referer);
    }

    Actor onTheDashboard() {
        return new Actor(ip, agent, token, "https://ferry.example/_/");
    }
}
