package dev.lapwing.connect.neon.webhook.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.connect.neon.webhook.Delivery;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {
    private static final String X = "CRlSw7E-f_ODGkkPJVYb7EnsG_3wFe0h_R_3IybtUmM";

    @Test
    void readsTheKeysThatNeonPublishes() {
        assertThat(KeySet.read(Delivery.keys()).orElseThrow().keys())
                .containsOnlyKeys("87de55d6-5549-4db8-bdb1-725e6e9e65a1", "f988a3f3-1614-4437-b9f7-10821bd38973");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"x\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"kid\":\"a\",\"x\":\"" + X + "\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"a\",\"x\":\"short\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"a\",\"x\":\"%%%\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"a\",\"use\":\"enc\",\"x\":\"" + X + "\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":7,\"x\":\"" + X + "\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + X + "\"}",
                "\"a\"",
                "[]"
            })
    void passesOverKeysOfOtherKinds(String key) {
        assertThat(KeySet.read("{\"keys\":[" + key + "]}").orElseThrow().keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[", "<html>"})
    void isNoneWhereTheTextIsNone(String text) {
        assertThat(KeySet.read(text)).isEmpty();
    }

    @Test
    void takesFiftyKeysAndNoMore() {
        assertThat(KeySet.read(keys(KeySet.MOST_KEYS)).orElseThrow().keys()).hasSize(KeySet.MOST_KEYS);
        assertThat(KeySet.read(keys(KeySet.MOST_KEYS + 1))).isEmpty();
    }

    private static String keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(id -> "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k" + id + "\",\"x\":\"" + X + "\"}")
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
