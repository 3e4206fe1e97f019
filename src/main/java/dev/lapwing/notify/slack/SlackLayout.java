package dev.lapwing.notify.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The blocks of one message, which share a room: what matters more takes its part of it first, wherever it stands. */
final class SlackLayout {
    /** Slack's limit. */
    private static final int BLOCKS = 50;

    private final List<Part> parts = new ArrayList<>();

    /** A block that is made to fit, or left out where too little room is left. */
    private record Part(int place, int rank, IntFunction<Optional<ObjectNode>> within) {}

    /**
     * Adds a block below those that are there.
     *
     * @param rank the lower, the more it matters
     * @param within the block within so many characters of JSON
     */
    SlackLayout add(int rank, IntFunction<Optional<ObjectNode>> within) {
        parts.add(new Part(parts.size(), rank, within));
        return this;
    }

    /** The blocks, within so many characters of JSON altogether. */
    List<ObjectNode> within(int most) {
        TreeMap<Integer, ObjectNode> blocks = new TreeMap<>();
        int room = most;
        for (Part part :
                parts.stream().sorted(Comparator.comparingInt(Part::rank)).toList()) {
            Optional<ObjectNode> block = part.within().apply(room);
            int size = block.map(made -> made.toString().length() + 1).orElse(0);
            if (block.isPresent() && size <= room && blocks.size() < BLOCKS) {
                blocks.put(part.place(), block.get());
                room -= size;
            }
        }
        return List.copyOf(blocks.values());
    }
}
