package dev.lapwing.detect.signal;

import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names a group: the shape it has, the instance (empty where a rule counts over all of them) and the group-by values.
 *
 * <p>The bytes hold every part with its length, so two different groups never have the same key.
 */
public final class GroupKey {
    private final byte[] bytes;
    private final long shape;
    private final String instance;
    private final List<String> values;
    private final int level;

    private GroupKey(byte[] bytes, long shape, String instance, List<String> values, int level) {
        this.bytes = bytes;
        this.shape = shape;
        this.instance = instance;
        this.values = List.copyOf(values);
        this.level = level;
    }

    /** The key of a group of events; long values are cut ({@link BoundedText}). */
    public static GroupKey of(long shape, String instance, List<String> values) {
        return of(shape, instance, values, 0);
    }

    /** The key of a group whose events are, above level 0, the episodes of correlations; the level stands last. */
    public static GroupKey of(long shape, String instance, List<String> given, int level) {
        List<String> values = given.stream()
                .map(value -> BoundedText.of(value, BoundedText.COUNTED))
                .toList();
        WireOutput out = new WireOutput().fixed(shape).text(instance).number(values.size());
        values.forEach(out::text);
        if (level > 0) {
            out.number(level);
        }
        return new GroupKey(out.toBytes(), shape, instance, values, level);
    }

    /** What identifies the shape of a rule's groups: made from scope and group-by, so that it stays when rules come and go. */
    public static long shapeOf(CorrelationRule rule) {
        List<String> parts = new ArrayList<>();
        parts.add(rule.scope().name());
        parts.addAll(rule.groupBy());
        if (rule.level() > 0) {
            parts.add("level " + rule.level());
        }
        boolean aliased =
                rule.members().stream().anyMatch(member -> !member.groupFields().equals(rule.groupBy()));
        if (aliased) {
            parts.add("aliases of " + Long.toHexString(rule.fingerprint()));
        }
        return IdHash.number(parts.toArray(new String[0]));
    }

    /** Reads a key back from its bytes. */
    public static GroupKey parse(byte[] bytes) {
        WireInput in = new WireInput(bytes);
        long shape = in.fixed();
        String instance = in.text();
        int count = in.count();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(in.text());
        }
        return new GroupKey(bytes.clone(), shape, instance, values, in.isAtEnd() ? 0 : in.count());
    }

    /** Reads a key back from bytes that somebody else kept; empty where they are none. */
    public static Optional<GroupKey> read(byte[] bytes) {
        return WireInput.unlessBroken(() -> parse(bytes));
    }

    /** The key as it stands in topics and stores. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Hash of the group-by names that this group's rules share. */
    public long shape() {
        return shape;
    }

    /** The source's name, or an empty text for rules over all instances. */
    public String instance() {
        return instance;
    }

    /** 0 for groups of events, higher for groups of the episodes of correlations. */
    public int level() {
        return level;
    }

    /** By what watermark the group settles. */
    public WatermarkKey watermarkKey() {
        return new WatermarkKey(instance, level);
    }

    /** The values of the group-by fields, in the rule's order. */
    public List<String> values() {
        return values;
    }

    /** The key's bytes as hex digits: a text that names the group. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GroupKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Hides the values: they may be personal. */
    @Override
    public String toString() {
        return "group " + Long.toHexString(shape) + " of " + instance;
    }
}
