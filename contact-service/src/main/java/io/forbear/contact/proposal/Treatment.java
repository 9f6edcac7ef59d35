package io.forbear.contact.proposal;

import io.forbear.contact.channel.Purpose;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.HourCount;
import io.forbear.contact.pacing.Pacing;
import io.forbear.contact.strategy.Escalation;
import io.forbear.contact.strategy.StopRule;
import io.forbear.contact.strategy.Strategies;
import io.forbear.contact.strategy.Strategy;
import io.forbear.contact.template.Templates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The treatment of a debtor: what becomes of his dossier with time, a verdict or a report. All
 * functions are pure.
 */
public final class Treatment {
    private final Strategies strategies;
    private final Planner planner;
    private final Templates templates;
    private final Settlement settlement;
    private final Flaws flaws;
    private final Timing timing;
    private final Pacing pacing;
    private final Function<Account, List<HourCount>> similar;

    /** A treatment at no pace: everything is proposed once it is due. */
    public Treatment(Strategies strategies, Templates templates, Timing timing) {
        this(strategies, templates, timing, Pacing.NONE);
    }

    /** Without anything learned from similar debtors. */
    public Treatment(Strategies strategies, Templates templates, Timing timing, Pacing pacing) {
        this(strategies, templates, timing, pacing, _ -> List.of());
    }

    /**
     * With the hours learned from similar debtors.
     *
     * @param similar at which hours debtors with accounts like one are spoken to, as counted last
     */
    public Treatment(
            Strategies strategies,
            Templates templates,
            Timing timing,
            Pacing pacing,
            Function<Account, List<HourCount>> similar) {
        this.strategies = strategies;
        this.templates = templates;
        this.pacing = pacing;
        this.similar = similar;
        this.timing = timing;
        planner = new Planner(strategies, templates, timing, similar);
        flaws = new Flaws(strategies);
        settlement = new Settlement(strategies, flaws, timing);
    }

    /** The same treatment at no pace. */
    public Treatment unpaced() {
        return new Treatment(strategies, templates, timing, Pacing.NONE, similar);
    }

    /**
     * Looks at a debtor: closes what is no longer sound or awaited in vain, and proposes what is
     * due. The account longest overdue goes first; there are never two contacts of one purpose in
     * hand.
     */
    public Advance advance(Dossier dossier, Instant now) {
        return advance(dossier, now, null);
    }

    /**
     * The same for a debtor whose turn it is.
     *
     * @param slotOf the pace of which he has a slot, for one contact; null: none
     */
    public Advance advance(Dossier dossier, Instant now, @Nullable String slotOf) {
        var slot = slotOf;
        var line = new ArrayList<Queued>();
        var settled = settlement.settle(dossier, now);
        var current = settled.dossier();
        var proposed = new ArrayList<Proposal>();
        var next = new TreeMap<String, NextStep>();
        var escalated = new ArrayList<Escalated>();
        for (var lane : Lane.of(current.facts(), now).values()) {
            current = escalated(current, lane, now);
            var step = next(current, lane, current.inHand(), now);
            if (step instanceof NextStep.Propose propose && !now.isBefore(proposeAt(propose))) {
                var queued = queued(propose);
                if (queued != null && !queued.paceId().equals(slot)) {
                    line.add(queued);
                    next.put(lane.key(), new NextStep.Wait(NextStep.For.PACE, null));
                    continue;
                }
                slot = queued == null ? slot : null;
                var run = Objects.requireNonNull(current.runs().get(lane.key()));
                var extended = run.with(propose, now);
                proposed.add(extended.proposals().getLast());
                current = current.with(lane.key(), extended);
                step = new NextStep.Wait(NextStep.For.DECISION, null);
            }
            next.put(lane.key(), step);
            escalated(current, lane, step).ifPresent(escalated::add);
        }
        return new Advance(
                current,
                proposed,
                settled.changed(),
                settled.news(),
                next,
                Entry.all(dossier, current),
                escalated,
                line.stream().min(Comparator.comparing(Queued::rank)).orElse(null),
                dueAt(current, next.values(), now));
    }

    private Optional<Escalated> escalated(Dossier dossier, Lane lane, NextStep next) {
        return next instanceof NextStep.Stop stop && stop.reason().isForAPerson()
                ? Optional.ofNullable(dossier.runs().get(lane.key()))
                        .flatMap(
                                run ->
                                        strategies
                                                .find(run.strategyId())
                                                .map(Strategy::whenUsedUp)
                                                .map(
                                                        to ->
                                                                new Escalated(
                                                                        run.cause(),
                                                                        lane.account().accountId(),
                                                                        run.strategyId()
                                                                                + "@"
                                                                                + strategies
                                                                                        .version(),
                                                                        to,
                                                                        stop.because())))
                : Optional.empty();
    }

