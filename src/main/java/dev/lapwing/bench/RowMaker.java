package dev.lapwing.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes rows of the shape that PocketBase's request log has; the same rows for the same seed. */
final class RowMaker {
    /** How long a row is on average, its line end not counted. */
    static final int AVERAGE_BYTES = 505;

    private static final int VARIATION = 40;
    private static final int STEP_MILLIS = 50;
    private static final double BUSY_SHARE = 0.05;
    private static final int BUSY_GROUPS = 16;
    private static final int ID_LENGTH = 15;
    private static final long START = Instant.parse("2025-01-06T00:00:00Z").toEpochMilli();
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** Fills up the referring page, so that rows are as long as they should be. */
    private static final String PAGES =
            "orders/overview/customers/open/settings/team/members/invoices/2025/january/details/reports/weekly/"
                    .repeat(5);

    private static final List<String> BROWSERS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; rv:133.0) Gecko/20100101 Firefox/133.0",
            "Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)/18.1 Safari/605.1.15",
            "ShopApp/4.12 (iPhone; iOS 18.1; Scale/3.00)");

    private final RowMix mix;
    private final Random random;
    private long made;

    RowMaker(RowMix mix, long seed) {
        this.mix = mix;
        this.random = new Random(seed);
    }

    /** Time of the newest row. */
    Instant newest() {
        return Instant.ofEpochMilli(START + made * STEP_MILLIS);
    }

    /** The next row, without a line end. */
    byte[] next() {
        made++;
        Request request = request();
        int length = AVERAGE_BYTES - VARIATION + random.nextInt(2 * VARIATION + 1);
        String bare = row(request, "");
        int missing = Math.max(0, length - bare.length());
        int from = random.nextInt(PAGES.length() - missing);
        int at = bare.indexOf("\"remoteIP\"") - 2;
        return (bare.substring(0, at) + PAGES.substring(from, from + missing) + bare.substring(at))
                .getBytes(StandardCharsets.UTF_8);
    }

    private Request request() {
        boolean matching = random.nextDouble() < mix.matching();
        double kind = random.nextDouble();
        String browser = BROWSERS.get(random.nextInt(BROWSERS.size()));
        if (!matching) {
            return Request.ordinary(kind, word(), browser);
        }
        return mix.loginsOnly() ? Request.refusedLogin(browser) : Request.matching(kind, word(), browser);
    }

    private String row(Request request, String referer) {
        int group = group();
        String auth = request.auth();
        String account = auth.isEmpty() ? "" : "\"authId\":\"account%08d\",".formatted(group);
        return "{\"id\":\"" + word() + "\",\"created\":\"" + CREATED.format(newest()) + "\",\"data\":{\"auth\":\""
                + auth + "\"," + account + request.failure() + "\"execTime\":"
                + (1 + random.nextInt(90)) + "." + (100_000 + random.nextInt(900_000))
                + ",\"method\":\"" + request.method() + "\",\"referer\":\"https://shop.example.com/" + referer
                + "\",\"remoteIP\":\"172.18.0.5\",\"status\":" + request.status()
                + ",\"type\":\"request\",\"url\":\"" + request.url()
                + "\",\"userAgent\":\"" + request.userAgent() + "\",\"userIP\":\"" + address(group)
                + "\"},\"message\":\"" + request.method() + " " + request.url() + "\",\"level\":"
                + (request.failure().isEmpty() ? 0 : 8) + "}";
    }

    /** A few groups are busier than the others, so that there is always something to tell. */
    private int group() {
        boolean busy = random.nextDouble() < BUSY_SHARE;
        return random.nextInt(busy ? Math.min(BUSY_GROUPS, mix.groups()) : mix.groups());
    }

    private static String address(int group) {
        return "10." + (group >>> 16 & 0xFF) + "." + (group >>> 8 & 0xFF) + "." + (group & 0xFF);
    }

    private String word() {
        StringBuilder word = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return word.toString();
    }
}
