package dev.lapwing.posture.pocketbase;

import dev.lapwing.event.Network;
import dev.lapwing.posture.Effect;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Which changes of a value open something or protect less. Where one thing widens and another narrows, it is wider. */
enum Widening {
    /** None: it is another value. */
    OTHER {
        @Override
        Effect of(String before, String after) {
            return Effect.CHANGED;
        }
    },
    /** To switch it on. */
    ON {
        @Override
        Effect of(String before, String after) {
            return after.equals("true") ? Effect.WIDENED : Effect.NARROWED;
        }
    },
    /** To switch it off. */
    OFF {
        @Override
        Effect of(String before, String after) {
            return after.equals("true") ? Effect.NARROWED : Effect.WIDENED;
        }
    },
    /** A larger number. */
    MORE {
        @Override
        Effect of(String before, String after) {
            return numbers(before, after);
        }
    },
    /** A smaller number. */
    LESS {
        @Override
        Effect of(String before, String after) {
            return numbers(after, before);
        }
    },
    /** One more item in the list. */
    ITEMS {
        @Override
        Effect of(String before, String after) {
            return items(before).containsAll(items(after)) ? Effect.NARROWED : Effect.WIDENED;
        }
    },
    /** One more address in the list, or none any more: an empty list lets in all, as one with a network of all addresses does. */
    ADDRESSES {
        @Override
        Effect of(String before, String after) {
            if (letsInAll(before)) {
                return letsInAll(after) ? Effect.CHANGED : Effect.NARROWED;
            }
            return letsInAll(after) ? Effect.WIDENED : NETWORKS.of(before, after);
        }
    },
    /** One more address or network that none of those before has in it. */
    NETWORKS {
        @Override
        Effect of(String before, String after) {
            boolean within = allIn(items(after), items(before));
            boolean around = allIn(items(before), items(after));
            return !within ? Effect.WIDENED : around ? Effect.CHANGED : Effect.NARROWED;
        }
    },
    /** One more header that is believed. With one less, addresses are others, which need not be better ones. */
    HEADERS {
        @Override
        Effect of(String before, String after) {
            return items(before).containsAll(items(after)) ? Effect.CHANGED : Effect.WIDENED;
        }
    },
    /** A unique index less: what it forbade can happen. */
    INDEXES {
        @Override
        Effect of(String before, String after) {
            Set<String> gone = new HashSet<>(items(before));
            gone.removeAll(items(after));
            return gone.stream()
                            .anyMatch(index -> index.toUpperCase(Locale.ROOT).startsWith("CREATE UNIQUE"))
                    ? Effect.WIDENED
                    : Effect.CHANGED;
        }
    },
    /**
     * A limit less, a higher one, or another one that lets more pass and stands in for one that was there: each item is what is
     * limited, a blank, and how many in how many seconds.
     */
    LIMITS {
        @Override
        Effect of(String before, String after) {
            Map<String, OptionalDouble> now = limits(after);
            Map<String, OptionalDouble> was = limits(before);
            boolean narrower = false;
            for (Map.Entry<String, OptionalDouble> limit : was.entrySet()) {
                OptionalDouble rate = now.getOrDefault(limit.getKey(), OptionalDouble.empty());
                if (rate.isEmpty() || limit.getValue().isEmpty()) {
                    return now.containsKey(limit.getKey()) ? Effect.UNCLEAR : Effect.WIDENED;
                }
                if (rate.getAsDouble() > limit.getValue().getAsDouble()) {
                    return Effect.WIDENED;
                }
                narrower |= rate.getAsDouble() < limit.getValue().getAsDouble();
            }
            now.keySet().removeAll(was.keySet());
            if (now.entrySet().stream().anyMatch(added -> standsInFor(added, was))) {
                return Effect.WIDENED;
            }
            return narrower || !now.isEmpty() ? Effect.NARROWED : Effect.CHANGED;
        }
    };

    /** What a change from one text to another does. */
    abstract Effect of(String before, String after);

    private static Effect numbers(String smaller, String larger) {
        try {
            int order = Double.compare(Double.parseDouble(smaller), Double.parseDouble(larger));
            return order < 0 ? Effect.WIDENED : order > 0 ? Effect.NARROWED : Effect.CHANGED;
        } catch (NumberFormatException e) {
            return Effect.UNCLEAR;
        }
    }

    /** Whether a list of those who may come keeps nobody away. */
    static boolean letsInAll(String list) {
        return list.isEmpty()
                || items(list).stream()
                        .flatMap(item -> Network.parse(item).stream())
                        .anyMatch(network -> network.bits() == 0);
    }

    /** Whether each of these items lies in one of the others; what is neither address nor network only in itself. */
    private static boolean allIn(Set<String> items, Set<String> others) {
        List<Network> networks =
                others.stream().flatMap(item -> Network.parse(item).stream()).toList();
        return items.stream()
                .allMatch(item -> others.contains(item)
                        || Network.parse(item)
                                .filter(in -> networks.stream().anyMatch(out -> out.contains(in)))
                                .isPresent());
    }

    private static Set<String> items(String lines) {
        return lines.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(lines.split("\n", -1)));
    }

    private static Map<String, OptionalDouble> limits(String lines) {
        Map<String, OptionalDouble> limits = new HashMap<>();
        for (String item : items(lines)) {
            int blank = item.lastIndexOf(' ');
            limits.put(item.substring(0, Math.max(0, blank)), rate(item.substring(blank + 1)));
        }
        return limits;
    }

    /** Whether a limit that was added may be asked in place of a lower one. */
    private static boolean standsInFor(Map.Entry<String, OptionalDouble> added, Map<String, OptionalDouble> others) {
        LimitLabel label = LimitLabel.of(added.getKey());
        double rate = added.getValue().orElse(Double.POSITIVE_INFINITY);
        return others.entrySet().stream()
                .filter(other -> label.mayStandInFor(LimitLabel.of(other.getKey())))
                .anyMatch(other -> rate > other.getValue().orElse(0));
    }

    private static OptionalDouble rate(String text) {
        String[] parts = text.split("/", 2);
        try {
            return OptionalDouble.of(Double.parseDouble(parts[0]) / Double.parseDouble(parts[parts.length - 1]));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
