package dev.lapwing.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.redact.scan.SecretScan;
import dev.lapwing.redact.span.Mark;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes in which credentials of Neon's stand in texts, and what only looks like one. */
class NeonShapesTest {
    private static final Redactor REDACTOR =
            new Redactor("a key of the tests, 32 bytes long".getBytes(StandardCharsets.UTF_8));
    private static final String HOST = "ep-old-bar-12345678-pooler.c-2.us-east-1.aws.neon.tech";
    private static final String ROLE = "npg_Wd83kLm0QzXe";
    private static final String OWN = "Fj3%sT9-x.q!";
    private static final String KEY = "napi_3x9d0q7w5e1r8t4y2u6i0o3p9a7s5d1f8g4h2j6k0l3z9x7c5v1b8n4m2q6w";
    private static final String OLD_KEY = "k3j9d0q7w5e1r8t4y2u6i0o3p9a7s5d1f8g4h2j6k0l3z9x7c5v1b8n4m2q6w0zp";
    private static final String DSN = "postgresql://app:" + ROLE + "@" + HOST + "/shop?sslmode=require";

    static List<String> withRole() {
        return List.of(
                DSN,
                "\"" + DSN.replace("/", "\\/") + "\"",
                "url=" + encoded(DSN),
                "next=" + encoded("/go?url=" + encoded(DSN)),
                "SECRET=" + base64(DSN),
                "token: " + base64(DSN),
                "https://app.example/connect/" + base64(DSN),
                "{\"data\":{\"DATABASE_URL\":\"" + base64(DSN) + "\"}}",
                "url=" + encoded(base64(DSN)),
                "x" + base64("some words before it, " + DSN + " and some behind"),
                "blob " + base64(base64(DSN)),
                "password: " + base64(ROLE),
                "Authorization: Basic " + base64("app:" + ROLE),
                "DB_PASSWORD=" + DSN,
                "host=" + HOST + " password=" + ROLE,
                "{\"msg\":\"first line\\n" + ROLE + "\"}",
                "jdbc:postgresql://" + HOST + "/shop?user=app&password=" + ROLE,
                "Host=" + HOST + ";Username=app;Password=" + ROLE + ";SSL Mode=Require",
                "const password = \"npg_Wd83k\" + \"Lm0QzXe\";",
                "$password = 'npg_' . 'Wd83kLm0QzXe';",
                "pw = ('npg_Wd83'  'kLm0'  'QzXe')",
                "\"p = \\\"npg_Wd83k\\\" + \\\"Lm0QzXe\\\"\"",
                "ALTER ROLE app WITH ENCRYPTED PASSWORD '" + ROLE + "'",
                HOST + ":5432:shop:app:" + ROLE,
                "+DATABASE_URL=" + DSN,
                "-  - name: DATABASE_URL\n-    value: '" + DSN + "'");
    }

    @ParameterizedTest
    @MethodSource("withRole")
    void giveOnePasswordOneFingerprintAndLetNobodyReadIt(String text) {
        Mark known = REDACTOR.marksOf(DSN).get(0);

        String redacted = REDACTOR.redact(text);

        assertThat(redacted).doesNotContain("Wd83kLm0QzXe").contains(known.toString());
        assertThat(decodedRuns(redacted)).noneMatch(run -> run.contains("Wd83k"));
        assertThat(REDACTOR.redact(redacted)).isEqualTo(redacted);
    }

    static List<String> withOwnPassword() {
        return List.of(
                "postgres://app:" + encoded(OWN) + "@" + HOST + "/shop",
                "url=" + encoded("postgres://app:" + encoded(OWN) + "@" + HOST + "/shop"),
                "...:" + encoded(OWN) + "@" + HOST,
                "host=" + HOST + " user=app password='" + OWN + "'",
                "{\"host\":\"" + HOST + "\",\"password\":\"" + OWN + "\"}",
                "{\"password\":\"" + OWN + "\",\"host\":\"" + HOST + "\"}",
                "\"{\\\"host\\\":\\\"" + HOST + "\\\",\\\"password\\\":\\\"" + OWN + "\\\"}\"",
                "Server=" + HOST + ";Password=" + OWN,
                "PGHOST=" + HOST + " PGPASSWORD='" + OWN + "' psql",
                "ALTER USER app PASSWORD '" + OWN + "'",
                "PGPASSWORD='endpoint=ep-old-bar-12345678;" + OWN + "' psql -h " + HOST,
                HOST + ":5432:*:app:" + OWN,
                base64("postgres://app:" + encoded(OWN) + "@" + HOST + "/shop"));
    }

