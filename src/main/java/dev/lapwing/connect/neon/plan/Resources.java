package dev.lapwing.connect.neon.plan;

import dev.lapwing.connect.neon.api.NeonOperation;
import dev.lapwing.connect.neon.api.NeonResource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** What is asked for: of a key, an organisation, a project, a branch. Pages are so long that they fit into envelopes. */
final class Resources {
    private static final String LIMIT = "limit";
    private static final String PROJECTS = "projects";
    private static final String BRANCHES = "branches";
    private static final String ORGANIZATIONS = "organizations";
    private static final Duration CONSUMPTION_SPAN = Duration.ofHours(6);
    private static final String METRICS = "compute_unit_seconds,root_branch_bytes_month,child_branch_bytes_month,"
            + "public_network_transfer_bytes,private_network_transfer_bytes,extra_branches_month,"
            + "snapshot_storage_bytes_month";

    private Resources() {}

    static NeonResource auth() {
        return NeonResource.of(NeonOperation.AUTH, "auth");
    }

    /** Of the person whose key it is. */
    static List<NeonResource> ofUser() {
        return List.of(
                NeonResource.of(NeonOperation.USER, "users", "me"),
                NeonResource.of(NeonOperation.USER_KEYS, "api_keys"));
    }

    static List<NeonResource> ofOrg(String org) {
        return List.of(
                NeonResource.of(NeonOperation.ORG, ORGANIZATIONS, org),
                NeonResource.of(NeonOperation.ORG_KEYS, ORGANIZATIONS, org, "api_keys"),
                NeonResource.of(NeonOperation.MEMBERS, ORGANIZATIONS, org, "members")
                        .with(LIMIT, "500"),
                NeonResource.of(NeonOperation.INVITATIONS, ORGANIZATIONS, org, "invitations"),
                NeonResource.of(NeonOperation.ORG_VPC, ORGANIZATIONS, org, "vpc", "vpc_endpoints"));
    }

    /** By the hour, up to the last full one. */
    static NeonResource consumption(String org, Instant now) {
        Instant to = now.truncatedTo(ChronoUnit.HOURS);
        return NeonResource.of(NeonOperation.CONSUMPTION, "consumption_history", "v2", PROJECTS)
                .with("org_id", org)
                .with("from", to.minus(CONSUMPTION_SPAN).toString())
                .with("to", to.toString())
                .with("granularity", "hourly")
                .with("metrics", METRICS)
                .with(LIMIT, "100")
                .part(org);
    }

    /**
     * The lists of projects, of those that are there and of those that can be recovered.
     *
     * @param org empty where the key is that of one organisation
     */
    static List<NeonResource> projects(String org) {
        NeonResource all = NeonResource.of(NeonOperation.PROJECTS, PROJECTS).with(LIMIT, "100");
        NeonResource those = org.isEmpty() ? all : all.with("org_id", org);
        return List.of(those.part(org), those.with("recoverable", "true").part(org + " recoverable"));
    }

    static NeonResource project(String project) {
        return NeonResource.of(NeonOperation.PROJECT, PROJECTS, project);
    }

    static List<NeonResource> ofProject(String project) {
        NeonResource branches = NeonResource.of(NeonOperation.BRANCHES, PROJECTS, project, BRANCHES)
                .with(LIMIT, "300")
                .with("sort_by", "created_at");
        return List.of(
                branches,
                branches.with("include_deleted", "true").part("include_deleted"),
                NeonResource.of(NeonOperation.ENDPOINTS, PROJECTS, project, "endpoints"),
                NeonResource.of(NeonOperation.PERMISSIONS, PROJECTS, project, "permissions"),
                NeonResource.of(NeonOperation.PROJECT_MEMBERS, PROJECTS, project, "members"),
                NeonResource.of(NeonOperation.JWKS, PROJECTS, project, "jwks"),
                NeonResource.of(NeonOperation.OPERATIONS, PROJECTS, project, "operations")
                        .with(LIMIT, "100"),
                NeonResource.of(NeonOperation.SNAPSHOTS, PROJECTS, project, "snapshots"),
                NeonResource.of(NeonOperation.PROJECT_VPC, PROJECTS, project, "vpc_endpoints"));
    }

    static List<NeonResource> ofBranch(Branch branch) {
        return List.of(
                at(NeonOperation.ROLES, branch, "roles"),
                at(NeonOperation.DATABASES, branch, "databases"),
                at(NeonOperation.BUCKETS, branch, "buckets"),
                at(NeonOperation.CREDENTIALS, branch, "credentials"),
                at(NeonOperation.NEON_AUTH, branch, "auth"));
    }

    static NeonResource dataApi(Branch branch, String database) {
        return at(NeonOperation.DATA_API, branch, "data-api", database);
    }

    static NeonResource advisors(Branch branch, String database) {
        return NeonResource.of(NeonOperation.ADVISORS, PROJECTS, branch.project(), "advisors")
                .with("branch_id", branch.id())
                .with("database_name", database)
                .with("category", "SECURITY")
                .with("min_severity", "WARN")
                .part(branch.id() + " " + database);
    }

    /** How Neon Auth of a branch is set up. */
    static List<NeonResource> ofNeonAuth(Branch branch) {
        return List.of(
                at(NeonOperation.AUTH_DOMAINS, branch, "auth", "domains"),
                at(NeonOperation.AUTH_LOCALHOST, branch, "auth", "allow_localhost"),
                at(NeonOperation.AUTH_PASSWORDS, branch, "auth", "email_and_password"),
                at(NeonOperation.AUTH_PLUGINS, branch, "auth", "plugins"),
                at(NeonOperation.AUTH_WEBHOOKS, branch, "auth", "webhooks"));
    }

    private static NeonResource at(NeonOperation operation, Branch branch, String... more) {
        String[] segments = Stream.concat(Stream.of(PROJECTS, branch.project(), BRANCHES, branch.id()), Stream.of(more))
                .toArray(String[]::new);
        return NeonResource.of(operation, segments);
    }
}
