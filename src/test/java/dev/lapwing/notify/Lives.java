package dev.lapwing.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.message.Findings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The lives of many alerts, mixed as they come: each opens, most go on for a while, all come to their end. Alerts are taken
 * back, or somebody resolves them, once they were told: of what nobody has heard there would be nothing to tell. Half of
 * them are in an incident of their own, the others in none.
 */
final class Lives {
    private static final int CHATTING = 10;
    private static final int PARTS = 3;

    private final List<Life> all;
    private final List<List<ObjectNode>> slices = new ArrayList<>();
    private final List<Life> toClose = new ArrayList<>();
    private final Instant now = Instant.now();

    /** What becomes of an alert. */
    enum Close {
        ENDED,
        RESOLVED,
        ENDED_AND_RESOLVED,
        RETRACTED
    }

    /**
     * An alert's life.
     *
     * @param chat whether it is told in the chat too
     * @param last its last version, which says that it ended or was taken back
     */
    record Life(String id, boolean chat, Close close, int last) {
        boolean resolves() {
            return close != Close.ENDED;
        }
    }

    /** So many lives, in so many slices that follow each other in time. */
    Lives(int count, int slices, Random random) {
        all = IntStream.range(0, count)
                .mapToObj(i -> new Life("alert-" + i, i % CHATTING == 0, close(random), 2 + random.nextInt(4)))
                .toList();
        IntStream.range(0, slices).forEach(each -> this.slices.add(new ArrayList<>()));
        for (int i = 0; i < count; i++) {
            place(all.get(i), i * slices / count, random);
        }
        this.slices.forEach(slice -> mix(slice, random));
    }

    List<Life> all() {
        return all;
    }

    List<ObjectNode> slice(int number) {
        return slices.get(number);
    }

    /** The lives that await their resolve or their retraction, of those that were told; each is given once. */
    List<Life> due(Predicate<Life> told) {
        List<Life> due = toClose.stream().filter(told).toList();
        toClose.removeAll(due);
        return due;
    }

    ObjectNode retraction(Life life) {
        return dated(life, Findings.closed(life.id(), life.last(), "retracted"));
    }

    private void place(Life life, int first, Random random) {
        List<ObjectNode> versions = new ArrayList<>(List.of(Findings.opened(life.id())));
        IntStream.range(2, life.last()).forEach(rev -> versions.add(Findings.updated(life.id(), rev)));
        boolean ends = life.close() == Close.ENDED || life.close() == Close.ENDED_AND_RESOLVED;
        if (ends) {
            versions.add(Findings.closed(life.id(), life.last(), "ended"));
        }
        if (life.resolves()) {
            toClose.add(life);
        }
        int slice = first;
        for (ObjectNode version : versions) {
            slices.get(slice).add(dated(life, version));
            slice = Math.min(slice + random.nextInt(2), Math.min(first + PARTS, slices.size()) - 1);
        }
    }

    private ObjectNode dated(Life life, ObjectNode finding) {
        ((ObjectNode) finding.at("/unmapped/lapwing/group"))
                .put("instance", life.chat() ? NotifierMain.CHATTING : "bank");
        ObjectNode apart = Findings.ended(Findings.atOnce(finding), now);
        return life.last() % 2 == 0 ? Findings.alone(apart) : apart;
    }

    private static Close close(Random random) {
        return random.nextInt(5) > 0 ? Close.ENDED : Close.values()[1 + random.nextInt(Close.values().length - 1)];
    }

    /** Shuffles a slice and puts the versions of each alert back into their order. */
    private static void mix(List<ObjectNode> slice, Random random) {
        List<ObjectNode> shuffled = new ArrayList<>(slice);
        Collections.shuffle(shuffled, random);
        Map<String, Iterator<ObjectNode>> inOrder = new HashMap<>();
        slice.stream()
                .collect(Collectors.groupingBy(Lives::id))
                .forEach((id, versions) -> inOrder.put(id, versions.iterator()));
        slice.clear();
        shuffled.forEach(any -> slice.add(
                inOrder.getOrDefault(id(any), Collections.emptyIterator()).next()));
    }

    private static String id(ObjectNode finding) {
        return finding.at("/finding_info/uid").asText();
    }
}
