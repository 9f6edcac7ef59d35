package io.forbear.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one debtor: a set of facts. The order in which they arrive does not
 * matter, except that of two versions with one id the later arrival holds; one that was replaced
 * stays so when it comes again. Not safe for use by several threads at once.
 */
public final class CaseFile {
    private static final Comparator<Fact> EVENT_ORDER =
            Comparator.comparing(Fact::occurredAt).thenComparing(Fact::id);

    private final String debtorId;
    private final Map<String, Fact> byId = new HashMap<>();
    private final Map<String, Set<Long>> superseded = new HashMap<>();
    private final Map<Class<? extends Fact>, List<Fact>> byType = new HashMap<>();
    private final Map<String, List<Fact.AccountStated>> accounts = new HashMap<>();
    private final Map<String, List<Fact.PermitIssued>> permits = new HashMap<>();
    private final ContactLog log = new ContactLog();
    private final Map<String, Boolean> settled = new HashMap<>();

    public CaseFile(String debtorId) {
        this.debtorId = debtorId;
    }

    /**
     * A fact that has entered the file.
     *
     * @param previous the version it replaces; null when the id is new
     */
    public record Change(Fact fact, @Nullable Fact previous) {}

    public String debtorId() {
        return debtorId;
    }

    /**
     * Adds a fact. One with a known id replaces the known version.
     *
     * @return what changed; null when the very same fact is known, or was and has been replaced
     */
    public @Nullable Change add(Fact fact) {
        var previous = byId.get(fact.id());
        if (fact.equals(previous) || isSuperseded(fact)) {
            return null;
        }
        if (previous != null) {
            supersede(fact.id(), FactDigest.of(previous));
            settled.remove(fact.id());
            take(previous);
        }
        byId.put(fact.id(), fact);
        put(fact);
        return new Change(fact, previous);
    }

    /** Adds several facts in this order. */
    public CaseFile addAll(Iterable<? extends Fact> facts) {
        facts.forEach(this::add);
        return this;
    }

    /** Adds a fact together with the {@linkplain #superseded digests} of what it has replaced. */
    public void restore(Fact fact, Collection<Long> digests) {
        add(fact);
        digests.forEach(digest -> supersede(fact.id(), digest));
    }

    /**
     * Takes a fact out that is needed no more. What had been found with it stands: nobody judges
     * anew what lies that far back.
     */
    public void forget(Fact fact) {
        if (byId.remove(fact.id(), fact)) {
            superseded.remove(fact.id());
            settled.remove(fact.id());
            take(fact);
        }
    }

    /** Notes for good whether a contact broke the law: what told that is to be forgotten. */
    public void settle(String contactId, boolean brokeLaw) {
        settled.put(contactId, brokeLaw);
    }

    /** Whether a contact broke the law, where that is {@linkplain #settle settled}; else null. */
    public @Nullable Boolean settled(String contactId) {
        return settled.get(contactId);
    }

    /** Digests of the versions that the fact with this id has replaced; to be stored with it. */
    public Collection<Long> superseded(String id) {
        return Collections.unmodifiableCollection(superseded.getOrDefault(id, Set.of()));
    }

    private void supersede(String id, long digest) {
        superseded.computeIfAbsent(id, _ -> new TreeSet<>()).add(digest);
    }

    private boolean isSuperseded(Fact fact) {
        var digests = superseded.get(fact.id());
        return digests != null && digests.contains(FactDigest.of(fact));
    }

    private void put(Fact fact) {
        insert(byType.computeIfAbsent(fact.getClass(), _ -> new ArrayList<>()), fact);
        if (fact instanceof Fact.AccountStated stated) {
            insert(
                    accounts.computeIfAbsent(stated.account().accountId(), _ -> new ArrayList<>()),
                    stated);
        }
        if (fact instanceof Fact.PermitIssued permit) {
            insert(permits.computeIfAbsent(permit.permitId(), _ -> new ArrayList<>()), permit);
        }
        log.put(fact);
    }

    private void take(Fact fact) {
        var list = byType.get(fact.getClass());
        if (list != null) {
            list.remove(fact);
        }
        if (fact instanceof Fact.AccountStated stated) {
            var versions = accounts.get(stated.account().accountId());
            if (versions != null) {
                versions.remove(stated);
            }
        }
        if (fact instanceof Fact.PermitIssued permit) {
            var versions = permits.get(permit.permitId());
            if (versions != null) {
                versions.remove(permit);
            }
        }
        log.take(fact);
    }

