package dev.lapwing.yaml;

import dev.lapwing.text.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads the values of a map by key and reports those of the wrong shape. */
public record YamlMap(YamlNode.Mapping map, ProblemReport report) {
    public Optional<YamlNode.Scalar> scalar(String key) {
        Optional<YamlNode> value = map.get(key);
        if (value.isPresent() && !(value.get() instanceof YamlNode.Scalar)) {
            report.error(value.get().place(), "\"" + key + "\" must be a single value");
        }
        return value.flatMap(tree -> tree instanceof YamlNode.Scalar scalar ? Optional.of(scalar) : Optional.empty())
                .filter(scalar -> scalar.kind() != YamlNode.Kind.NULL);
    }

    public Optional<String> text(String key) {
        return scalar(key).map(YamlNode.Scalar::text);
    }

    /** A list of single values, or one single value. */
    public List<YamlNode.Scalar> scalars(String key) {
        Optional<YamlNode> value = map.get(key);
        if (value.isEmpty()) {
            return List.of();
        }
        List<YamlNode> items =
                value.get() instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(value.get());
        List<YamlNode.Scalar> scalars = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof YamlNode.Scalar scalar) {
                scalars.add(scalar);
            } else {
                report.error(item.place(), "\"" + key + "\" must be a single value or a list of them");
            }
        }
        scalars.removeIf(scalar -> scalar.kind() == YamlNode.Kind.NULL);
        return scalars;
    }

    public List<String> texts(String key) {
        return scalars(key).stream().map(YamlNode.Scalar::text).toList();
    }

    public Optional<YamlMap> block(String key) {
        Optional<YamlNode> value = map.get(key);
        if (value.isPresent() && !(value.get() instanceof YamlNode.Mapping)) {
            report.error(value.get().place(), "\"" + key + "\" must be a map");
        }
        return value.flatMap(tree ->
                tree instanceof YamlNode.Mapping inner ? Optional.of(new YamlMap(inner, report)) : Optional.empty());
    }

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
