package io.forbear.rules;

import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is known about a debtor from some instant on.
 *
 * @param zones where the debtor may be; several when data conflict, none when nothing is known
 * @param jurisdictions where the debtor may be, ISO 3166 with optional subdivision
 * @param flags circumstances
 * @param employerProhibitsContact whether the employer is known to forbid contact at work
 */
public record Profile(
        List<ZoneId> zones,
        Set<String> jurisdictions,
        Set<DebtorFlag> flags,
        boolean employerProhibitsContact) {

    /** A debtor of whom nothing is known. */
    public static final Profile UNKNOWN = new Profile(List.of(), Set.of(), Set.of(), false);

    public Profile {
        zones = zones.stream().distinct().toList();
        jurisdictions = Set.copyOf(jurisdictions);
        var copy = EnumSet.noneOf(DebtorFlag.class);
        copy.addAll(flags);
        flags = Collections.unmodifiableSet(copy);
    }
}
