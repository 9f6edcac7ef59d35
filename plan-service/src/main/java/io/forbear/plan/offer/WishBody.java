package io.forbear.plan.offer;

import io.forbear.money.Money;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.limits.FeeKind;
import io.forbear.plan.plan.DueDayBody;
import io.forbear.plan.schedule.DayMove;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wish for offers as it comes over HTTP; amounts are in the currency of the accounts.
 *
 * @param debt what is to be paid before any waiver; the balance of the accounts unless given
 * @param feesInDebt how much of it is fees and interest that can be waived; nothing unless given
 * @param fees that accrue during the plan; kinds that are not given do not accrue
 * @param affordabilityId the assessment to go by; the latest unless given
 * @param onHoliday where a due date goes that is no business day; it stays unless given
 */
record WishBody(
        @NotBlank @Size(max = 200) String debtorId,
        @NotEmpty @Size(max = 100) List<@NotBlank String> accountIds,
        @Nullable @Positive @Digits(integer = 15, fraction = 4) BigDecimal debt,
        @Nullable @PositiveOrZero @Digits(integer = 15, fraction = 4) BigDecimal feesInDebt,
        @Nullable
                Map<
                        FeeKind,
                        @NotNull @PositiveOrZero @Digits(integer = 15, fraction = 4) BigDecimal>
                fees,
        @NotNull LocalDate firstDueOn,
        @Nullable @Valid DueDayBody dueDay,
        @Nullable DayMove onHoliday,
        @NotNull Boolean willing,
        @Nullable @Size(max = 50) Set<@NotBlank @Size(max = 200) String> willingnessEvidence,
        @Nullable @Size(max = 200) String affordabilityId) {

    /**
     * The wish.
     *
     * @param accounts those of the accounts that are known
     * @throws Problem 422 if they are not the debtor's, not of one currency, or nothing is owed
     */
    Wish wish(Collection<KnownAccount> accounts) {
        boolean own = accounts.stream().allMatch(account -> account.debtorId().equals(debtorId));
        var currencies =
                accounts.stream().map(account -> account.balance().currency()).distinct().toList();
        if (!own || currencies.size() != 1 || accounts.size() < Set.copyOf(accountIds).size()) {
            throw Problem.invalid(
                    "accountIds",
                    "must name accounts of the debtor that are known, of one currency");
        }
        var owed = owed(accounts, currencies.getFirst());
        var waivable =
                new Money(feesInDebt == null ? BigDecimal.ZERO : feesInDebt, owed.currency());
        if (!waivable.isLessThan(owed)) {
            throw Problem.invalid("feesInDebt", "must be less than the debt, " + owed);
        }
        return new Wish(
                debtorId,
                accountIds,
                owed,
                waivable,
                allFees(),
                firstDueOn,
                dueDay,
                onHoliday == null ? DayMove.KEEP : onHoliday,
                willing,
                willingnessEvidence == null ? Set.of() : willingnessEvidence);
    }

    private Money owed(Collection<KnownAccount> accounts, String currency) {
        var owed =
                debt == null
                        ? accounts.stream()
                                .map(KnownAccount::balance)
                                .reduce(Money.zero(currency), Money::plus)
                        : new Money(debt, currency);
        if (owed.sign() <= 0) {
            throw Problem.invalid("debt", "must be more than nothing, found " + owed);
        }
        return owed;
    }

    private Map<FeeKind, BigDecimal> allFees() {
        var all = new EnumMap<FeeKind, BigDecimal>(FeeKind.class);
        for (var kind : FeeKind.values()) {
            all.put(
                    kind,
                    fees == null ? BigDecimal.ZERO : fees.getOrDefault(kind, BigDecimal.ZERO));
        }
        return all;
    }
}
