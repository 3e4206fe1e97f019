package dev.lapwing.connect.neon.api;

import dev.lapwing.connect.json.JsonItems;
import dev.lapwing.connect.json.JsonTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A walk over the pages of a resource, of which most have one. Neon does not say what its last page looks like: a walk ends
 * at an empty page and at one without a cursor. It is cut where a cursor comes again, where a page is missing, and at bounds.
 */
public final class ResourceWalk implements Walk {
    static final int MOST_PAGES = 1000;
    /** So much is kept of a walk until it is sent as a whole. */
    static final int MOST_CHARACTERS = 32 << 20;

    private final NeonResource resource;
    private final int mostPages;
    private final Predicate<String> known;
    private final List<Page> pages = new ArrayList<>();
    private final Set<String> cursors = new HashSet<>();
    private Optional<String> next = Optional.empty();
    private boolean done;
    private String cut = "";
    private long characters;

    /** One answer, whatever its status. */
    public record Page(NeonRequest request, Reply reply) {}

    private ResourceWalk(NeonResource resource, int mostPages, Predicate<String> known) {
        this.resource = resource;
        this.mostPages = mostPages;
        this.known = known;
    }

    /** To the end. */
    public static ResourceWalk of(NeonResource resource) {
        return new ResourceWalk(resource, MOST_PAGES, item -> false);
    }

    /**
     * From the newest item to the first one that is known.
     *
     * @param mostPages so many at most
     */
    public static ResourceWalk until(NeonResource resource, Predicate<String> known, int mostPages) {
        return new ResourceWalk(resource, Math.min(mostPages, MOST_PAGES), known);
    }

    public NeonResource resource() {
        return resource;
    }

    @Override
    public NeonRequest next() {
        return resource.page(next);
    }

    @Override
    public void take(Reply reply) {
        pages.add(new Page(next(), reply));
        characters += reply.body().length();
        if (!reply.isGood() || !reply.problem().isEmpty()) {
            cut = pages.size() == 1 ? "" : "page " + pages.size() + " could not be read";
            done = true;
            return;
        }
        String items = resource.operation().items();
        List<String> found = items.isEmpty() ? List.of() : items(reply.body(), items);
        Optional<String> cursor = found.isEmpty() ? Optional.empty() : cursor(reply.body());
        done = cursor.isEmpty() || found.stream().anyMatch(known);
        if (!done) {
            goOn(cursor.orElseThrow());
        }
    }

    private void goOn(String cursor) {
        if (!cursors.add(cursor)) {
            cut = "a cursor came again on page " + pages.size();
        } else if (pages.size() >= mostPages) {
            cut = "only " + mostPages + " pages were read";
        } else if (characters >= MOST_CHARACTERS) {
            cut = "only " + MOST_CHARACTERS + " characters were read";
        }
        done = !cut.isEmpty();
        next = Optional.of(cursor);
    }

    @Override
    public boolean isDone() {
        return done;
    }

    /** Why not all is there; empty where all is. */
    public String cut() {
        return cut;
    }

    public List<Page> pages() {
        return List.copyOf(pages);
    }

    /** The last answer: the only one that can be other than good. */
    public Reply last() {
        return pages.get(pages.size() - 1).reply();
    }

    /** The items of all pages, each as it is written. */
    public List<String> items(String member) {
        return pages.stream()
                .filter(page -> page.reply().isGood())
                .flatMap(page -> items(page.reply().body(), member).stream())
                .toList();
    }

    private static List<String> items(String body, String member) {
        try {
            return JsonTokens.member(body, member).flatMap(JsonItems::ofArray).orElse(List.of());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Of either kind of pagination: {@code cursor}, or {@code next} beside the order of sorting. */
    private static Optional<String> cursor(String body) {
        try {
            String pagination = JsonTokens.member(body, "pagination").orElse("{}");
            Optional<String> next = JsonTokens.member(pagination, "next").flatMap(JsonTokens::text);
            Optional<String> cursor = next.isPresent()
                    ? next
                    : JsonTokens.member(pagination, "cursor").flatMap(JsonTokens::text);
            return cursor.filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
