package io.forbear.contact.proposal;

import io.forbear.contact.besttime.BestTime;
import io.forbear.contact.besttime.Slot;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.ActorKind;
import io.forbear.contact.debtor.ContactPoint;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Hold;
import io.forbear.contact.debtor.Holds;
import io.forbear.contact.debtor.HourCount;
import io.forbear.contact.debtor.Profile;
import io.forbear.contact.debtor.Reminder;
import io.forbear.contact.strategy.Step;
import io.forbear.contact.strategy.Strategies;
import io.forbear.contact.strategy.Strategy;
import io.forbear.contact.template.Message;
import io.forbear.contact.template.Templates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is next for an account: a pure function of facts, strategy, history and the instant. */
final class Planner {
    /** From when a step is due; a best time is chosen within it. */
    private static final Duration BEST_WITHIN = Duration.ofDays(1);

    /** How often a best time is chosen before the first lawful one is taken. */
    private static final int MOST_CHOICES = 3;

    private final Strategies strategies;
    private final Templates templates;
    private final Timing timing;
    private final Function<Account, List<HourCount>> similar;

    Planner(
            Strategies strategies,
            Templates templates,
            Timing timing,
            Function<Account, List<HourCount>> similar) {
        this.strategies = strategies;
        this.templates = templates;
        this.timing = timing;
        this.similar = similar;
    }

    /**
     * @param lane the account, or a reminder beside it
     * @param run how far the account has come in the strategy
     * @param inHand purposes of which gate or gateway has a contact of this debtor in hand
     */
    NextStep next(
            Facts facts, Lane lane, Strategy strategy, Run run, Set<Purpose> inHand, Instant now) {
        return switch (Progress.of(run, strategy, strategies.denials(), facts, timing)) {
            case Progress.Resting resting -> resting.why();
            case Progress.At at -> {
                var profile = facts.profile();
                var erasedAt = facts.reach().erasedAt();
                if (erasedAt != null) {
                    yield stop(
                            NextStep.Reason.HELD, Hold.Kind.PERSONAL_DATA_ERASED + " " + erasedAt);
                }
                if (profile == null) {
                    yield stop(NextStep.Reason.NO_PROFILE, "no profile has arrived");
                }
                yield profile.zones().isEmpty()
                        ? stop(NextStep.Reason.NO_TIME_ZONE, "the profile names no time zone")
                        : new Search(facts, lane, strategy, run, profile, inHand, now).from(at);
            }
        };
    }

    /** The search for the first step that can be taken. */
    private final class Search {
        private final Facts facts;
        private final Account account;
        private final @Nullable Reminder reminder;
        private final Strategy strategy;
        private final Run run;
        private final Profile profile;
        private final Set<Purpose> inHand;
        private final Instant now;
        private final List<String> passedOver = new ArrayList<>();
        private NextStep.@Nullable Reason obstacle;

        private Search(
                Facts facts,
                Lane lane,
                Strategy strategy,
                Run run,
                Profile profile,
                Set<Purpose> inHand,
                Instant now) {
            this.facts = facts;
            account = lane.account();
            reminder = lane.reminder();
            this.strategy = strategy;
            this.run = run;
            this.profile = profile;
            this.inHand = inHand;
            this.now = now;
        }

        /** Steps that cannot be taken are passed over, but their waits are kept. */
        NextStep from(Progress.At at) {
            var goesOn = at;
            while (goesOn.index() < strategy.steps().size()) {
                var step = strategy.steps().get(goesOn.index());
                var hold = Holds.against(facts, account, step.purpose(), step.party(), now);
                if (hold.isPresent()) {
                    return stop(
                            NextStep.Reason.HELD, hold.get().kind() + " " + hold.get().because());
                }
                var wrong = facts.reach().stillWrong(Address.provedWrong(run.proposals()));
                var way = way(step, wrong);
                switch (way.address()) {
                    case Address.Found found -> {
                        return propose(goesOn, way.step(), found.point());
                    }
                    case Address.None none -> goesOn = passOver(goesOn, none);
                }
            }
            return obstacle == null
                    ? stop(NextStep.Reason.STEPS_EXHAUSTED, strategy.id())
                    : passedOver(goesOn, obstacle);
        }

        /**
         * No step is left that can be taken. Where something follows when they are used up, it
         * follows once their waits are over: until then a way to take them may still turn up.
         */
        private NextStep passedOver(Progress.At end, NextStep.Reason why) {
            var over = end.since().plus(end.delay());
            if (strategy.whenUsedUp() == null) {
                return stop(why, String.join("; ", passedOver));
            }
            return now.isBefore(over)
                    ? new NextStep.Stop(why, String.join("; ", passedOver), over)
                    : stop(
                            NextStep.Reason.STEPS_EXHAUSTED,
                            strategy.id() + "; passed over: " + String.join("; ", passedOver));
        }

        private record Way(Step step, Address address) {
            boolean isOpen() {
                return address instanceof Address.Found;
            }
        }

        /** By the channel he asks for, else the step's own, else another by which he is reached. */
        private Way way(Step step, Set<String> wrong) {
            var wish = facts.reach().wish();
            var asked = wish == null ? List.<Channel>of() : wish.channels();
            var ways = step.ways().stream().map(one -> new Way(one, address(one, wrong))).toList();
            return ways.stream()
                    .filter(Way::isOpen)
                    .min(Comparator.comparingInt(one -> rank(asked, one.step().channel())))
                    .orElseGet(ways::getFirst);
        }

