package io.forbear.plan.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.money.Money;
import io.forbear.plan.limits.PlanContent;
import io.forbear.plan.plan.AnsweredRequests.Marked;
import io.forbear.plan.plan.Proposal.Split;
import io.forbear.plan.schedule.Frequency;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as it comes over HTTP.
 *
 * @param instalments into how many equal instalments the total is split; or
 * @param instalmentAmount the amount of each instalment but the last
 * @param frequency every month unless given
 * @param contents the mandatory contents that the written agreement has
 * @param oral false unless given
 */
record ProposalBody(
        @NotBlank @Size(max = 200) String debtorId,
        @NotEmpty @Size(max = 100) List<@NotBlank String> accountIds,
        @NotNull @Valid Amount total,
        @Nullable Integer instalments,
        @Nullable @Valid Amount instalmentAmount,
        @NotNull LocalDate firstDueOn,
        @Nullable Frequency frequency,
        @Nullable List<@NotNull PlanContent> contents,
        @Nullable Boolean exceedsAbility,
        @Nullable Boolean willing,
        @Nullable Boolean oral,
        @Nullable @Size(max = 500) String recordingRef) {

    /** An amount of money. */
    record Amount(
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
     * The proposal.
     *
     * @throws Problem 422 if a currency does not exist, or it is not said how the total is split
     */
    Proposal proposal(String proposedBy) {
        return new Proposal(
                debtorId,
                accountIds,
                total.money("total.currency"),
                split(),
                firstDueOn,
                frequency == null ? Frequency.MONTHLY : frequency,
                contents == null ? Set.of() : Set.copyOf(contents),
                exceedsAbility,
                willing,
                oral != null && oral,
                recordingRef,
                proposedBy);
    }

    private Split split() {
        if (instalments != null && instalmentAmount == null) {
            return new Split.ByCount(instalments);
        }
        if (instalmentAmount != null && instalments == null) {
            return new Split.ByAmount(instalmentAmount.money("instalmentAmount.currency"));
        }
        throw Problem.invalid(
                "instalments", "must be given, or instalmentAmount instead, and not both");
    }

    /** How the caller marked the request; null if he did not. */
    @Nullable Marked marked(String subject, @Nullable String key) {
        return key == null ? null : new Marked(subject, key, digest());
    }

    private String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(toString().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
