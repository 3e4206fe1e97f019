package dev.lapwing.connect.neon.plan;

import java.util.ArrayList;
import java.util.List;

/** What no poll can show, by the kind of key that polls. The sentences stand in the log and at the end of each round. */
public final class Blindness {
    static final String USER_KEY = "api_key_user";

    private static final List<String> NOBODY = List.of(
            "sign-ins to the console, failed ones and second factors",
            "who made a change, but for the name beside a branch or a key",
            "addresses of users of the console",
            "what is made and unmade between two polls",
            "wrong passwords of databases, and addresses of their clients",
            "grants to OAuth applications");

    private Blindness() {}

    /**
     * For a method of authentication as Neon calls it.
     *
     * @param orgs whether an organisation is polled
     */
    public static List<String> of(String method, boolean orgs) {
        List<String> blind = new ArrayList<>();
        if (method.equals(USER_KEY)) {
            blind.add("personal API keys of other people");
        } else {
            blind.add("personal API keys, what they make, and those of people who left");
        }
        if (!orgs) {
            blind.add("members, invitations and API keys of the organisation, and new projects: no org is configured");
        }
        blind.addAll(NOBODY);
        return blind;
    }
}
