package dev.lapwing.detect.watermark;

/**
 * What a watermark is kept for: the events of an instance, or at a higher level the episodes that correlations found in
 * them, which come later than the events.
 *
 * @param instance the source's name, or an empty text for all of them together
 * @param level 0 for events
 */
public record WatermarkKey(String instance, int level) {
    /** Parts an instance from its level in a name; no name of a source holds it. */
    private static final char LEVEL = '\n';

    /** The key of an instance's events. */
    public static WatermarkKey of(String instance) {
        return new WatermarkKey(instance, 0);
    }

    /** The key of what rules find whose events are kept under this one. */
    public WatermarkKey above() {
        return new WatermarkKey(instance, level + 1);
    }

    /** All instances together. */
    public WatermarkKey ofAll() {
        return new WatermarkKey("", level);
    }

    /** A text that no other key has. */
    public String name() {
        return level == 0 ? instance : instance + LEVEL + level;
    }

    /** The key of a name. */
    public static WatermarkKey named(String name) {
        int at = name.lastIndexOf(LEVEL);
        return at < 0 ? of(name) : new WatermarkKey(name.substring(0, at), Integer.parseInt(name.substring(at + 1)));
    }
}
