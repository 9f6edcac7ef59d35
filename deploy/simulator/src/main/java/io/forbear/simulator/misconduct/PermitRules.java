package io.forbear.simulator.misconduct;

import java.util.Set;

/** Forbear's own rules about permits, as the finding names them. */
public final class PermitRules {
    /** A contact that never asked the gate. */
    public static final String MISSING = "FB-PERMIT-01";

    /** A contact with a permit that was not issued for this debtor. */
    public static final String UNKNOWN = "FB-PERMIT-02";

    /** A contact outside the validity of its permit. */
    public static final String EXPIRED = "FB-PERMIT-03";

    /** A second contact on one permit. */
    public static final String REUSED = "FB-PERMIT-04";

    /** A contact on a permit for another channel, person or endpoint. */
    public static final String ELSEWHERE = "FB-PERMIT-05";

    /** All of them. */
    public static final Set<String> ALL = Set.of(MISSING, UNKNOWN, EXPIRED, REUSED, ELSEWHERE);

    private PermitRules() {}
}
