package io.forbear.service.security;

/** The roles a token may carry in its {@code roles} claim. */
public final class Roles {
    public static final String CORE_BANKING = "core-banking";
    public static final String GATEWAY = "gateway";
    public static final String COLLECTOR = "collector";
    public static final String PLAN_DESK = "plan-desk";
    public static final String COMPLIANCE_OFFICER = "compliance-officer";
    public static final String OPERATIONS = "operations";
    public static final String AUDITOR = "auditor";
    public static final String AGENCY_DESK = "agency-desk";
    public static final String LEGAL_DESK = "legal-desk";
    public static final String RISK_DESK = "risk-desk";

    private Roles() {}
}
