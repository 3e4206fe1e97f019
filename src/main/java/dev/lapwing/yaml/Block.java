package dev.lapwing.yaml;

import dev.lapwing.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads the values of a map by key and reports those of the wrong shape. */
public record Block(Tree.Mapping map, Report report) {
    public Optional<Tree.Scalar> scalar(String key) {
        Optional<Tree> value = map.get(key);
        if (value.isPresent() && !(value.get() instanceof Tree.Scalar)) {
            report.error(value.get().place(), "\"" + key + "\" must be a single value");
        }
        return value.flatMap(tree -> tree instanceof Tree.Scalar scalar ? Optional.of(scalar) : Optional.empty())
                .filter(scalar -> scalar.kind() != Tree.Kind.NULL);
    }

    public Optional<String> text(String key) {
        return scalar(key).map(Tree.Scalar::text);
    }

    /** A list of single values, or one single value. */
    public List<Tree.Scalar> scalars(String key) {
        Optional<Tree> value = map.get(key);
        if (value.isEmpty()) {
            return List.of();
        }
        List<Tree> items = value.get() instanceof Tree.Sequence sequence ? sequence.items() : List.of(value.get());
        List<Tree.Scalar> scalars = new ArrayList<>();
        for (Tree item : items) {
            if (item instanceof Tree.Scalar scalar) {
                scalars.add(scalar);
            } else {
                report.error(item.place(), "\"" + key + "\" must be a single value or a list of them");
            }
        }
        scalars.removeIf(scalar -> scalar.kind() == Tree.Kind.NULL);
        return scalars;
    }

    public List<String> texts(String key) {
        return scalars(key).stream().map(Tree.Scalar::text).toList();
    }

    public Optional<Block> block(String key) {
        Optional<Tree> value = map.get(key);
        if (value.isPresent() && !(value.get() instanceof Tree.Mapping)) {
            report.error(value.get().place(), "\"" + key + "\" must be a map");
        }
        return value.flatMap(
                tree -> tree instanceof Tree.Mapping inner ? Optional.of(new Block(inner, report)) : Optional.empty());
    }

    public boolean flag(String key) {
        Optional<Tree.Scalar> value = scalar(key);
        Optional<Boolean> yes = value.flatMap(Tree.Scalar::yes);
        if (value.isPresent() && yes.isEmpty()) {
            report.error(value.get().place(), "\"" + key + "\" must be true or false");
        }
        return yes.orElse(false);
    }

    /** Reports each key that is not among the known ones. */
    public void refuseOthers(Collection<String> known) {
        for (Tree.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                report.error(entry.key().place(), "unknown key \"" + key + "\"" + Nearest.hint(key, known));
            }
        }
    }
}
