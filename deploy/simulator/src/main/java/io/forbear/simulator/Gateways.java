package io.forbear.simulator;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactCommandCancelled;
import io.forbear.simulator.agenda.Agenda;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.gateway.Abuse;
import io.forbear.simulator.gateway.Abuses;
import io.forbear.simulator.gateway.Gateway;
import io.forbear.simulator.gateway.GatewayTroubles;
import io.forbear.simulator.gateway.Handling;
import io.forbear.simulator.gateway.Ledger;
import io.forbear.simulator.misconduct.GroundTruth;
import io.forbear.simulator.pace.Standing;
import io.forbear.simulator.portfolio.Country;
import io.forbear.simulator.portfolio.Debtor;
import io.forbear.simulator.wire.Connection;
import io.forbear.simulator.wire.Consumption;
import io.forbear.simulator.wire.Reading;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The gateways: each reads its topic in a consumer group and a thread of its own, keeps a command
 * until its permit begins, and begins none that was taken back.
 */
final class Gateways implements AutoCloseable {
    /** All channels. */
    static final List<Topic<ContactCommand>> ALL =
            List.of(
                    Topics.COMMAND_VOICE,
                    Topics.COMMAND_SMS,
                    Topics.COMMAND_EMAIL,
                    Topics.COMMAND_LETTER,
                    Topics.COMMAND_VISIT);

    /** Those without a provider. */
    static final List<Topic<ContactCommand>> WITHOUT_PROVIDERS =
            List.of(Topics.COMMAND_VOICE, Topics.COMMAND_LETTER, Topics.COMMAND_VISIT);

    private static final List<Abuse> IN_TIME =
            List.of(Abuse.OVERRUN, Abuse.REUSED, Abuse.EARLY, Abuse.ELSEWHERE);
    private static final List<Abuse> AT_ONCE =
            List.of(Abuse.EARLY, Abuse.REUSED, Abuse.ELSEWHERE, Abuse.NONE);
    private static final String GROUP_PREFIX = "gateway-";

    private final Clock clock;
    private final Agenda agenda;
    private final GroundTruth truth;
    private final Script script;
    private final Map<String, Debtor> debtors;
    private final Map<String, Long> heldBack = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final Settings settings;
    private final GatewayTroubles troubles;
    private final Consumer<ContactAttempted> whenMade;
    private final Abuses abuses;
    private final PriorityQueue<Held> held = new PriorityQueue<>(Comparator.comparing(Held::from));
    private final List<Gateway> all = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Consumption> consumptions;

    /** A command that waits until its permit begins. */
    private record Held(Gateway gateway, ContactCommand command) {
        Instant from() {
            return command.getPermit().getValidFrom();
        }
    }

    /**
     * Opens gateways.
     *
     * @param topics those that they read
     * @param troubles how often they break
     * @param whenMade told of each contact that is truly made
     */
    Gateways(
            Connection connection,
            List<Topic<ContactCommand>> topics,
            Clock clock,
            Settings settings,
            GatewayTroubles troubles,
            Script script,
            Agenda agenda,
            GroundTruth truth,
            Consumer<ContactAttempted> whenMade) {
        this.clock = clock;
        this.agenda = agenda;
        this.truth = truth;
        this.script = script;
        this.settings = settings;
        this.troubles = troubles;
        this.whenMade = whenMade;
        this.ledger = Ledger.of(script.all());
        this.abuses = new Abuses(settings.isPast() ? AT_ONCE : IN_TIME);
        this.debtors =
                script.debtors().stream()
                        .collect(Collectors.toMap(Debtor::debtorId, Function.identity()));
        readings.add(Reading.fromNow(connection, Topics.COMMAND_CANCELLED, this::takeBack));
        topics.forEach(topic -> open(connection, topic));
        this.consumptions =
                topics.stream()
                        .map(topic -> new Consumption(connection, group(topic), topic.name()))
                        .toList();
    }

    private static String group(Topic<ContactCommand> topic) {
        return GROUP_PREFIX + topic.name().substring(topic.name().lastIndexOf('.') + 1);
    }

