package io.forbear.compliance.finding;

/** How many findings would be different. */
public record ChangeCounts(long added, long removed, long changed) {
    public static final ChangeCounts NONE = new ChangeCounts(0, 0, 0);

    /** One change. */
    public static ChangeCounts of(FindingChange.Kind kind) {
        return switch (kind) {
            case ADDED -> new ChangeCounts(1, 0, 0);
            case REMOVED -> new ChangeCounts(0, 1, 0);
            case CHANGED -> new ChangeCounts(0, 0, 1);
        };
    }

    public ChangeCounts plus(ChangeCounts other) {
        return new ChangeCounts(
                added + other.added, removed + other.removed, changed + other.changed);
    }
}
