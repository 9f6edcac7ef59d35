package io.forbear.rules;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose wall clock a rule goes by: that of a fixed zone, or of wherever the debtor may be. */
public final class WallClock {
    private final @Nullable List<ZoneId> fixed;

    private WallClock(@Nullable List<ZoneId> fixed) {
        this.fixed = fixed;
    }

    public static WallClock ofDebtor() {
        return new WallClock(null);
    }

    public static WallClock of(ZoneId zone) {
        return new WallClock(List.of(zone));
    }

    /** The zones to look at; none when the debtor's are not known. */
    public List<ZoneId> zones(Profile profile) {
        var known = fixed;
        return known != null ? known : profile.zones();
    }
}