    private void open(Connection connection, Topic<ContactCommand> topic) {
        var dice = Dice.of(settings.seed(), topic.name(), clock.instant().toEpochMilli());
        var gateway = new Gateway(this::zone, settings.faults(), troubles, abuses, ledger, dice);
        var line = new Line(gateway);
        var reading =
                Reading.commands(
                        connection,
                        group(topic),
                        topic,
                        troubles.crashes() > 0
                                ? Reading.Commit.AFTER_ACTING
                                : Reading.Commit.BEFORE_ACTING,
                        line::take);
        line.reading = reading;
        readings.add(reading);
        synchronized (this) {
            all.add(gateway);
        }
    }

    /** A gateway at its topic. */
    private final class Line {
        private final Gateway gateway;
        private volatile @Nullable Reading reading;

        private Line(Gateway gateway) {
            this.gateway = gateway;
        }

        private void take(ContactCommand command) {
            var open = reading;
            if (Gateways.this.take(gateway, command) && open != null) {
                heldBack.merge("gateway crashed and began again", 1L, Long::sum);
                open.crash();
            }
        }
    }

    /** Whether the gateway crashes over it. */
    private synchronized boolean take(Gateway gateway, ContactCommand command) {
        var one = new Held(gateway, command);
        if (one.from().isAfter(clock.instant())) {
            held.add(one);
        } else {
            begin(one);
        }
        return gateway.crashes();
    }

    private synchronized void takeBack(ContactCommandCancelled cancelled) {
        all.forEach(gateway -> gateway.takeBack(cancelled.getCommandId()));
    }

    /** Begins the commands whose permits have begun. */
    synchronized void work() {
        var now = clock.instant();
        while (!held.isEmpty() && !held.element().from().isAfter(now)) {
            begin(held.remove());
        }
    }

    /** When the next command is to begin; null if none waits. */
    synchronized @Nullable Instant next() {
        return held.isEmpty() ? null : held.element().from();
    }

    private void begin(Held one) {
        var now = clock.instant();
        var command = one.command();
        switch (one.gateway().take(command, now, mayAbuse(command.getDebtorId()))) {
            case Handling.Refused(var report) -> holdBack("permit had run out", report);
            case Handling.Outdated(var report) -> holdBack("amount had changed", report);
            case Handling.TakenBack(var report) -> holdBack("taken back", report);
            case Handling.Failed(var report) -> holdBack("gateway failed", report);
            case Handling.Repeated() -> heldBack.merge("read again", 1L, Long::sum);
            case Handling.Carried carried -> {
                truth.plant(carried.planted());
                truth.made(carried.contacts());
                carried.contacts().forEach(whenMade);
                agenda.addAll(settings.isPast() ? now(carried.reports(), now) : carried.reports());
            }
        }
    }

    private void holdBack(String why, Due report) {
        heldBack.merge(why, 1L, Long::sum);
        agenda.addAll(List.of(report));
    }

    /** In real time nobody waits for a conversation to end. */
    private static List<Due> now(List<Due> reports, Instant now) {
        return reports.stream().map(due -> new Due(now, due.what())).toList();
    }

    /** Elsewhere a further call would break limits on frequency too. */
    private boolean mayAbuse(String debtorId) {
        var debtor = debtors.get(debtorId);
        return debtor != null
                && debtor.region().country() == Country.CN
                && !script.casting().isVictim(debtorId);
    }

    private ZoneId zone(String debtorId) {
        var debtor = debtors.get(debtorId);
        return debtor == null ? ZoneOffset.UTC : debtor.region().zone();
    }

    /** Up to when each gateway has read its commands. */
    List<Standing> standing(Instant now) {
        return consumptions.stream()
                .map(one -> new Standing("simulator " + one.group(), one.doneUntil(now)))
                .toList();
    }

    /** Commands that were not carried out, by reason. */
    Map<String, Long> heldBack() {
        return Map.copyOf(heldBack);
    }

    void check() {
        readings.forEach(Reading::check);
    }

    @Override
    public void close() {
        consumptions.forEach(Consumption::close);
        readings.forEach(Reading::close);
    }
}
