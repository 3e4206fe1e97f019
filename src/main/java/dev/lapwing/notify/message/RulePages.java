package dev.lapwing.notify.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the pages of the rules can be read.
 *
 * @param base the address that a page's path is put after; empty where they are published nowhere
 */
public record RulePages(Optional<URI> base) {
    /** Segments of harmless characters, none of which leads upwards or is hidden. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private static final int LONGEST = 300;
    private static final String SHIPPED = "docs/alerts/";
    private static final String FENCE = "```sh\n";
    private static final int MOST = 20_000;

    public RulePages {
        base.ifPresent(RulePages::check);
    }

    /** Pages that are shown as paths. */
    public static RulePages unpublished() {
        return new RulePages(Optional.empty());
    }

    /**
     * Pages under an address, with or without a slash at its end.
     *
     * @throws IllegalArgumentException when it is not an address of the web that a path can be put after
     */
    public static RulePages under(URI base) {
        return new RulePages(Optional.of(base));
    }

    /** The address of a page; empty where there is none, or where the path is none of ours. */
    public Optional<URI> address(String path) {
        return base.filter(any -> path.length() <= LONGEST && PATH.matcher(path).matches())
                .map(any -> URI.create(any.toString().replaceAll("/+$", "") + "/" + path));
    }

    /** The commands at the head of a page that Lapwing brings, for where the page itself is published nowhere. */
    public List<String> commands(String path) {
        if (base.isPresent()
                || path.length() > LONGEST
                || !path.startsWith(SHIPPED)
                || !PATH.matcher(path).matches()) {
            return List.of();
        }
        try (InputStream page =
                RulePages.class.getResourceAsStream("/alert-pages/" + path.substring(SHIPPED.length()))) {
            return page == null ? List.of() : block(new String(page.readNBytes(MOST), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a page of the program cannot be read", e);
        }
    }

    private static List<String> block(String page) {
        int begin = page.indexOf(FENCE);
        int end = begin < 0 ? -1 : page.indexOf("\n```", begin);
        return end < 0
                ? List.of()
                : page.substring(begin + FENCE.length(), end).lines().toList();
    }

    private static void check(URI base) {
        boolean web = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
        boolean bare = base.getRawQuery() == null && base.getRawFragment() == null && base.getRawUserInfo() == null;
        if (!web || base.getHost() == null || !bare || base.toString().length() > LONGEST) {
            throw new IllegalArgumentException(
                    "pages of rules want a short http or https address without user and query");
        }
    }
}
