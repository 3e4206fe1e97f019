package dev.lapwing.posture.neon;

import dev.lapwing.posture.ConfigSubject;
import dev.lapwing.posture.neon.kind.NeonChange;
import dev.lapwing.posture.neon.kind.NeonKind;
import dev.lapwing.posture.neon.kind.NeonPlace;
import dev.lapwing.posture.neon.list.ListedItem;
import dev.lapwing.posture.neon.list.NeonList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an event says of the resource that it is about, and what other lists say of it. */
final class Subjects {
    private static final String INFERRED = "config.inferred";
    private static final String SPREAD = "neon.spread";
    private static final String EMAIL = "email";

    private final AnswerStep step;
    private final NeonKind kind;
    private final SortedMap<String, ListedItem> items;
    private final NeonPlace place;

    /**
     * Of the resources of a list.
     *
     * @param items as far as they were taken up
     */
    Subjects(AnswerStep step, NeonKind kind, SortedMap<String, ListedItem> items) {
        this.step = step;
        this.kind = kind;
        this.items = items;
        this.place = step.place();
    }

    /** A change of one; where it comes, who made it is told. */
    ConfigSubject changed(ListedItem item, NeonChange change, boolean added) {
        Map<String, Object> fields = fields(item);
        fields.put(SPREAD, "one");
        fields.putAll(change.fields());
        if (added || kind == NeonKind.API_KEY) {
            put(fields, "actor.user.uid", item.text("created_by.id").or(() -> item.text("invited_by")));
            put(fields, "actor.user.name", item.text("created_by.name"));
        }
        return new ConfigSubject(kind.word(), item.uid(), item.name(), fields);
    }

    /** What stands of one. */
    ConfigSubject standing(ListedItem item) {
        return new ConfigSubject(kind.word(), item.uid(), item.name(), fields(item));
    }

    /** What is concluded and was not seen. */
    ConfigSubject inferred(ListedItem item) {
        Map<String, Object> fields = fields(item);
        fields.put(SPREAD, "one");
        fields.put(INFERRED, true);
        return new ConfigSubject(kind.word(), item.uid(), item.name(), fields);
    }

    /** The list itself. */
    ConfigSubject list(String name) {
        Map<String, Object> fields = new HashMap<>();
        fields.put(INFERRED, false);
        placed(fields);
        return new ConfigSubject("list", ListKey.of(step.answer()).replace('\n', ' '), name, fields);
    }

    private Map<String, Object> fields(ListedItem item) {
        Map<String, Object> fields = new HashMap<>();
        fields.put(INFERRED, false);
        placed(fields);
        if (kind.word().equals("project")) {
            fields.put("cloud.project_uid", item.uid());
        } else if (kind == NeonKind.API_KEY) {
            put(fields, "cloud.project_uid", item.text("project_id"));
        }
        if (kind == NeonKind.ORGANIZATION) {
            fields.put("neon.org_id", item.uid());
        } else if (place.org().isEmpty()) {
            put(fields, "neon.org_id", org(item));
        }
        String branch = branch(item);
        if (!branch.isEmpty()) {
            fields.put("neon.branch_id", branch);
            lineage(branch).ifPresent(lineage -> fields.put("neon.lineage", lineage.word()));
        }
        put(fields, "neon.role", item.text("role").or(() -> item.text("project_role")));
        item.text(EMAIL).ifPresent(email -> {
            fields.put("user.email_addr", email);
            put(fields, "neon.email_domain", domain(email));
        });
        return fields;
    }

    private void placed(Map<String, Object> fields) {
        put(fields, "neon.org_id", Optional.of(place.org()));
        put(fields, "cloud.project_uid", Optional.of(place.project()));
    }

