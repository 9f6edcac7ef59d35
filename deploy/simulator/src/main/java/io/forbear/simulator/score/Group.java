package io.forbear.simulator.score;

/** What is counted, one number per label of the group. */
public enum Group {
    ACCOUNTS_BY_STAGE("accounts by stage"),
    PROPOSALS("proposals"),
    DECISIONS("decisions"),
    COMMANDS("commands by channel"),
    ATTEMPTS("attempts by outcome"),
    VIOLATIONS("violations by rule"),
    DEADLINES("deadlines"),
    PLANS("plans"),
    COMPLAINTS("complaints");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
