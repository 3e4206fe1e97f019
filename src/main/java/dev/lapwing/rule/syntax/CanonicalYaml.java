package dev.lapwing.rule.syntax;

import dev.lapwing.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.stream.Stream;

/** One form for every way to write the same YAML: no comments, keys sorted, quotes and layout gone. */
public final class CanonicalYaml {
    private CanonicalYaml() {}

    public static Stream<String> texts(YamlNode tree) {
        if (tree instanceof YamlNode.Mapping map) {
            Stream<String> inside = map.entries().stream()
                    .sorted(Comparator.comparing(entry -> entry.key().text()))
                    .flatMap(entry -> Stream.concat(Stream.of(entry.key().text()), texts(entry.value())));
            return Stream.of(Stream.of("{"), inside, Stream.of("}")).flatMap(part -> part);
        }
        if (tree instanceof YamlNode.Sequence list) {
            return Stream.of(Stream.of("["), list.items().stream().flatMap(CanonicalYaml::texts), Stream.of("]"))
                    .flatMap(part -> part);
        }
        return Stream.of(text((YamlNode.Scalar) tree));
    }

    private static String text(YamlNode.Scalar scalar) {
        return switch (scalar.kind()) {
            case TEXT -> "t" + scalar.text();
            case NUMBER ->
                "n" + new BigDecimal(scalar.text()).stripTrailingZeros().toPlainString();
            case BOOLEAN -> "b" + scalar.text().equalsIgnoreCase("true");
            case NULL -> "0";
        };
    }
}
