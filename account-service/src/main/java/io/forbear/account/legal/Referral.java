package io.forbear.account.legal;

import io.forbear.account.legal.Limitation.Interruption;
import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The referral of an account to court: proposed by one department, signed by two others, filed,
 * closed; or withdrawn.
 *
 * @param amountOverdue when it was proposed
 * @param limitation when it was proposed
 * @param signatures in their order
 */
record Referral(
        String referralId,
        String accountId,
        String debtorId,
        State state,
        Request request,
        Money amountOverdue,
        Limitation limitation,
        Signature proposed,
        List<Signature> signatures,
        @Nullable Filing filing,
        @Nullable Ending ending) {
    /** So many departments sign, none of them the proposer's. */
    static final int SIGNATURES_NEEDED = 2;

    Referral {
        signatures = List.copyOf(signatures);
    }

    /** Where it stands. */
    enum State {
        PROPOSED,
        SIGNED,
        FILED,
        CLOSED,
        WITHDRAWN
    }

    /**
     * Why the account is to go to court.
     *
     * @param interruptions what interrupted the limitation period or renewed it
     */
    record Request(
            String reason,
            List<Ground> grounds,
            RiskAssessment riskAssessment,
            List<Interruption> interruptions) {
        Request {
            grounds = List.copyOf(grounds);
            interruptions = List.copyOf(interruptions);
        }
    }

    /**
     * A ground.
     *
     * @param code as the policy names it
     */
    record Ground(String code, List<Evidence> evidence) {
        Ground {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * A piece of evidence.
     *
     * @param kind as the policy names it
     * @param id of the contact, letter, recording …
     */
    record Evidence(String kind, String id) {}

    /**
     * What a suit would bring and cost, as somebody judged.
     *
     * @param assessmentId where it is kept
     */
    record RiskAssessment(String assessmentId, LocalDate assessedOn, String result) {}

    /** Who proposed or signed it, for which department, and when. */
    record Signature(String by, String department, Instant at) {}

    /** That it was filed with a court. */
    record Filing(String court, String caseNumber, LocalDate filedOn, String by, Instant at) {}

    /** How it ended. */
    record Ending(String outcome, @Nullable String note, String by, Instant at) {}

    /** Whether it makes the account a legal one. */
    static boolean active(State state) {
        return switch (state) {
            case SIGNED, FILED -> true;
            case PROPOSED, CLOSED, WITHDRAWN -> false;
        };
    }

    /** Whether another referral of the account must wait. */
    static boolean open(State state) {
        return state == State.PROPOSED || active(state);
    }
}
