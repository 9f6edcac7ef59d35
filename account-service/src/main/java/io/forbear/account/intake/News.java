package io.forbear.account.intake;

import io.forbear.account.contact.ContactAttempt;
import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Notice;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PromiseFact;
import io.forbear.account.fact.Statement;
import io.forbear.account.stage.Cause;
import io.forbear.messaging.RejectedEvent;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What an event makes known of a debtor. */
record News(DebtorId debtor, Content content) {

    /**
     * What an event makes known.
     *
     * @throws RejectedEvent if there can be no such debtor
     */
    static News of(String debtorId, Content content) {
        return RejectedEvent.ifImpossible(() -> new News(new DebtorId(debtorId), content));
    }

    /** What is made known. */
    sealed interface Content {}

    /** What is taken down one by one. */
    sealed interface Rare extends Content {}

    /** Core banking states what is overdue. */
    record Stated(Statement statement) implements Content {}

    /** Core banking has posted something. */
    record Posted(Posting posting) implements Content {}

    /**
     * Something has become of a plan.
     *
     * @param facts of one event, one for each of the plan's accounts; at least one
     */
    record Planned(List<PlanFact> facts, Cause cause) implements Rare {
        Planned {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A promise to pay was judged; no stage depends on it.
     *
     * @param facts of one event, one for each of the promise's accounts; at least one
     */
    record Judged(List<PromiseFact> facts) implements Rare {
        Judged {
            facts = List.copyOf(facts);
        }
    }

    /** The debtor has declared something. */
    record Declared(Notice notice) implements Rare {}

    /** Somebody tried to speak with the debtor; no stage depends on it. */
    record Tried(ContactAttempt attempt) implements Content {}

    /** The event says nothing of the kind; it may have before it was corrected. */
    record Nothing(UUID eventId) implements Content {}

    /** The accounts that it names. */
    Stream<AccountId> accounts() {
        return switch (content) {
            case Stated(var statement) -> Stream.of(statement.accountId());
            case Posted(var posting) -> Stream.of(posting.accountId());
            case Planned(var facts, _) -> facts.stream().map(PlanFact::accountId);
            case Declared(var notice) -> notice.accounts().stream();
            case Judged _, Tried _, Nothing _ -> Stream.empty();
        };
    }
}