    /** The place in line of what is due; null: no pace governs it. */
    private @Nullable Queued queued(NextStep.Propose propose) {
        var contact = propose.contact();
        return pacing.governing(contact.channel(), contact.actor().legalEntityId())
                .map(
                        pace ->
                                new Queued(
                                        pace.id(),
                                        pacing.rank(propose.wantedAt(), contact.priority())))
                .orElse(null);
    }

    /** Why an account's next step is what it is, from the stage on. */
    public List<Reason> reasons(Advance advance, Account account, Instant now) {
        var next = Objects.requireNonNull(advance.next().get(account.accountId()));
        return new Reasons(strategies, pacing).of(advance.dossier(), account, next, now);
    }

    /**
     * Takes a verdict; one on a proposal that no longer waits for it has no effect.
     *
     * @throws IllegalArgumentException if the permit is for something else than was asked
     */
    public Ruling decided(Dossier dossier, String proposalId, Verdict verdict, Instant now) {
        return dossier.find(proposal -> proposal.proposalId().equals(proposalId))
                .flatMap(place -> ruling(dossier, place, verdict, now))
                .orElseGet(() -> new Ruling(dossier, null, null));
    }

    /** Takes a report; none if it belongs to no proposal, or to one that has a report already. */
    public Optional<Closing> attempted(Dossier dossier, AttemptReport report) {
        return dossier.find(report::isAbout)
                .filter(place -> report.mayClose(place.proposal()))
                .map(
                        place ->
                                new Closing(
                                        dossier.with(
                                                place.accountId(),
                                                place.closedBy(report, timing, dossier.zone())),
                                        place.proposal().proposalId(),
                                        place.proposal().state()));
    }

    /**
     * Takes that a gateway does not know what came of a command: that counts as a contact, as if no
     * report had come in time. None if the command is not awaited, or has been given up.
     */
    public Optional<Closing> inDoubt(Dossier dossier, @Nullable String commandId, Instant at) {
        return dossier.find(proposal -> isOf(proposal, commandId))
                .flatMap(
                        place ->
                                place.proposal()
                                        .command()
                                        .map(command -> unreported(dossier, place, command, at)));
    }

    private static boolean isOf(Proposal proposal, @Nullable String commandId) {
        return proposal.command().filter(one -> one.commandId().equals(commandId)).isPresent();
    }

    private static Closing unreported(
            Dossier dossier, Dossier.Place place, ProposalState.Commanded command, Instant at) {
        var state = new ProposalState.Unreported(at, command.commandId(), command.permitId());
        return new Closing(
                dossier.with(place.accountId(), place.run().with(place.proposal().in(state))),
                place.proposal().proposalId(),
                place.proposal().state());
    }

    private Optional<Ruling> ruling(
            Dossier dossier, Dossier.Place place, Verdict verdict, Instant now) {
        if (!(place.proposal().state() instanceof ProposalState.Proposed proposed)) {
            return Optional.empty();
        }
        var state =
                switch (verdict) {
                    case Verdict.Permitted permitted -> {
                        permitted.permit().check(place.proposal().proposalId(), proposed.contact());
                        yield permitted(dossier, place, permitted, proposed.contact(), now);
                    }
                    case Verdict.Deferred deferred ->
                            new ProposalState.Deferred(
                                    deferred.notBefore(), deferred.ruleIds(), proposed.plannedAt());
                    case Verdict.Denied denied ->
                            new ProposalState.Denied(proposed.at(), now, denied.ruleIds());
                };
        var changed = place.proposal().in(state);
        return Optional.of(
                new Ruling(
                        dossier.with(place.accountId(), place.run().with(changed)),
                        changed,
                        changed.isCommanded() ? proposed.contact() : null));
    }

    private ProposalState permitted(
            Dossier dossier,
            Dossier.Place place,
            Verdict.Permitted permitted,
            PlannedContact contact,
            Instant now) {
        var facts = dossier.facts();
        var lane = Lane.of(facts, now).get(place.accountId());
        if (lane == null) {
            return new ProposalState.Cancelled(Settlement.OVER, now);
        }
        var flaw = flaws.of(facts, lane.account(), place.run(), place.proposal(), now);
        if (flaw.isPresent()) {
            return new ProposalState.Cancelled(flaw.get(), now);
        }
        var asked = place.proposal().asked();
        return permitted.permit().notAfter().isBefore(now)
                ? new ProposalState.Lapsed(now, now.plus(timing.backOff().multipliedBy(asked)))
                : new ProposalState.Commanded(
                        permitted.commandId(),
                        permitted.permit().permitId(),
                        now,
                        Ordered.of(contact, permitted.permit()),
                        null);
    }

