package dev.lapwing.connect;

/** The version of the connector. */
final class PluginVersion {
    private static final String UNKNOWN = "unpackaged";

    private PluginVersion() {}

    static String get() {
        String version = PluginVersion.class.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }
}
