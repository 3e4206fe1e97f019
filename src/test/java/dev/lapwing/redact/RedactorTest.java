package dev.lapwing.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.redact.span.Mark;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private static final String PASSWORD = "npg_ax50qP0S8zEF";
    private static final Redactor REDACTOR =
            new Redactor("a key of the tests, 32 bytes long".getBytes(StandardCharsets.UTF_8));
    private static final Pattern MARK = Pattern.compile("redacted_[a-z-]+_[0-9a-f]{8}_[0-9a-f]{16}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://app:npg_ax50qP0S8zEF@ep-a-b-12345678.neon.tech/db",
                "GET /?url=postgresql%3A%2F%2Fapp%3Anpg_ax50qP0S8zEF%40ep-a-b-12345678.neon.tech%2Fdb",
                "GET /?next=%2F%3Furl%3Dpostgresql%253A%252F%252Fapp%253Anpg_ax50qP0S8zEF%2540ep-a-b-1.neon.tech",
                "postgresql://app:npg%5Fax50qP0S8zEF@ep-a-b-12345678.neon.tech/db",
                "Host=ep;Password=npg_ax50qP0S8zEF;SSL Mode=Require",
                "PGPASSWORD=npg_ax50qP0S8zEF psql",
                "PGPASSWORD='endpoint=ep-a-b-1$npg_ax50qP0S8zEF' psql",
                "postgresql://app:endpoint%3Dep-a-b-1%3Bnpg_ax50qP0S8zEF@ep-a-b-1.neon.tech/db",
                "host=ep user=app password=npg_ax50qP0S8zEF sslmode=require",
                "{\"password\":\"npg_ax50qP0S8zEF\"}",
                "\"{\\\"password\\\":\\\"npg_ax50qP0S8zEF\\\"}\"",
                "{\"url\":\"postgresql:\\/\\/app:npg_ax50qP0S8zEF@ep-a-b-1.neon.tech\\/db\"}",
                "ALTER ROLE app PASSWORD 'npg_ax50qP0S8zEF'",
                "Authorization: Bearer npg_ax50qP0S8zEF"
            })
    void givesOneSecretOneMarkWhereverItStands(String text) {
        String mark = MARK.matcher(REDACTOR.redact(PASSWORD))
                .results()
                .findFirst()
                .orElseThrow()
                .group();

        String redacted = REDACTOR.redact(text);

        assertThat(redacted).doesNotContain("ax50qP0S8zEF").contains(mark);
        assertThat(REDACTOR.redact(redacted)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://ops:p%40ss%2Fdyy3%21rx@ep-a-b-1.neon.tech/db",
                "db=postgresql%3A%2F%2Fops%3Ap%2540ss%252Fdyy3%2521rx%40ep-a-b-1.neon.tech%2Fdb",
                "password='p@ss/dyy3!rx'",
                "{\"password\":\"p@ss\\/dyy3!rx\"}"
            })
    void givesAPasswordWithEscapesTheMarkOfThePasswordItself(String text) {
        String mark = new Fingerprints("a key of the tests, 32 bytes long".getBytes(StandardCharsets.UTF_8))
                .mark("password", "p@ss/dyy3!rx")
                .fingerprint();

        assertThat(REDACTOR.redact(text)).contains(mark).doesNotContain("dyy3");
    }

    @Test
    void leavesThePayloadOfATokenAndTakesItsSignature() {
        String text = "token=eyJhbGciOiJIUzI1NiJ9.eyJpZCI6InMxIn0.c2lnbmF0dXJl&x=1";

        String redacted = REDACTOR.redact(text);

        assertThat(redacted).matches("token=eyJhbGciOiJIUzI1NiJ9\\.eyJpZCI6InMxIn0\\." + MARK + "&x=1");
        assertThat(REDACTOR.redact(redacted)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: cannot be blank.",
                "{\"oldPassword\":\"Missing or invalid old password.\"}",
                "{\"token\":\"Invalid or expired token.\"}",
                "error: password authentication failed for user 'app'",
                "postgresql://app:${PGPASSWORD}@ep-a-b-1.neon.tech/db",
                "postgresql://USER:PASSWORD@ep-a-b-1.neon.tech/db",
                "postgresql://app:AbC123dEf@ep-a-b-1.neon.tech/db",
                "Authorization: Bearer $NEON_API_KEY",
                "napi_threadsafefunctioncallmodeenumeration",
                "AWS_ACCESS_KEY_ID=nak_live_08b61c0efcbf524a51ce246c275c3c0b",
                "/api/collections/users/auth-with-password",
                "https://app.example/a:b@c",
                "filter=tokenKey~\"a%\""
            })
    void leavesAloneWhatOnlyLooksLikeASecret(String text) {
        assertThat(REDACTOR.redact(text)).isSameAs(text);
    }

    @Test
    void marksTellKindKeyAndFingerprint() {
        String redacted = REDACTOR.redact(PASSWORD);

        Mark mark = Mark.parse(redacted).orElseThrow();

        assertThat(mark.kind()).isEqualTo("neon-password");
        assertThat(mark.keyId()).hasSize(8);
        assertThat(mark.fingerprint()).hasSize(16);
        assertThat(mark).hasToString(redacted);
        assertThat(Mark.parse(PASSWORD)).isEmpty();
    }

    @Test
    void givesOtherMarksUnderAnotherKey() {
        Redactor other = new Redactor("another key of 32 bytes for tests".getBytes(StandardCharsets.UTF_8));

        assertThat(Mark.parse(other.redact(PASSWORD)).orElseThrow().keyId())
                .isNotEqualTo(
                        Mark.parse(REDACTOR.redact(PASSWORD)).orElseThrow().keyId());
    }

    @Test
    void refusesAKeyThatCanBeGuessed() {
        assertThatThrownBy(() -> new Redactor(new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void redactsNestedValuesOfAnEventByTheirNames() {
        AuditEvent event =
                event(Map.of("auth", List.of(Map.of("client_secret", "s3cr3t-of-sixteen-or-more", "n", 1L))));

        AuditEvent redacted = REDACTOR.redact(event);

        Object body = redacted.value(redacted.schema().slot("neon.request_body"));
        assertThat(String.valueOf(body))
                .containsPattern(MARK)
                .doesNotContain("s3cr3t")
                .contains("n=1");
        assertThat(redacted.value(Schema.LOG_SOURCE)).isEqualTo("heron");
    }

    @Test
    void makesAHashOfAnIdThatHoldsASecretAndLeavesEveryOtherAlone() {
        AuditEvent event = event(Map.of());
        AuditEvent other = event(Map.of(), "heron:x?token=eyJhbGciOiJIUzI1NiJ9.eyJpZCI6InMxIn0.c2lnbmF0dXJl");
        Redactor otherKey = new Redactor("another key of 32 bytes for tests".getBytes(StandardCharsets.UTF_8));

        assertThat(REDACTOR.redact(event).uid())
                .matches("heron:[0-9a-f]{32}")
                .isEqualTo(otherKey.redact(event).uid())
                .isEqualTo(REDACTOR.redact(REDACTOR.redact(event)).uid())
                .isNotEqualTo(REDACTOR.redact(other).uid());
        assertThat(REDACTOR.redact(other).uid()).doesNotContain("c2lnbmF0dXJl");
        assertThat(REDACTOR.redact(event(Map.of(), "heron:e-1")).uid()).isEqualTo("heron:e-1");
    }

    @Test
    void takesASecretOutOfAKeyToo() {
        AuditEvent redacted = REDACTOR.redact(event(Map.of("seen", Map.of(PASSWORD, 1L, "n", 2L))));

        Object body = redacted.value(redacted.schema().slot("neon.request_body"));
        assertThat(String.valueOf(body))
                .containsPattern(MARK + "=1")
                .contains("n=2")
                .doesNotContain(PASSWORD);
    }

    /** Each with what must not be left of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://app:pa/ss7word@db.example.com/shop|ss7word",
                "postgres://app:p@ss/w?rd7x@db.example.com:5432/shop|rd7x",
                "postgres://app:pa#ss7word@localhost/shop|ss7word",
                "url=postgres%3A%2F%2Fapp%3Apa%2Fss7word%40db.example.com%2Fshop|ss7word",
                "dial app:Sw0rdf1sh!@db.example.com|Sw0rdf1sh",
                "DATABASE=app:swordfish@db.example.com:5432/shop|swordfish",
                "dsn \"app:swordfish@tcp(10.0.0.5:3306)/shop\"|swordfish",
                "redis \"default:Tr0ubadour9@cache.example.com\"|Tr0ubadour9",
                "password: swordfish|swordfish",
                "password: correct horse battery staple|battery",
                "password: caballo grapa batería|batería",
                "password: Pferd Klammer Haufen|Klammer",
                "login with password: swordfish for user app|swordfish",
                "{\"password\":\"correct horse battery staple\"}|battery",
                "\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44\uff1dhunter2hunter|hunter2",
                "{\"\\uff50assword\":\"hunter2hunter\"}|hunter2",
                "\uff4e\uff50\uff47\uff3fax50qP0S8zEF|ax50qP0S8zEF",
                "/api/oauth2-redirect?state=Zk3q8Lr2Vt9Xw5Yb7Nc4Md6Pf1Hs0J&code=4%2F0AX4XfWh7b2c9d3e5|0AX4XfWh7b2c9d3e5",
                "/api/oauth2-redirect?state=Zk3q8Lr2Vt9Xw5Yb7Nc4Md6Pf1Hs0J&code=4%2F0AX4XfWh7b2c9d3e5|Vt9Xw5Yb7Nc4",
                "code=a1b2c3d4e5f6a7b8c9d0&x=1|c3d4e5f6",
                "{\"codeVerifier\":\"a1b2c3d4e5f6a7b8c9d0\"}|c3d4e5f6",
                "Cookie: theme=dark; pb_auth=a1b2c3d4e5f6a7b8c9d0; x=1|c3d4e5f6",
                "Cookie: pb_auth=%7B%22token%22%3A%22eyJhbGciOiJIUzI1NiJ9.eyJpZCI6InMxIn0.c2lnbmF0dXJl%22%7D|c2lnbmF0dXJl"
            })
    void leavesNothingOfASecretThatIsWrittenInAnUnusualWay(String text, String left) {
        String redacted = REDACTOR.redact(text);

        assertThat(redacted).doesNotContain(left).containsPattern(MARK);
        assertThat(REDACTOR.redact(redacted)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail:ann@shop.example",
                "actor:ann.lee7@shop.example said",
                "mailto:ann@shop.example/inbox",
                "to:bob@shop.example:25",
                "http://shop.example:8080/a@b",
                "https://shop.example/p?a:b@c.d",
                "12:30@work.example",
                "user:redacted@db.example.com:5432",
                "app:${PGPASSWORD}@db.example.com:5432/x",
                "postgres://app:<password>@db.example.com/x",
                "password: string",
                "password: required",
                "password: ungültige Anmeldedaten",
                "Password: mot de passe incorrect",
                "password: contraseña incorrecta",
                "password: Anmeldedaten ungültig",
                "password: неверный пароль",
                "password: nieprawidłowe hasło",
                "password: debe tener al menos ocho caracteres",
                "password: deve avere almeno otto caratteri",
                "{\"password\":\"ungültige Anmeldedaten\"}",
                "password: [FILTERED]",
                "password: ********",
                "{\"password\":\"The password is too short.\"}",
                "{\"passwordConfirm\":\"Values don't match.\"}",
                "?code=400&state=active",
                "?state=Baden-Wuerttemberg&code=E404",
                "zip_code=a1b2c3d4e5f6a7b8c9d0",
                "{\"code\":\"validation_invalid_email_2\"}",
                "Cookie: theme=dark",
                "\uff28\uff45\uff4c\uff4c\uff4f"
            })
    void leavesAloneWhatOnlyLooksLikeAnUnusualSecret(String text) {
        assertThat(REDACTOR.redact(text)).isSameAs(text);
    }

    @Test
    void givesTheSameEventBackWhenItHoldsNoSecret() {
        AuditEvent event = event(Map.of("name", "nightly"), "heron:e-1");

        assertThat(REDACTOR.redact(event)).isSameAs(event);
    }

    @Test
    void cutsDeadLettersAtACharacterAfterRedacting() {
        byte[] raw = ("\u00e4".repeat(20) + PASSWORD).getBytes(StandardCharsets.UTF_8);

        String cut = new String(REDACTOR.redactBytes(raw, 31), StandardCharsets.UTF_8);

        assertThat(cut).isEqualTo("\u00e4".repeat(12) + " [cut]");
        assertThat(new String(REDACTOR.redactBytes(raw, 500), StandardCharsets.UTF_8))
                .doesNotContain(PASSWORD);
        assertThat(REDACTOR.redactBytes(raw, 3)).hasSizeLessThanOrEqualTo(3);
        assertThat(REDACTOR.redactBytes(new byte[] {(byte) 0xFF, (byte) 0xC3}, 100))
                .isNotEmpty();
    }

    @Test
    void showsAddressesPlainlyOrAsMarks() {
        String address = "Ann.Lee@shop.example";

        String shown = REDACTOR.showEmail(address, EmailDisplay.FINGERPRINT);

        assertThat(REDACTOR.showEmail(address, EmailDisplay.PLAIN)).isSameAs(address);
        assertThat(shown)
                .isEqualTo(REDACTOR.showEmail("ann.lee@shop.example", EmailDisplay.FINGERPRINT))
                .doesNotContainIgnoringCase("ann");
        assertThat(REDACTOR.showEmail(shown, EmailDisplay.FINGERPRINT)).isEqualTo(shown);
    }

    private static AuditEvent event(Object body) {
        return event(body, "heron:" + PASSWORD);
    }

    private static AuditEvent event(Object body, String uid) {
        @Nullable Object[] values = new @Nullable Object[Schemas.NEON_AUDIT.size()];
        values[Schema.TIME] = 0L;
        values[Schema.UID] = uid;
        values[Schema.LOG_SOURCE] = "heron";
        values[Schemas.NEON_AUDIT.slot("neon.request_body")] = body;
        return new AuditEvent(Schemas.NEON_AUDIT, values);
    }
}
