package dev.lapwing.posture.pocketbase;

import dev.lapwing.posture.CollectionField;
import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.Effect;
import dev.lapwing.posture.KeptText;
import dev.lapwing.posture.Resource;
import dev.lapwing.posture.filter.RuleChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has changed of a resource between two looks: one finding for each path. What one of them does not know is no change. */
final class ResourceDiff {
    private static final String COLLECTION = "collection";
    private static final String QUERY = "viewQuery";

    private final Resource before;
    private final Resource after;
    private final List<ConfigFinding> found = new ArrayList<>();

    private ResourceDiff(Resource before, Resource after) {
        this.before = before;
        this.after = after;
    }

    static List<ConfigFinding> ofSettings(Resource before, Resource after) {
        ResourceDiff diff = new ResourceDiff(before, after);
        Watched.SETTINGS.forEach(diff::compare);
        return diff.found;
    }

    static List<ConfigFinding> ofCollection(Resource before, Resource after, Accounts accounts) {
        ResourceDiff diff = new ResourceDiff(before, after);
        diff.other("name", before.name(), after.name());
        diff.other("type", before.type(), after.type());
        for (Watched watched : Watched.ofCollection(after.type())) {
            if (watched.path().equals(QUERY)) {
                diff.query(accounts);
            } else {
                diff.compare(watched);
            }
        }
        diff.providers();
        diff.fields();
        return diff.found;
    }

    /** A collection that was not there before. */
    static ConfigFinding created(Resource collection) {
        boolean open = Watched.RULES.stream().anyMatch(rule -> Exposures.letsInGuests(collection, rule));
        return new ConfigFinding(
                COLLECTION,
                Optional.empty(),
                Optional.of(collection.type()),
                Optional.of(open ? Effect.WIDENED : Effect.CHANGED),
                open ? Exposures.GUESTS : "");
    }

    /** A collection that is not there any more. */
    static ConfigFinding deleted(Resource collection) {
        return ConfigFinding.change(COLLECTION, Optional.of(collection.type()), Optional.empty(), Effect.CHANGED);
    }

    private void compare(Watched watched) {
        String path = watched.path();
        if (!differs(path)) {
            return;
        }
        Optional<String> was = before.text(path);
        Optional<String> is = after.text(path);
        if (watched.isRule()) {
            rule(watched, was, is);
        } else {
            tell(path, was, is, watched.widening().of(was.orElse(""), is.orElse("")));
        }
    }

    private boolean differs(String path) {
        return before.values().containsKey(path)
                && after.values().containsKey(path)
                && !before.text(path).equals(after.text(path));
    }

    /** What is asked of fewer protects less. */
    private void rule(Watched watched, Optional<String> was, Optional<String> is) {
        RuleChange change = watched.form() == Watched.Form.DEMAND ? change(is, was) : change(was, is);
        found.add(new ConfigFinding(
                watched.path(),
                Optional.of(was.orElse(Exposures.LOCKED)),
                Optional.of(is.orElse(Exposures.LOCKED)),
                Optional.of(change.effect()),
                audience(watched.form(), change)));
    }

    /** Guests have no account to sign in with, and from whom more is asked is no audience. */
    private static String audience(Watched.Form form, RuleChange change) {
        if (form == Watched.Form.DEMAND) {
            return "";
        }
        boolean all = form == Watched.Form.LOGIN && change.forWhom().equals(Exposures.GUESTS);
        return all ? "everyone with an account" : change.forWhom();
    }

    /** Of a rule that is too long to be kept only its neighbour tells: its end may say something else than its beginning. */
    private static RuleChange change(Optional<String> was, Optional<String> is) {
        if (!isCut(was) && !isCut(is)) {
            return RuleChange.of(was, is);
        }
        if (was.isEmpty() || is.filter(String::isEmpty).isPresent()) {
            return new RuleChange(Effect.WIDENED, was.isEmpty() ? "" : Exposures.GUESTS);
        }
        boolean narrower = is.isEmpty() || was.get().isEmpty();
        return new RuleChange(narrower ? Effect.NARROWED : Effect.UNCLEAR, "");
    }

    private static boolean isCut(Optional<String> rule) {
        return rule.filter(text -> KeptText.isCut(text, ResourceReader.MAX_TEXT))
                .isPresent();
    }

    private void query(Accounts accounts) {
        if (differs(QUERY)) {
            boolean more = accounts.inView(after) && !accounts.inView(before);
            tell(QUERY, before.text(QUERY), after.text(QUERY), more ? Effect.WIDENED : Effect.CHANGED);
        }
    }

    private void providers() {
        String path = ResourceReader.PROVIDERS;
        if (differs(path)) {
            Effect effect = Widening.ITEMS.of(
                    before.text(path).orElse(""), after.text(path).orElse(""));
            tell(path, before.text(path), after.text(path), effect);
        }
        after.values().keySet().stream()
                .filter(url -> url.startsWith(path + "."))
                .filter(this::differs)
                .forEach(url -> tell(url, before.text(url), after.text(url), Effect.CHANGED));
    }

    private void fields() {
        before.fields().forEach((id, field) -> {
            if (!after.fields().containsKey(id)) {
                tell(path(field, ""), Optional.of(field.type()), Optional.empty(), Effect.CHANGED);
            }
        });
        for (Map.Entry<String, CollectionField> field : after.fields().entrySet()) {
            CollectionField was = before.fields().get(field.getKey());
            if (was == null) {
                tell(
                        path(field.getValue(), ""),
                        Optional.empty(),
                        Optional.of(field.getValue().type()),
                        Effect.CHANGED);
            } else {
                field(was, field.getValue());
            }
        }
        String more = ResourceReader.MORE_FIELDS;
        if (!before.text(more).equals(after.text(more))) {
            tell(more, before.text(more), after.text(more), Effect.UNCLEAR);
        }
    }

    private void field(CollectionField was, CollectionField is) {
        other(path(is, ".name"), was.name(), is.name());
        other(path(is, ".type"), was.type(), is.type());
        flag(path(is, ".hidden"), was.hidden(), is.hidden());
        flag(path(is, ".protected"), was.guarded(), is.guarded());
        if (was.required() != is.required()) {
            other(path(is, ".required"), String.valueOf(was.required()), String.valueOf(is.required()));
        }
    }

    private static String path(CollectionField field, String member) {
        return "fields." + field.name() + member;
    }

    private void flag(String path, boolean was, boolean is) {
        if (was != is) {
            String now = String.valueOf(is);
            tell(path, Optional.of(String.valueOf(was)), Optional.of(now), Widening.OFF.of("", now));
        }
    }

    private void other(String path, String was, String is) {
        if (!was.equals(is)) {
            tell(path, Optional.of(was), Optional.of(is), Effect.CHANGED);
        }
    }

    private void tell(String path, Optional<String> was, Optional<String> is, Effect effect) {
        found.add(ConfigFinding.change(path, was, is, effect));
    }
}
