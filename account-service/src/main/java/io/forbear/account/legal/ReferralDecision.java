package io.forbear.account.legal;

import io.forbear.account.legal.LegalPolicy.Conditions;
import io.forbear.account.legal.LegalPolicy.GroundRule;
import io.forbear.account.legal.Referral.Ending;
import io.forbear.account.legal.Referral.Evidence;
import io.forbear.account.legal.Referral.Filing;
import io.forbear.account.legal.Referral.Ground;
import io.forbear.account.legal.Referral.Request;
import io.forbear.account.legal.Referral.RiskAssessment;
import io.forbear.account.legal.Referral.Signature;
import io.forbear.account.legal.Referral.State;
import io.forbear.service.problem.Problem.FieldError;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of a referral when somebody wants something done about it. */
sealed interface ReferralDecision {

    /** It stands so now. */
    record Accepted(Referral referral) implements ReferralDecision {}

    /** Values that make no sense, or are not enough. */
    record Refused(List<FieldError> errors) implements ReferralDecision {}

    /** It does not stand so that this can be done. */
    record Conflict(String reason) implements ReferralDecision {}

    /**
     * Proposes to refer an account.
     *
     * @param hand who proposes it
     * @param today by the account's clock
     */
    static ReferralDecision propose(
            String referralId,
            ReferableAccount account,
            Request request,
            Conditions conditions,
            Signature hand,
            LocalDate today) {
        if (account.overdueSince() == null) {
            return new Conflict("Nothing is overdue on the account.");
        }
        var limitation = limitation(account, request, conditions);
        var errors = new ArrayList<FieldError>();
        checkGrounds(request.grounds(), account, today, conditions, errors);
        checkRisk(request.riskAssessment(), conditions, today, errors);
        checkLimitation(request, limitation, today, errors);
        return errors.isEmpty()
                ? new Accepted(
                        new Referral(
                                referralId,
                                account.accountId().value(),
                                account.debtorId().value(),
                                State.PROPOSED,
                                request,
                                account.amountOverdue(),
                                limitation,
                                hand,
                                List.of(),
                                null,
                                null))
                : new Refused(errors);
    }

    private static Limitation limitation(
            ReferableAccount account, Request request, Conditions conditions) {
        return Limitation.of(
                conditions.limitation(),
                account.terms().limitationEndsAt(),
                account.overdueSince(),
                request.interruptions());
    }

    private static void checkGrounds(
            List<Ground> grounds,
            ReferableAccount account,
            LocalDate today,
            Conditions conditions,
            List<FieldError> errors) {
        if (grounds.isEmpty()) {
            errors.add(new FieldError("grounds", "must name at least one"));
        }
        for (int i = 0; i < grounds.size(); i++) {
            var ground = grounds.get(i);
            var rule = conditions.grounds().get(ground.code());
            var lack =
                    rule == null
                            ? "must be one of "
                                    + conditions.grounds().keySet().stream().sorted().toList()
                            : lack(ground, rule, account, today);
            if (lack != null) {
                errors.add(new FieldError("grounds[" + i + "]", ground.code() + ": " + lack));
            }
        }
    }

    private static @Nullable String lack(
            Ground ground, GroundRule rule, ReferableAccount account, LocalDate today) {
        var from = rule.daysPastDueFrom();
        var daysPastDue = account.daysPastDueOn(today);
        if (Boolean.TRUE.equals(rule.contactLost()) && !account.isContactLost()) {
            return "contact with the debtor must be lost, which nobody has said";
        }
        if (from != null && daysPastDue < from) {
            return "needs %d days past due, found %d".formatted(from, daysPastDue);
        }
        var kinds = ground.evidence().stream().map(Evidence::kind).toList();
        var missing = rule.eachOf().stream().filter(kind -> !kinds.contains(kind)).toList();
        if (!missing.isEmpty()) {
            return "needs evidence of each of " + rule.eachOf() + ", missing " + missing;
        }
        var pieces =
                new HashSet<>(ground.evidence())
                        .stream().filter(piece -> rule.eachOf().contains(piece.kind())).count();
        return pieces < rule.atLeast()
                ? "needs %d pieces of evidence, found %d".formatted(rule.atLeast(), pieces)
                : null;
    }

    private static void checkRisk(
            RiskAssessment risk, Conditions conditions, LocalDate today, List<FieldError> errors) {
        var oldest = today.minus(conditions.riskAssessmentMaxAge());
        if (risk.assessedOn().isBefore(oldest) || risk.assessedOn().isAfter(today)) {
            errors.add(
                    new FieldError(
                            "riskAssessment.assessedOn",
                            "must be from %s to %s, found %s"
                                    .formatted(oldest, today, risk.assessedOn())));
        }
    }

