package dev.lapwing.posture.pocketbase;

import dev.lapwing.continuity.poll.Advised;
import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What stands open because of the version of a source: that advisories concern it, or that nobody knows for how long none did. */
final class VersionExposures {
    static final String VERSION = "version";
    static final String ADVISORIES = "advisories";
    static final Duration OLD = Duration.ofDays(90);

    private VersionExposures() {}

    /** The server as a resource. */
    static Resource server(Advised advised) {
        return new Resource("server", "server", advised.version(), new TreeMap<>(), new TreeMap<>());
    }

    static List<ConfigFinding> of(Advised advised, long now) {
        List<ConfigFinding> findings = new ArrayList<>();
        if (!advised.affected().isEmpty()) {
            findings.add(ConfigFinding.standing(VERSION, String.join(", ", advised.affected()), ""));
        }
        if (advised.asOf().plus(OLD).isBefore(Instant.ofEpochMilli(now))) {
            findings.add(ConfigFinding.standing(ADVISORIES, advised.asOf().toString(), ""));
        }
        return findings;
    }
}
