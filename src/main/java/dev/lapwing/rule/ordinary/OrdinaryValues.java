package dev.lapwing.rule.ordinary;

import dev.lapwing.event.Network;
import dev.lapwing.text.WeekHours;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what is wrong with a value that is to be ordinary, in words that follow the value. */
final class OrdinaryValues {
    static final String ACCOUNT = "account:";
    static final String AGENT = "agent:";

    private static final int LONGEST = 200;
    private static final int WIDEST_FOUR = 8;
    private static final int WIDEST_SIX = 24;
    private static final int SHORTEST_AGENT = 4;
    private static final String BROWSER = "mozilla/";
    /** In a rule these stand for something else than themselves. */
    private static final Pattern SPECIAL = Pattern.compile("[*?\\\\%\\p{Cntrl}]");

    private static final Pattern COLLECTION = Pattern.compile("\\w+");
    private static final Pattern SPACE = Pattern.compile("\\s");

    private OrdinaryValues() {}

    static Optional<String> text(String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            return Optional.of("must have 1 to " + LONGEST + " characters");
        }
        return SPECIAL.matcher(value).find()
                ? Optional.of("must be written out: it may have no *, ?, % and \\")
                : Optional.empty();
    }

    static Optional<String> network(String value) {
        Optional<Network> network = Network.parse(value);
        if (network.isEmpty()) {
            return Optional.of("is no address or network such as 203.0.113.9, 198.51.100.0/24 or 2001:db8::/48");
        }
        int widest = network.get().four() ? WIDEST_FOUR : WIDEST_SIX;
        return network.get().bits() < widest
                ? Optional.of("is wider than anybody's own network: /" + widest + " is the widest")
                : Optional.empty();
    }

    static Optional<String> machine(String value) {
        if (value.startsWith(AGENT)) {
            return agent(value.substring(AGENT.length()));
        }
        if (value.startsWith(ACCOUNT)) {
            return account(value.substring(ACCOUNT.length()));
        }
        return Network.parse(value).isPresent()
                ? network(value)
                : Optional.of(
                        "is no machine: write an address, a network such as 203.0.113.0/28, account:ID or agent:PREFIX");
    }

    static Optional<String> collection(String value) {
        return COLLECTION.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("is no name of a collection: these have letters, digits and _");
    }

    static Optional<String> hours(String value) {
        return WeekHours.parse(value).isPresent()
                ? Optional.empty()
                : Optional.of("is no time of a week such as Tue,Thu 22:00-23:30 Europe/Berlin");
    }

    static Optional<String> account(String value) {
        return value.isEmpty() || SPACE.matcher(value).find()
                ? Optional.of("is no id of an account: write it as alerts show it, without spaces")
                : Optional.empty();
    }

    private static Optional<String> agent(String prefix) {
        if (prefix.length() < SHORTEST_AGENT) {
            return Optional.of("has fewer than " + SHORTEST_AGENT + " characters of a user agent");
        }
        return prefix.regionMatches(true, 0, BROWSER, 0, Math.min(prefix.length(), BROWSER.length()))
                ? Optional.of("is how every browser begins, and names no machine")
                : Optional.empty();
    }
}
