package dev.lapwing.posture.neon.list;

import dev.lapwing.event.NewerFormat;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The bytes of a {@link NeonList}. The first one is the version of the format. A version that compares more paths than this one
 * has to be another, so that what was not kept before is not told as a change.
 */
final class NeonListCodec {
    private static final byte VERSION = 1;

    private NeonListCodec() {}

    static byte[] write(NeonList list) {
        WireOutput out = new WireOutput();
        out.octet(VERSION).text(list.type()).number(list.time()).number(list.poll());
        out.flag(list.known());
        List<String> paths = paths(list);
        texts(paths, out);
        out.number(list.items().size());
        for (ListedItem item : list.items().values()) {
            out.text(item.uid()).text(item.name()).number(item.values().size());
            item.values()
                    .forEach((path, value) -> out.number(paths.indexOf(path)).text(value));
        }
        out.number(list.notes().size());
        list.notes().forEach((name, value) -> out.text(name).text(value));
        texts(list.pages().seen(), out);
        out.text(list.pages().next());
        texts(list.pages().uids(), out);
        out.flag(list.pages().cut());
        return out.toBytes();
    }

    /** They are few, and stand once for all resources. */
    private static List<String> paths(NeonList list) {
        SortedSet<String> paths = new TreeSet<>();
        list.items().values().forEach(item -> paths.addAll(item.values().keySet()));
        return new ArrayList<>(paths);
    }

    static NeonList read(byte[] stored) {
        WireInput in = new WireInput(stored);
        byte version = in.octet();
        if (version != VERSION) {
            throw new NewerFormat("what is known of a list of Neon", version, VERSION);
        }
        NeonList list = new NeonList(in.text(), in.number(), in.number(), in.flag(), items(in), notes(in), pages(in));
        if (!in.isAtEnd()) {
            throw new IllegalArgumentException("what is known of a list of Neon goes on after its end");
        }
        return list;
    }

    private static SortedMap<String, ListedItem> items(WireInput in) {
        List<String> paths = new ArrayList<>(texts(in));
        SortedMap<String, ListedItem> items = new TreeMap<>();
        for (int left = in.size(); left > 0; left--) {
            String uid = in.text();
            String name = in.text();
            SortedMap<String, String> values = new TreeMap<>();
            for (int more = in.size(); more > 0; more--) {
                values.put(paths.get(in.count()), in.text());
            }
            items.put(uid, new ListedItem(uid, name, values));
        }
        return items;
    }

    private static SortedMap<String, String> notes(WireInput in) {
        SortedMap<String, String> notes = new TreeMap<>();
        for (int left = in.size(); left > 0; left--) {
            notes.put(in.text(), in.text());
        }
        return notes;
    }

    private static PageProgress pages(WireInput in) {
        SortedSet<String> seen = texts(in);
        String next = in.text();
        return new PageProgress(seen, next, texts(in), in.flag());
    }

    private static void texts(Iterable<String> texts, WireOutput out) {
        List<String> all = new ArrayList<>();
        texts.forEach(all::add);
        out.number(all.size());
        all.forEach(out::text);
    }

    private static SortedSet<String> texts(WireInput in) {
        SortedSet<String> texts = new TreeSet<>();
        for (int left = in.size(); left > 0; left--) {
            texts.add(in.text());
        }
        return texts;
    }
}
