package io.forbear.plan.plan;

import io.forbear.money.Money;
import io.forbear.plan.limits.FeeKind;
import io.forbear.plan.limits.Grounds;
import io.forbear.plan.limits.PlanContent;
import io.forbear.plan.schedule.DayMove;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Split;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as it comes over HTTP.
 *
 * @param total what is to be paid, with the fees that accrue during the plan
 * @param instalments into how many instalments the total is split, equal ones unless something
 *     below is given; or
 * @param instalmentAmount the amount of each instalment but the last
 * @param stepUp how instalments grow
 * @param seasonal what is due in a month, in percent of an ordinary one
 * @param balloon the amount of the last instalment
 * @param firstDueOn the first due date; with {@code dueDay}: no instalment falls due before
 * @param frequency every month unless given
 * @param dueDay as the first due date unless given
 * @param onHoliday where a due date goes that is no business day; it stays unless given
 * @param contents the mandatory contents that the written agreement has
 * @param fees how much of the total is fees of a kind that accrue during the plan, 0 for none
 * @param waiver what is waived of the debt and no part of the total, in its currency
 * @param abilityEvidence ids of what shows that the debt exceeds the debtor's ability
 * @param willingnessEvidence ids of what shows that the debtor is willing to pay
 * @param affordabilityId the assessment the plan rests on
 * @param oral false unless given
 */
public record ProposalBody(
        @NotBlank @Size(max = 200) String debtorId,
        @NotEmpty @Size(max = 100) List<@NotBlank String> accountIds,
        @NotNull @Valid Amount total,
        @Nullable Integer instalments,
        @Nullable @Valid Amount instalmentAmount,
        @Nullable @Valid StepUp stepUp,
        @Nullable Map<Month, @NotNull Integer> seasonal,
        @Nullable @Digits(integer = 15, fraction = 4) BigDecimal balloon,
        @NotNull LocalDate firstDueOn,
        @Nullable Frequency frequency,
        @Nullable @Valid DueDayBody dueDay,
        @Nullable DayMove onHoliday,
        @Nullable List<@NotNull PlanContent> contents,
        @Nullable Map<FeeKind, @NotNull @Digits(integer = 15, fraction = 4) BigDecimal> fees,
        @Nullable @Digits(integer = 15, fraction = 4) BigDecimal waiver,
        @Nullable Boolean exceedsAbility,
        @Nullable Boolean willing,
        @Nullable @Size(max = 50) Set<@NotBlank @Size(max = 200) String> abilityEvidence,
        @Nullable @Size(max = 50) Set<@NotBlank @Size(max = 200) String> willingnessEvidence,
        @Nullable @Size(max = 200) String affordabilityId,
        @Nullable Boolean oral,
        @Nullable @Size(max = 500) String recordingRef) {

    /** An amount of money. */
    public record Amount(
            @NotNull @Digits(integer = 15, fraction = 4) BigDecimal amount,
            @NotBlank String currency) {
        Money money(String field) {
            try {
                return new Money(amount, currency);
            } catch (IllegalArgumentException e) {
                throw Problem.invalid(field, String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Instalments that grow.
     *
     * @param every after how many instalments
     * @param percent by how much of the first instalment
     */
    public record StepUp(@NotNull Integer every, @NotNull Integer percent) {}

    /**
     * The proposal.
     *
     * @throws Problem 422 if a currency does not exist, or it is not said how the total is split
     */
    Proposal proposal(String proposedBy) {
        var money = total.money("total.currency");
        return new Proposal(
                debtorId,
                accountIds,
                money,
                split(money),
                new Proposal.DueRule(
                        firstDueOn,
                        frequency == null ? Frequency.MONTHLY : frequency,
                        DueDayBody.dueDay(dueDay),
                        onHoliday == null ? DayMove.KEEP : onHoliday),
                contents == null ? Set.of() : Set.copyOf(contents),
                exceedsAbility,
                willing,
                new Grounds(
                        abilityEvidence == null ? Set.of() : abilityEvidence,
                        willingnessEvidence == null ? Set.of() : willingnessEvidence,
                        affordabilityId),
                fees(money),
                waiver == null ? null : new Money(waiver, money.currency()),
                oral != null && oral,
                recordingRef,
                proposedBy);
    }

    /** The same, as it was offered. */
    public ProposalBody offered(@Nullable Boolean byMouth, @Nullable String recording) {
        return new ProposalBody(
                debtorId,
                accountIds,
                total,
                instalments,
                instalmentAmount,
                stepUp,
                seasonal,
                balloon,
                firstDueOn,
                frequency,
                dueDay,
                onHoliday,
                contents,
                fees,
                waiver,
                exceedsAbility,
                willing,
                abilityEvidence,
                willingnessEvidence,
                affordabilityId,
                byMouth,
                recording);
    }

    private Split split(Money money) {
        if (instalments != null && instalmentAmount == null) {
            return shape(instalments, money);
        }
        if (instalmentAmount != null && instalments == null && shapes() == 0) {
            return new Split.ByAmount(instalmentAmount.money("instalmentAmount.currency"));
        }
        throw Problem.invalid(
                "instalments", "must be given, or instalmentAmount instead, and not both");
    }

    private Split shape(int count, Money money) {
        if (shapes() > 1) {
            throw Problem.invalid(
                    "instalments", "may have one of stepUp, seasonal and balloon, found several");
        }
        if (stepUp != null) {
            return new Split.StepUp(count, stepUp.every(), stepUp.percent());
        }
        if (seasonal != null) {
            return new Split.Seasonal(count, seasonal);
        }
        return balloon == null
                ? new Split.ByCount(count)
                : new Split.Balloon(count, new Money(balloon, money.currency()));
    }

    private int shapes() {
        return (stepUp == null ? 0 : 1) + (seasonal == null ? 0 : 1) + (balloon == null ? 0 : 1);
    }

    private Map<FeeKind, Money> fees(Money money) {
        var stated = new EnumMap<FeeKind, Money>(FeeKind.class);
        if (fees != null) {
            fees.forEach((kind, amount) -> stated.put(kind, new Money(amount, money.currency())));
        }
        return stated;
    }
}
