package io.forbear.simulator;

import io.forbear.clock.ScaledClock;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.DebtorNotice;
import io.forbear.events.PlanAgreed;
import io.forbear.simulator.agenda.Agenda;
import io.forbear.simulator.audit.AccountTable;
import io.forbear.simulator.audit.Approved;
import io.forbear.simulator.audit.Line;
import io.forbear.simulator.audit.Made;
import io.forbear.simulator.audit.TurnedAway;
import io.forbear.simulator.audit.Witness;
import io.forbear.simulator.gateway.Ledger;
import io.forbear.simulator.misconduct.GroundTruth;
import io.forbear.simulator.misconduct.RunningRules;
import io.forbear.simulator.pace.Standing;
import io.forbear.simulator.portfolio.Debtor;
import io.forbear.simulator.provider.Outages;
import io.forbear.simulator.provider.Providers;
import io.forbear.simulator.provider.Sent;
import io.forbear.simulator.score.Report;
import io.forbear.simulator.score.Scoreboard;
import io.forbear.simulator.story.Span;
import io.forbear.simulator.watch.ApprovedTexts;
import io.forbear.simulator.wire.Connection;
import io.forbear.simulator.wire.Publisher;
import io.forbear.simulator.wire.Reading;
import io.forbear.topics.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Some simulated days with a running system whose gateways and providers fail, hang, answer twice,
 * a day late or never, and whose debtors pay, agree, dispute and opt out; then the account of every
 * command.
 */
