package io.forbear.contact.debtor;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * That contacts are forbidden from an instant on, by the debtor, somebody for him, or an agreement
 * with him. Unlike a {@link Hold} it says nothing of what is done next: contacts made after it are
 * counted against it.
 *
 * @param because id of the fact behind it
 * @param at from when; null: from when we learned of it
 * @param ended whether it is over
 * @param until when it ended; null: it has not, or from when we learned that it had
 * @param channels those forbidden; none: all
 * @param personId whom it protects; null: the debtor and everybody around him
 * @param sparedParty to whom contacts go on all the same; null: nobody
 * @param accountIds accounts concerned; none: all
 * @param legalEntityId who is forbidden; null: everybody
 * @param letThrough purposes that go on
 */
public record Revocation(
        Kind kind,
        String because,
        @Nullable Instant at,
        boolean ended,
        @Nullable Instant until,
        Set<Channel> channels,
        @Nullable String personId,
        @Nullable PartyKind sparedParty,
        List<String> accountIds,
        @Nullable String legalEntityId,
        Set<Purpose> letThrough) {
    public Revocation {
        channels = Set.copyOf(channels);
        accountIds = List.copyOf(accountIds);
        letThrough = Set.copyOf(letThrough);
    }

    /** What forbids. */
    public enum Kind {
        OPT_OUT,
        CEASE,
        THIRD_PARTY_STOP,
        REPRESENTATION,
        DISPUTE,
        MORATORIUM,
        HARDSHIP,
        PLAN_SIGNED,
        PROMISE,
        CONDUCT_COMPLAINT
    }

    /** All that are known of a debtor, those that are over included. */
    public static List<Revocation> in(Facts facts) {
        var all = new ArrayList<Revocation>();
        facts.notices().values().stream()
                .sorted(Comparator.comparing(Notice::eventId))
                .forEach(notice -> add(facts, notice, all));
        facts.plans().values().stream()
                .filter(plan -> plan.signedAt() != null)
                .forEach(plan -> all.add(of(plan)));
        facts.promises().values().stream()
                .filter(promise -> promise.running() || promise.sequence() > 0)
                .forEach(promise -> all.add(of(promise)));
        facts.complaints().values().stream()
                .filter(complaint -> Boolean.TRUE.equals(complaint.aboutConduct()))
                .forEach(complaint -> all.add(of(complaint)));
        return List.copyOf(all);
    }

    private static void add(Facts facts, Notice notice, List<Revocation> all) {
        switch (notice.kind()) {
            case CHANNELS_BLOCKED -> all.add(optOut(facts, notice));
            case CEASE_REQUESTED ->
                    all.add(of(facts, notice, Kind.CEASE, Hold.Kind.CEASE_REQUESTED, null));
            case THIRD_PARTY_STOP_REQUESTED ->
                    all.add(of(facts, notice, Kind.THIRD_PARTY_STOP, null, null));
            case REPRESENTATION_NOTIFIED ->
                    all.add(of(facts, notice, Kind.REPRESENTATION, Hold.Kind.REPRESENTED, null));
            case DISPUTE_FILED ->
                    all.add(
                            of(
                                    facts,
                                    notice,
                                    Kind.DISPUTE,
                                    Hold.Kind.DISPUTED,
                                    Notice.Kind.DISPUTE_ANSWERED));
            case MORATORIUM_STARTED ->
                    all.add(
                            of(
                                    facts,
                                    notice,
                                    Kind.MORATORIUM,
                                    Hold.Kind.MORATORIUM,
                                    Notice.Kind.MORATORIUM_ENDED));
            case HARDSHIP_DECLARED ->
                    all.add(
                            of(
                                    facts,
                                    notice,
                                    Kind.HARDSHIP,
                                    Hold.Kind.HARDSHIP,
                                    Notice.Kind.HARDSHIP_ENDED));
            case CHANNELS_ALLOWED, DISPUTE_ANSWERED, MORATORIUM_ENDED, HARDSHIP_ENDED, OTHER -> {
                // forbids nothing
            }
        }
    }

    /** Over once one of its channels is allowed again. */
    private static Revocation optOut(Facts facts, Notice notice) {
        var until =
                first(
                        facts,
                        notice,
                        later ->
                                later.kind() == Notice.Kind.CHANNELS_ALLOWED
                                        && samePerson(facts, later, notice)
                                        && (later.channels().isEmpty()
                                                || later.channels().stream()
                                                        .anyMatch(notice.channels()::contains)));
        return new Revocation(
                Kind.OPT_OUT,
                notice.eventId().toString(),
                notice.occurredAt(),
                until != null,
                until,
                notice.channels(),
                person(facts, notice),
                null,
                List.of(),
                null,
                Set.of(Purpose.OPT_OUT_CONFIRMATION));
    }

    private static Revocation of(
            Facts facts,
            Notice notice,
            Kind kind,
            Hold.@Nullable Kind hold,
            Notice.@Nullable Kind end) {
        var until = end == null ? null : first(facts, notice, later -> ends(later, notice, end));
        var isDebtors = person(facts, notice).equals(facts.debtorId());
        return new Revocation(
                kind,
                notice.eventId().toString(),
                notice.occurredAt(),
                until != null,
                until,
                Set.of(),
                isDebtors ? null : person(facts, notice),
                spared(kind, isDebtors),
                notice.accountIds(),
                boundBy(facts, notice),
                hold == null ? Set.of() : hold.goingOn());
    }

    /** A stop of the debtor's own is for those around him; an attorney may be spoken to. */
    private static @Nullable PartyKind spared(Kind kind, boolean isDebtors) {
        return switch (kind) {
            case REPRESENTATION -> PartyKind.ATTORNEY;
            case THIRD_PARTY_STOP -> isDebtors ? PartyKind.DEBTOR : null;
            case OPT_OUT,
                    CEASE,
                    DISPUTE,
                    MORATORIUM,
                    HARDSHIP,
                    PLAN_SIGNED,
                    PROMISE,
                    CONDUCT_COMPLAINT ->
                    null;
        };
    }

    private static Revocation of(Plan plan) {
        return of(
                Kind.PLAN_SIGNED,
                plan.planId(),
                plan.signedAt(),
                plan.ended() && !isRenewed(plan),
                plan.endedAt(),
                plan.accountIds(),
                Hold.Kind.PLAN_IN_FORCE);
    }

    private static boolean isRenewed(Plan plan) {
        var signed = plan.signedAt();
        var ended = plan.endedAt();
        return signed != null && ended != null && signed.isAfter(ended);
    }

    private static Revocation of(Promise promise) {
        return of(
                Kind.PROMISE,
                promise.promiseId(),
                null,
                !promise.running(),
                null,
                promise.accountIds(),
                Hold.Kind.PROMISE_RUNNING);
    }

    private static Revocation of(Complaint complaint) {
        return of(
                Kind.CONDUCT_COMPLAINT,
                complaint.complaintId(),
                null,
                complaint.resolved(),
                null,
                List.of(),
                Hold.Kind.CONDUCT_COMPLAINT);
    }

    private static Revocation of(
            Kind kind,
            String because,
            @Nullable Instant at,
            boolean ended,
            @Nullable Instant until,
            List<String> accountIds,
            Hold.Kind hold) {
        return new Revocation(
                kind,
                because,
                at,
                ended,
                ended ? until : null,
                Set.of(),
                null,
                null,
                accountIds,
                null,
                hold.goingOn());
    }

    private static boolean ends(Notice later, Notice notice, Notice.Kind end) {
        return later.kind() == end
                && (later.accountIds().isEmpty()
                        || notice.accountIds().stream().anyMatch(later.accountIds()::contains));
    }

    private static @Nullable Instant first(Facts facts, Notice notice, Predicate<Notice> wanted) {
        return facts.notices().values().stream()
                .filter(later -> !later.occurredAt().isBefore(notice.occurredAt()))
                .filter(wanted)
                .map(Notice::occurredAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What is declared to the creditor binds all who act for it. */
    private static @Nullable String boundBy(Facts facts, Notice notice) {
        var to = notice.toLegalEntityId();
        var isCreditor =
                facts.accounts().values().stream()
                        .anyMatch(account -> account.creditor().equals(to));
        return isCreditor ? null : to;
    }

    private static boolean samePerson(Facts facts, Notice one, Notice other) {
        return person(facts, one).equals(person(facts, other));
    }

    private static String person(Facts facts, Notice notice) {
        var person = notice.personId();
        return person == null ? facts.debtorId() : person;
    }
}
