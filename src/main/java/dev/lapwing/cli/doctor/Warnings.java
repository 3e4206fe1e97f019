package dev.lapwing.cli.doctor;

import dev.lapwing.continuity.poll.LogSettings;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.event.Schemas;
import dev.lapwing.ingest.ClockSkew;
import dev.lapwing.text.DurationText;
import dev.lapwing.text.Plural;
import dev.lapwing.text.SafeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What of a source fools rules that otherwise see all they need, a sentence or two each. */
final class Warnings {
    private static final long FEWEST_REQUESTS = 100;
    private static final double MOST_OF_ALL = 0.9;
    /** Behind one address with so many client programs there is not one client. */
    private static final int AGENTS_OF_A_CROWD = 8;
    /** An application has no more proxies in front of it than this. */
    private static final int MOST_PROXIES = 5;

    private static final Duration SLOW_WRITER = Duration.ofMinutes(1);

    private final SeenSource source;
    private final List<String> told = new ArrayList<>();

    private Warnings(SeenSource source) {
        this.source = source;
    }

    static List<String> of(SeenSource source) {
        Warnings warnings = new Warnings(source);
        warnings.addresses(source.traffic());
        warnings.rows(source.traffic());
        if (source.isPocketBase()) {
            warnings.settings(source.polls());
            warnings.times(source.polls());
        }
        if (source.isNeon()) {
            warnings.whatNeonDoesNotShow();
        }
        return List.copyOf(warnings.told);
    }

    private void whatNeonDoesNotShow() {
        told.add(
                "Neon tells nobody of sign-ins to its console, be they right or wrong: who has a password of a member is"
                        + " seen by what he does alone.");
        told.add(
                "Passwords and addresses that Neon's proxy refuses stand in no log of Neon's, and addresses in Postgres'"
                        + " lines are Neon's own: only the errors of your applications tell.");
        if (source.came(Schemas.NEON_AUDIT)) {
            told.add("Audit rows name no address, and come hours after the fact: so do alerts about them.");
        }
        if (source.answers() > 0) {
            told.add(
                    "Answers of Neon's API show what changed, but not who did it nor from where; what lives between two"
                            + " polls is seen by its traces at most.");
        }
    }

    private void addresses(SeenTraffic traffic) {
        traffic.peers()
                .top()
                .filter(top -> isProxyOfAll(traffic, top.getValue()))
                .ifPresent(this::oneProxy);
        if (source.polls().yesOrNo("trustedProxy.useLeftmostIP").orElse(false)) {
            told.add("trustedProxy.useLeftmostIP is on: whoever makes a request writes the first address of the header"
                    + " himself, so that every client address may be false. Turn it off.");
        }
        boolean trusts = traffic.forwarded() > 0 || source.polls().hasAny("trustedProxy.headers");
        int peers = Math.max(traffic.forwardingPeers(), traffic.directPeers());
        if (trusts && peers > MOST_PROXIES) {
            told.add("Client addresses may be false: PocketBase believes a header that names them, and "
                    + (peers < SeenTraffic.TOLD_APART ? "" : "at least ") + peers
                    + " different peers connect to it. Let nobody but the proxy reach its port.");
        }
    }

    private static boolean isProxyOfAll(SeenTraffic traffic, long requests) {
        return traffic.peers().all() >= FEWEST_REQUESTS
                && requests >= traffic.peers().all() * MOST_OF_ALL
                && traffic.forwarded() < traffic.peers().all() * (1 - MOST_OF_ALL)
                && traffic.agents() >= AGENTS_OF_A_CROWD;
    }

    private void oneProxy(Map.Entry<String, Long> top) {
        long share = top.getValue() * 100 / source.traffic().peers().all();
        told.add("Everybody has one address: " + share + " % of the requests come from "
                + SafeText.within(SafeText.oneLine(top.getKey()), 50)
                + ", with many client programs. It looks like a proxy, and rules take all clients for one. Name the"
                + " header that it sets in PocketBase's settings, trustedProxy.headers.");
    }

    private void rows(SeenTraffic traffic) {
        traffic.finding(MonitorKind.LOGIN_TEXTS_UNKNOWN)
                .ifPresent(found -> told.add(found.reason()
                        + ": rules take them for wrong passwords by their status alone. See"
                        + " docs/alerts/lapwing-login-texts-unknown.md."));
        traffic.finding(MonitorKind.SOURCE_BLIND)
                .ifPresent(found -> told.add(found.reason() + ". See docs/alerts/lapwing-source-blind.md."));
        if (traffic.cut() > 0) {
            told.add(Plural.of(traffic.cut(), "rows")
                    + " had to be cut (__pb_truncated__): the last members of such a row"
                    + " are gone, its url and address first. Raise logs.maxDataSize if your application logs much.");
        }
        if (traffic.ahead() > 0) {
            told.add(Plural.of(traffic.ahead(), "rows")
                    + " have a time after their arrival: a clock is wrong, and the job"
                    + " does not judge such rows. Let the clocks be set by NTP.");
        }
        if (source.unreadableRows() > 0) {
            told.add(Plural.of(source.unreadableRows(), "rows") + " cannot be read; lapwing replay says why.");
        }
    }

    private void settings(SeenPolls polls) {
        if (polls.count() == 0) {
            told.add("There are no polls, so nobody notices when rows vanish or the log is switched off.");
        }
        LogSettings logs = polls.logs();
        if (logs.minLevel().orElse(0) > 0) {
            told.add("logs.minLevel is " + logs.minLevel().getAsLong() + ": requests of a lower level leave no row."
                    + " Unless you did this, somebody hides.");
        }
        if (logs.maxDays().isPresent() && logs.maxDays().getAsLong() < 1) {
            told.add("logs.maxDays is 0: nothing is logged. Unless you did this, somebody hides.");
        }
        if (!polls.yesOrNo("rateLimits.enabled").orElse(true)) {
            told.add("Rate limits are off (rateLimits.enabled): passwords can be tried as fast as the server answers.");
        }
    }

    private void times(SeenPolls polls) {
        if (ClockSkew.isAhead(polls.skew().abs().toMillis(), 0)) {
            told.add("The clock of PocketBase and that of the connector are "
                    + DurationText.of(Duration.ofSeconds(polls.skew().abs().toSeconds()))
                    + " apart. Let both be set by NTP.");
        }
        if (polls.slowestProbe().compareTo(SLOW_WRITER) > 0) {
            told.add("PocketBase held a row back for "
                    + DurationText.of(Duration.ofSeconds(polls.slowestProbe().toSeconds()))
                    + " before it wrote it: alerts come that late, and a crash loses what it holds.");
        }
    }
}
