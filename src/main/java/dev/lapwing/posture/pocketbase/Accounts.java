package dev.lapwing.posture.pocketbase;

import dev.lapwing.posture.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The collections through which accounts can be read, or what PocketBase keeps of its own.
 *
 * @param names of the auth collections and of the views that select from accounts, in small letters
 */
record Accounts(Set<String> names) {

    static Accounts of(Collection<Resource> collections) {
        Map<String, List<String>> readers = new HashMap<>();
        Set<String> names = new HashSet<>();
        Deque<String> reached = new ArrayDeque<>();
        for (Resource collection : collections) {
            String name = collection.name().toLowerCase(Locale.ROOT);
            tables(collection)
                    .forEach(table -> readers.computeIfAbsent(table, t -> new ArrayList<>())
                            .add(name));
            if (collection.type().equals("auth") || isDirect(collection)) {
                reached.add(name);
            }
        }
        while (!reached.isEmpty()) {
            String name = reached.remove();
            if (names.add(name)) {
                reached.addAll(readers.getOrDefault(name, List.of()));
            }
        }
        return new Accounts(names);
    }

    /** Whether a view selects from one of them. */
    boolean inView(Resource view) {
        return isDirect(view) || tables(view).stream().anyMatch(names::contains);
    }

    /** The tables of PocketBase begin with an underscore. */
    private static boolean isDirect(Resource view) {
        return tables(view).stream().anyMatch(table -> table.startsWith("_"));
    }

    private static List<String> tables(Resource view) {
        return view.text(ResourceReader.TABLES)
                .map(lines -> List.of(lines.split("\n", -1)))
                .orElse(List.of());
    }
}
