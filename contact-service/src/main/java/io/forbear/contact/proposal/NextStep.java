package io.forbear.contact.proposal;

import io.forbear.contact.strategy.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done next for an account, with the reason. */
public sealed interface NextStep {

    /**
     * A contact is to be proposed.
     *
     * @param plannedAt when the contact is to happen
     * @param wantedAt when it was first possible, as far as the strategy goes
     * @param passedOver earlier steps that cannot be taken, with the reason
     */
    record Propose(
            Step step,
            int time,
            int asked,
            Instant plannedAt,
            Instant wantedAt,
            PlannedContact contact,
            List<String> passedOver)
            implements NextStep {
        public Propose {
            passedOver = List.copyOf(passedOver);
        }
    }

    /**
     * Something has to happen first.
     *
     * @param until when we go on at the latest; null: not before it happens
     */
    record Wait(For what, @Nullable Instant until) implements NextStep {}

    /**
     * Nothing more is done until news arrives.
     *
     * @param until when the wait that a strategy keeps is over all the same; null: there is none
     */
    record Stop(Reason reason, String because, @Nullable Instant until) implements NextStep {
        public Stop(Reason reason, String because) {
            this(reason, because, null);
        }
    }

    /** What is waited for. */
    enum For {
        DECISION,
        REPORT,
        /** Another account's contact of the same purpose. */
        OTHER_CONTACT,
        /** A free slot of the gateway's pace. */
        PACE
    }

    /** Why nothing is done. */
    enum Reason {
        NO_STRATEGY,
        NO_PROFILE,
        NO_TIME_ZONE,
        NO_COMMON_TIME,
        NO_CONTACT_POINT,
        CONTACT_REFUSED,
        NO_VISITORS,
        /** The step's wording is not approved for the account, or names what is not known. */
        NO_WORDING,
        STEPS_EXHAUSTED,
        /** The strategy for this stage is to leave the debtor alone. */
        NO_CONTACT,
        /** A stop condition of the strategy is met. */
        STOP_CONDITION,
        /** The steps are used up, or stopped: a person has to look. */
        TASK_FOR_PERSON,
        /** The steps are used up, or stopped: referral to court is proposed. */
        LEGAL_REFERRAL_PROPOSED,
        HELD,
        DENIED;

        /** Whether somebody is to go on by hand. */
        boolean isForAPerson() {
            return this == TASK_FOR_PERSON || this == LEGAL_REFERRAL_PROPOSED;
        }
    }
}
