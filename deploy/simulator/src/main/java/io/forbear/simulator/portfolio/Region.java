package io.forbear.simulator.portfolio;

import java.time.ZoneId;
import java.util.List;

/**
 * Law and clock of a debtor.
 *
 * @param country the country
 * @param jurisdictions ISO 3166 codes, the country first
 * @param zones where the debtor may be; two when the bank's data conflict
 */
public record Region(Country country, List<String> jurisdictions, List<ZoneId> zones) {
    private static final String NEW_YORK = "America/New_York";
    private static final String LOS_ANGELES = "America/Los_Angeles";

    private static final Region CHINA = of(Country.CN, List.of("CN"), "Asia/Shanghai");
    private static final Region BRITAIN = of(Country.GB, List.of("GB"), "Europe/London");
    private static final Region INDIA = of(Country.IN, List.of("IN"), "Asia/Kolkata");
    private static final List<Region> STATES =
            List.of(
                    of(Country.US, List.of("US", "US-CA"), LOS_ANGELES),
                    of(Country.US, List.of("US", "US-MA"), NEW_YORK),
                    of(Country.US, List.of("US", "US-WA"), LOS_ANGELES),
                    of(Country.US, List.of("US", "US-TX"), "America/Chicago"),
                    of(Country.US, List.of("US", "US-NY"), NEW_YORK),
                    of(Country.US, List.of("US", "US-CA"), LOS_ANGELES),
                    of(Country.US, List.of("US", "US-TX"), "America/Chicago"),
                    of(Country.US, List.of("US"), NEW_YORK, LOS_ANGELES));
    private static final List<Country> CYCLE =
            List.of(
                    Country.CN,
                    Country.CN,
                    Country.US,
                    Country.CN,
                    Country.GB,
                    Country.CN,
                    Country.US,
                    Country.CN,
                    Country.IN,
                    Country.CN,
                    Country.US,
                    Country.CN,
                    Country.CN,
                    Country.GB,
                    Country.US,
                    Country.CN,
                    Country.CN,
                    Country.IN,
                    Country.US,
                    Country.CN);
    private static final int AMERICANS =
            (int) CYCLE.stream().filter(country -> country == Country.US).count();

    public Region {
        jurisdictions = List.copyOf(jurisdictions);
        zones = List.copyOf(zones);
        if (jurisdictions.isEmpty() || zones.isEmpty()) {
            throw new IllegalArgumentException("a region has a law and a clock");
        }
    }

    /** The clock the debtor's day is planned by. */
    public ZoneId zone() {
        return zones.getFirst();
    }

    /** Every twenty debtors: eleven in China, five in the United States, two each elsewhere. */
    static Region ofDebtor(int index) {
        int place = index % CYCLE.size();
        return switch (CYCLE.get(place)) {
            case CN -> CHINA;
            case GB -> BRITAIN;
            case IN -> INDIA;
            case US -> STATES.get(americansBefore(index) % STATES.size());
        };
    }

    private static int americansBefore(int index) {
        int here =
                (int)
                        CYCLE.subList(0, index % CYCLE.size()).stream()
                                .filter(country -> country == Country.US)
                                .count();
        return index / CYCLE.size() * AMERICANS + here;
    }

    /** The region of a jurisdiction code, for portfolios that name only that. */
    public static Region ofJurisdiction(String code) {
        return switch (code) {
            case "CN" -> CHINA;
            case "GB" -> BRITAIN;
            case "IN" -> INDIA;
            default ->
                    STATES.stream()
                            .filter(state -> state.jurisdictions.getLast().equals(code))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "jurisdiction is one of CN, GB, IN, US, US-CA,"
                                                            + " US-MA, US-NY, US-TX, US-WA; found "
                                                            + code));
        };
    }

    private static Region of(Country country, List<String> jurisdictions, String... zones) {
        return new Region(country, jurisdictions, List.of(zones).stream().map(ZoneId::of).toList());
    }
}
