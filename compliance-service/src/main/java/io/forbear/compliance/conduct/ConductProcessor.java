package io.forbear.compliance.conduct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.compliance.casefile.CaseFileStore;
import io.forbear.compliance.casefile.ShadowStore;
import io.forbear.compliance.conduct.Conduct.Result;
import io.forbear.compliance.intake.Intake;
import io.forbear.compliance.intake.IntakeReader;
import io.forbear.compliance.intake.Refusal;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.compliance.rulepack.PacksInForce;
import io.forbear.compliance.rulepack.PacksInForce.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one processor of the stream: bytes in, announcements out. */
final class ConductProcessor implements Processor<byte[], byte[], byte[], Announcement> {
    private static final Duration LOOK_AT_AGENDA = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(ConductProcessor.class);
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    private static final int AGENDA_PORTION = 500;
    private static final Duration SWEEP = Duration.ofMillis(250);
    private static final List<String> TRACE = List.of("traceparent", "tracestate");

    private final PacksInForce packs;
    private final Horizon horizon;
    private final Sweep sweep = new Sweep();
    private final Wire wire;
    private final Clock clock;
    private final ConductMetrics metrics;
    private final Agendas agendas;

    // set by init, which Kafka Streams calls first
    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<byte[], Announcement> context;

    @SuppressWarnings("NullAway.Init")
    private IntakeReader reader;

    @SuppressWarnings("NullAway.Init")
    private Agenda agenda;

    @SuppressWarnings("NullAway.Init")
    private CaseFileStore files;

    @SuppressWarnings("NullAway.Init")
    private ShadowStore shadows;

    private @Nullable Rules rules;

    // made by conduct(), anew when the rules change
    @SuppressWarnings("NullAway.Init")
    private Conduct judging;

    ConductProcessor(
            PacksInForce packs,
            Horizon horizon,
            Wire wire,
            Clock clock,
            ConductMetrics metrics,
            Agendas agendas) {
        this.packs = packs;
        this.horizon = horizon;
        this.wire = wire;
        this.clock = clock;
        this.metrics = metrics;
        this.agendas = agendas;
    }

    @Override
    public void init(ProcessorContext<byte[], Announcement> given) {
        context = given;
        reader = new IntakeReader(wire.readers().get(), wire.knowsSchema());
        agenda = new Agenda(given.getStateStore(Agenda.NAME));
        agendas.opened(agenda);
        files = new CaseFileStore(given.getStateStore(CaseFileStore.NAME));
        shadows = new ShadowStore(given.getStateStore(ShadowStore.NAME));
        given.schedule(LOOK_AT_AGENDA, PunctuationType.WALL_CLOCK_TIME, this::lookAtAgenda);
        given.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, this::sweep);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var topic = context.recordMetadata().orElseThrow().topic();
        switch (reader.read(topic, record.key(), record.value())) {
            case Intake.Refused(var refusal) -> park(record, refusal);
            case Intake.Known known ->
                    judge(
                            record,
                            () ->
                                    conduct()
                                            .learn(
                                                    cause(known.debtorId(), known.eventId()),
                                                    known.facts()));
            case Intake.Asked asked ->
                    judge(
                            record,
                            () ->
                                    conduct()
                                            .answer(
                                                    cause(asked.debtorId(), asked.eventId()),
                                                    asked));
        }
    }

    /** Judges by the rules as they are now. */
    private Conduct conduct() {
        var now = packs.current();
        if (!now.equals(rules)) {
            judging = new Conduct(now, horizon, files, agenda, shadows);
            metrics.know(now.book());
            rules = now;
        }
        return judging;
    }

    /** A failure while judging is parked with its record: it would come again for ever. */
    private void judge(Record<byte[], byte[]> record, Supplier<Result> judging) {
        switch (attempt(judging)) {
            case Result.Announced(var announcements) -> {
                var headers = traceOf(record.headers());
                var waited = Duration.ofMillis(waitedMillis(record));
                for (var announcement : announcements) {
                    metrics.told(announcement, waited);
                    context.forward(
                            new Record<>(record.key(), announcement, record.timestamp(), headers));
                }
            }
            case Result.Refused(var refusal) -> park(record, refusal);
        }
    }

    /** In real time, whatever the service's clock says. */
    private long waitedMillis(Record<?, ?> record) {
        return Math.max(0, context.currentSystemTimeMs() - record.timestamp());
    }

    /**
     * Whatever the kernel or a rule may throw: a record that cannot be judged must not stop the
     * other debtors of its partition. Nothing is lost, since {@link Conduct} has stored nothing
     * then.
     */
    private static Result attempt(Supplier<Result> judging) {
        try {
            return judging.get();
        } catch (KafkaException outage) {
            throw outage;
        } catch (RuntimeException defect) {
            return new Result.Refused(Refusal.failed(defect));
        }
    }

    private void park(Record<byte[], byte[]> record, Refusal refusal) {
        var source = context.recordMetadata().orElseThrow();
        context.forward(Parking.park(record, source, refusal, clock.instant()));
    }

    /** Terms that run out do so by the service's clock, whatever records come or do not come. */
    private void lookAtAgenda(long realTime) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (var entry : agenda.due(now, AGENDA_PORTION)) {
            agenda.remove(entry);
            var cause =
                    new Cause(
                            entry.debtorId(),
                            UUID.fromString(entry.subject()),
                            entry.at().toString(),
                            now);
            look(cause, entry, realTime);
        }
        agenda.lookAhead();
    }

    /**
     * There is no record to park here, and one debtor must not hold up the others; but a term set
     * by law runs on, so that a look that failed is tried again later.
     */
    private void look(Cause cause, Agenda.Entry entry, long realTime) {
        switch (attempt(() -> new Result.Announced(conduct().look(cause, entry.subject())))) {
            case Result.Announced(var announcements) -> {
                for (var announcement : announcements) {
                    metrics.told(announcement, entry);
                    context.forward(
                            new Record<>(cause.debtorId().getBytes(UTF_8), announcement, realTime));
                }
            }
            case Result.Refused(var refusal) -> {
                var again = cause.now().plus(LOOK_AGAIN);
                agenda.add(new Agenda.Entry(again, entry.debtorId(), entry.subject()));
                metrics.failedLook();
                LOG.error(
                        "terms of {} not looked at, again at {}: {}",
                        entry.subject(),
                        again,
                        refusal.message());
            }
        }
    }

    /**
     * A little at a time, so that no record waits for it. What cannot be looked at is kept longer
     * than needed, until a later round.
     */
    private void sweep(long realTime) {
        var real = Instant.ofEpochMilli(realTime);
        if (sweep.rests(real) || !packs.areReadable()) {
            return;
        }
        switch (attempt(this::sweepOn)) {
            case Result.Announced _ -> sweep.pause(real);
            case Result.Refused(var refusal) -> {
                sweep.fail(real);
                metrics.failedSweep();
                LOG.error("old facts not removed: {}", refusal.message());
            }
        }
    }

    private Result sweepOn() {
        conduct().forget(sweep, clock.instant());
        return new Result.Announced(List.of());
    }

    private Cause cause(String debtorId, UUID eventId) {
        var source = context.recordMetadata().orElseThrow();
        return new Cause(
                debtorId,
                eventId,
                source.topic() + "-" + source.partition() + "@" + source.offset(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Headers traceOf(Headers headers) {
        var trace = new RecordHeaders();
        for (var name : TRACE) {
            var header = headers.lastHeader(name);
            if (header != null) {
                trace.add(header);
            }
        }
        return trace;
    }

    @Override
    public void close() {
        agendas.closed(agenda);
        reader.close();
    }
}
