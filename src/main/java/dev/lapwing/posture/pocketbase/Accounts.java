package dev.lapwing.posture.pocketbase;

import dev.lapwing.posture.Resource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables that hold accounts, or what PocketBase keeps of its own.
 *
 * @param names of the auth collections, in small letters
 */
record Accounts(Set<String> names) {

    static Accounts of(Collection<Resource> collections) {
        return new Accounts(collections.stream()
                .filter(collection -> collection.type().equals("auth"))
                .map(collection -> collection.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    }

    /** Whether a view selects from one of them. Those of PocketBase begin with an underscore. */
    boolean inView(Resource view) {
        return view.text(ResourceReader.TABLES)
                .filter(tables -> Arrays.stream(tables.split("\n", -1))
                        .anyMatch(table -> table.startsWith("_") || names.contains(table)))
                .isPresent();
    }
}