        private static int rank(List<Channel> asked, Channel channel) {
            var place = asked.indexOf(channel);
            return place < 0 ? asked.size() : place;
        }

        private Address address(Step step, Set<String> wrong) {
            if (step.channel() == Channel.VISIT && team(step).isEmpty()) {
                return new Address.None(
                        NextStep.Reason.NO_VISITORS,
                        step.id() + ": no two visitors of " + account.collector());
            }
            return templates
                    .obstacle(templates.get(step.templateId()), step.channel(), account, reminder)
                    .<Address>map(why -> new Address.None(NextStep.Reason.NO_WORDING, why))
                    .orElseGet(() -> Address.of(step, facts, profile, wrong, now));
        }

        private Progress.At passOver(Progress.At at, Address.None none) {
            passedOver.add(none.because());
            obstacle = obstacle == null ? none.reason() : obstacle;
            var next = at.index() + 1;
            var delay =
                    next < strategy.steps().size()
                            ? strategy.steps().get(next).after()
                            : Duration.ZERO;
            return new Progress.At(next, 1, 1, at.since(), at.delay().plus(delay));
        }

        private NextStep propose(Progress.At at, Step step, ContactPoint point) {
            if (inHand.contains(step.purpose())) {
                return new NextStep.Wait(NextStep.For.OTHER_CONTACT, null);
            }
            var due = at.since().plus(at.delay());
            var soonest = now.plus(timing.lead());
            var earliest = due.isBefore(soonest) ? soonest : due;
            return plannedAt(at, step, due, earliest)
                    .<NextStep>map(
                            planned ->
                                    new NextStep.Propose(
                                            step,
                                            at.time(),
                                            at.asked(),
                                            planned,
                                            plannedAt(at, step, due, due).orElse(due),
                                            contact(step, point),
                                            passedOver))
                    .orElseGet(
                            () ->
                                    stop(
                                            NextStep.Reason.NO_COMMON_TIME,
                                            step.id() + " in " + profile.zones()));
        }

        /**
         * After a deferral the best of what the gate has left is chosen, a few times; then a step
         * is taken as soon as it is lawful: what the gate says goes before what is likely.
         */
        private Optional<Instant> plannedAt(
                Progress.At at, Step step, Instant due, Instant earliest) {
            var zones = profile.zones();
            return switch (step.time()) {
                case EARLIEST -> inWindow(step, zones, earliest);
                case BEST ->
                        zones.size() == 1 && choosesStill(at)
                                ? best(step, zones.getFirst(), due.plus(BEST_WITHIN), earliest)
                                        .or(() -> inWindow(step, zones, earliest))
                                : inWindow(step, zones, earliest);
            };
        }

        private boolean choosesStill(Progress.At at) {
            return at.asked() == 1 || (deferral().isPresent() && at.asked() <= MOST_CHOICES);
        }

        private Optional<ProposalState.Deferred> deferral() {
            return run.last()
                    .map(Proposal::state)
                    .filter(ProposalState.Deferred.class::isInstance)
                    .map(ProposalState.Deferred.class::cast);
        }

        /** None once the time to choose from is over. */
        private Optional<Instant> best(Step step, ZoneId zone, Instant until, Instant earliest) {
            var reach = facts.reach();
            return new BestTime(zone, reach.wish(), reach.habits(), similar.apply(account))
                    .slots(step.channel(), earliest, until, step.window()).stream()
                            .map(Slot::from)
                            .filter(from -> !isExcluded(LocalTime.ofInstant(from, zone), zone))
                            .findFirst();
        }

        private boolean isExcluded(LocalTime time, ZoneId zone) {
            return deferral().filter(deferred -> deferred.excludes(time, zone)).isPresent();
        }

        private PlannedContact contact(Step step, ContactPoint point) {
            var template = templates.get(step.templateId());
            var message = templates.message(template, account, reminder, facts.language(profile));
            return new PlannedContact(
                    account.accountId(),
                    account.jurisdictions(),
                    step.channel(),
                    step.voiceMode(),
                    step.purpose(),
                    actor(step),
                    point.party(),
                    point.endpoint(),
                    point.placeKind(),
                    template.disclosed(),
                    template.statesAmount() ? account.balance() : null,
                    template.letterFields(),
                    strategy.id() + "@" + strategies.version(),
                    step.id(),
                    template.id(),
                    new PlannedContact.Wording(
                            template.version(),
                            template.digest(),
                            message.<Map<String, String>>map(Message::facts).orElseGet(Map::of)),
                    message.map(Message::language).orElse(null),
                    step.channel() == Channel.EMAIL
                            ? message.map(Message::subject).orElse(null)
                            : null,
                    message.map(Message::text).orElse(null),
                    step.priority(),
                    run.arm());
        }

        private Actor actor(Step step) {
            var placement = account.placement();
            return new Actor(
                    account.collector(),
                    placement == null ? ActorKind.ISSUER : placement.kind(),
                    account.creditor(),
                    team(step));
        }

        /** Who visits; who telephones or prints is not known before. */
        private List<String> team(Step step) {
            return step.channel() == Channel.VISIT
                    ? strategies.visitors().teamFor(account, facts.debtorId())
                    : List.of();
        }
    }

    private static Optional<Instant> inWindow(Step step, List<ZoneId> zones, Instant earliest) {
        var window = step.window();
        return window == null ? Optional.of(earliest) : window.firstIn(zones, earliest);
    }

    private static NextStep.Stop stop(NextStep.Reason reason, String because) {
        return new NextStep.Stop(reason, because);
    }
}
