package dev.lapwing.rule.ordinary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be said to be ordinary, and how each value of it is written. */
public enum OrdinaryKey {
    /** Addresses and networks of one's own: offices, a VPN. */
    NETWORKS,
    /** Addresses that many people share, because all of them come through it. */
    PROXIES,
    /** Machines, each by its address or network, by {@code account:ID} or by {@code agent:PREFIX}. */
    AUTOMATION,
    /** Collections that everybody is meant to read. */
    PUBLIC_COLLECTIONS,
    /** When changes are usual. */
    CHANGE_WINDOWS,
    /** Accounts of people who may do what is unusual. */
    PEOPLE;

    /** The key as it is written: {@code change.windows}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** What is wrong with a value; empty where it is right. */
    public Optional<String> problem(String value) {
        return OrdinaryValues.text(value).or(() -> switch (this) {
            case NETWORKS, PROXIES -> OrdinaryValues.network(value);
            case AUTOMATION -> OrdinaryValues.machine(value);
            case PUBLIC_COLLECTIONS -> OrdinaryValues.collection(value);
            case CHANGE_WINDOWS -> OrdinaryValues.hours(value);
            case PEOPLE -> OrdinaryValues.account(value);
        });
    }

    /** The key that is so written. */
    public static Optional<OrdinaryKey> called(String word) {
        return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
    }
}