    private static <F extends Fact> void insert(List<F> list, F fact) {
        // most come in their order
        if (list.isEmpty() || EVENT_ORDER.compare(list.getLast(), fact) <= 0) {
            list.add(fact);
            return;
        }
        int at = Collections.binarySearch(list, fact, EVENT_ORDER);
        list.add(at < 0 ? -at - 1 : at + 1, fact);
    }

    /** The fact with this id; null when there is none. */
    public @Nullable Fact fact(String id) {
        return byId.get(id);
    }

    /** All facts, in no order. */
    public Collection<Fact> facts() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** All facts of a type, in event order. */
    @SuppressWarnings("unchecked") // put() files every fact under its own class
    public <F extends Fact> List<F> all(Class<F> type) {
        var list = byType.get(type);
        return list == null ? List.of() : (List<F>) list;
    }

    /** All facts that happen from one instant on and before another, in no order. */
    List<Fact> between(Instant from, Instant until) {
        var between = new ArrayList<Fact>();
        for (var facts : byType.values()) {
            // most are over; what is asked for stands at the end
            for (int i = facts.size() - 1; i >= 0; i--) {
                var fact = facts.get(i);
                if (fact.occurredAt().isBefore(from)) {
                    break;
                }
                if (fact.occurredAt().isBefore(until)) {
                    between.add(fact);
                }
            }
        }
        return between;
    }

    /** The next instant after this one at which a fact happens; null when none does. */
    @Nullable Instant nextFact(Instant after) {
        Instant next = null;
        for (var facts : byType.values()) {
            for (int i = facts.size() - 1; i >= 0; i--) {
                var at = facts.get(i).occurredAt();
                if (!at.isAfter(after)) {
                    break;
                }
                next = next == null || at.isBefore(next) ? at : next;
            }
        }
        return next;
    }

    /** What is known about the debtor for an instant. */
    public Profile profileAt(Instant at) {
        var notes = all(Fact.VulnerabilityNoted.class);
        return notes.isEmpty() || notes.getFirst().occurredAt().isAfter(at)
                ? statedAt(at)
                : statedAt(at).with(DebtorFlag.VULNERABLE);
    }

    private Profile statedAt(Instant at) {
        var known = all(Fact.ProfileStated.class);
        if (known.isEmpty()) {
            return Profile.UNKNOWN;
        }
        int i = known.size() - 1;
        while (i > 0 && known.get(i).occurredAt().isAfter(at)) {
            i--;
        }
        return known.get(i).profile();
    }

    /** The known accounts, in order of their ids. */
    public List<String> accountIds() {
        return accounts.keySet().stream().sorted().toList();
    }

    /** What is known about an account for an instant; null when the account is unknown. */
    public @Nullable Account accountAt(String accountId, Instant at) {
        var known = accounts.get(accountId);
        if (known == null || known.isEmpty()) {
            return null;
        }
        int i = known.size() - 1;
        while (i > 0 && known.get(i).occurredAt().isAfter(at)) {
            i--;
        }
        return known.get(i).account();
    }

    /** All that was stated about an account, in event order. */
    List<Fact.AccountStated> statementsOn(String accountId) {
        return accounts.getOrDefault(accountId, List.of());
    }

    /** The permit with this id; null when none was issued. */
    public Fact.@Nullable PermitIssued permit(String permitId) {
        var issued = permits.get(permitId);
        return issued == null || issued.isEmpty() ? null : issued.getFirst();
    }

    /**
     * The contacts that happened, in event order: every reported attempt, and every permitted
     * proposal that was closed, with an outcome or as unreported, and never reported otherwise.
     */
    public List<Attempt> attempts() {
        return log.attempts();
    }

    /**
     * Permitted proposals of which nothing has been heard yet and whose slot is held at an instant.
     */
    public List<Attempt> inFlight(Instant now) {
        return log.inFlight(now);
    }

    /** The next instant after this one at which a held slot lapses; null when none does. */
    @Nullable Instant nextLapse(Instant after) {
        return log.nextLapse(after);
    }
}
