package dev.lapwing.cli.doctor;

import java.util.Arrays;
import java.util.List;

/** The threats that rules name, in words for people. */
enum Threat {
    P1("pocketbase", "superuser compromised"),
    P2("pocketbase", "user impersonated"),
    P3("pocketbase", "schema or rules manipulated"),
    P4("pocketbase", "data exposed by the API"),
    P5("pocketbase", "privileges escalated"),
    P6("pocketbase", "vulnerability exploited"),
    N1("neon", "connection string exposed"),
    N2("neon", "API key compromised"),
    N3("neon", "branch or data made public"),
    N4("neon", "weakness of Neon itself"),
    N5("neon", "user account compromised"),
    X1("", "the evidence attacked");

    private final String product;
    private final String words;

    /** What it is to, empty where to any source. */
    Threat(String product, String words) {
        this.product = product;
        this.words = words;
    }

    /** The ids of the threats to a product alone. */
    static List<String> to(String product) {
        return Arrays.stream(values())
                .filter(threat -> !product.isEmpty() && threat.product.equals(product))
                .map(Threat::name)
                .toList();
    }

    /** The id and what it means; of a threat of somebody's own the id alone. */
    static String words(String id) {
        return Arrays.stream(values())
                .filter(threat -> threat.name().equals(id))
                .map(threat -> id + " " + threat.words)
                .findFirst()
                .orElse(id);
    }

    /** The ids in the order in which they are told; those of somebody's own come last. */
    static int order(String id) {
        List<String> ids = Arrays.stream(values()).map(Threat::name).toList();
        return ids.contains(id) ? ids.indexOf(id) : ids.size();
    }
}