    private static void put(Map<String, Object> fields, String name, Optional<String> value) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> fields.put(name, text));
    }

    private String branch(ListedItem item) {
        return kind == NeonKind.BRANCH || kind == NeonKind.DELETED_BRANCH
                ? item.uid()
                : item.text("branch_id").orElse(place.branch());
    }

    private Optional<String> org(ListedItem item) {
        String project = place.project().isEmpty() ? item.uid() : place.project();
        return item.text("org_id")
                .or(() -> step.lists()
                        .get(ListKey.project(project))
                        .flatMap(list -> Optional.ofNullable(list.items().get(project)))
                        .flatMap(known -> known.text("org_id")));
    }

    /** Whose data a branch of the project carries. */
    Optional<Lineage> lineage(String branch) {
        return Lineage.of(branches(), branch, step.answer().timeMillis());
    }

    private SortedMap<String, ListedItem> branches() {
        return kind == NeonKind.BRANCH
                ? items
                : step.lists()
                        .get(ListKey.branches(place.project()))
                        .map(NeonList::items)
                        .orElseGet(TreeMap::new);
    }

    /** Whether a branch is not protected, does not end, and carries the data of one that is protected. */
    boolean isLeftOpen(ListedItem item) {
        return kind == NeonKind.BRANCH
                && !item.says("protected", "true")
                && item.text("expires_at").isEmpty()
                && Lineage.carriesProtected(items, item, step.answer().timeMillis());
    }

    /** Whether it is the key that polls. */
    boolean isOwnKey(ListedItem item) {
        return kind == NeonKind.API_KEY && !item.uid().isEmpty() && item.uid().equals(step.ownKey());
    }

    /** Whether a member was asked to come, or else whether others of the same domain are there. */
    String howJoined(ListedItem member, SortedMap<String, ListedItem> others) {
        String email = member.text(EMAIL).orElse("");
        boolean invited = step.lists()
                .get(ListKey.invitations(place.org()))
                .filter(list -> list.items().values().stream()
                        .anyMatch(one ->
                                one.text(EMAIL).filter(email::equalsIgnoreCase).isPresent()))
                .isPresent();
        if (invited) {
            return "invited";
        }
        return domainAmong(others, member);
    }

    /** Whether a member of the organisation has the domain of somebody who is let in; empty where the members are not known. */
    String domainAmongMembers(ListedItem item) {
        String org = place.org().isEmpty() ? org(item).orElse("") : place.org();
        return membersOf(org).map(all -> domainAmong(all, item)).orElse("");
    }

    private static String domainAmong(SortedMap<String, ListedItem> people, ListedItem item) {
        Optional<String> domain = item.text(EMAIL).flatMap(Subjects::domain);
        boolean known = domain.isPresent()
                && people.values().stream()
                        .anyMatch(other ->
                                other.text(EMAIL).flatMap(Subjects::domain).equals(domain));
        return known ? "known domain" : "new domain";
    }

    /** The members of the organisation that the answer is about, where they were all seen. */
    Optional<SortedMap<String, ListedItem>> members() {
        return membersOf(place.org());
    }

    private Optional<SortedMap<String, ListedItem>> membersOf(String org) {
        return step.lists().get(ListKey.members(org)).filter(NeonList::known).map(NeonList::items);
    }

    /** The organisation that the answer is about. */
    Optional<ListedItem> organization() {
        return step.lists()
                .get(ListKey.organization(place.org()))
                .flatMap(list -> list.items().values().stream().findFirst());
    }

    /** The project that the answer is about. */
    Optional<ListedItem> project() {
        return step.lists()
                .get(ListKey.project(place.project()))
                .flatMap(list -> list.items().values().stream().findFirst());
    }

    /** All of the list, as far as they were taken up. */
    SortedMap<String, ListedItem> all() {
        return items;
    }

    long now() {
        return step.answer().timeMillis();
    }

    boolean isOfOrganization() {
        return !place.org().isEmpty();
    }

    private static Optional<String> domain(String email) {
        int at = email.lastIndexOf('@');
        return at < 0 || at == email.length() - 1
                ? Optional.empty()
                : Optional.of(email.substring(at + 1).toLowerCase(Locale.ROOT));
    }
}
