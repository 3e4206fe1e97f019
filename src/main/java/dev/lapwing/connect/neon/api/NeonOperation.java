package dev.lapwing.connect.neon.api;

/**
 * An operation of Neon's API by which the connector reads, under the name that Neon's OpenAPI file gives it. None of them
 * reveals a password or a connection string, and none changes anything; lists of OAuth providers are left out, since their
 * items have a {@code client_secret}.
 */
public enum NeonOperation {
    AUTH("getAuthDetails", "", Usual.ANSWERED),
    USER("getCurrentUserInfo", "", Usual.ANSWERED),
    USER_KEYS("listApiKeys", "", Usual.ANSWERED),
    ORG("getOrganization", "", Usual.ANSWERED),
    ORG_KEYS("listOrgApiKeys", "", Usual.ANSWERED),
    MEMBERS("getOrganizationMembers", "members", Usual.ANSWERED),
    INVITATIONS("getOrganizationInvitations", "", Usual.ANSWERED),
    ORG_VPC("listOrganizationVPCEndpointsAllRegions", "", Usual.SELDOM_ABSENT),
    PROJECTS("listProjects", "projects", Usual.ANSWERED),
    PROJECT("getProject", "", Usual.ANSWERED),
    BRANCHES("listProjectBranches", "branches", Usual.ANSWERED),
    ENDPOINTS("listProjectEndpoints", "", Usual.ANSWERED),
    PERMISSIONS("listProjectPermissions", "", Usual.ANSWERED),
    PROJECT_MEMBERS("listProjectMembers", "members", Usual.DOUBTFUL),
    JWKS("getProjectJWKS", "", Usual.ANSWERED),
    OPERATIONS("listProjectOperations", "operations", Usual.ANSWERED),
    SNAPSHOTS("listSnapshots", "", Usual.ANSWERED),
    PROJECT_VPC("listProjectVPCEndpoints", "", Usual.SELDOM_ABSENT),
    CONSUMPTION("getConsumptionHistoryPerProjectV2", "projects", Usual.ANSWERED),
    ROLES("listProjectBranchRoles", "", Usual.ANSWERED),
    DATABASES("listProjectBranchDatabases", "", Usual.ANSWERED),
    DATA_API("getProjectBranchDataAPI", "", Usual.DOUBTFUL),
    ADVISORS("getProjectAdvisorSecurityIssues", "", Usual.DOUBTFUL),
    BUCKETS("listProjectBranchBuckets", "", Usual.SELDOM_ABSENT),
    CREDENTIALS("listCredentials", "", Usual.SELDOM_ABSENT),
    NEON_AUTH("getNeonAuth", "", Usual.DOUBTFUL),
    AUTH_DOMAINS("listBranchNeonAuthTrustedDomains", "", Usual.DOUBTFUL),
    AUTH_LOCALHOST("getNeonAuthAllowLocalhost", "", Usual.DOUBTFUL),
    AUTH_PASSWORDS("getNeonAuthEmailAndPasswordConfig", "", Usual.DOUBTFUL),
    AUTH_PLUGINS("getNeonAuthPluginConfigs", "", Usual.DOUBTFUL),
    AUTH_WEBHOOKS("getNeonAuthWebhookConfig", "", Usual.DOUBTFUL),
    STORAGE_LOGS("queryProjectBranchLogs", "logs", Usual.SELDOM_ABSENT);

    private final String id;
    private final String items;
    private final Usual usual;

    /** What usually comes of it. */
    public enum Usual {
        /** Whoever may call it for one resource may for all. */
        ANSWERED,
        /** Some plans and regions do not have what it asks for. */
        SELDOM_ABSENT,
        /** Many resources do not have what it asks for, which is no trouble. */
        DOUBTFUL
    }

    NeonOperation(String id, String items, Usual usual) {
        this.id = id;
        this.items = items;
        this.usual = usual;
    }

    /** Such as {@code listProjectBranches}. */
    public String id() {
        return id;
    }

    /** The member of a page that holds its items; empty where there is one page only. */
    String items() {
        return items;
    }

    public Usual usual() {
        return usual;
    }

    /** Whether what it asks for may be absent without trouble. */
    public boolean mayBeAbsent() {
        return usual != Usual.ANSWERED;
    }
}
