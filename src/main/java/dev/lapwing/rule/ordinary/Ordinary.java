package dev.lapwing.rule.ordinary;

import dev.lapwing.event.Network;
import dev.lapwing.yaml.YamlNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What people say is ordinary at their place. A rule asks for it by a placeholder such as {@code %ordinary.networks%}.
 *
 * @param values the values of each key, as they are written; no key without any
 */
public record Ordinary(Map<OrdinaryKey, List<String>> values) {
    /** Nothing is said. */
    public static final Ordinary NONE = new Ordinary(Map.of());

    /** The largest number of values of one key. */
    public static final int MOST = 200;

    private static final String PREFIX = "ordinary.";
    private static final String AGENTS = PREFIX + "automation.agents";
    private static final String ACCOUNTS = PREFIX + "automation.accounts";
    private static final Pattern PLACEHOLDER = Pattern.compile("%([\\w.]+)%");

    public Ordinary {
        Map<OrdinaryKey, List<String>> copy = new LinkedHashMap<>();
        for (OrdinaryKey key : OrdinaryKey.values()) {
            List<String> list = values.getOrDefault(key, List.of());
            if (list.size() > MOST) {
                throw new IllegalArgumentException(key.word() + " has " + list.size() + " values");
            }
            if (!list.isEmpty()) {
                copy.put(key, List.copyOf(list));
            }
        }
        values = Collections.unmodifiableMap(copy);
    }

    /** The values of a key as they are written. */
    public List<String> of(OrdinaryKey key) {
        return values.getOrDefault(key, List.of());
    }

    /** Whether a value is said already, or lies in a network that is. */
    public boolean covers(OrdinaryKey key, String value) {
        Optional<Network> network = Network.parse(value);
        return of(key).contains(value)
                || (network.isPresent()
                        && of(key).stream()
                                .flatMap(said -> Network.parse(said).stream())
                                .anyMatch(said -> said.contains(network.get())));
    }

    /** Whether it names an address or an account, as one's own, a proxy, a machine or a person: many have to do with each of these. */
    public boolean names(String value) {
        return covers(OrdinaryKey.NETWORKS, value)
                || covers(OrdinaryKey.PROXIES, value)
                || covers(OrdinaryKey.AUTOMATION, value)
                || covers(OrdinaryKey.PEOPLE, value)
                || machines(OrdinaryValues.ACCOUNT).contains(value);
    }

    /** The first placeholder in a value of a rule, with its percent signs. */
    public static Optional<String> placeholderIn(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** A placeholder without its percent signs, as people are told of it. */
    public static String bare(String placeholder) {
        return placeholder.substring(1, placeholder.length() - 1);
    }

    /** What a placeholder stands for; empty where there is none of that name. */
    public Optional<List<String>> meant(String placeholder) {
        String name = bare(placeholder);
        if (name.equals(AGENTS)) {
            return Optional.of(machines(OrdinaryValues.AGENT));
        }
        if (name.equals(ACCOUNTS)) {
            return Optional.of(machines(OrdinaryValues.ACCOUNT));
        }
        return Optional.of(name)
                .filter(text -> text.startsWith(PREFIX))
                .flatMap(text -> OrdinaryKey.called(text.substring(PREFIX.length())))
                .map(key -> key == OrdinaryKey.AUTOMATION ? machinesByAddress() : of(key));
    }

    /** All placeholders that there are, with their percent signs. */
    public static Set<String> placeholders() {
        Set<String> all = new TreeSet<>();
        Arrays.stream(OrdinaryKey.values())
                .map(key -> "%" + PREFIX + key.word() + "%")
                .forEach(all::add);
        all.add("%" + AGENTS + "%");
        all.add("%" + ACCOUNTS + "%");
        return all;
    }

    /** What the placeholders in a part of a rule stand for: two rules that differ in it are different. */
    public Stream<String> decidingIn(YamlNode tree) {
        return tree.match(
                this::decidingIn,
                list -> list.items().stream().flatMap(this::decidingIn),
                map -> map.entries().stream().flatMap(entry -> decidingIn(entry.value())));
    }

    private Stream<String> decidingIn(YamlNode.Scalar value) {
        return placeholderIn(value.text()).stream()
                .flatMap(name ->
                        meant(name).stream().flatMap(List::stream).sorted().map(meaning -> name + meaning));
    }

    private List<String> machines(String kind) {
        return of(OrdinaryKey.AUTOMATION).stream()
                .filter(value -> value.startsWith(kind))
                .map(value -> value.substring(kind.length()))
                .toList();
    }

    private List<String> machinesByAddress() {
        return of(OrdinaryKey.AUTOMATION).stream()
                .filter(value -> !value.startsWith(OrdinaryValues.AGENT) && !value.startsWith(OrdinaryValues.ACCOUNT))
                .toList();
    }
}
