package io.forbear.contact.debtor;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Purpose;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What stops contacts: pure functions of the facts and the instant. */
public final class Holds {
    private static final Comparator<Notice> BY_EFFECT =
            Comparator.comparing(Notice::occurredAt).thenComparing(Notice::eventId);

    private static final Set<Notice.Kind> CEASE = Set.of(Notice.Kind.CEASE_REQUESTED);
    private static final Set<Notice.Kind> REPRESENTATION =
            Set.of(Notice.Kind.REPRESENTATION_NOTIFIED);
    private static final Set<Notice.Kind> MORATORIUM =
            Set.of(Notice.Kind.MORATORIUM_STARTED, Notice.Kind.MORATORIUM_ENDED);
    private static final Set<Notice.Kind> DISPUTE =
            Set.of(Notice.Kind.DISPUTE_FILED, Notice.Kind.DISPUTE_ANSWERED);
    private static final Set<Notice.Kind> HARDSHIP =
            Set.of(Notice.Kind.HARDSHIP_DECLARED, Notice.Kind.HARDSHIP_ENDED);

    private Holds() {}

    /** The first hold that forbids contacts of this purpose with such a party, if any. */
    public static Optional<Hold> against(
            Facts facts, Account account, Purpose purpose, PartyKind party, Instant now) {
        return all(facts, account, now)
                .filter(hold -> !hold.kind().allows(purpose))
                .filter(hold -> concerns(hold, party))
                .findFirst();
    }

    /** All holds on an account, whatever purposes they let through. */
    public static List<Hold> on(Facts facts, Account account, Instant now) {
        return all(facts, account, now).toList();
    }

    /** Whether the channel has been refused by the person and not been allowed again since. */
    public static boolean blocksChannel(
            Facts facts, String personId, Channel channel, Instant now) {
        return facts.notices().values().stream()
                .filter(notice -> inEffect(notice, now))
                .filter(notice -> personId.equals(personOf(notice, facts)))
                .filter(notice -> isAboutChannel(notice, channel))
                .max(BY_EFFECT)
                .filter(notice -> notice.kind() == Notice.Kind.CHANNELS_BLOCKED)
                .isPresent();
    }

    /** Whether a person other than the debtor has asked to be left alone; that never expires. */
    public static boolean leavesAlone(Facts facts, Party party, Instant now) {
        return facts.notices().values().stream()
                .filter(notice -> inEffect(notice, now))
                .anyMatch(notice -> asksToLeaveAlone(notice, facts, party));
    }

    private static Stream<Hold> all(Facts facts, Account account, Instant now) {
        return Stream.of(
                        erased(facts),
                        nothingOverdue(account),
                        flagged(facts),
                        plan(facts, account, now),
                        promise(facts, account),
                        complaint(facts),
                        latest(facts, account, now, CEASE),
                        latest(facts, account, now, REPRESENTATION),
                        latest(facts, account, now, MORATORIUM),
                        latest(facts, account, now, DISPUTE),
                        latest(facts, account, now, HARDSHIP))
                .flatMap(Optional::stream);
    }

    private static Optional<Hold> erased(Facts facts) {
        return Optional.ofNullable(facts.reach().erasedAt())
                .map(at -> new Hold(Hold.Kind.PERSONAL_DATA_ERASED, at.toString()));
    }

    private static Optional<Hold> nothingOverdue(Account account) {
        return account.isOverdue()
                ? Optional.empty()
                : Optional.of(new Hold(Hold.Kind.NOTHING_OVERDUE, account.accountId()));
    }

    private static Optional<Hold> flagged(Facts facts) {
        return Optional.ofNullable(facts.profile())
                .filter(
                        profile ->
                                profile.flags().contains(DebtorFlag.DECEASED)
                                        || profile.flags().contains(DebtorFlag.BANKRUPT))
                .map(profile -> new Hold(Hold.Kind.DEBTOR_FLAGGED, profile.eventId().toString()));
    }

    private static Optional<Hold> plan(Facts facts, Account account, Instant now) {
        return first(facts.plans().values().stream(), plan -> plan.isInForce(account, now))
                .map(plan -> new Hold(Hold.Kind.PLAN_IN_FORCE, plan.planId()));
    }

    private static Optional<Hold> promise(Facts facts, Account account) {
        return first(facts.promises().values().stream(), promise -> promise.isRunning(account))
                .map(promise -> new Hold(Hold.Kind.PROMISE_RUNNING, promise.promiseId()));
    }

