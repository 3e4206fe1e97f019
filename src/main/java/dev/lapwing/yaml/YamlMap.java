package dev.lapwing.yaml;

import dev.lapwing.text.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the values of a map by key and reports those of the wrong shape. */
public record YamlMap(YamlNode.Mapping map, ProblemReport report) {
    /** The single value of a key; one left empty counts as absent. */
    public Optional<YamlNode.Scalar> scalar(String key) {
        return read(key, YamlNode::scalar, "a single value").filter(scalar -> scalar.kind() != YamlNode.Kind.NULL);
    }

    /** The single value of a key as it is written. */
    public Optional<String> text(String key) {
        return scalar(key).map(YamlNode.Scalar::text);
    }

    /** A list of single values, or one single value. */
    public List<YamlNode.Scalar> scalars(String key) {
        List<YamlNode.Scalar> scalars = new ArrayList<>();
        for (YamlNode item : map.get(key).map(YamlNode::oneOrMore).orElse(List.of())) {
            item.scalar()
                    .ifPresentOrElse(
                            scalars::add,
                            () -> report.error(
                                    item.place(), "\"" + key + "\" must be a single value or a list of them"));
        }
        scalars.removeIf(scalar -> scalar.kind() == YamlNode.Kind.NULL);
        return scalars;
    }

    /** A list of single values, or one, as they are written. */
    public List<String> texts(String key) {
        return scalars(key).stream().map(YamlNode.Scalar::text).toList();
    }

    /** The map below a key. */
    public Optional<YamlMap> block(String key) {
        return read(key, YamlNode::mapping, "a map").map(inner -> new YamlMap(inner, report));
    }

    private <T> Optional<T> read(String key, Function<YamlNode, Optional<T>> read, String wanted) {
        Optional<YamlNode> value = map.get(key);
        Optional<T> found = value.flatMap(read);
        if (value.isPresent() && found.isEmpty()) {
            report.error(value.get().place(), "\"" + key + "\" must be " + wanted);
        }
        return found;
    }

    /** Whether a key says yes. */
    public boolean flag(String key) {
        Optional<YamlNode.Scalar> value = scalar(key);
        Optional<Boolean> yes = value.flatMap(YamlNode.Scalar::yes);
        if (value.isPresent() && yes.isEmpty()) {
            report.error(value.get().place(), "\"" + key + "\" must be true or false");
        }
        return yes.orElse(false);
    }

    /** Reports each key that is not among the known ones. */
    public void refuseOthers(Collection<String> known) {
        for (YamlNode.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                report.error(entry.key().place(), "unknown key \"" + key + "\"" + DidYouMean.hint(key, known));
            }
        }
    }
}
