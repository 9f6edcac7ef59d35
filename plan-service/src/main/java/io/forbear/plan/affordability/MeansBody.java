package io.forbear.plan.affordability;

import io.forbear.money.Money;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A debtor's means as they come over HTTP.
 *
 * @param outgoings none unless given
 * @param otherDebts none unless given
 * @param evidence ids of what shows it, beside that of the items
 * @param marginPercent what share of what is left over the debtor keeps; the bank's usual one
 *     unless given
 */
record MeansBody(
        @NotBlank String currency,
        @NotNull @Size(max = 50) List<@Valid @NotNull Income> income,
        @Nullable @Size(max = 50) List<@Valid @NotNull Outgoing> outgoings,
        @Nullable @Size(max = 50) List<@Valid @NotNull Outgoing> otherDebts,
        @NotNull @Min(0) @Max(30) Integer dependants,
        @Nullable @Size(max = 50) Set<@NotBlank @Size(max = 200) String> evidence,
        @Nullable Integer marginPercent) {

    record Income(
            Means.@NotNull Source source,
            @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 4) BigDecimal amount,
            @NotNull Every every,
            @Nullable @Size(max = 50) Set<@NotBlank @Size(max = 200) String> evidence) {}

    record Outgoing(
            @NotBlank @Size(max = 200) String purpose,
            @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 4) BigDecimal amount,
            @NotNull Every every,
            @Nullable @Size(max = 50) Set<@NotBlank @Size(max = 200) String> evidence) {}

    /**
     * The means.
     *
     * @throws Problem 422 if the currency does not exist
     */
    Means means() {
        try {
            Money.zero(currency);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("currency", String.valueOf(e.getMessage()));
        }
        return new Means(
                currency,
                income.stream().map(this::income).toList(),
                outgoings(outgoings),
                outgoings(otherDebts),
                dependants,
                orNone(evidence));
    }

    private Means.Income income(Income item) {
        return new Means.Income(
                item.source(),
                new Money(item.amount(), currency),
                item.every(),
                orNone(item.evidence()));
    }

    private List<Means.Outgoing> outgoings(@Nullable List<Outgoing> items) {
        return items == null
                ? List.of()
                : items.stream()
                        .map(
                                item ->
                                        new Means.Outgoing(
                                                item.purpose(),
                                                new Money(item.amount(), currency),
                                                item.every(),
                                                orNone(item.evidence())))
                        .toList();
    }

    private static Set<String> orNone(@Nullable Set<String> ids) {
        return ids == null ? Set.of() : ids;
    }
}
