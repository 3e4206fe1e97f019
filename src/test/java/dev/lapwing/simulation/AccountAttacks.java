package dev.lapwing.simulation;

import java.time.Duration;

/** Attacks on the accounts of passengers, crew and superusers (P1, P2). */
final class AccountAttacks {
    private static final String STUFFER = "python-requests/2.32.4";

    private final Ferry ferry;
    private final Town town;

    AccountAttacks(Ferry ferry, Town town) {
        this.ferry = ferry;
        this.town = town;
    }

    void plan(Attacks attacks) {
        planStuffing(attacks);
        planFloods(attacks);
        planSuperuserTokens(attacks);
        planSuperusers(attacks);
    }

    private void planStuffing(Attacks attacks) {
        attacks.plan(
                "f-01 P2 stuffing_from_one_address loud",
                "1 3 10",
                Duration.ofMillis(1500),
                160,
                i -> login("192.0.2.11", STUFFER, i, i % 40 == 39));
        attacks.plan(
                "f-02 P2 stuffing_slow slow",
                "2 10 0",
                Duration.ofMinutes(6),
                110,
                i -> login("192.0.2.12", Actor.BROWSER, i, i == 57));
        attacks.plan(
                "f-03 P2 stuffing_distributed distributed",
                "3 2 0",
                Duration.ofSeconds(11),
                150,
                i -> login("100.70." + i % 75 + ".7", STUFFER, i, i % 50 == 49));
        attacks.plan(
                "f-04 P2 one_account_guessed loud",
                "2 14 0",
                Duration.ofSeconds(6),
                60,
                i -> login("192.0.2.14", "Hydra", 3, i == 59));
    }

    private void planFloods(Attacks attacks) {
        attacks.plan(
                "f-05 P2 code_flood loud",
                "1 13 0",
                Duration.ofSeconds(4),
                40,
                i -> ferry.post(
                        guest("192.0.2.15", Actor.PHONE),
                        "/api/collections/passengers/request-otp",
                        email(town.passengers.get(5).email)));
        attacks.plan(
                "f-06 P2 reset_flood loud",
                "3 16 0",
                Duration.ofSeconds(5),
                40,
                i -> ferry.post(
                        guest("192.0.2.16", STUFFER),
                        "/api/collections/passengers/request-password-reset",
                        email(town.passengers.get(i).email)));
        attacks.plan(
                "f-07 P2 enumeration_by_sign_up loud",
                "4 11 0",
                Duration.ofSeconds(7),
                45,
                i -> ferry.post(
                        guest("192.0.2.17", STUFFER),
                        "/api/collections/passengers/records",
                        "{\"email\":\"p" + i
                                + "@mail.example\",\"password\":\"long-enough\",\"passwordConfirm\":\"long-enough\"}"));
    }

    private void planSuperuserTokens(Attacks attacks) {
        attacks.plan("f-08 P2 impersonation loud", "3 22 30", Duration.ofSeconds(40), 5, this::impersonate);
        attacks.plan(
                "f-09 P2 codes_guessed loud",
                "4 5 0",
                Duration.ofSeconds(2),
                50,
                i -> ferry.post(
                        guest("192.0.2.19", STUFFER),
                        "/api/collections/passengers/auth-with-otp",
                        "{\"otpId\":\"abcdefghijklmno\",\"password\":\"" + (10_000_000 + i) + "\"}"));
    }

    private void planSuperusers(Attacks attacks) {
        attacks.plan(
                "f-10 P1 superuser_guessed_then_right loud",
                "2 4 0",
                Duration.ofSeconds(9),
                40,
                i -> superuser("192.0.2.20", i == 39));
        attacks.plan(
                "f-11 P1 superuser_guessed_slowly slow",
                "3 6 0",
                Duration.ofMinutes(25),
                30,
                i -> superuser("192.0.2.21", false));
        attacks.plan(
                "f-12 P1 superuser_guessed_from_many distributed",
                "1 18 0",
                Duration.ofSeconds(50),
                60,
                i -> superuser("100.71." + i + ".3", false));
        attacks.once("f-13 P1 superuser_made_with_stolen_token loud", "4 2 30", this::makeSuperuser);
        attacks.plan(
                "f-14 P1 superuser_recovery loud",
                "2 23 0",
                Duration.ofSeconds(30),
                4,
                i -> ferry.post(
                        guest("192.0.2.24", Actor.BROWSER),
                        "/api/collections/_superusers/request-password-reset",
                        email(town.chief.email)));
    }

    private void login(String ip, String agent, int number, boolean right) throws Exception {
        Person person = town.passengers.get(number % town.passengers.size());
        ferry.post(guest(ip, agent), person.login(), person.credentials(right ? person.password : "leaked" + number));
    }

    private void superuser(String ip, boolean right) throws Exception {
        ferry.post(
                guest(ip, "curl/8.17.0"),
                town.chief.login(),
                town.chief.credentials(right ? town.chief.password : "guess"));
    }

    private void impersonate(int number) throws Exception {
        if (number == 0) {
            ferry.login(town.chief);
        }
        ferry.post(
                town.chief.actor.from("192.0.2.18"),
                "/api/collections/passengers/impersonate/" + town.passengers.get(number).id,
                "{\"duration\":3600}");
    }

    private void makeSuperuser() throws Exception {
        ferry.post(
                town.chief.actor.from("192.0.2.23"),
                "/api/collections/_superusers/records",
                "{\"email\":\"helper@mail.example\",\"password\":\"back-door-back-door\",\"passwordConfirm\":\"back-door-back-door\"}");
    }

    private static Actor guest(String ip, String agent) {
        return Actor.guest(ip, agent);
    }

    private static String email(String address) {
        return "{\"email\":\"" + address + "\"}";
    }
}
