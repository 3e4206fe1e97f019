package dev.lapwing.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.redact.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example/s3cret?a=b",
                "HTTPS://hooks.example:8443/",
                "http://localhost:8080/x",
                "http://127.0.0.1/x",
                "http://127.9.9.9:1/x",
                "http://[::1]:8080/x"
            })
    void takes(String address) {
        assertThat(Endpoint.parse(new Secret(address))).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example/s3cret",
                "http://hooks.example/s3cret",
                "http://127.0.0.1.s3cret.example/",
                "http://localhost.s3cret.example/",
                "http://localhost@s3cret.example/",
                "https://s3cret:s3cret@hooks.example/",
                "https:///s3cret",
                "https://hooks.example/x#s3cret",
                "https:s3cret",
                "https://hooks.example:99999/s3cret",
                "https://hooks.example/s3 cret s3cret",
                "file:///s3cret",
                "ftp://localhost/s3cret"
            })
    void refusesWithoutRepeatingIt(String address) {
        assertThatThrownBy(() -> Endpoint.parse(new Secret(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .startsWith("The address ")
                .doesNotContain("s3cret", "hooks.example");
    }
}
