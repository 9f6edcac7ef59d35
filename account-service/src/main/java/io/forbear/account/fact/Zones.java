package io.forbear.account.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * By which clock an account is kept: it decides on which date something happened, and when a day
 * has passed.
 *
 * @param usual for accounts of no jurisdiction named below
 * @param byJurisdiction ISO 3166 codes; one without a subdivision covers its subdivisions, unless
 *     they are named themselves
 */
public record Zones(ZoneId usual, Map<String, ZoneId> byJurisdiction) {
    public Zones {
        byJurisdiction = Map.copyOf(byJurisdiction);
    }

    /** The clock of an account with these terms; its first jurisdiction that is named decides. */
    public ZoneId of(Terms terms) {
        return terms.jurisdictions().stream()
                .flatMap(place -> Stream.of(place, country(place)))
                .map(byJurisdiction::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(usual);
    }

    /** The date on such an account's calendar. */
    public LocalDate dateOf(Terms terms, Instant instant) {
        return LocalDate.ofInstant(instant, of(terms));
    }

    private static String country(String place) {
        return place.split("-", 2)[0];
    }
}
