package io.forbear.contact.debtor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one debtor. Facts may come late, twice or in any order: the result of adding
 * them is the same.
 *
 * @param profile null until a profile has arrived
 * @param reach what is known of ways and times to reach him beyond the profile
 * @param changedAt when something was last added that may change what is possible, by the clock of
 *     this service: a denial stands until then
 */
public record Facts(
        String debtorId,
        @Nullable Profile profile,
        Map<String, Account> accounts,
        Map<UUID, Notice> notices,
        Map<String, Plan> plans,
        Map<String, Complaint> complaints,
        Map<String, Promise> promises,
        Map<UUID, Reminder> reminders,
        Instant changedAt,
        Reach reach) {
    public Facts {
        accounts = Map.copyOf(accounts);
        notices = Map.copyOf(notices);
        plans = Map.copyOf(plans);
        complaints = Map.copyOf(complaints);
        promises = Map.copyOf(promises);
        reminders = Map.copyOf(reminders);
    }

    /** Nothing known yet. */
    public static Facts about(String debtorId) {
        return new Facts(
                debtorId,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Instant.EPOCH,
                Reach.NONE);
    }

    /** Of somebody whose personal data were erased no profile is taken, however late it comes. */
    public Facts with(Profile stated, Instant now) {
        return reach.erasedAt() != null || (profile != null && !stated.replaces(profile))
                ? this
                : new Facts(
                        debtorId,
                        stated,
                        accounts,
                        notices,
                        plans,
                        complaints,
                        promises,
                        reminders,
                        now,
                        reach);
    }

    /**
     * Other points are news; other habits alone change nothing that a gate could not have known.
     * With his other personal data his profile is erased.
     */
    public Facts with(Reach found, Instant now) {
        return new Facts(
                debtorId,
                found.erasedAt() == null ? profile : null,
                accounts,
                notices,
                plans,
                complaints,
                promises,
                reminders,
                found.reachesLike(reach) ? changedAt : now,
                found);
    }

    /** The language to write to him in: that which he asked for, else that of his profile. */
    public String language(Profile known) {
        var wish = reach.wish();
        return wish == null || wish.language() == null ? known.language() : wish.language();
    }

    /** The ways to reach him and persons around him, from profile and statements. */
    public List<ContactPoint> contactPoints(Instant now) {
        return reach.merged(profile, now);
    }

    /** The one with that id; nothing if nobody has told of it. */
    public Optional<ContactPoint> contactPoint(String endpoint, Instant now) {
        return contactPoints(now).stream()
                .filter(point -> point.endpoint().equals(endpoint))
                .findFirst();
    }

    /** Whether it was reported wrong, or what was told of it does not hold at that instant. */
    public boolean isKnownWrong(String endpoint, Instant now) {
        return reach.wrong().containsKey(endpoint)
                || contactPoint(endpoint, now).filter(point -> !point.valid()).isPresent();
    }

    public Facts with(Account stated, Instant now) {
        var known = accounts.get(stated.accountId());
        if (known != null && stated.sequence() < known.sequence()) {
            return this;
        }
        var merged = known == null ? stated : stated.after(known);
        var isNews = known == null || stated.differsInKindFrom(known);
        var all = put(accounts, stated.accountId(), merged);
        return new Facts(
                debtorId,
                profile,
                all,
                notices,
                plans,
                complaints,
                promises,
                reminders,
                isNews ? now : changedAt,
                reach);
    }

    /** A notice that treatment does not look at is still news: it may remedy a denial. */
    public Facts with(Notice notice, Instant now) {
        var all =
                notice.kind() == Notice.Kind.OTHER
                        ? without(notices, notice.eventId())
                        : put(notices, notice.eventId(), notice);
        return new Facts(
                debtorId,
                profile,
                accounts,
                all,
                plans,
                complaints,
                promises,
                reminders,
                now,
                reach);
    }

    public Facts with(Plan plan, Instant now) {
        var known = plans.get(plan.planId());
        var all = put(plans, plan.planId(), known == null ? plan : known.and(plan));
        return new Facts(
                debtorId,
                profile,
                accounts,
                notices,
                all,
                complaints,
                promises,
                reminders,
                now,
                reach);
    }

    public Facts with(Complaint complaint, Instant now) {
        var id = complaint.complaintId();
        var known = complaints.get(id);
        var all = put(complaints, id, known == null ? complaint : known.and(complaint));
        return new Facts(
                debtorId, profile, accounts, notices, plans, all, promises, reminders, now, reach);
    }

    public Facts with(Promise promise, Instant now) {
        var known = promises.get(promise.promiseId());
        var all = put(promises, promise.promiseId(), known == null ? promise : known.and(promise));
        return new Facts(
                debtorId,
                profile,
                accounts,
                notices,
                plans,
                complaints,
                all,
                reminders,
                now,
                reach);
    }

    /**
     * Of one instalment the latest statement counts: plan-service states anew what is still to be
     * paid, and until when it makes sense to remind of it. Those that are over are forgotten.
     */
    public Facts with(Reminder reminder, Instant now) {
        var all = new TreeMap<>(reminders);
        if (all.values().stream()
                .anyMatch(one -> one.isAboutThatOf(reminder) && one.isLaterThan(reminder))) {
            return this;
        }
        all.values().removeIf(one -> one.isOver(now) || one.isAboutThatOf(reminder));
        all.put(reminder.eventId(), reminder);
        return new Facts(
                debtorId,
                profile,
                accounts,
                notices,
                plans,
                complaints,
                promises,
                all,
                changedAt,
                reach);
    }

    /**
     * The instants, past ones included, at which something stated has its effect or loses it,
     * though nothing is reported then.
     */
    public Stream<Instant> turns() {
        return Stream.of(
                        notices.values().stream().map(Notice::occurredAt),
                        plans.values().stream().flatMap(one -> Stream.ofNullable(one.signedAt())),
                        reach.points().values().stream().flatMap(KnownPoint::turns),
                        reminders.values().stream().map(Reminder::until))
                .flatMap(instants -> instants);
    }

    /** Whether a reminder makes sense now: its plan is in force, its instalment not yet due. */
    public boolean isToBeReminded(Reminder reminder, Instant now) {
        var plan = plans.get(reminder.planId());
        var account = accounts.get(reminder.accountId());
        return plan != null
                && account != null
                && plan.isInForce(account, now)
                && !reminder.isOver(now);
    }

    private static <K extends Comparable<K>, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        var copy = new TreeMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static <K extends Comparable<K>, V> Map<K, V> without(Map<K, V> map, K key) {
        var copy = new TreeMap<>(map);
        copy.remove(key);
        return copy;
    }
}
