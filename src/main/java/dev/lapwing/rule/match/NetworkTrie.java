package dev.lapwing.rule.match;

import dev.lapwing.event.IpAddress;
import dev.lapwing.event.Network;
import java.util.Arrays;
import java.util.Map;

/** Finds all of many networks that an address lies in, one step for each bit of the longest prefix. */
final class NetworkTrie {
    private static final int NONE = -1;
    private static final int ROOT_FOUR = 0;
    private static final int ROOT_SIX = 1;

    private int[] children = {NONE, NONE, NONE, NONE};
    private int[] entries = {NONE, NONE};
    private int nodes = 2;

    NetworkTrie(Map<Network, Integer> entryOf) {
        entryOf.forEach(this::put);
    }

    void scan(IpAddress ip, Scratch scratch) {
        int node = ip.four() ? ROOT_FOUR : ROOT_SIX;
        for (int depth = 0; node != NONE; depth++) {
            if (entries[node] != NONE) {
                scratch.hit(entries[node]);
            }
            if (depth == (ip.four() ? 32 : 128)) {
                return;
            }
            node = children[2 * node + ip.bit(depth)];
        }
    }

    private void put(Network network, int entry) {
        int node = network.four() ? ROOT_FOUR : ROOT_SIX;
        for (int depth = 0; depth < network.bits(); depth++) {
            int child = 2 * node + network.bit(depth);
            if (children[child] == NONE) {
                int made = grow();
                children[child] = made;
            }
            node = children[child];
        }
        entries[node] = entry;
    }

    private int grow() {
        if (nodes == entries.length) {
            entries = Arrays.copyOf(entries, nodes * 2);
            children = Arrays.copyOf(children, nodes * 4);
        }
        entries[nodes] = NONE;
        children[2 * nodes] = NONE;
        children[2 * nodes + 1] = NONE;
        return nodes++;
    }
}
