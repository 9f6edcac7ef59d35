package io.forbear.simulator;

import io.forbear.events.ContactCommand;
import io.forbear.simulator.agenda.Agenda;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.gateway.Abuse;
import io.forbear.simulator.gateway.Abuses;
import io.forbear.simulator.gateway.Gateway;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The five gateways: each reads its topic in a consumer group and a thread of its own. */
final class Gateways implements AutoCloseable {
    private static final List<Topic<ContactCommand>> TOPICS =
            List.of(
                    Topics.COMMAND_VOICE,
                    Topics.COMMAND_SMS,
                    Topics.COMMAND_EMAIL,
                    Topics.COMMAND_LETTER,
                    Topics.COMMAND_VISIT);
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
    private final Abuses abuses;
    private final List<Reading> readings;
    private final List<Consumption> consumptions;

    Gateways(
            Connection connection,
            Clock clock,
            Settings settings,
            Script script,
            Agenda agenda,
            GroundTruth truth) {
        this.clock = clock;
        this.agenda = agenda;
        this.truth = truth;
        this.script = script;
        this.settings = settings;
        this.ledger = Ledger.of(script.all());
        this.abuses = new Abuses(settings.isPast() ? AT_ONCE : IN_TIME);
        this.debtors =
                script.debtors().stream()
                        .collect(Collectors.toMap(Debtor::debtorId, Function.identity()));
        this.readings = TOPICS.stream().map(topic -> open(connection, settings, topic)).toList();
        this.consumptions =
                TOPICS.stream()
                        .map(topic -> new Consumption(connection, group(topic), topic.name()))
                        .toList();
    }

    private static String group(Topic<ContactCommand> topic) {
        return GROUP_PREFIX + topic.name().substring(topic.name().lastIndexOf('.') + 1);
    }

    private Reading open(Connection connection, Settings settings, Topic<ContactCommand> topic) {
        var dice = Dice.of(settings.seed(), topic.name(), clock.instant().toEpochMilli());
        var gateway = new Gateway(this::zone, settings.faults(), abuses, ledger, dice);
        return Reading.commands(connection, group(topic), topic, command -> take(gateway, command));
    }

    private void take(Gateway gateway, ContactCommand command) {
        var now = clock.instant();
        switch (gateway.take(command, now, mayAbuse(command.getDebtorId()))) {
            case Handling.Refused(var report) -> holdBack("permit had run out", report);
            case Handling.Outdated(var report) -> holdBack("amount had changed", report);
            case Handling.Repeated() -> {}
            case Handling.Carried carried -> {
                truth.plant(carried.planted());
                truth.made(carried.contacts());
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
