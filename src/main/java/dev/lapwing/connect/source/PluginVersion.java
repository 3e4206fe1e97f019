package dev.lapwing.connect.source;

/** The version of the connector. */
public final class PluginVersion {
    private static final String UNKNOWN = "unpackaged";

    private PluginVersion() {}

    public static String get() {
        String version = PluginVersion.class.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }
}
