package dev.lapwing.connect.pocketbase.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigRequestTest {
    @ParameterizedTest
    @CsvSource({
        "PATCH, /api/collections/posts, 200",
        "POST, /api/collections, 200",
        "POST, /api/collections/?fields=id, 200",
        "DELETE, /api/collections/posts, 204",
        "PUT, /api/collections/import, 204",
        "PATCH, /api/settings, 200",
        "POST, /api/sql, 200",
        "POST, /api/backups/pb_backup.zip/restore, 204",
        "PATCH, /%61pi/%63ollections/posts, 200",
    })
    void aRequestThatChangesSettingsOrCollectionsIsOne(String method, String url, int status) {
        assertThat(isIn(method, url, status)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/collections/posts, 200",
        "GET, /api/collections?filter=PATCH, 200",
        "PATCH, /api/collections/posts/records/abc, 200",
        "POST, /api/collections/users/auth-with-password, 200",
        "PATCH, /api/collections/posts, 403",
        "POST, /api/sql, 401",
        "POST, /api/backups, 204",
        "POST, /collections, 200",
        "POST, /%zz/collections, 200",
    })
    void anyOtherIsNone(String method, String url, int status) {
        assertThat(isIn(method, url, status)).isFalse();
    }

    private static boolean isIn(String method, String url, int status) {
        return ConfigRequest.isIn(LogRows.of(
                "id",
                "2026-08-20 09:14:03.512Z",
                0,
                method + " " + url,
                "{\"type\":\"request\",\"method\":\"%s\",\"status\":%d,\"url\":\"%s\"}"
                        .formatted(method, status, url)));
    }
}
