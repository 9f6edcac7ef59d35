package io.forbear.simulator;

import io.forbear.clock.ScaledClock;
import io.forbear.events.PlanAgreed;
import io.forbear.simulator.agenda.Agenda;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.desk.PlanDesk;
import io.forbear.simulator.gateway.GatewayTroubles;
import io.forbear.simulator.misconduct.GroundTruth;
import io.forbear.simulator.misconduct.RunningRules;
import io.forbear.simulator.pace.Standing;
import io.forbear.simulator.portfolio.Debtor;
import io.forbear.simulator.score.Report;
import io.forbear.simulator.score.Scoreboard;
import io.forbear.simulator.story.Span;
import io.forbear.simulator.wire.Connection;
import io.forbear.simulator.wire.Publisher;
import io.forbear.simulator.wire.Reading;
import io.forbear.topics.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Lives some simulated days with a running system, then waits until it has answered. */
final class Simulation implements AutoCloseable {
    private static final ZoneId SHOWN_ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter SHOWN_TIME =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration LATEST_REPORT = Duration.ofMinutes(100);
    private static final Duration SETTLING = Duration.ofSeconds(4);

    private final ScaledClock clock;
    private final Settings settings;
    private final PrintStream out;
    private final Script script;
    private final Set<String> rules;
    private final Agenda agenda = new Agenda();
    private final GroundTruth truth;
    private final Scoreboard board;
    private final Publisher publisher;
    private final Observer observer;
    private final Gateways gateways;
    private final PlanVisitors visitors;
    private Function<Instant, String> pace = _ -> "";

    /**
     * Gets everything ready: from here on events are counted and commands carried out.
     *
     * @param desk where plans are made; null: there is none
     */
    Simulation(
            Connection connection,
            ScaledClock clock,
            Settings settings,
            @Nullable PlanDesk desk,
            PrintStream out) {
        this.clock = clock;
        this.settings = settings;
        this.out = out;
        script = Script.write(settings, span(settings, clock.instant()));
        truth = new GroundTruth(script.debtors(), script.all());
        rules = RunningRules.of(Reading.all(connection, Topics.RULE_PACK), script.rules());
        board = new Scoreboard(script.debtors().stream().map(Debtor::debtorId).toList());
        publisher = new Publisher(connection);
        visitors = new PlanVisitors(desk, settings, script, agenda, truth);
        observer = new Observer(connection, this::hear);
        gateways =
                new Gateways(
                        connection,
                        Gateways.ALL,
                        clock,
                        settings,
                        GatewayTroubles.none(),
                        script,
                        agenda,
                        truth,
                        _ -> {});
    }

    private static Span span(Settings settings, Instant now) {
        if (!settings.isPast()) {
            return new Span(now, now.plus(settings.lived()));
        }
        var end = Objects.requireNonNullElse(settings.until(), now);
        return new Span(end.minus(settings.lived()), end);
    }

    /** What the run consists of, before it starts. */
    String announcement() {
        return """
        seed %d: %,d debtors, %,d events to come, %,d misdeeds with %,d victims
        from %s to %s (%s), %s times as fast as real time; %d rules are running
        gateway faults: %s
        """
                .formatted(
                        settings.seed(),
                        script.debtors().size(),
                        script.all().size(),
                        script.planted().size(),
                        script.casting().victims(),
                        shown(script.span().start()),
                        shown(script.span().end()),
                        SHOWN_ZONE,
                        ClockFile.plain(clock.speed()),
                        rules.size(),
                        settings.faults().inWords());
    }

    /** How far the world around the system has come. */
    List<Standing> standing(Instant now) {
        var next = agenda.next();
        var until = next == null || next.isAfter(now) ? now : next;
        var all = new ArrayList<>(gateways.standing(now));
        all.add(new Standing("simulator", until));
        return all;
    }

    /** Tells, besides how far it is, how fast time goes. */
    void tellPace(Function<Instant, String> inWords) {
        pace = inWords;
    }

    /** Lives the span, or reports it, and drains the system. */
    Report run() throws InterruptedException {
        agenda.addAll(spread(script.dues()));
        truth.plant(script.planted());
        if (settings.isPast()) {
            tell();
        } else {
            live();
        }
        board.close();
        drain();
        return report();
    }

    /** In their order, one after the other in equal pauses. */
    private List<Due> spread(List<Due> dues) {
        if (settings.telling().isZero()) {
            return dues;
        }
        var begun = clock.instant();
        var millis = settings.telling().toMillis() * clock.speed();
        var spread = new ArrayList<Due>();
        for (int i = 0; i < dues.size(); i++) {
            var at = begun.plusMillis(Math.round(millis * i / dues.size()));
            spread.add(new Due(at, dues.get(i).what()));
        }
        return spread;
    }

    private void live() throws InterruptedException {
        try (var progress = new Progress("simulating", script.span().length().toMinutes(), out)) {
            while (clock.instant().isBefore(script.span().end())) {
                tick(progress);
            }
        }
    }

    /**
     * What was told in time is judged before the rest is told, so that there is much to correct.
     */
    private void tell() throws InterruptedException {
        long begun = System.nanoTime();
        long most = settings.telling().plus(settings.limit()).toNanos();
        while (!isJudged() && System.nanoTime() - begun < most) {
            publishDue();
            Thread.sleep(TICK);
        }
        out.println("before late, double and corrected reports: " + inWords(report()));
        agenda.addAll(script.late());
    }

    private boolean isJudged() {
        return agenda.size() == 0
                && board.overdueAccounts() > 0
                && board.withoutStage() == 0
                && board.settledNanos() > SETTLING.toNanos();
    }

    private static String inWords(Report report) {
        var total = report.scores().getLast();
        return "precision %.4f, recall %.4f".formatted(total.precision(), total.recall());
    }

    private void tick(Progress progress) throws InterruptedException {
        publishDue();
        visitors.admit(clock.instant());
        var lived = Duration.between(script.span().start(), clock.instant());
        progress.at(lived.toMinutes(), this::note);
        Thread.sleep(TICK);
    }

    private void hear(SpecificRecord event) {
        board.take(event);
        if (event instanceof PlanAgreed plan) {
            visitors.hear(plan);
        }
    }

    private void publishDue() {
        gateways.work();
        agenda.takeDue(clock.instant()).forEach(due -> publisher.publish(due.what()));
        gateways.check();
        observer.check();
    }

    private String note() {
        return "%s  %,d events  %s"
                .formatted(shown(clock.instant()), board.events(), pace.apply(script.span().end()))
                .stripTrailing();
    }

    private void drain() throws InterruptedException {
        long begun = System.nanoTime();
        while (!isDrained(System.nanoTime() - begun)) {
            publishDue();
            Thread.sleep(TICK);
        }
        publisher.flush();
    }

    private boolean isDrained(long nanos) {
        if (nanos > settings.limit().toNanos()) {
            return true;
        }
        if (nanos < SETTLING.toNanos()) {
            return false;
        }
        if (agenda.size() > 0
                && clock.instant().isBefore(script.span().end().plus(LATEST_REPORT))) {
            return false;
        }
        return observer.quietNanos() > settings.quiet().toNanos()
                || (board.settledNanos() > SETTLING.toNanos() && report().missing().isEmpty());
    }

    private Report report() {
        return new Report(board, truth.all(), rules, observer.parked(), gateways.heldBack());
    }

    private static String shown(Instant at) {
        return SHOWN_TIME.format(at.atZone(SHOWN_ZONE));
    }

    @Override
    public void close() {
        gateways.close();
        observer.close();
        publisher.close();
    }
}
