package io.forbear.plan.account;

import io.forbear.plan.limits.Debt;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * By which clock an account is kept: it decides when a day has passed.
 *
 * @param usual for accounts of no jurisdiction named below
 * @param byJurisdiction ISO 3166 codes; one without a subdivision covers its subdivisions, unless
 *     they are named themselves
 */
public record Zones(ZoneId usual, Map<String, ZoneId> byJurisdiction) {
    public Zones {
        byJurisdiction = Map.copyOf(byJurisdiction);
    }

    /** The clock of an account with this debt; its first jurisdiction that is named decides. */
    public ZoneId of(Debt debt) {
        return debt.jurisdictions().stream()
                .flatMap(Zones::places)
                .map(byJurisdiction::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(usual);
    }

    /** A place and, if it is a subdivision, its country. */
    static Stream<String> places(String place) {
        return Stream.of(place, country(place));
    }

    private static String country(String place) {
        return place.split("-", 2)[0];
    }
}
