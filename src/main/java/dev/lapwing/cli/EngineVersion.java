package dev.lapwing.cli;

import java.util.Optional;

/** Lapwing's own version, as the build wrote it into the jar. */
public final class EngineVersion {
    private EngineVersion() {}

    public static String text() {
        return Optional.ofNullable(EngineVersion.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }
}
