package dev.lapwing.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The collections of the ferry line and what stands in them at first. */
final class FerrySchema {
    /** What the passengers' application knows. */
    static final int SAILINGS = 60;

    private static final List<String> COLLECTIONS = List.of("""
            {"name":"passengers","type":"auth","listRule":"id = @request.auth.id","viewRule":"id = @request.auth.id",
             "createRule":"","updateRule":"id = @request.auth.id","deleteRule":null,"otp":{"enabled":true},
             "fields":[{"name":"phone","type":"text"},{"name":"tier","type":"text"}]}
            """, """
            {"name":"crew","type":"auth","listRule":"@request.auth.collectionName = 'crew'","viewRule":"@request.auth.collectionName = 'crew'",
             "createRule":null,"updateRule":"id = @request.auth.id","deleteRule":null,"fields":[{"name":"duty","type":"text"}]}
            """, """
            {"name":"sailings","type":"base","listRule":"","viewRule":"","createRule":null,"updateRule":"@request.auth.collectionName = 'crew'",
             "deleteRule":null,"fields":[{"name":"route","type":"text"},{"name":"leaves","type":"text"},{"name":"state","type":"text"}]}
            """, """
            {"name":"notices","type":"base","listRule":"","viewRule":"","createRule":"@request.auth.collectionName = 'crew'","updateRule":null,
             "deleteRule":null,"fields":[{"name":"text","type":"text"}]}
            """, """
            {"name":"bookings","type":"base","listRule":"holder = @request.auth.id","viewRule":"holder = @request.auth.id",
             "createRule":"@request.auth.id != ''","updateRule":"holder = @request.auth.id","deleteRule":"holder = @request.auth.id",
             "fields":[{"name":"holder","type":"text"},{"name":"sailing","type":"text"},{"name":"seats","type":"number"},
                       {"name":"passport","type":"text","hidden":true}]}
            """, """
            {"name":"manifests","type":"base","listRule":"@request.auth.collectionName = 'crew'","viewRule":"@request.auth.collectionName = 'crew'",
             "createRule":"@request.auth.collectionName = 'crew'","updateRule":null,"deleteRule":null,
             "fields":[{"name":"names","type":"text"},{"name":"cargo","type":"text"}]}
            """);

    private final Ferry ferry;
    final List<String> sailings = new ArrayList<>();
    final List<String> bookings = new ArrayList<>();

    FerrySchema(Ferry ferry) {
        this.ferry = ferry;
    }

    void create(int mailPort) throws IOException, InterruptedException {
        ferry.lab(
                "PATCH",
                "/api/settings",
                "{\"trustedProxy\":{\"headers\":[\"X-Forwarded-For\"]},\"batch\":{\"enabled\":true},\"logs\":{\"maxDays\":7},"
                        + "\"meta\":{\"appURL\":\"https://ferry.example\",\"senderAddress\":\"desk@ferry.example\"},"
                        + "\"smtp\":{\"enabled\":true,\"host\":\"127.0.0.1\",\"port\":" + mailPort + "}}");
        for (String collection : COLLECTIONS) {
            ferry.lab("POST", "/api/collections", collection);
        }
        for (int i = 0; i < SAILINGS; i++) {
            sailings.add(record("sailings", "{\"route\":\"route " + i % 6 + "\",\"leaves\":\"" + i % 24 + ":15\"}"));
            record("manifests", "{\"names\":\"list " + i + "\",\"cargo\":\"cars\"}");
        }
        for (int i = 0; i < 25; i++) {
            record("notices", "{\"text\":\"notice " + i + "\"}");
        }
    }

    /** An account of its own, and for passengers some bookings. */
    void account(Person person, Random random) throws IOException, InterruptedException {
        person.id = record(
                person.collection,
                "{\"email\":\"" + person.email + "\",\"verified\":true,\"password\":\"" + person.password
                        + "\",\"passwordConfirm\":\"" + person.password + "\"}");
        for (int i = 0; person.collection.equals("passengers") && i < 1 + random.nextInt(4); i++) {
            bookings.add(record(
                    "bookings",
                    "{\"holder\":\"" + person.id + "\",\"sailing\":\"" + sailings.get(random.nextInt(SAILINGS))
                            + "\",\"seats\":2,\"passport\":\"X" + random.nextInt(1_000_000) + "\"}"));
        }
    }

    private String record(String collection, String fields) throws IOException, InterruptedException {
        return ferry.lab("POST", "/api/collections/" + collection + "/records", fields)
                .path("id")
                .asText();
    }
}
