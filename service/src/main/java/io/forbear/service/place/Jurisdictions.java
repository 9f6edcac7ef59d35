package io.forbear.service.place;

import java.util.Collection;

/** Codes of jurisdictions: ISO 3166, with or without a subdivision. */
public final class Jurisdictions {
    private Jurisdictions() {}

    /**
     * Whether a jurisdiction is another one or contains it: {@code CN} covers {@code CN} and {@code
     * CN-31}, and nothing else.
     */
    public static boolean covers(String jurisdiction, String place) {
        return place.equals(jurisdiction) || place.startsWith(jurisdiction + "-");
    }

    /** Whether any of some jurisdictions covers any of some places. */
    public static boolean covers(Collection<String> jurisdictions, Collection<String> places) {
        return jurisdictions.stream()
                .anyMatch(one -> places.stream().anyMatch(place -> covers(one, place)));
    }
}
