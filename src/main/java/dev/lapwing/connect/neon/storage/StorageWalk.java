package dev.lapwing.connect.neon.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.connect.json.JsonItems;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.neon.api.NeonRequest;
import dev.lapwing.connect.neon.api.NeonResource;
import dev.lapwing.connect.neon.api.Reply;
import dev.lapwing.connect.neon.api.Walk;
import dev.lapwing.text.JsonLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the storage log of one branch from one time to another, oldest first, page by page. */
public final class StorageWalk implements Walk {
    static final int MOST_PAGES = 1000;
    static final int PER_PAGE = 100;

    private final NeonResource resource;
    private final Instant from;
    private final Instant to;
    private final Set<String> cursors = new HashSet<>();
    private Optional<String> cursor = Optional.empty();
    private List<StorageItem> items = List.of();
    private OptionalLong reached = OptionalLong.empty();
    private int pages;
    private boolean done;
    private boolean whole;
    private Optional<Reply> last = Optional.empty();

    StorageWalk(NeonResource resource, Instant from, Instant to) {
        this.resource = resource;
        this.from = from;
        this.to = to;
    }

    public NeonResource resource() {
        return resource;
    }

    @Override
    public NeonRequest next() {
        byte[] json = JsonLine.of(this::request);
        return new NeonRequest(
                resource.operation(), resource.path(), Map.of(), new String(json, StandardCharsets.UTF_8));
    }

    private void request(JsonGenerator json) throws IOException {
        json.writeStringField("start_time", from.toString());
        json.writeStringField("end_time", to.toString());
        json.writeNumberField("limit", PER_PAGE);
        json.writeStringField("sort_order", "asc");
        json.writeStringField("source", "storage");
        if (cursor.isPresent()) {
            json.writeStringField("cursor", cursor.get());
        }
    }

    @Override
    public void take(Reply reply) {
        pages++;
        last = Optional.of(reply);
        items = reply.isGood() ? items(reply.body()) : List.of();
        items.stream()
                .flatMapToLong(item -> item.time().stream())
                .max()
                .ifPresent(time -> reached = OptionalLong.of(Math.max(time, reached.orElse(time))));
        cursor = cursor(reply.body());
        boolean end = items.isEmpty() || cursor.isEmpty();
        boolean again = cursor.isPresent() && !cursors.add(cursor.get());
        whole = reply.isGood() && end;
        done = !reply.isGood() || end || again || pages >= MOST_PAGES;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    /** The items of the last answer. */
    List<StorageItem> items() {
        return items;
    }

    /** Up to when everything was read; where the walk was cut, up to its last item. */
    OptionalLong readTo() {
        return whole ? OptionalLong.of(to.toEpochMilli()) : reached;
    }

    boolean isWhole() {
        return whole;
    }

    /** The last answer. */
    public Reply last() {
        return last.orElseThrow();
    }

    private static List<StorageItem> items(String body) {
        try {
            return JsonTokens.member(body, "logs").flatMap(JsonItems::ofArray).orElse(List.of()).stream()
                    .map(StorageItem::new)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<String> cursor(String body) {
        try {
            return JsonTokens.member(body, "next_cursor")
                    .flatMap(JsonTokens::text)
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
