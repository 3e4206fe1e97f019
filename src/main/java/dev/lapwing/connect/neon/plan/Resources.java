package dev.lapwing.connect.neon.plan;

import dev.lapwing.connect.neon.api.NeonOperation;
import dev.lapwing.connect.neon.api.Resource;
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

    static Resource auth() {
        return Resource.of(NeonOperation.AUTH, "auth");
    }

    /** Of the person whose key it is. */
    static List<Resource> ofUser() {
        return List.of(
                Resource.of(NeonOperation.USER, "users", "me"), Resource.of(NeonOperation.USER_KEYS, "api_keys"));
    }

    static List<Resource> ofOrg(String org) {
        return List.of(
                Resource.of(NeonOperation.ORG, ORGANIZATIONS, org),
                Resource.of(NeonOperation.ORG_KEYS, ORGANIZATIONS, org, "api_keys"),
                Resource.of(NeonOperation.MEMBERS, ORGANIZATIONS, org, "members")
                        .with(LIMIT, "500"),
                Resource.of(NeonOperation.INVITATIONS, ORGANIZATIONS, org, "invitations"),
                Resource.of(NeonOperation.ORG_VPC, ORGANIZATIONS, org, "vpc", "vpc_endpoints"));
    }

    /** By the hour, up to the last full one. */
    static Resource consumption(String org, Instant now) {
        Instant to = now.truncatedTo(ChronoUnit.HOURS);
        return Resource.of(NeonOperation.CONSUMPTION, "consumption_history", "v2", PROJECTS)
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
    static List<Resource> projects(String org) {
        Resource all = Resource.of(NeonOperation.PROJECTS, PROJECTS).with(LIMIT, "100");
        Resource those = org.isEmpty() ? all : all.with("org_id", org);
        return List.of(those.part(org), those.with("recoverable", "true").part(org + " recoverable"));
    }

    static Resource project(String project) {
        return Resource.of(NeonOperation.PROJECT, PROJECTS, project);
    }

    static List<Resource> ofProject(String project) {
        Resource branches = Resource.of(NeonOperation.BRANCHES, PROJECTS, project, BRANCHES)
                .with(LIMIT, "300")
                .with("sort_by", "created_at");
        return List.of(
                branches,
                branches.with("include_deleted", "true").part("include_deleted"),
                Resource.of(NeonOperation.ENDPOINTS, PROJECTS, project, "endpoints"),
                Resource.of(NeonOperation.PERMISSIONS, PROJECTS, project, "permissions"),
                Resource.of(NeonOperation.PROJECT_MEMBERS, PROJECTS, project, "members"),
                Resource.of(NeonOperation.JWKS, PROJECTS, project, "jwks"),
                Resource.of(NeonOperation.OPERATIONS, PROJECTS, project, "operations")
                        .with(LIMIT, "100"),
                Resource.of(NeonOperation.SNAPSHOTS, PROJECTS, project, "snapshots"),
                Resource.of(NeonOperation.PROJECT_VPC, PROJECTS, project, "vpc_endpoints"));
    }

    static List<Resource> ofBranch(Branch branch) {
        return List.of(
                at(NeonOperation.ROLES, branch, "roles"),
                at(NeonOperation.DATABASES, branch, "databases"),
                at(NeonOperation.BUCKETS, branch, "buckets"),
                at(NeonOperation.CREDENTIALS, branch, "credentials"),
                at(NeonOperation.NEON_AUTH, branch, "auth"));
    }

    static Resource dataApi(Branch branch, String database) {
        return at(NeonOperation.DATA_API, branch, "data-api", database);
    }

    static Resource advisors(Branch branch, String database) {
        return Resource.of(NeonOperation.ADVISORS, PROJECTS, branch.project(), "advisors")
                .with("branch_id", branch.id())
                .with("database_name", database)
                .with("category", "SECURITY")
                .with("min_severity", "WARN")
                .part(branch.id() + " " + database);
    }

    /** How Neon Auth of a branch is set up. */
    static List<Resource> ofNeonAuth(Branch branch) {
        return List.of(
                at(NeonOperation.AUTH_DOMAINS, branch, "auth", "domains"),
                at(NeonOperation.AUTH_LOCALHOST, branch, "auth", "allow_localhost"),
                at(NeonOperation.AUTH_PASSWORDS, branch, "auth", "email_and_password"),
                at(NeonOperation.AUTH_PLUGINS, branch, "auth", "plugins"),
                at(NeonOperation.AUTH_WEBHOOKS, branch, "auth", "webhooks"));
    }

    private static Resource at(NeonOperation operation, Branch branch, String... more) {
        String[] segments = Stream.concat(Stream.of(PROJECTS, branch.project(), BRANCHES, branch.id()), Stream.of(more))
                .toArray(String[]::new);
        return Resource.of(operation, segments);
    }
}
