package io.forbear.contact.debtor;

import io.forbear.contact.channel.Purpose;
import java.util.Set;

/**
 * Something that stops contacts of an account.
 *
 * @param because id of the fact behind it: a plan, promise, complaint, notice or account; of erased
 *     data, when they were erased
 */
public record Hold(Kind kind, String because) {

    /** Why contacts stop, and which purposes go on all the same. */
    public enum Kind {
        /** Cured, or never overdue. */
        NOTHING_OVERDUE(Set.of(Purpose.PLAN_SERVICING, Purpose.RESPONSE_TO_REQUEST)),
        /** Card measures 2011 art. 70: collection stops once the agreement is signed. */
        PLAN_IN_FORCE(Set.of(Purpose.PLAN_SERVICING, Purpose.RESPONSE_TO_REQUEST)),
        /** Who has given his word is left alone until it is broken. */
        PROMISE_RUNNING(
                Set.of(
                        Purpose.PLAN_SERVICING,
                        Purpose.STATUTORY_NOTICE,
                        Purpose.RESPONSE_TO_REQUEST)),
        /** While we examine how somebody was treated, he is left in peace. */
        CONDUCT_COMPLAINT(Set.of(Purpose.RESPONSE_TO_REQUEST)),
        /** 12 CFR 1006.6(c): only three notices after a request to cease. */
        CEASE_REQUESTED(
                Set.of(Purpose.TERMINATION_NOTICE, Purpose.REMEDY_MAY, Purpose.REMEDY_INTENDED)),
        /** 12 CFR 1006.6(b)(2): no direct contact with a represented consumer. */
        REPRESENTED(Set.of()),
        /** Debt Respite Scheme Regulations 2020; 11 USC 362. */
        MORATORIUM(Set.of(Purpose.STATUTORY_NOTICE, Purpose.RESPONSE_TO_REQUEST)),
        /** 12 CFR 1006.38: what is disputed is not collected until it is answered. */
        DISPUTED(Set.of(Purpose.STATUTORY_NOTICE, Purpose.RESPONSE_TO_REQUEST)),
        /** Who has declared hardship is offered help, not chased. */
        HARDSHIP(
                Set.of(
                        Purpose.PLAN_SERVICING,
                        Purpose.STATUTORY_NOTICE,
                        Purpose.RESPONSE_TO_REQUEST)),
        /** Deceased or bankrupt: a matter for people, not for a strategy. */
        DEBTOR_FLAGGED(Set.of(Purpose.STATUTORY_NOTICE)),
        /** His personal data were erased: there is nothing left to reach him by. */
        PERSONAL_DATA_ERASED(Set.of());

        @SuppressWarnings("ImmutableEnumChecker") // made by Set.of, which never changes
        private final Set<Purpose> goingOn;

        Kind(Set<Purpose> goingOn) {
            this.goingOn = goingOn;
        }

        /** The purposes that go on. */
        Set<Purpose> goingOn() {
            return goingOn;
        }

        boolean allows(Purpose purpose) {
            return goingOn.contains(purpose);
        }
    }
}
