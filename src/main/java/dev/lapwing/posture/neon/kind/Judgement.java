package dev.lapwing.posture.neon.kind;

import dev.lapwing.posture.Effect;
import dev.lapwing.text.TimeText;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What a change of a member does to who may do what. Where one thing widens and another narrows, it is wider. */
enum Judgement {
    /** Nothing that can be said of it: it is another value. */
    OTHER {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            return Effect.CHANGED;
        }
    },
    /** To switch it on widens. */
    ON {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            return after.filter(ON_WORD::equals).isPresent() ? Effect.WIDENED : Effect.NARROWED;
        }
    },
    /** To switch it off widens. */
    OFF {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            return after.filter(ON_WORD::equals).isPresent() ? Effect.NARROWED : Effect.WIDENED;
        }
    },
    /** A smaller number protects less. */
    LESS {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            return order(number(after.orElse("0")), number(before.orElse("0")));
        }
    },
    /** One more item lets more be done. */
    ITEMS {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            return items(before).containsAll(items(after)) ? Effect.NARROWED : Effect.WIDENED;
        }
    },
    /** A role, by what it lets its holder do. */
    ROLE {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            return RoleRank.effect(before.orElse(""), after.orElse(""));
        }
    },
    /** How much is written into an audit log. */
    AUDIT_LEVEL {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            return LEVELS.contains(low(before)) && LEVELS.contains(low(after))
                    ? order(OptionalLong.of(LEVELS.indexOf(low(after))), OptionalLong.of(LEVELS.indexOf(low(before))))
                    : Effect.UNCLEAR;
        }
    },
    /** Whom a bucket lets read. */
    ACCESS {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            if (low(after).startsWith("public")) {
                return low(before).startsWith("public") ? Effect.CHANGED : Effect.WIDENED;
            }
            return low(after).equals("private") ? Effect.NARROWED : Effect.UNCLEAR;
        }
    },
    /** When it ends by itself: later or never is wider. */
    EXPIRY {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            if (before.isEmpty() || after.isEmpty()) {
                return after.isEmpty() ? Effect.WIDENED : Effect.NARROWED;
            }
            return order(TimeText.millis(before.get()), TimeText.millis(after.get()));
        }
    },
    /** That it was ended; to take that back is wider. */
    ENDED {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            return after.isEmpty() ? Effect.WIDENED : Effect.NARROWED;
        }
    },
    /** What it is confined to: without that it is wider. */
    CONFINED {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            return after.isEmpty() ? Effect.WIDENED : before.isEmpty() ? Effect.NARROWED : Effect.CHANGED;
        }
    },
    /** Who may come without an account: somebody is wider than nobody. */
    GUEST {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            return after.isEmpty() ? Effect.NARROWED : before.isEmpty() ? Effect.WIDENED : Effect.CHANGED;
        }
    },
    /** The addresses that are let in. */
    ADDRESSES {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            return AddressSet.of(before.orElse("")).effect(AddressSet.of(after.orElse("")));
        }

        @Override
        String audience(Optional<String> before, Optional<String> after) {
            return of(before, after) == Effect.WIDENED
                    ? AddressSet.of(before.orElse("")).widerBy(AddressSet.of(after.orElse("")))
                    : "";
        }
    },
    /** Where something is sent to, or fetched from. */
    URL {
        @Override
        Effect of(Optional<String> before, Optional<String> after) {
            return Effect.CHANGED;
        }

        @Override
        String audience(Optional<String> before, Optional<String> after) {
            return UrlText.host(before.orElse("")).equals(UrlText.host(after.orElse("")))
                    ? "same host"
                    : "another host";
        }
    };

    private static final String ON_WORD = "true";
    private static final List<String> LEVELS = List.of("", "base", "extended", "full");

    /** What a change from one text to another does; empty is absent. */
    abstract Effect of(Optional<String> before, Optional<String> after);

    /** Whom the change concerns, in a few words. */
    String audience(Optional<String> before, Optional<String> after) {
        return "";
    }

    private static Effect order(OptionalLong smaller, OptionalLong larger) {
        if (smaller.isEmpty() || larger.isEmpty()) {
            return Effect.UNCLEAR;
        }
        int order = Long.compare(smaller.getAsLong(), larger.getAsLong());
        return order < 0 ? Effect.WIDENED : order > 0 ? Effect.NARROWED : Effect.CHANGED;
    }

    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of((long) Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static Set<String> items(Optional<String> lines) {
        return lines.filter(text -> !text.isEmpty())
                .map(text -> (Set<String>) new HashSet<>(Arrays.asList(text.split("\n", -1))))
                .orElse(Set.of());
    }

    private static String low(Optional<String> word) {
        return word.orElse("").toLowerCase(Locale.ROOT);
    }
}
