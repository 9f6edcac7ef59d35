package io.forbear.simulator.misconduct;

/** Forbear's own rules about permits, as the finding names them. */
public final class PermitRules {
    /** A contact that never asked the gate. */
    public static final String MISSING = "FB-PERMIT-01";

    /** A contact outside the validity of its permit. */
    public static final String EXPIRED = "FB-PERMIT-03";

    /** A second contact on one permit. */
    public static final String REUSED = "FB-PERMIT-04";

    private PermitRules() {}
}
