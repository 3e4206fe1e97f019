package dev.lapwing.cli.topics;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** As whom each role works: one principal for all that have none of their own. */
record RolePrincipals(String usual, Map<Role, String> own) {
    private static final String USUAL = "User:lapwing";

    RolePrincipals {
        own = Map.copyOf(own);
    }

    /** Reads {@code User:lapwing} and {@code operator=User:ana}; a principal's own name may have an equals sign in it. */
    static RolePrincipals parse(List<String> words) {
        String usual = USUAL;
        Map<Role, String> own = new EnumMap<>(Role.class);
        for (String word : words) {
            Optional<Role> role = Stream.of(Role.values())
                    .filter(one -> word.startsWith(prefix(one)))
                    .findFirst();
            if (role.isPresent()) {
                own.put(role.get(), word.substring(prefix(role.get()).length()));
            } else {
                usual = word;
            }
        }
        return new RolePrincipals(usual, own);
    }

    private static String prefix(Role role) {
        return role.name().toLowerCase(Locale.ROOT) + "=";
    }

    String of(Role role) {
        return own.getOrDefault(role, usual);
    }
}