    @ParameterizedTest
    @MethodSource("withOwnPassword")
    void knowAPasswordOfOnesOwnByTheHostOrStatement(String text) {
        String fingerprint = REDACTOR.marksOf("password='" + OWN + "'").get(0).fingerprint();

        String redacted = REDACTOR.redact(text);

        assertThat(redacted).containsPattern("redacted_(neon|role)-password_[0-9a-f]{8}_" + fingerprint);
        assertThat(redacted).doesNotContain("Fj3");
        assertThat(REDACTOR.redact(redacted)).isEqualTo(redacted);
    }

    static List<String> withKey() {
        return List.of(
                KEY,
                "{\"mcpServers\":{\"neon\":{\"headers\":{\"Authorization\":\"Bearer " + KEY + "\"}}}}",
                "{\"args\":[\"mcp-remote\",\"https://mcp.neon.tech/mcp\",\"--header\",\"Authorization: Bearer " + KEY
                        + "\"]}",
                "[mcp_servers.neon.env]\nNEON_API_KEY = \"" + KEY + "\"",
                "https://console.neon.tech/api/v2/projects?api_key=" + encoded(KEY),
                base64("{\"NEON_API_KEY\":\"" + KEY + "\"}"),
                "key = \"napi_3x9d0q7w5e1r8t4y2u6i0o3p\" + \"9a7s5d1f8g4h2j6k0l3z9x7c5v1b8n4m2q6w\"");
    }

    @ParameterizedTest
    @MethodSource("withKey")
    void findKeysInFilesOfAgentsAndCommands(String text) {
        String redacted = REDACTOR.redact(text);

        assertThat(redacted).contains(REDACTOR.redact(KEY)).doesNotContain("5d1f8g4h2j6k");
        assertThat(REDACTOR.redact(redacted)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NEON_API_KEY=OLD",
                "NEON_API_KEY: 'OLD'",
                "{\"env\":{\"NEON_API_KEY\":\"OLD\"}}",
                "curl https://console.neon.tech/api/v2/projects -H 'Authorization: Bearer OLD'",
                "neonctl projects list --api-key OLD",
                "{\"args\":[\"-y\",\"@neondatabase/mcp-server-neon\",\"start\",\"OLD\"]}"
            })
    void findKeysWithoutPrefixWhereNeonIsNamed(String text) {
        assertThat(REDACTOR.redact(text.replace("OLD", OLD_KEY)))
                .contains("redacted_neon-api-key_")
                .doesNotContain(OLD_KEY);
    }