final class TroubledMonth implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(10);

    /** Until reports that come a day late are there, and what was silent is called unreported. */
    private static final Duration AFTERMATH = Duration.ofHours(27);

    /** How long news are on their way, in real time; simulated it is as much longer. */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    /** How much longer than time runs ahead of the system. */
    private static final Duration LEAST_SETTLING = Duration.ofMinutes(1);

    private final ScaledClock clock;
    private final Duration settling;
    private final Duration atMost;
    private final Settings settings;
    private final Troubles troubles;
    private final PrintStream out;
    private final Script script;
    private final Outages outages;
    private final Map<String, Approved> approved;
    private final Set<String> rules;
    private final Agenda agenda = new Agenda();
    private final Witness witness = new Witness();
    private final Set<UUID> reported = new HashSet<>();
    private final GroundTruth truth;
    private final Scoreboard board;
    private final Publisher publisher;
    private final Observer observer;
    private final Gateways gateways;
    private final Providers providers;
    private final PlanVisitors visitors;
    private final Watches watches;
    private final ExecutorService desk =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final AtomicBoolean isAdmitting = new AtomicBoolean();
    private Function<Instant, String> pace = _ -> "";

    /**
     * Gets everything ready: from here on commands are carried out.
     *
     * @param ahead how far simulated time may run ahead of the system; zero: its speed is fixed
     * @param atMost real time after which what was lived until then is accounted for
     */
    TroubledMonth(
            Connection connection,
            ScaledClock clock,
            Settings settings,
            Troubles troubles,
            Desks desks,
            Duration ahead,
            Duration atMost,
            PrintStream out) {
        this.clock = clock;
        this.settling = settling(clock, ahead);
        this.atMost = atMost;
        this.settings = settings;
        this.troubles = troubles;
        this.out = out;
        var start = clock.instant();
        var span = new Span(start, start.plus(settings.lived()));
        script = Script.write(settings, span);
        outages = Outages.within(span.start(), span.end());
        approved = ApprovedTexts.of(desks.contact());
        truth = new GroundTruth(script.debtors(), script.all());
        rules = RunningRules.of(Reading.all(connection, Topics.RULE_PACK), script.rules());
        board = new Scoreboard(script.debtors().stream().map(Debtor::debtorId).toList());
        publisher = new Publisher(connection);
        visitors = new PlanVisitors(desks.plans(), settings, script, agenda, truth);
        observer = new Observer(connection, this::hear);
        gateways =
                new Gateways(
                        connection,
                        Gateways.WITHOUT_PROVIDERS,
                        clock,
                        settings,
                        troubles.gateways(),
                        script,
                        agenda,
                        truth,
                        contact -> witness.made(made(contact)));
        providers =
                new Providers(
                        troubles.file(),
                        clock,
                        settings.seed(),
                        troubles.providers(),
                        outages,
                        sent -> witness.made(made(sent)),
                        (provider, at) -> witness.turnedAway(new TurnedAway(provider, at)),
                        witness::stopped);
        watches = new Watches(desks, troubles, clock, witness);
    }

    private static Made made(Sent sent) {
        return new Made(sent.key(), sent.provider(), sent.to(), sent.text(), sent.at());
    }

    private static Made made(ContactAttempted contact) {
        return new Made(
                String.valueOf(contact.getCommandId()),
                "gateway of " + contact.getChannel(),
                contact.getEndpoint(),
                null,
                contact.getOccurredAt());
    }

    /** What the run consists of, before it starts. */
    String announcement() {
        return """
        seed %d: %,d debtors, %,d events to come, from %s to %s
        providers: %s
        providers are down from %s
        gateways: %s; %s
        """
                .formatted(
                        settings.seed(),
                        script.debtors().size(),
                        script.all().size(),
                        script.span().start().truncatedTo(ChronoUnit.MINUTES),
                        script.span().end().truncatedTo(ChronoUnit.MINUTES),
                        troubles.providers().inWords(),
                        outages.all(),
                        troubles.gateways().inWords(),
                        settings.faults().inWords());
    }

    /** Lives the span and what comes after it, and accounts for it. */
    AccountTable run() throws InterruptedException {
        agenda.addAll(script.dues());
        var whole = script.span().end().plus(AFTERMATH);
        var length = Duration.between(script.span().start(), whole);
        long begun = System.nanoTime();
        try (var progress = new Progress("simulating", length.toMinutes(), out)) {
            while (clock.instant().isBefore(whole)
                    && System.nanoTime() - begun < atMost.toNanos()) {
                tick();
                progress.at(
                        Duration.between(script.span().start(), clock.instant()).toMinutes(),
                        this::note);
                Thread.sleep(TICK);
            }
        }
        publisher.flush();
        var end = clock.instant();
        settle();
        return account(end.isBefore(whole) ? end : whole);
    }

    /** How far the world around the system has come. */
    List<Standing> standing(Instant now) {
        var all = new ArrayList<>(gateways.standing(now));
        all.add(new Standing("simulated bank", earlier(agenda.next(), now)));
        all.add(new Standing("simulated gateways", earlier(gateways.next(), now)));
        all.add(new Standing("simulated webhooks", earlier(providers.next(), now)));
        all.add(new Standing("simulated plan desk", earlier(visitors.next(), now)));
        return all;
    }

    private static Instant earlier(@Nullable Instant next, Instant now) {
        return next == null || next.isAfter(now) ? now : next;
    }

    /** Tells, besides how far it is, how fast time goes. */
    void tellPace(Function<Instant, String> inWords) {
        pace = inWords;
    }

    private void tick() {
        var now = clock.instant();
        gateways.work();
        agenda.takeDue(now).forEach(due -> publisher.publish(due.what()));
        providers.tell(now);
        if (isAdmitting.compareAndSet(false, true)) {
            desk.execute(
                    () -> {
                        try {
                            visitors.admit(now);
                        } finally {
                            isAdmitting.set(false);
                        }
                    });
        }
        gateways.check();
        observer.check();
    }

    /** Until what was written has been read, and what was asked by then is decided. */
    private void settle() throws InterruptedException {
        board.close();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < settings.quiet().toNanos()
                || (board.undecided() > 0
                        && System.nanoTime() - begun < settings.limit().toNanos())) {
            tick();
            Thread.sleep(TICK);
        }
    }

    private String note() {
        return "%s  %,d events, %s, %,d to tell  %s"
                .formatted(
                        clock.instant().truncatedTo(ChronoUnit.MINUTES),
                        board.events(),
                        witness.inWords(),
                        agenda.size(),
                        pace.apply(script.span().end().plus(AFTERMATH)))
                .stripTrailing();
    }

    private void hear(SpecificRecord event) {
        board.take(event);
        witness.hear(event);
        switch (event) {
            case PlanAgreed plan -> visitors.hear(plan);
            case DebtorNotice notice -> truth.declared(notice);
            case ContactAttempted report -> hear(report);
            default -> {}
        }
    }

    /** What providers sent is known to the detector by the report of gateway-service. */
    private void hear(ContactAttempted report) {
        var outcome = report.getOutcome();
        var isByProvider =
                switch (report.getChannel()) {
                    case SMS, EMAIL -> report.getCommandId() != null;
                    default -> false;
                };
        if (isByProvider
                && outcome != ContactOutcome.NOT_MADE
                && outcome != ContactOutcome.UNREPORTED
                && reported.add(report.getEventId())) {
            truth.made(List.of(report));
        }
    }

    private AccountTable account(Instant end) {
        var lived = Duration.between(script.span().start(), end);
        var lines = new ArrayList<Line>();
        lines.add(
                new Line(
                        "debtors, days with what came after, contacts of each in thirty days",
                        "",
                        "%,d, %.1f, %.1f"
                                .formatted(
                                        settings.debtors(),
                                        lived.toMinutes() / (24.0 * 60),
                                        contactsInThirtyDays(lived)),
                        true,
                        List.of()));
        lines.addAll(witness.account(approved, Ledger.of(script.all()), outages, settling, end));
        lines.addAll(findings());
        return new AccountTable(lines);
    }

    private double contactsInThirtyDays(Duration lived) {
        return witness.contacts() * 30.0 * 24 * 60 / lived.toMinutes() / settings.debtors();
    }

    /** A clock that waits for the system runs ahead of it only so far. */
    private static Duration settling(ScaledClock clock, Duration ahead) {
        return ahead.isZero()
                ? LEAST_SETTLING.plusMillis(Math.round(SETTLING.toMillis() * clock.speed()))
                : LEAST_SETTLING.plus(ahead);
    }

    private List<Line> findings() {
        var report = new Report(board, truth.all(), rules, observer.parked(), gateways.heldBack());
        var total = report.scores().getLast();
        var complaints = report.complaints();
        return List.of(
                new Line(
                        "findings nobody planned",
                        "0",
                        "%,d (of commands overtaken by a word of the debtor %,d found, %,d missed)"
                                .formatted(total.invented(), total.found(), total.missed()),
                        total.invented() == 0,
                        complaints),
                new Line(
                        "records parked",
                        "0",
                        observer.parked().toString(),
                        observer.parked().isEmpty(),
                        List.of()),
                new Line(
                        "overdue accounts without a stage, proposals without a decision",
                        "0, 0",
                        "%d, %d".formatted(board.withoutStage(), board.undecided()),
                        board.withoutStage() + board.undecided() == 0,
                        List.of()),
                new Line("at the providers", "", providers.moods().toString(), true, List.of()),
                new Line(
                        "answers to webhooks", "", providers.answers().toString(), true, List.of()),
                new Line("at the gateways", "", gateways.heldBack().toString(), true, List.of()));
    }

    /** About the run, for programs. */
    Map<String, Object> about() {
        var about = new HashMap<String, Object>();
        about.put("seed", settings.seed());
        about.put("debtors", settings.debtors());
        about.put("days", settings.lived().toHours() / 24.0);
        about.put("from", script.span().start().toString());
        about.put("settlingSeconds", settling.toSeconds());
        return about;
    }

    @Override
    public void close() {
        watches.close();
        gateways.close();
        providers.close();
        observer.close();
        publisher.close();
        desk.shutdownNow();
    }
}
