package dev.lapwing.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
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
                .toString();

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
        assertThat(redacted.uid()).isEqualTo(event.uid());
    }

    @Test
    void givesTheSameEventBackWhenItHoldsNoSecret() {
        AuditEvent event = event(Map.of("name", "nightly"));

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
        @Nullable Object[] values = new @Nullable Object[Schemas.NEON_AUDIT.size()];
        values[Schema.TIME] = 0L;
        values[Schema.UID] = "heron:" + PASSWORD;
        values[Schema.LOG_SOURCE] = "heron";
        values[Schemas.NEON_AUDIT.slot("neon.request_body")] = body;
        return new AuditEvent(Schemas.NEON_AUDIT, values);
    }
}
