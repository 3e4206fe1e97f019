package dev.lapwing.rule.syntax;

import dev.lapwing.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.stream.Stream;

/** One form for every way to write the same YAML: no comments, keys sorted, quotes and layout gone. */
public final class CanonicalYaml {
    private CanonicalYaml() {}

    /** The texts of a node, one after the other: two nodes that mean the same have the same texts. */
    public static Stream<String> texts(YamlNode node) {
        return node.match(
                scalar -> Stream.of(text(scalar)),
                list -> between("[", list.items().stream().flatMap(CanonicalYaml::texts), "]"),
                map -> between("{", entries(map), "}"));
    }

    private static Stream<String> entries(YamlNode.Mapping map) {
        return map.entries().stream()
                .sorted(Comparator.comparing(entry -> entry.key().text()))
                .flatMap(entry -> Stream.concat(Stream.of(entry.key().text()), texts(entry.value())));
    }

    private static Stream<String> between(String opening, Stream<String> inside, String closing) {
        return Stream.of(Stream.of(opening), inside, Stream.of(closing)).flatMap(part -> part);
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
