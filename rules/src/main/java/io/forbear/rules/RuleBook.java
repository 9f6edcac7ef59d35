package io.forbear.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rule packs, all versions, and which of their rules apply to what. */
public final class RuleBook {
    private final List<Part> parts;
    private final List<ContactCheck> restingOnFindings;
    private final List<ContactCheck> turning;
    private final Map<Class<?>, List<TermUse>> termsByStart;

    /** A pack with its checks sorted by what they look at. */
    record Part(
            RulePack pack,
            List<RuleChecks<ContactCheck>> atGate,
            List<RuleChecks<ContactCheck>> onContact,
            List<RuleChecks<FactCheck>> onFact,
            List<RuleChecks<TermCheck>> terms) {}

    /** A rule with those of its checks that look at one kind of thing. */
    record RuleChecks<C extends Check>(Rule rule, List<C> checks) {}

    /** A check that runs a clock, with the rule and pack it belongs to. */
    record TermUse(RulePack pack, Rule rule, TermCheck check) {}

    private RuleBook(List<Part> parts) {
        this.parts = parts;
        restingOnFindings =
                parts.stream()
                        .flatMap(part -> part.onContact().stream())
                        .flatMap(use -> use.checks().stream())
                        .filter(ContactCheck::restsOnFindings)
                        .toList();
        var empty = new CaseFile("");
        turning =
                parts.stream()
                        .flatMap(part -> part.atGate().stream())
                        .flatMap(use -> use.checks().stream())
                        .filter(check -> !check.turns(empty).equals(Turns.NONE))
                        .toList();
        termsByStart =
                Arrays.stream(Fact.class.getPermittedSubclasses())
                        .collect(Collectors.toMap(type -> type, type -> startedBy(parts, type)));
    }

    private static List<TermUse> startedBy(List<Part> parts, Class<?> type) {
        var fact = type.asSubclass(Fact.class);
        var uses = new ArrayList<TermUse>();
        for (var part : parts) {
            for (var use : part.terms()) {
                for (var check : use.checks()) {
                    if (check.startsWith(fact)) {
                        uses.add(new TermUse(part.pack(), use.rule(), check));
                    }
                }
            }
        }
        return List.copyOf(uses);
    }

    /**
     * A book of these packs. Each event is judged by the version in force when it happened: a later
     * version of a pack ends the one before it.
     */
    public static RuleBook of(List<RulePack> packs) {
        var parts = new ArrayList<Part>();
        for (var published : packs) {
            var pack = published.endedBy(packs);
            parts.add(
                    new Part(
                            pack,
                            select(pack, ContactCheck.class, Mode.GATE),
                            select(pack, ContactCheck.class, Mode.DETECT),
                            select(pack, FactCheck.class, Mode.DETECT),
                            select(pack, TermCheck.class, Mode.DETECT)));
        }
        return new RuleBook(List.copyOf(parts));
    }

    private static <C extends Check> List<RuleChecks<C>> select(
            RulePack pack, Class<C> kind, Mode mode) {
        var selected = new ArrayList<RuleChecks<C>>();
        for (var rule : pack.rules()) {
            var checks =
                    rule.checks().stream()
                            .map(Rule.CheckUse::check)
                            .filter(kind::isInstance)
                            .map(kind::cast)
                            .toList();
            if (!checks.isEmpty() && rule.modes().contains(mode)) {
                selected.add(new RuleChecks<>(rule, checks));
            }
        }
        return List.copyOf(selected);
    }

    /** The packs, in the order in which their findings are told. */
    public List<RulePack> packs() {
        return parts.stream().map(Part::pack).toList();
    }

    /** The pack versions in force at an instant, {@code id@version}. */
    public List<String> versionsInForce(Instant at) {
        return parts.stream()
                .map(Part::pack)
                .filter(pack -> pack.inForce(at))
                .map(pack -> pack.id() + "@" + pack.version())
                .toList();
    }

    List<Part> parts() {
        return parts;
    }

    /** The checks that ask what other rules found on earlier contacts. */
    List<ContactCheck> restingOnFindings() {
        return restingOnFindings;
    }

    /** The checks of the gate that may answer otherwise because time has passed. */
    List<ContactCheck> turning() {
        return turning;
    }

    /** The clocks that a fact of this type can start, those of all versions. */
    List<TermUse> termsStartedBy(Class<? extends Fact> type) {
        return termsByStart.getOrDefault(type, List.of());
    }

    /** Whether a pack in force, other than the product's own, states the law for the account. */
    boolean governed(Account account, Profile profile, Instant at) {
        for (var part : parts) {
            var pack = part.pack();
            if (!pack.appliesEverywhere() && pack.inForce(at) && pack.governs(account, profile)) {
                return true;
            }
        }
        return false;
    }

    /** Those of the accounts that the pack binds at an instant; all for the product's own pack. */
    static List<String> bound(
            RulePack pack, CaseFile file, List<String> accountIds, Profile profile, Instant at) {
        if (pack.appliesEverywhere()) {
            return accountIds;
        }
        int bound = 0;
        for (int i = 0; i < accountIds.size(); i++) {
            bound += binds(pack, file, accountIds.get(i), profile, at) ? 1 : 0;
        }
        if (bound == accountIds.size()) {
            return accountIds;
        }
        var some = new ArrayList<String>(bound);
        for (var id : accountIds) {
            if (bound > 0 && binds(pack, file, id, profile, at)) {
                some.add(id);
            }
        }
        return some;
    }

    private static boolean binds(
            RulePack pack, CaseFile file, String accountId, Profile profile, Instant at) {
        var account = file.accountAt(accountId, at);
        return account != null && pack.binds(account, profile);
    }
}
