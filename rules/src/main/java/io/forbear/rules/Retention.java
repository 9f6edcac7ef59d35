package io.forbear.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says which facts rules need no more. Given that contacts older than a horizon are final, and that
 * none comes any more that is older, a case file without what may be forgotten leads to the same
 * findings, terms and decisions on everything else as the whole one.
 *
 * <p>Contacts lie in the file until they are older than the horizon by as much as the rules look
 * back, and for good if a check {@linkplain Check#remember remembers} them. Proposals and permits
 * go as contacts do. Of what was stated about an account, statements go that differed in amounts
 * only. All other facts stay.
 */
public final class Retention {
    /** Instances' clocks may differ, and a book's packs may change between two looks. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private static final int CROWD = 32;

    private final RuleBook book;
    private final List<Check> checks;
    private final Duration lookBack;
    private final Duration longestTerm;

    /**
     * @param book by which contacts are judged
     * @param others books that are asked too, and must not miss anything either
     */
    public Retention(RuleBook book, List<RuleBook> others) {
        this.book = book;
        var all = Collections.newSetFromMap(new IdentityHashMap<Check, Boolean>());
        addChecks(book, all);
        others.forEach(other -> addChecks(other, all));
        this.checks = List.copyOf(all);
        this.lookBack = longest(checks.stream().map(Check::lookBack).toList());
        this.longestTerm = longest(duties(checks).stream().map(TermCheck::longest).toList());
    }

    /**
     * What may be forgotten.
     *
     * @param facts to be taken out of the file
     * @param settled of contacts that stay, whether they broke the law: what told that goes
     */
    public record Forgettable(List<Fact> facts, Map<String, Boolean> settled) {
        public static final Forgettable NOTHING = new Forgettable(List.of(), Map.of());

        public Forgettable {
            facts = List.copyOf(facts);
            settled = Map.copyOf(settled);
        }

        /** Takes it out of a file. */
        public void forget(CaseFile file) {
            settled.forEach(file::settle);
            facts.forEach(file::forget);
        }
    }

    /** How far before a contact the rules look at earlier ones. */
    public Duration lookBack() {
        return lookBack;
    }

    /** How long the longest of the terms lasts that are duties. */
    public Duration longestTerm() {
        return longestTerm;
    }

    /**
     * What is the least that must lie between the horizon and now: a contact still has all that the
     * rules look back on, and no term runs that began before.
     */
    public Duration leastHorizon() {
        return lookBack.plus(longestTerm);
    }

    /** Before this instant contacts are forgotten. */
    public Instant mark(Instant horizon) {
        return horizon.minus(lookBack).minus(MARGIN);
    }

    /**
     * Whether a file has so many contacts before the mark that it is worth asking which of them may
     * go; some are always there, for they are remembered.
     *
     * @param horizon contacts before this instant are final
     */
    public boolean isCrowded(CaseFile file, Instant horizon) {
        var mark = mark(horizon);
        return isCrowded(file.all(Fact.ContactAttempted.class), mark)
                || isCrowded(file.all(Fact.ContactProposed.class), mark);
    }

    private static boolean isCrowded(List<? extends Fact> facts, Instant mark) {
        return facts.size() > CROWD && facts.get(CROWD).occurredAt().isBefore(mark);
    }

    /**
     * What a file may forget.
     *
     * @param horizon contacts before this instant are final
     * @param limit about how many contacts are forgotten at most; the oldest go first
     */
    public Forgettable forgettable(CaseFile file, Instant horizon, int limit) {
        var mark = mark(horizon);
        var facts = before(mark, file);
        if (facts.size() > limit) {
            facts.sort(Comparator.comparing(Fact::occurredAt));
            facts = before(facts.get(limit).occurredAt(), file);
        }
        return facts.isEmpty()
                ? Forgettable.NOTHING
                : new Forgettable(facts, unsettled(file, horizon, facts));
    }

    private List<Fact> before(Instant mark, CaseFile file) {
        var remembered = remembered(file, mark);
        var open = openProposals(file, mark, remembered);
        var facts = new ArrayList<Fact>();
        for (var made : file.all(Fact.ContactAttempted.class)) {
            var proposalId = made.contact().proposalId();
            if (made.occurredAt().isBefore(mark)
                    && !remembered.contains(made.id())
                    && (proposalId == null || !open.contains(proposalId))) {
                facts.add(made);
            }
        }
        addIf(file.all(Fact.ContactProposed.class), f -> !open.contains(f.proposalId()), facts);
        addIf(file.all(Fact.PermitIssued.class), f -> !open.contains(f.proposalId()), facts);
        addIf(file.all(Fact.ProposalClosed.class), f -> !open.contains(f.proposalId()), facts);
        file.accountIds().forEach(id -> addRestatements(file, id, mark, facts));
        return facts;
    }

    private static <F extends Fact> void addIf(List<F> from, Predicate<F> which, List<Fact> to) {
        from.stream().filter(which).forEach(to::add);
    }

    /** The contacts before an instant that some check needs for good. */
    private Set<String> remembered(CaseFile file, Instant mark) {
        var attempts = file.attempts();
        int end = 0;
        while (end < attempts.size() && attempts.get(end).at().isBefore(mark)) {
            end++;
        }
        var past =
                new Past(
                        file,
                        attempts.subList(0, end),
                        contact -> ContactVerdict.breaksLaw(book, file, contact));
        var remembered = new HashSet<String>();
        checks.forEach(check -> check.remember(past, contact -> remembered.add(contact.id())));
        return remembered;
    }

    /** Those that are planned, permitted or closed after the mark, or are remembered contacts. */
    private static Set<String> openProposals(CaseFile file, Instant mark, Set<String> remembered) {
        var open = new HashSet<String>();
        for (var planned : file.all(Fact.ContactProposed.class)) {
            if (!planned.occurredAt().isBefore(mark) || remembered.contains(planned.id())) {
                open.add(planned.proposalId());
            }
        }
        for (var permit : file.all(Fact.PermitIssued.class)) {
            if (!permit.occurredAt().isBefore(mark) || !permit.notAfter().isBefore(mark)) {
                open.add(permit.proposalId());
            }
        }
        for (var closed : file.all(Fact.ProposalClosed.class)) {
            if (!closed.occurredAt().isBefore(mark)) {
                open.add(closed.proposalId());
            }
        }
        return open;
    }

    /**
     * Amounts are looked at by contacts only, and those before the mark are forgotten or settled.
     * One that was corrected stays: it knows which version came first.
     */
    private static void addRestatements(
            CaseFile file, String accountId, Instant mark, List<Fact> facts) {
        var stated = file.statementsOn(accountId);
        for (int i = 1; i + 1 < stated.size(); i++) {
            var one = stated.get(i);
            if (stated.get(i + 1).occurredAt().isAfter(mark)) {
                return;
            }
            if (one.account().equalsButAmounts(stated.get(i - 1).account())
                    && file.superseded(one.id()).isEmpty()) {
                facts.add(one);
            }
        }
    }

    /** Those contacts on whose findings others may rest, and that will lose their own history. */
    private Map<String, Boolean> unsettled(CaseFile file, Instant horizon, List<Fact> forgotten) {
        var asking = checks.stream().filter(Retention::restsOnFindings).toList();
        if (asking.isEmpty()) {
            return Map.of();
        }
        var gone = new HashSet<String>();
        forgotten.forEach(fact -> gone.add(fact.id()));
        var settled = new HashMap<String, Boolean>();
        for (var contact : file.attempts()) {
            if (!contact.at().isBefore(horizon)) {
                break;
            }
            if (!gone.contains(contact.id())
                    && file.settled(contact.id()) == null
                    && asking.stream().anyMatch(check -> asks(check, contact))) {
                settled.put(contact.id(), ContactVerdict.breaksLaw(book, file, contact));
            }
        }
        return settled;
    }

    private static boolean restsOnFindings(Check check) {
        return check instanceof ContactCheck contacts && contacts.restsOnFindings();
    }

    private static boolean asks(Check check, Attempt contact) {
        return check instanceof ContactCheck contacts && contacts.asksFindingsOn(contact);
    }

    private static void addChecks(RuleBook book, Set<Check> checks) {
        for (var pack : book.packs()) {
            for (var rule : pack.rules()) {
                rule.checks().forEach(use -> checks.add(use.check()));
            }
        }
    }

    private static List<TermCheck> duties(List<Check> checks) {
        return checks.stream()
                .filter(TermCheck.class::isInstance)
                .map(TermCheck.class::cast)
                .filter(TermCheck::hasDuty)
                .toList();
    }

    private static Duration longest(List<Duration> durations) {
        return durations.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}
