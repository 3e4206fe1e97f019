package dev.lapwing.posture.neon.kind;

import static dev.lapwing.posture.neon.kind.NeonMember.flag;
import static dev.lapwing.posture.neon.kind.NeonMember.kept;
import static dev.lapwing.posture.neon.kind.NeonMember.openWord;
import static dev.lapwing.posture.neon.kind.NeonMember.set;
import static dev.lapwing.posture.neon.kind.NeonMember.text;
import static dev.lapwing.posture.neon.kind.NeonMember.told;
import static dev.lapwing.posture.neon.kind.NeonMember.tree;
import static dev.lapwing.posture.neon.kind.NeonMember.url;

import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.posture.Effect;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of resources that are compared: which operation lists them, and what of each is kept. Counters and clocks that move by themselves are not. */
public enum NeonKind {
    ORGANIZATION(
            Shape.one("organization", "", "id", "name").of("getOrganization"),
            text("name"),
            openWord("plan", Judgement.OTHER),
            openWord("managed_by", Judgement.OTHER),
            flag("require_mfa", Judgement.OFF),
            flag("allow_hipaa_projects", Judgement.OTHER)),
    MEMBER(
            Shape.many("member", "members", "member.id", "user.email")
                    .of("getOrganizationMembers")
                    .added(Effect.WIDENED, "role")
                    .removed(Effect.NARROWED),
            openWord("member.role", Judgement.ROLE),
            told("user.has_mfa", Judgement.OFF),
            text("user.deactivated_at", Judgement.ENDED),
            text("user.email"),
            kept("member.user_id")),
    PROJECT_MEMBER(
            Shape.many("project_member", "members", "member_id", "email")
                    .of("listProjectMembers")
                    .added(Effect.WIDENED, "project_role")
                    .removed(Effect.NARROWED),
            openWord("project_role", Judgement.ROLE),
            openWord("grant_source", Judgement.OTHER),
            kept("org_role"),
            kept("user_id"),
            kept("email")),
    INVITATION(
            Shape.many("invitation", "invitations", "id", "email")
                    .of("getOrganizationInvitations")
                    .added(Effect.WIDENED, "role"),
            openWord("role", Judgement.ROLE),
            kept("email"),
            kept("invited_by")),
    PERMISSION(
            Shape.many("permission", "project_permissions", "id", "granted_to_email")
                    .of("listProjectPermissions")
                    .added(Effect.WIDENED, "email")
                    .removed(Effect.NARROWED),
            text("revoked_at", Judgement.ENDED),
            kept("granted_to_email").as("email")),
    API_KEY(
            Shape.many("api_key", "", "id", "name")
                    .of("listOrgApiKeys", "listApiKeys")
                    .added(Effect.WIDENED, "project_id")
                    .removed(Effect.NARROWED),
            text("project_id", Judgement.CONFINED),
            text("name"),
            kept("created_at"),
            kept("created_by.id"),
            kept("created_by.name"),
            kept("last_used_at"),
            kept("last_used_from_addr")),
    DELETED_PROJECT(
            Shape.many("project", "projects", "id", "name")
                    .of("listProjects")
                    .where("recoverable")
                    .addedAs("deleted", "recoverable_until"),
            kept("recoverable_until")),
    LISTED_PROJECT(
            Shape.many("project", "projects", "id", "name").of("listProjects").added(Effect.CHANGED, "org_id"),
            kept("org_id")),
    PROJECT(
            Shape.one("project", "project", "id", "name").of("getProject"),
            text("name"),
            set("allowed_ips", "settings.allowed_ips.ips", Judgement.ADDRESSES),
            flag("settings.allowed_ips.protected_branches_only", Judgement.ON),
            flag("settings.block_public_connections", Judgement.OFF),
            flag("settings.block_vpc_connections", Judgement.OFF),
            text("settings.audit_log_level", Judgement.AUDIT_LEVEL),
            flag("settings.hipaa", Judgement.OFF),
            flag("settings.enable_logical_replication", Judgement.ON),
            tree("settings.preload_libraries"),
            flag("store_passwords", Judgement.ON),
            text("history_retention_seconds", Judgement.LESS),
            text("org_id"),
            text("owner_id"),
            openWord("pg_version", Judgement.OTHER),
            text("deleted_at"),
            kept("updated_at")),
    DELETED_BRANCH(
            Shape.many("branch", "branches", "id", "name")
                    .of("listProjectBranches")
                    .where("include_deleted")
                    .having("recovery")
                    .addedAs("deleted", "deletion_method"),
            kept("recovery.deletion_method").as("deletion_method"),
            kept("parent_id")),
    BRANCH(
            Shape.many("branch", "branches", "id", "name")
                    .of("listProjectBranches")
                    .added(Effect.CHANGED, "parent_id"),
            text("name"),
            flag("protected", Judgement.OFF),
            flag("default", Judgement.OTHER),
            text("parent_id"),
            text("expires_at", Judgement.EXPIRY),
            text("init_source"),
            text("last_reset_at"),
            text("restored_from"),
            text("restored_as"),
            kept("updated_at"),
            kept("created_by.name")),
    ENDPOINT(
            Shape.many("endpoint", "endpoints", "id", "host")
                    .of("listProjectEndpoints")
                    .added(Effect.CHANGED, "type"),
            openWord("type", Judgement.OTHER),
            flag("disabled", Judgement.OTHER),
            openWord("compute_release_version", Judgement.OTHER),
            openWord("host", Judgement.OTHER),
            text("branch_id")),
    ROLE(
            Shape.many("role", "roles", "name", "name")
                    .of("listProjectBranchRoles")
                    .within(":")
                    .added(Effect.CHANGED, "authentication_method"),
            text("updated_at").as("password_reset"),
            openWord("authentication_method", Judgement.OTHER),
            flag("protected", Judgement.OTHER)),
    DATABASE(
            Shape.many("database", "databases", "name", "name")
                    .of("listProjectBranchDatabases")
                    .within(":")
                    .added(Effect.CHANGED, "owner_name"),
            text("owner_name")),
    JWKS(
            Shape.many("jwks", "jwks", "id", "provider_name")
                    .of("getProjectJWKS")
                    .added(Effect.WIDENED, "jwks_url")
                    .removed(Effect.NARROWED),
            url("jwks_url"),
            text("provider_name"),
            text("jwt_audience", Judgement.CONFINED),
            text("branch_id", Judgement.CONFINED),
            set("role_names", "role_names", Judgement.ITEMS)),
    VPC_RESTRICTION(
            Shape.many("vpc_restriction", "endpoints", "vpc_endpoint_id", "label")
                    .of("listProjectVPCEndpoints")
                    .added(Effect.NARROWED, "label")
                    .removed(Effect.WIDENED),
            text("label")),
    VPC_ENDPOINT(
            Shape.many("vpc_endpoint", "endpoints", "vpc_endpoint_id", "label")
                    .of("listOrganizationVPCEndpointsAllRegions", "listOrganizationVPCEndpoints")
                    .added(Effect.CHANGED, "label"),
            text("label"),
            openWord("state", Judgement.OTHER),
            text("num_restricted_projects", Judgement.LESS)),
    SNAPSHOT(
            Shape.many("snapshot", "snapshots", "id", "name")
                    .of("listSnapshots")
                    .added(Effect.CHANGED, "expires_at"),
            text("name"),
            text("expires_at"),
            kept("source_branch_id").as("branch_id"),
            kept("manual")),
    BUCKET(
            Shape.many("bucket", "buckets", "name", "name")
                    .of("listProjectBranchBuckets")
                    .within("/")
                    .added(Effect.CHANGED, "access_level"),
            openWord("access_level", Judgement.ACCESS)),
    CREDENTIAL(
            Shape.many("credential", "credentials", "token_id", "name")
                    .of("listCredentials")
                    .added(Effect.WIDENED, "scopes")
                    .removed(Effect.NARROWED),
            set("scopes", "scopes", Judgement.ITEMS),
            text("expires_at", Judgement.EXPIRY),
            text("revoked_at", Judgement.ENDED),
            text("name"),
            openWord("principal_type", Judgement.OTHER),
            kept("created_at"),
            kept("last_used_at")),
    DATA_API(
            Shape.one("data_api", "", "", "")
                    .of("getProjectBranchDataAPI")
                    .mayBeOff()
                    .added(Effect.WIDENED, "db_anon_role")
                    .removed(Effect.NARROWED),
            openWord("auth_provider", Judgement.OTHER),
            url("jwks_url"),
            flag("add_default_grants", Judgement.ON),
            text("settings.db_anon_role", Judgement.GUEST),
            set("db_schemas", "settings.db_schemas", Judgement.ITEMS),
            text("settings.server_cors_allowed_origins").as("cors"),
            openWord("settings.openapi_mode", Judgement.OTHER),
            kept("url")),
    ADVISOR(
            Shape.many("advisor", "issues", "cache_key", "name")
                    .of("getProjectAdvisorSecurityIssues")
                    .within(":")
                    .added(Effect.CHANGED, "level")
                    .removed(Effect.NARROWED),
            openWord("level", Judgement.OTHER)),
    AUTH(
            Shape.one("auth", "", "", "").of("getNeonAuth").mayBeOff().added(Effect.CHANGED, "auth_provider"),
            openWord("auth_provider", Judgement.OTHER),
            url("jwks_url"),
            url("base_url")),
    AUTH_DOMAIN(
            Shape.many("auth_domain", "domains", "domain", "domain")
                    .of("listBranchNeonAuthTrustedDomains", "listNeonAuthRedirectURIWhitelistDomains")
                    .within(":")
                    .added(Effect.WIDENED, "auth_provider")
                    .removed(Effect.NARROWED),
            kept("auth_provider")),
    AUTH_PROVIDER(
            Shape.many("auth_provider", "providers", "id", "id")
                    .of("listBranchNeonAuthOauthProviders", "listNeonAuthOauthProviders")
                    .within(":")
                    .added(Effect.WIDENED, "type")
                    .removed(Effect.NARROWED),
            text("type"),
            text("client_id")),
    AUTH_LOCALHOST(
            Shape.one("auth_config", "", "", "").of("getNeonAuthAllowLocalhost"),
            flag("allow_localhost", Judgement.ON)),
    AUTH_PASSWORDS(
            Shape.one("auth_config", "", "", "").of("getNeonAuthEmailAndPasswordConfig"),
            flag("enabled", Judgement.ON).as("email_and_password"),
            flag("disable_sign_up", Judgement.OFF),
            flag("require_email_verification", Judgement.OFF),
            flag("auto_sign_in_after_verification", Judgement.ON)),
    AUTH_PLUGINS(Shape.one("auth_config", "", "", "").of("getNeonAuthPluginConfigs"), tree("plugins")),
    AUTH_WEBHOOKS(
            Shape.one("auth_config", "", "", "").of("getNeonAuthWebhookConfig"),
            flag("enabled", Judgement.OTHER).as("webhook"),
            url("webhook_url"),
            set("enabled_events", "enabled_events", Judgement.OTHER),
            text("timeout_seconds")),
    USER(
            Shape.one("user", "", "id", "email").of("getCurrentUserInfo"),
            text("email"),
            set("auth_accounts", "auth_accounts[provider]", Judgement.ITEMS));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and lists that nobody changes
    private final Shape shape;

    @SuppressWarnings("ImmutableEnumChecker") // set once and never given away
    private final List<NeonMember> members;

    NeonKind(Shape shape, NeonMember... members) {
        this.shape = shape;
        this.members = List.of(members);
    }

    /** The kind that an answer lists; empty where nothing of it is compared. */
    public static Optional<NeonKind> of(NeonAnswer answer) {
        return Arrays.stream(values())
                .filter(kind -> kind.shape.operations().contains(answer.operation()))
                .filter(kind -> kind.shape.which().query().isEmpty()
                        || "true".equals(answer.query().get(kind.shape.which().query())))
                .findFirst();
    }

    /** As events write it. */
    public String word() {
        return shape.word();
    }

    /** How it is listed. */
    public Shape shape() {
        return shape;
    }

    List<NeonMember> members() {
        return members;
    }

    /** Whether all resources of it stand in one list: what reaches many of them is known when that has come. */
    public boolean isInOneList() {
        return this == MEMBER || this == INVITATION;
    }
}
