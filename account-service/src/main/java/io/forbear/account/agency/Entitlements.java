package io.forbear.account.agency;

import io.forbear.account.agency.Agency.Agreement;
import io.forbear.account.agency.Agency.Entitlement;
import io.forbear.account.fact.Placement.Authority;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an agency may collect under some laws on a date, and what others are told of it.
 *
 * @param policy what the bank asks for
 * @param jurisdictions whose law governs the account
 */
public record Entitlements(AgencyPolicy policy, Agency agency, List<String> jurisdictions) {

    /** Everything that stands in the way on a date, except what depends on other accounts. */
    public List<Obstacle> obstaclesOn(LocalDate date) {
        var found = new ArrayList<Obstacle>();
        for (var requirement : required()) {
            var detail = missing(requirement, date);
            if (detail != null) {
                found.add(new Obstacle(requirement, detail + " on " + date));
            }
        }
        return found;
    }

    private Set<Requirement> required() {
        var all = EnumSet.noneOf(Requirement.class);
        if (jurisdictions.isEmpty()) {
            all.addAll(policy.requiredIn(null));
        }
        jurisdictions.forEach(place -> all.addAll(policy.requiredIn(place)));
        return all;
    }

    private @Nullable String missing(Requirement requirement, LocalDate date) {
        return switch (requirement) {
            case LICENCE -> uncovered("licence", agency.licences(), requirement, date);
            case AUTHORISATION ->
                    uncovered("authorisation", agency.authorisations(), requirement, date);
            case WHITE_LIST -> agency.whiteListedOn(date) ? null : "not on the white list";
            case CONTRACT -> uncovered("contract", agency.contract(), date);
            case DATA_PROCESSING_AGREEMENT ->
                    uncovered("data-processing agreement", agency.dataProcessingAgreement(), date);
            case EVALUATION -> evaluation(date);
            case CAPACITY, BUDGET -> null;
        };
    }

    private @Nullable String uncovered(
            String what, List<Entitlement> held, Requirement requirement, LocalDate date) {
        return jurisdictions.stream()
                .filter(place -> policy.requiredIn(place).contains(requirement))
                .filter(place -> held.stream().noneMatch(one -> one.covers(place, date)))
                .findFirst()
                .map(place -> "no " + what + " for " + place)
                .orElse(jurisdictions.isEmpty() ? "no jurisdiction is known" : null);
    }

    private static @Nullable String uncovered(
            String what, @Nullable Agreement agreement, LocalDate date) {
        return agreement != null && agreement.covers(date) ? null : "no " + what + " in force";
    }

    private @Nullable String evaluation(LocalDate date) {
        var lastDay = policy.evaluation().lastDay(agency);
        if (lastDay == null) {
            return "no contract, so no evaluation";
        }
        if (date.isAfter(lastDay)) {
            return "the evaluation was due by " + lastDay + ", none since";
        }
        var failed = !agency.evaluations().isEmpty() && !agency.evaluations().getLast().passed();
        return failed ? "the last evaluation was not passed" : null;
    }

    /**
     * What others are told: where the agency is authorised, for as long as authorisation and
     * contract last, and whether it is published.
     *
     * @return null: nothing authorises it on that date
     */
    public @Nullable Authority authorityOn(LocalDate date) {
        var contract = agency.contract();
        var covering =
                agency.authorisations().stream()
                        .filter(held -> jurisdictions.stream().anyMatch(j -> held.covers(j, date)))
                        .toList();
        if (covering.isEmpty() || contract == null || !contract.covers(date)) {
            return null;
        }
        return new Authority(
                covering.stream().flatMap(h -> h.jurisdictions().stream()).distinct().toList(),
                latest(covering.stream().map(Entitlement::from), contract.from()),
                earliest(covering.stream().map(Entitlement::to), contract.to()),
                agency.whiteListedOn(date));
    }

    private static LocalDate latest(Stream<LocalDate> dates, LocalDate other) {
        return Stream.concat(dates, Stream.of(other)).max(LocalDate::compareTo).orElseThrow();
    }

    private static @Nullable LocalDate earliest(
            Stream<@Nullable LocalDate> dates, @Nullable LocalDate other) {
        return Stream.concat(dates, Stream.<@Nullable LocalDate>of(other))
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }
}