    private static void checkLimitation(
            Request request, Limitation limitation, LocalDate today, List<FieldError> errors) {
        for (int i = 0; i < request.interruptions().size(); i++) {
            var on = request.interruptions().get(i).on();
            if (on.isAfter(today)) {
                errors.add(
                        new FieldError(
                                "interruptions[" + i + "].on",
                                "must not be in the future, found " + on));
            }
        }
        if (limitation.expiredOn(today)) {
            errors.add(
                    new FieldError(
                            "limitation",
                            "the limitation period has ended or is not known: "
                                    + String.join("; ", limitation.steps())));
        }
    }

    /** Signs it for another department; with the second signature it is active. */
    static ReferralDecision sign(
            Referral referral,
            ReferableAccount account,
            Conditions conditions,
            Signature hand,
            LocalDate today) {
        if (referral.state() != State.PROPOSED) {
            return new Conflict("The referral is " + referral.state() + ".");
        }
        var before = Stream.concat(Stream.of(referral.proposed()), referral.signatures().stream());
        var taken = before.toList();
        if (taken.stream().anyMatch(s -> s.department().equals(hand.department()))) {
            return new Conflict(
                    "The department %s has a hand in it already.".formatted(hand.department()));
        }
        if (taken.stream().anyMatch(s -> s.by().equals(hand.by()))) {
            return new Conflict("Proposer and signers are different people.");
        }
        var errors = new ArrayList<FieldError>();
        checkRisk(referral.request().riskAssessment(), conditions, today, errors);
        checkLimitation(
                referral.request(),
                limitation(account, referral.request(), conditions),
                today,
                errors);
        if (!errors.isEmpty()) {
            return new Refused(errors);
        }
        var signatures = Stream.concat(referral.signatures().stream(), Stream.of(hand)).toList();
        var state = signatures.size() >= Referral.SIGNATURES_NEEDED ? State.SIGNED : State.PROPOSED;
        return new Accepted(with(referral, state, signatures, null, null));
    }

    /**
     * Files it with a court, not before its last signature and not after the end of the limitation
     * period.
     *
     * @param zone by which clock days are counted
     */
    static ReferralDecision file(
            Referral referral,
            ReferableAccount account,
            Conditions conditions,
            Filing filing,
            ZoneId zone,
            LocalDate today) {
        if (referral.state() != State.SIGNED) {
            return new Conflict("The referral is " + referral.state() + ".");
        }
        var signedOn = LocalDate.ofInstant(referral.signatures().getLast().at(), zone);
        if (filing.filedOn().isBefore(signedOn) || filing.filedOn().isAfter(today)) {
            return new Refused(
                    List.of(
                            new FieldError(
                                    "filedOn",
                                    "must be from %s, when it was signed, to %s, found %s"
                                            .formatted(signedOn, today, filing.filedOn()))));
        }
        var errors = new ArrayList<FieldError>();
        checkLimitation(
                referral.request(),
                limitation(account, referral.request(), conditions),
                filing.filedOn(),
                errors);
        return errors.isEmpty()
                ? new Accepted(with(referral, State.FILED, referral.signatures(), filing, null))
                : new Refused(errors);
    }

    /** Ends a filed one. */
    static ReferralDecision close(Referral referral, Ending ending) {
        return referral.state() == State.FILED
                ? new Accepted(
                        with(
                                referral,
                                State.CLOSED,
                                referral.signatures(),
                                referral.filing(),
                                ending))
                : new Conflict("The referral is " + referral.state() + ".");
    }

    /** Takes one back that is not closed. */
    static ReferralDecision withdraw(Referral referral, Ending ending) {
        return Referral.open(referral.state())
                ? new Accepted(
                        with(
                                referral,
                                State.WITHDRAWN,
                                referral.signatures(),
                                referral.filing(),
                                ending))
                : new Conflict("The referral is " + referral.state() + ".");
    }

    private static Referral with(
            Referral referral,
            State state,
            List<Signature> signatures,
            @Nullable Filing filing,
            @Nullable Ending ending) {
        return new Referral(
                referral.referralId(),
                referral.accountId(),
                referral.debtorId(),
                state,
                referral.request(),
                referral.amountOverdue(),
                referral.limitation(),
                referral.proposed(),
                signatures,
                filing,
                ending);
    }
}
