package dev.lapwing.posture;

import dev.lapwing.event.NewerFormat;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The bytes of a {@link PostureState}. The first one is the version of the format. A path that a later version compares
 * is one more value: where it is not stored, nothing is known of it.
 */
final class PostureStateCodec {
    private static final byte VERSION = 1;
    private static final int HIDDEN = 1;
    private static final int GUARDED = 2;
    private static final int REQUIRED = 4;

    private PostureStateCodec() {}

    static byte[] write(PostureState state) {
        WireOutput out = new WireOutput();
        out.octet(VERSION).number(state.settingsTime());
        out.optional(state.settings(), settings -> write(settings, out));
        out.number(state.collections().size());
        state.collections().values().forEach(collection -> write(collection, out));
        out.flag(state.known());
        write(state.look(), out);
        return out.toBytes();
    }

    static PostureState read(byte[] stored) {
        WireInput in = new WireInput(stored);
        byte version = in.octet();
        if (version != VERSION) {
            throw new NewerFormat("what is known of settings and collections", version, VERSION);
        }
        PostureState state =
                new PostureState(in.number(), in.optional(() -> resource(in)), collections(in), in.flag(), look(in));
        if (!in.isAtEnd()) {
            throw new IllegalArgumentException("what is known of settings and collections goes on after its end");
        }
        return state;
    }

    private static SortedMap<String, Resource> collections(WireInput in) {
        SortedMap<String, Resource> collections = new TreeMap<>();
        for (int left = in.size(); left > 0; left--) {
            Resource collection = resource(in);
            collections.put(collection.uid(), collection);
        }
        return collections;
    }

    private static void write(Resource resource, WireOutput out) {
        out.text(resource.type()).text(resource.uid()).text(resource.name());
        out.number(resource.values().size());
        resource.values().forEach((path, value) -> out.text(path).optional(value, out::text));
        out.number(resource.fields().size());
        resource.fields().forEach((id, field) -> {
            out.text(id).text(field.name()).text(field.type());
            out.number((field.hidden() ? HIDDEN : 0)
                    | (field.guarded() ? GUARDED : 0)
                    | (field.required() ? REQUIRED : 0));
        });
    }

    private static Resource resource(WireInput in) {
        String type = in.text();
        String uid = in.text();
        String name = in.text();
        SortedMap<String, Optional<String>> values = new TreeMap<>();
        for (int left = in.size(); left > 0; left--) {
            values.put(in.text(), in.optional(in::text));
        }
        SortedMap<String, CollectionField> fields = new TreeMap<>();
        for (int left = in.size(); left > 0; left--) {
            fields.put(in.text(), field(in));
        }
        return new Resource(type, uid, name, values, fields);
    }

    private static CollectionField field(WireInput in) {
        String name = in.text();
        String type = in.text();
        long flags = in.number();
        return new CollectionField(name, type, (flags & HIDDEN) != 0, (flags & GUARDED) != 0, (flags & REQUIRED) != 0);
    }

    private static void write(LookProgress look, WireOutput out) {
        out.number(look.time()).number(look.parts()).number(look.seen().size());
        look.seen().forEach(out::number);
        out.number(look.uids().size());
        look.uids().forEach(out::text);
        out.number(look.missed());
    }

    private static LookProgress look(WireInput in) {
        long time = in.number();
        int parts = in.count();
        TreeSet<Integer> seen = new TreeSet<>();
        for (int left = in.size(); left > 0; left--) {
            seen.add(in.count());
        }
        TreeSet<String> uids = new TreeSet<>();
        for (int left = in.size(); left > 0; left--) {
            uids.add(in.text());
        }
        return new LookProgress(time, parts, seen, uids, in.count());
    }
}
