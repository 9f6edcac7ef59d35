package io.forbear.account.agency;

import io.forbear.account.agency.Agency.Agreement;
import io.forbear.account.agency.Agency.Capacity;
import io.forbear.account.agency.Agency.Entitlement;
import io.forbear.account.fact.CollectorKind;
import io.forbear.money.Money;
import io.forbear.service.problem.Problem;
import io.forbear.service.problem.Problem.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the desk enters about an agency. White list and evaluations have addresses of their own.
 *
 * @param licences null: none; the same for authorisations
 * @param contract null: none
 * @param dataProcessingAgreement null: none
 * @param capacity null: no limit
 */
record AgencyTerms(
        @Nullable String name,
        @Nullable CollectorKind kind,
        @Nullable List<@Nullable Held> licences,
        @Nullable List<@Nullable Held> authorisations,
        @Nullable Dated contract,
        @Nullable Dated dataProcessingAgreement,
        @Nullable Limits capacity) {
    private static final int TEXT_LIMIT = 500;

    /** A licence or authorisation as entered. */
    record Held(
            @Nullable String reference,
            @Nullable List<String> jurisdictions,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** A contract as entered. */
    record Dated(@Nullable String reference, @Nullable LocalDate from, @Nullable LocalDate to) {}

    /** Limits as entered. */
    record Limits(@Nullable Integer accounts, @Nullable List<Money> amounts) {}

    /**
     * Everything that makes no sense.
     *
     * @throws Problem 422 with every field at fault
     */
    void check() {
        var errors = new ArrayList<FieldError>();
        require(isText(name), "name", "must be 1 to 500 characters long", errors);
        require(kind != null, "kind", "is missing", errors);
        checkHeld("licences", licences, errors);
        checkHeld("authorisations", authorisations, errors);
        checkDated("contract", contract, errors);
        checkDated("dataProcessingAgreement", dataProcessingAgreement, errors);
        checkLimits(errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static void checkHeld(
            String field, @Nullable List<@Nullable Held> held, List<FieldError> errors) {
        for (int i = 0; held != null && i < held.size(); i++) {
            var one = held.get(i);
            if (one == null) {
                errors.add(new FieldError(field + "[" + i + "]", "is missing"));
                continue;
            }
            var path = field + "[" + i + "].";
            var places = one.jurisdictions();
            require(
                    places != null
                            && !places.isEmpty()
                            && places.stream().allMatch(AgencyTerms::isPlace),
                    path + "jurisdictions",
                    "must be ISO 3166 codes, at least one",
                    errors);
            checkPeriod(path, one.reference(), one.from(), one.to(), errors);
        }
    }

    private static boolean isPlace(@Nullable String place) {
        return place != null && place.matches("[A-Z]{2}(-[A-Z0-9]{1,3})?");
    }

    private static void checkDated(String field, @Nullable Dated dated, List<FieldError> errors) {
        if (dated != null) {
            checkPeriod(field + ".", dated.reference(), dated.from(), dated.to(), errors);
        }
    }

    private static void checkPeriod(
            String path,
            @Nullable String reference,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<FieldError> errors) {
        require(isText(reference), path + "reference", "must be 1 to 500 characters long", errors);
        require(from != null, path + "from", "is missing", errors);
        require(
                from == null || to == null || !to.isBefore(from),
                path + "to",
                "must not be before from",
                errors);
    }

    private void checkLimits(List<FieldError> errors) {
        if (capacity == null) {
            return;
        }
        var accounts = capacity.accounts();
        require(accounts == null || accounts >= 0, "capacity.accounts", "is negative", errors);
        var amounts = amounts();
        if (amounts.stream().anyMatch(Objects::isNull)) {
            errors.add(new FieldError("capacity.amounts", "must not hold null"));
            return;
        }
        require(
                amounts.stream().noneMatch(amount -> amount.sign() < 0),
                "capacity.amounts",
                "must not be negative",
                errors);
        require(
                amounts.stream().map(Money::currency).distinct().count() == amounts.size(),
                "capacity.amounts",
                "must name a currency once",
                errors);
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= TEXT_LIMIT;
    }

    private static void require(
            boolean holds, String field, String message, List<FieldError> errors) {
        if (!holds) {
            errors.add(new FieldError(field, message));
        }
    }

    /** An agency of these terms, which were checked. */
    Agency agency(
            String agencyId,
            long version,
            List<WhiteListing> whiteList,
            List<Evaluation> evaluations) {
        return new Agency(
                agencyId,
                version,
                Objects.requireNonNull(name),
                Objects.requireNonNull(kind),
                entitlements(licences),
                entitlements(authorisations),
                agreement(contract),
                agreement(dataProcessingAgreement),
                new Capacity(capacity == null ? null : capacity.accounts(), amounts()),
                whiteList,
                evaluations);
    }

    private List<Money> amounts() {
        var amounts = capacity == null ? null : capacity.amounts();
        return amounts == null ? List.of() : amounts;
    }

    private static List<Entitlement> entitlements(@Nullable List<@Nullable Held> held) {
        return held == null
                ? List.of()
                : held.stream()
                        .filter(Objects::nonNull)
                        .map(
                                one ->
                                        new Entitlement(
                                                Objects.requireNonNull(one.reference()),
                                                Objects.requireNonNull(one.jurisdictions()),
                                                Objects.requireNonNull(one.from()),
                                                one.to()))
                        .toList();
    }

    private static @Nullable Agreement agreement(@Nullable Dated dated) {
        return dated == null
                ? null
                : new Agreement(
                        Objects.requireNonNull(dated.reference()),
                        Objects.requireNonNull(dated.from()),
                        dated.to());
    }
}
