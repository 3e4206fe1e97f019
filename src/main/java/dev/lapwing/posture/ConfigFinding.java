package dev.lapwing.posture;

import java.util.Optional;

/**
 * What is to be told of a path of a resource.
 *
 * @param before what stood there; empty where nothing did, or that is not known
 * @param after what stands there
 * @param effect what the change does; empty where something only stands
 * @param audience whom it concerns, in a few words; empty where that is not known
 */
public record ConfigFinding(
        String path, Optional<String> before, Optional<String> after, Optional<Effect> effect, String audience) {

    /** Something has changed. */
    public static ConfigFinding change(String path, Optional<String> before, Optional<String> after, Effect effect) {
        return new ConfigFinding(path, before, after, Optional.of(effect), "");
    }

    /** Something stands as it should not. */
    public static ConfigFinding standing(String path, String value, String audience) {
        return new ConfigFinding(path, Optional.empty(), Optional.of(value), Optional.empty(), audience);
    }

    /** Whether it stands, and did not just change. */
    public boolean isStanding() {
        return effect.isEmpty();
    }
}
