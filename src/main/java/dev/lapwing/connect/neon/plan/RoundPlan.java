package dev.lapwing.connect.neon.plan;

import dev.lapwing.connect.neon.api.NeonOperation;
import dev.lapwing.connect.neon.api.NeonResource;
import dev.lapwing.connect.neon.api.ResourceWalk;
import dev.lapwing.connect.neon.config.NeonSettings;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a round asks, one resource after the other: each answer tells what else there is. What is surely there comes first,
 * then the branches whose turn it is, then what is often not there.
 */
public final class RoundPlan {
    /** Requests that a branch costs, more or less. */
    private static final int PER_BRANCH = 7;

    private static final String ORG = "org-";

    private final NeonSettings settings;
    private final Census census;
    private final long number;
    private final Deque<NeonResource> due = new ArrayDeque<>();
    private final List<NeonResource> doubtful = new ArrayList<>();
    private final List<Branch> branches = new ArrayList<>();
    private final Set<String> projects = new HashSet<>();
    private final List<String> keys = new ArrayList<>();
    private boolean keysSeen;
    private boolean branchesPlanned;
    private String method = "";

    public RoundPlan(NeonSettings settings, Census census, long number) {
        this.settings = settings;
        this.census = census;
        this.number = number;
        due.add(Resources.auth());
    }

    /**
     * The next walk; empty where all was asked that may be.
     *
     * @param room for so many more requests
     */
    public Optional<ResourceWalk> next(Instant now, int room) {
        while (!due.isEmpty() || !branchesPlanned) {
            if (due.isEmpty()) {
                branchesPlanned = true;
                int others = Math.max(1, room / PER_BRANCH);
                census.turns().next(branches, number, others).forEach(branch -> due.addAll(Resources.ofBranch(branch)));
                continue;
            }
            NeonResource next = due.remove();
            if (!census.refusals().isDoubtful(next) && census.refusals().allows(next, now)) {
                return Optional.of(walk(next));
            }
            doubtful.add(next);
        }
        Optional<NeonResource> surest = doubtful.stream()
                .filter(resource -> census.refusals().allows(resource, now))
                .min(Comparator.comparing(census.refusals()::asked)
                        .thenComparing(resource -> !census.refusals().worked(resource)));
        surest.ifPresent(doubtful::remove);
        return surest.map(this::walk);
    }

    /** Asks about the key again, before all else. */
    public void askKey() {
        due.addFirst(Resources.auth());
    }

    /** Takes an answer for what else it tells to ask. */
    public void done(ResourceWalk walk, Instant now) {
        NeonResource resource = walk.resource();
        if (!walk.last().isGood() || !walk.last().problem().isEmpty()) {
            return;
        }
        switch (resource.operation()) {
            case AUTH -> key(walk.last().body(), now);
            case ORG_KEYS, USER_KEYS -> keys(walk);
            case PROJECTS -> listed(walk);
            case PROJECT -> due.addAll(Resources.ofProject(segment(resource, 1)));
            case BRANCHES -> branches(walk);
            case OPERATIONS -> census.sawOperations(walk);
            case DATABASES -> databases(walk);
            case DATA_API -> addIfTime(List.of(Resources.advisors(branch(resource), resource.part())), now);
            case NEON_AUTH -> due.addAll(Resources.ofNeonAuth(branch(resource)));
            case BUCKETS ->
                census.buckets(branch(resource), !walk.items("buckets").isEmpty());
            case CONSUMPTION, ADVISORS -> census.asked(resource, now);
            default -> {}
        }
    }

    /** The API keys that were listed; empty where no list was read. */
    public Optional<List<String>> keys() {
        return keysSeen ? Optional.of(keys) : Optional.empty();
    }

    private ResourceWalk walk(NeonResource resource) {
        return resource.operation().equals(NeonOperation.OPERATIONS)
                ? census.operations(resource)
                : ResourceWalk.of(resource);
    }

    private void key(String body, Instant now) {
        if (!method.isEmpty()) {
            return;
        }
        method = Seen.text(body, "auth_method").orElse("unknown");
        boolean person = method.equals(Blindness.USER_KEY);
        if (person) {
            due.addAll(Resources.ofUser());
        }
        for (String org : settings.orgs()) {
            due.addAll(Resources.ofOrg(org));
            addIfTime(List.of(Resources.consumption(org, now)), now);
        }
        if (settings.orgs().isEmpty()) {
            Seen.id(body, "account_id")
                    .filter(id -> id.startsWith(ORG))
                    .ifPresent(org -> addIfTime(List.of(Resources.consumption(org, now)), now));
        } else if (person) {
            settings.orgs().forEach(org -> due.addAll(Resources.projects(org)));
        } else {
            due.addAll(Resources.projects(""));
        }
        projects(settings.projects());
    }

    private void keys(ResourceWalk walk) {
        keysSeen = true;
        keys.addAll(Seen.elements(walk));
    }

    private void listed(ResourceWalk walk) {
        if (!walk.resource().query().containsKey("recoverable")) {
            projects(Seen.ids(walk, "projects"));
        }
    }

    private void projects(Collection<String> ids) {
        ids.stream().filter(projects::add).map(Resources::project).forEach(due::add);
    }

    private void branches(ResourceWalk walk) {
        if (walk.resource().query().containsKey("include_deleted")) {
            return;
        }
        String project = segment(walk.resource(), 1);
        for (String item : walk.items("branches")) {
            boolean main = Seen.isTrue(item, "default") || Seen.isTrue(item, "protected");
            String parent = Seen.id(item, "parent_id").orElse("");
            Seen.id(item, "id").ifPresent(id -> branches.add(new Branch(project, id, parent, main)));
        }
    }

    private void databases(ResourceWalk walk) {
        Branch branch = branch(walk.resource());
        walk.items("databases").stream()
                .flatMap(item -> Seen.text(item, "name").stream())
                .map(name -> Resources.dataApi(branch, name).part(name))
                .forEach(due::add);
    }

    private void addIfTime(List<NeonResource> resources, Instant now) {
        resources.stream().filter(resource -> census.isTimeFor(resource, now)).forEach(due::add);
    }

    /** Ids are of letters, digits and dashes, so that their segments read as they do. */
    private static String segment(NeonResource resource, int at) {
        return resource.path().substring(1).split("/", -1)[at];
    }

    private static Branch branch(NeonResource resource) {
        return new Branch(segment(resource, 1), segment(resource, 3), "", false);
    }
}