    private NextStep next(Dossier dossier, Lane lane, Set<Purpose> inHand, Instant now) {
        var account = lane.account();
        var run = dossier.runs().get(lane.key());
        if (run == null) {
            return new NextStep.Stop(NextStep.Reason.NO_STRATEGY, account.stage());
        }
        var command = run.last().flatMap(Proposal::command);
        if (command.isPresent()) {
            return new NextStep.Wait(NextStep.For.REPORT, timing.givenUpAt(command.get()));
        }
        var strategy = strategies.find(run.strategyId()).orElseThrow();
        if (strategy.noContact() != null) {
            return new NextStep.Stop(NextStep.Reason.NO_CONTACT, strategy.noContact());
        }
        return Stops.of(strategy, run, account, dossier.facts(), now)
                .map(stop -> stopped(strategy, stop))
                .orElseGet(
                        () ->
                                usedUp(
                                        strategy,
                                        planner.next(
                                                dossier.facts(),
                                                lane,
                                                strategy,
                                                run,
                                                inHand,
                                                now)));
    }

    private static NextStep stopped(Strategy strategy, Stops.Stop stop) {
        var escalation = strategy.whenUsedUp();
        return stop.then() == StopRule.Then.ESCALATE && escalation != null
                ? after(escalation, stop.because())
                : new NextStep.Stop(NextStep.Reason.STOP_CONDITION, stop.because());
    }

    private static NextStep usedUp(Strategy strategy, NextStep step) {
        var escalation = strategy.whenUsedUp();
        return step instanceof NextStep.Stop stop
                        && stop.reason() == NextStep.Reason.STEPS_EXHAUSTED
                        && escalation != null
                ? after(escalation, "the steps are used up: " + stop.because())
                : step;
    }

    private static NextStep after(Escalation escalation, String because) {
        return switch (escalation) {
            case Escalation.TaskForPerson(var task, var reason) ->
                    new NextStep.Stop(
                            NextStep.Reason.TASK_FOR_PERSON,
                            "%s: %s (%s)".formatted(task, reason, because));
            case Escalation.LegalReferral(var reason) ->
                    new NextStep.Stop(
                            NextStep.Reason.LEGAL_REFERRAL_PROPOSED,
                            "%s (%s)".formatted(reason, because));
            // the run goes on by it before anybody asks what is next
            case Escalation.NextStrategy(var next) ->
                    new NextStep.Stop(NextStep.Reason.STEPS_EXHAUSTED, "on to " + next);
        };
    }

    /** With the run gone on to the strategy that follows, where the steps are used up. */
    private Dossier escalated(Dossier dossier, Lane lane, Instant now) {
        var current = dossier;
        var next = nextStrategy(current, lane, now);
        // a file in which strategies follow on each other in a circle is refused
        while (next != null) {
            var run = Objects.requireNonNull(current.runs().get(lane.key()));
            current = current.with(lane.key(), run.escalatedTo(next, lane.account(), now));
            next = nextStrategy(current, lane, now);
        }
        return current;
    }

    private @Nullable Strategy nextStrategy(Dossier dossier, Lane lane, Instant now) {
        var run = dossier.runs().get(lane.key());
        if (run == null
                || run.last().filter(Proposal::isLive).isPresent()
                || !(strategies.find(run.strategyId()).orElseThrow().whenUsedUp()
                        instanceof Escalation.NextStrategy(var id))) {
            return null;
        }
        return next(dossier, lane, Set.of(), now).equals(after(new Escalation.NextStrategy(id), ""))
                ? strategies.find(id).orElseThrow()
                : null;
    }

    private Instant proposeAt(NextStep.Propose propose) {
        return propose.plannedAt().minus(timing.lead());
    }

    /**
     * What changes with time alone, without any news: nobody would look otherwise.
     *
     * @return the next instant after now at which a fact has its effect or loses it, or a
     *     strategy's time in the stage is up
     */
    private Stream<Instant> turns(Dossier dossier, Instant now) {
        var facts = dossier.facts();
        var stages =
                facts.accounts().values().stream()
                        .flatMap(
                                account -> turns(dossier.runs().get(account.accountId()), account));
        return Stream.concat(stages, facts.turns()).filter(at -> at.isAfter(now));
    }

    private Stream<Instant> turns(@Nullable Run run, Account account) {
        return run == null
                ? Stream.empty()
                : strategies.find(run.strategyId()).stream()
                        .flatMap(strategy -> Stops.turns(strategy, account));
    }

    private @Nullable Instant dueAt(Dossier dossier, Collection<NextStep> next, Instant now) {
        var steps =
                next.stream()
                        .flatMap(
                                step ->
                                        switch (step) {
                                            case NextStep.Propose propose ->
                                                    Stream.of(proposeAt(propose));
                                            case NextStep.Wait wait ->
                                                    Stream.ofNullable(wait.until());
                                            case NextStep.Stop stop ->
                                                    Stream.ofNullable(stop.until());
                                        });
        var awaited =
                dossier.runs().values().stream()
                        .flatMap(run -> run.last().flatMap(Proposal::command).stream())
                        .map(timing::nextWordAt);
        return Stream.of(steps, awaited, turns(dossier, now))
                .flatMap(instants -> instants)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
