package io.forbear.account.agency;

import io.forbear.account.fact.CollectorKind;
import io.forbear.money.Money;
import io.forbear.service.place.Jurisdictions;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outside entity that collects for the creditor, in one version.
 *
 * @param agencyId its legal entity id, as contacts name it
 * @param version counts the changes, from 1
 * @param contract the delegation contract; null: none
 * @param dataProcessingAgreement null: none
 * @param whiteList its entries on the bank's published list, the oldest first
 * @param evaluations the oldest first
 */
public record Agency(
        String agencyId,
        long version,
        String name,
        CollectorKind kind,
        List<Entitlement> licences,
        List<Entitlement> authorisations,
        @Nullable Agreement contract,
        @Nullable Agreement dataProcessingAgreement,
        Capacity capacity,
        List<WhiteListing> whiteList,
        List<Evaluation> evaluations) {
    public Agency {
        licences = List.copyOf(licences);
        authorisations = List.copyOf(authorisations);
        whiteList = List.copyOf(whiteList);
        evaluations = List.copyOf(evaluations);
    }

    /**
     * A licence or an authorisation.
     *
     * @param reference its number, or where it is kept
     * @param jurisdictions where it holds: ISO 3166; one without a subdivision covers its
     *     subdivisions
     * @param from first day
     * @param to last day, included; null: no end
     */
    public record Entitlement(
            String reference, List<String> jurisdictions, LocalDate from, @Nullable LocalDate to) {
        public Entitlement {
            jurisdictions = List.copyOf(jurisdictions);
        }

        boolean covers(String place, LocalDate date) {
            return within(from, to, date) && Jurisdictions.covers(jurisdictions, List.of(place));
        }
    }

    /**
     * A contract for a period.
     *
     * @param from first day
     * @param to last day, included; null: no end
     */
    public record Agreement(String reference, LocalDate from, @Nullable LocalDate to) {
        boolean covers(LocalDate date) {
            return within(from, to, date);
        }
    }

    /**
     * What it may hold at most at one time.
     *
     * @param accounts null: any number
     * @param amounts overdue, one for each currency; accounts of a currency without one are not
     *     placed if any is named
     */
    public record Capacity(@Nullable Integer accounts, List<Money> amounts) {
        public Capacity {
            amounts = List.copyOf(amounts);
        }
    }

    /** Whether it is on the published list on a date. */
    boolean whiteListedOn(LocalDate date) {
        return whiteList.stream().anyMatch(entry -> entry.holdsOn(date));
    }

    static boolean within(LocalDate from, @Nullable LocalDate to, LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }
}
