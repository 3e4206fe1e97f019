package dev.lapwing.normalize.pocketbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.normalize.parse.RequestPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRouteTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /api/settings, read-settings",
        "PATCH, /api/settings, update-settings",
        "POST, /api/settings/test/s3, test-s3",
        "POST, /api/settings/test/email, test-email",
        "POST, /api/settings/apple/generate-client-secret, generate-apple-secret",
        "GET, /api/collections, list-collections",
        "POST, /api/collections, create-collection",
        "GET, /api/collections/a, view-collection",
        "PATCH, /api/collections/a, update-collection",
        "DELETE, /api/collections/a, delete-collection",
        "DELETE, /api/collections/a/truncate, truncate-collection",
        "PUT, /api/collections/import, import-collections",
        "GET, /api/collections/meta/scaffolds, list-scaffolds",
        "GET, /api/collections/meta/oauth2-providers, list-oauth2-providers",
        "POST, /api/collections/meta/dry-run-view, dry-run-view",
        "GET, /api/collections/meta/records, list-records",
        "GET, /api/collections/a/records, list-records",
        "HEAD, /api/collections/a/records, list-records",
        "POST, /api/collections/a/records, create-record",
        "GET, /api/collections/a/records/r, view-record",
        "PATCH, /api/collections/a/records/r, update-record",
        "DELETE, /api/collections/a/records/r, delete-record",
        "GET, /api/collections/a/auth-methods, list-auth-methods",
        "POST, /api/collections/a/auth-with-password, auth-with-password",
        "POST, /api/collections/a/auth-with-oauth2, auth-with-oauth2",
        "POST, /api/collections/a/request-otp, request-otp",
        "POST, /api/collections/a/auth-with-otp, auth-with-otp",
        "POST, /api/collections/a/auth-refresh, auth-refresh",
        "POST, /api/collections/a/request-password-reset, request-password-reset",
        "POST, /api/collections/a/confirm-password-reset, confirm-password-reset",
        "POST, /api/collections/a/request-verification, request-verification",
        "POST, /api/collections/a/confirm-verification, confirm-verification",
        "POST, /api/collections/a/request-email-change, request-email-change",
        "POST, /api/collections/a/confirm-email-change, confirm-email-change",
        "POST, /api/collections/a/impersonate/r, impersonate",
        "GET, /api/oauth2-redirect, oauth2-redirect",
        "GET, /api/logs, logs",
        "GET, /api/logs/stats, logs",
        "DELETE, /api/logs, delete-logs",
        "GET, /api/backups, list-backups",
        "POST, /api/backups, create-backup",
        "POST, /api/backups/upload, upload-backup",
        "GET, /api/backups/a.zip, download-backup",
        "DELETE, /api/backups/a.zip, delete-backup",
        "POST, /api/backups/a.zip/restore, restore-backup",
        "GET, /api/crons, list-crons",
        "POST, /api/crons/a, run-cron",
        "POST, /api/files/token, file-token",
        "GET, /api/files/a/r/f.pdf, download-file",
        "POST, /api/batch, batch",
        "GET, /api/realtime, realtime",
        "POST, /api/realtime, realtime",
        "GET, /api/health, health",
        "POST, /api/sql, sql",
        "GET, /_/, admin-ui",
        "GET, /%61pi/health, health",
        "POST, /api/health, unknown",
        "GET, /api/collections/a/records/, unknown",
        "GET, /.env, unknown",
        "POST, /api/admins/auth-with-password, auth-with-password",
        "GET, '', unknown",
        "GET, *, unknown"
    })
    void namesWhatARouteDoes(String method, String path, String action) {
        assertThat(route(method, path).action()).isEqualTo(action);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_superusers",
                "_SUPERUSERS",
                "pbc_3142635823",
                "%5Fsuperusers",
                "_%C5%BFuperusers",
                "%70bc_3142635823"
            })
    void knowsTheSuperusersByEverySpellingTheServerTakes(String name) {
        ApiRoute route = route("POST", "/api/collections/" + name + "/auth-with-password");

        assertThat(route.collection()).isEqualTo("_superusers");
    }

    @ParameterizedTest
    @CsvSource({"_pb_users_auth_, users", "pbc_2287844090, pbc_2287844090", "_AUTHORIGINS, _authOrigins"})
    void namesACollectionByItsOneName(String name, String canonical) {
        assertThat(route("GET", "/api/collections/" + name).collection()).isEqualTo(canonical);
    }

    private static ApiRoute route(String method, String path) {
        return ApiRoute.of(method, RequestPath.ofRaw(path).segments());
    }
}
