package dev.lapwing.text;

import java.util.Optional;

/** Lapwing's own version, as the build wrote it into the jar. */
public final class EngineVersion {
    private EngineVersion() {}

    /** The version, or a word where the classes come from no jar. */
    public static String text() {
        return packaged().orElse("unpackaged");
    }

    /** Empty where the classes come from no jar. */
    public static Optional<String> packaged() {
        return Optional.ofNullable(EngineVersion.class.getPackage().getImplementationVersion());
    }
}