    @Test
    void tellIdentityAssertionsAndTokensOfDatabasesFromOtherTokens() {
        String header = base64url("{\"alg\":\"RS256\"}");
        String assertion =
                header + "." + base64url("{\"iss\":\"https://neon.com/claimable\",\"sub\":\"p\"}") + ".c2lnbmF0dXJl";
        String token = header + "." + base64url("{\"iss\":\"https://idp.example\"}") + ".c2lnbmF0dXJl";

        assertThat(REDACTOR.redact("assertion=" + assertion)).contains("redacted_neon-identity-assertion_");
        String url = REDACTOR.redact("postgresql://authenticated:" + token + "@" + HOST + "/shop");
        assertThat(url).contains("redacted_neon-oidc-token_").doesNotContain("c2lnbmF0dXJl");
        assertThat(REDACTOR.redact(url)).isEqualTo(url);
        assertThat(REDACTOR.redact("host=" + HOST + " password=" + token)).contains("redacted_neon-oidc-token_");
        assertThat(REDACTOR.redact("token=" + token)).contains("redacted_jwt-signature_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"claim_code\":\"QWER-2345\"}",
                "claimCode=QWER-2345",
                "your Neon project can be claimed with QWER-2345",
                "neon claim QWER-2345"
            })
    void findCodesOfClaimableProjects(String text) {
        assertThat(REDACTOR.redact(text)).contains("redacted_neon-claim-code_").doesNotContain("QWER-2345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order QWER-2345 was shipped",
                "insurance claim QWER-2345",
                "claim_code=pending",
                "postgresql://app:your_neon_password@ep-old-bar-12345678.us-east-1.aws.neon.tech/shop",
                "postgresql://{{user}}:{{password}}@ep-old-bar-12345678.us-east-1.aws.neon.tech/shop",
                "postgresql://%s:%s@ep-old-bar-12345678.us-east-1.aws.neon.tech/shop",
                "mailto:owner@ep-old-bar-12345678.us-east-1.aws.neon.tech",
                "password_encryption = scram-sha-256",
                "NEON_API_KEY=${{ secrets.NEON_API_KEY }}",
                "NEON_API_KEY=neon_api_key_5wijsiip3ay9yr8fw6d5",
                "const k = \"napi_\" + name;",
                "npg_\" + \"dump",
                "ETag: \"6c1f0bd5a3ffbd2d8b2f1f2c0e7b9e1a6c1f0bd5a3ffbd2d8b2f1f2c0e7b9e1a\" from console.neon.tech",
                "commit 853b85c0c8befc451acd4e1ead0abde948435365 neonctl"
            })
    void leaveAloneWhatOnlyLooksLikeOne(String text) {
        assertThat(neons(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://:s3cret-of-others@cache.example:6379 beside ep-old-bar-12345678.us-east-1.aws.neon.tech",
                "SMTP_PASSWORD=s3cret-of-others PGHOST=ep-old-bar-12345678.us-east-1.aws.neon.tech",
                "sk_live_51H8sfd8sf7d6sf5d4sf3d2 and console.neon.tech"
            })
    void doNotTakeTheSecretsOfOthersForNeons(String text) {
        assertThat(neons(text)).isEmpty();
    }

    @Test
    void replaceEverySecretOfAnEncodedList() {
        String list = "A=" + DSN + "\nB=" + KEY;

        String redacted = REDACTOR.redact("backup " + base64(list));

        assertThat(redacted).contains(REDACTOR.redact(ROLE)).contains(REDACTOR.redact(KEY));
        assertThat(REDACTOR.redact(redacted)).isEqualTo(redacted);
    }

    @Test
    void findWhatIsEncodedAnywhereInALongRun() {
        Random random = new Random(20_261_130);
        byte[] before = new byte[150_000];
        for (int round = 0; round < 20; round++) {
            random.nextBytes(before);
            String run = base64(new String(before, 0, 3 * random.nextInt(50_000), StandardCharsets.ISO_8859_1), DSN);

            String redacted = REDACTOR.redact(run);

            assertThat(redacted).as("round %s", round).contains(REDACTOR.redact(ROLE));
            assertThat(redacted.length()).isGreaterThanOrEqualTo(run.length() - 400);
        }
    }

    private static List<String> neons(String text) {
        return SecretScan.all(text, 0).stream()
                .filter(span -> span.resolved(text).isNeons())
                .map(span -> span.kind().word())
                .toList();
    }

    private static List<String> decodedRuns(String text) {
        return List.of(text.split("[^A-Za-z0-9+/_-]+")).stream()
                .map(run -> run.replace('-', '+').replace('_', '/'))
                .map(run -> run.substring(0, run.length() - run.length() % 4))
                .map(run -> new String(Base64.getDecoder().decode(run), StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static String base64(String bytes, String text) {
        return Base64.getEncoder().encodeToString((bytes + " " + text).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