    private static Optional<Hold> complaint(Facts facts) {
        return first(facts.complaints().values().stream(), Complaint::holds)
                .map(complaint -> new Hold(Hold.Kind.CONDUCT_COMPLAINT, complaint.complaintId()));
    }

    /** The newest notice of a pair (begun, ended) decides; of a single kind, any one holds. */
    private static Optional<Hold> latest(
            Facts facts, Account account, Instant now, Set<Notice.Kind> kinds) {
        return facts.notices().values().stream()
                .filter(notice -> kinds.contains(notice.kind()))
                .filter(notice -> inEffect(notice, now))
                .filter(notice -> notice.concerns(account) && notice.binds(account))
                .filter(notice -> !isCeaseOfAnother(notice, facts))
                .max(BY_EFFECT)
                .flatMap(Holds::of);
    }

    /** Somebody else's request to cease protects him alone, see {@link #leavesAlone}. */
    private static boolean isCeaseOfAnother(Notice notice, Facts facts) {
        return notice.kind() == Notice.Kind.CEASE_REQUESTED
                && !personOf(notice, facts).equals(facts.debtorId());
    }

    private static Optional<Hold> of(Notice notice) {
        return kindOf(notice.kind()).map(kind -> new Hold(kind, notice.eventId().toString()));
    }

    private static Optional<Hold.Kind> kindOf(Notice.Kind kind) {
        return switch (kind) {
            case CEASE_REQUESTED -> Optional.of(Hold.Kind.CEASE_REQUESTED);
            case REPRESENTATION_NOTIFIED -> Optional.of(Hold.Kind.REPRESENTED);
            case MORATORIUM_STARTED -> Optional.of(Hold.Kind.MORATORIUM);
            case DISPUTE_FILED -> Optional.of(Hold.Kind.DISPUTED);
            case HARDSHIP_DECLARED -> Optional.of(Hold.Kind.HARDSHIP);
            case CHANNELS_BLOCKED,
                    CHANNELS_ALLOWED,
                    THIRD_PARTY_STOP_REQUESTED,
                    DISPUTE_ANSWERED,
                    MORATORIUM_ENDED,
                    HARDSHIP_ENDED,
                    OTHER ->
                    Optional.empty();
        };
    }

    /**
     * Representation protects the debtor and his household; his attorney is who is to be spoken to.
     */
    private static boolean concerns(Hold hold, PartyKind party) {
        return hold.kind() != Hold.Kind.REPRESENTED || party != PartyKind.ATTORNEY;
    }

    private static boolean asksToLeaveAlone(Notice notice, Facts facts, Party party) {
        var person = personOf(notice, facts);
        return switch (notice.kind()) {
            case THIRD_PARTY_STOP_REQUESTED ->
                    // a stop that names nobody but the debtor is for everybody around him
                    person.equals(facts.debtorId())
                            ? !party.kind().mayKnowOfTheDebt()
                            : person.equals(party.personId());
            case CEASE_REQUESTED ->
                    !person.equals(facts.debtorId()) && person.equals(party.personId());
            case CHANNELS_BLOCKED,
                    CHANNELS_ALLOWED,
                    REPRESENTATION_NOTIFIED,
                    DISPUTE_FILED,
                    DISPUTE_ANSWERED,
                    MORATORIUM_STARTED,
                    MORATORIUM_ENDED,
                    HARDSHIP_DECLARED,
                    HARDSHIP_ENDED,
                    OTHER ->
                    false;
        };
    }

    private static boolean isAboutChannel(Notice notice, Channel channel) {
        return switch (notice.kind()) {
            case CHANNELS_BLOCKED -> notice.channels().contains(channel);
            case CHANNELS_ALLOWED ->
                    notice.channels().isEmpty() || notice.channels().contains(channel);
            case CEASE_REQUESTED,
                    THIRD_PARTY_STOP_REQUESTED,
                    REPRESENTATION_NOTIFIED,
                    DISPUTE_FILED,
                    DISPUTE_ANSWERED,
                    MORATORIUM_STARTED,
                    MORATORIUM_ENDED,
                    HARDSHIP_DECLARED,
                    HARDSHIP_ENDED,
                    OTHER ->
                    false;
        };
    }

    private static String personOf(Notice notice, Facts facts) {
        return notice.personId() == null ? facts.debtorId() : notice.personId();
    }

    private static boolean inEffect(Notice notice, Instant now) {
        return !now.isBefore(notice.occurredAt());
    }

    private static <T> Optional<T> first(Stream<T> stream, Predicate<T> test) {
        return stream.filter(test).findFirst();
    }
}
