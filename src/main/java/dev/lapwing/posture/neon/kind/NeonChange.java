package dev.lapwing.posture.neon.kind;

import dev.lapwing.event.IpAddress;
import dev.lapwing.posture.ConfigFinding;
import java.util.Map;
import java.util.Optional;

/**
 * Something that is to be told of a resource.
 *
 * @param finding what it is
 * @param folds whether it is one note where it reaches many resources at once
 * @param fields what an event of it says besides
 */
public record NeonChange(ConfigFinding finding, boolean folds, Map<String, Object> fields) {
    public NeonChange {
        fields = Map.copyOf(fields);
    }

    /** Of one resource, whatever happens to others. */
    public static NeonChange of(ConfigFinding finding) {
        return new NeonChange(finding, false, Map.of());
    }

    /** The same, of these people or things. */
    public NeonChange concerning(String audience) {
        return new NeonChange(
                new ConfigFinding(finding.path(), finding.before(), finding.after(), finding.effect(), audience),
                folds,
                fields);
    }

    /** With the address that it came from, where that is one. */
    NeonChange from(String address) {
        Optional<IpAddress> ip = IpAddress.parse(address);
        return ip.isEmpty()
                ? this
                : new NeonChange(
                        finding,
                        folds,
                        Map.of(
                                "src_endpoint.ip",
                                ip.get().text(),
                                "src_endpoint.subnet",
                                ip.get().network()));
    }
}
