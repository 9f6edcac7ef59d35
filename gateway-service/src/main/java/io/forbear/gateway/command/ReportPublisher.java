package io.forbear.gateway.command;

import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.messaging.Outbox;
import io.forbear.messaging.Outgoing;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells others what became of commands, in the transaction of the change. */
@Component
class ReportPublisher {
    private final Outbox outbox;
    private final CommandBytes bytes;
    private final Clock clock;
    private final ReportMetrics metrics;

    ReportPublisher(Outbox outbox, CommandBytes bytes, Clock clock, ReportMetrics metrics) {
        this.outbox = outbox;
        this.bytes = bytes;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Reports how a command stands; nothing as long as that is open. */
    Mono<Void> publish(Reported reported) {
        return publishAll(List.of(reported));
    }

    /** The same of many, in one go. */
    Mono<Void> publishAll(List<Reported> all) {
        return Flux.fromIterable(all)
                .concatMap(this::outgoing)
                .collectList()
                .flatMap(outbox::publish);
    }

    private Mono<Outgoing<?>> outgoing(Reported reported) {
        var outcome = outcome(reported.state());
        return outcome == null
                ? Mono.empty()
                : bytes.read(reported.payload())
                        .doOnNext(command -> count(command, outcome, reported))
                        .map(command -> EventWords.report(command, outcome, reported))
                        .map(report -> new Outgoing<>(Topics.CONTACT_ATTEMPTED, report, null));
    }

    private void count(ContactCommand command, ContactOutcome outcome, Reported reported) {
        metrics.reported(command.getChannel().name(), outcome.name(), reported.because());
    }

    /** That a person has answered. */
    Mono<Void> publishAnswer(byte[] payload, AnswerRef ref, Instant at) {
        return bytes.read(payload)
                .map(command -> List.<Outgoing<?>>of(answer(command, ref, at)))
                .flatMap(outbox::publish);
    }

    /** That a stop is confirmed to who said it. */
    Mono<Void> publishConfirmation(ContactCommand answered, Reply reply) {
        var confirmation = EventWords.confirmation(answered, reply, clock.instant());
        return outbox.publish(Topics.CONTACT_ATTEMPTED, confirmation);
    }

    /**
     * That a person has answered, that people want no more messages by this medium, and that they
     * withdraw consent to them; in one go.
     *
     * @param answered the message that was answered
     * @param stopped a command for each of the people
     */
    Mono<Void> publishStop(byte[] answered, List<byte[]> stopped, AnswerRef ref, Instant at) {
        var answer = bytes.read(answered).<Outgoing<?>>map(command -> answer(command, ref, at));
        var stops =
                Flux.fromIterable(stopped)
                        .concatMap(bytes::read)
                        .<Outgoing<?>>concatMapIterable(command -> stops(command, ref, at));
        return Flux.concat(answer, stops).collectList().flatMap(outbox::publish);
    }

    private Outgoing<?> answer(ContactCommand command, AnswerRef ref, Instant at) {
        var answer = EventWords.answer(command, ref, at, clock.instant());
        return new Outgoing<>(Topics.CONTACT_ATTEMPTED, answer, null);
    }

    private static List<Outgoing<?>> stops(ContactCommand command, AnswerRef ref, Instant at) {
        return EventWords.stops(command, ref, at).stream()
                .<Outgoing<?>>map(stop -> new Outgoing<>(Topics.DEBTOR_NOTICE, stop, null))
                .toList();
    }

    private static @Nullable ContactOutcome outcome(CommandState state) {
        return switch (state) {
            case SENT -> ContactOutcome.SENT;
            case DELIVERED -> ContactOutcome.DELIVERED;
            case BOUNCED, UNDELIVERED -> ContactOutcome.BOUNCED;
            case NOT_MADE -> ContactOutcome.NOT_MADE;
            case UNKNOWN -> ContactOutcome.UNREPORTED;
            case TAKEN, SENDING, UNCERTAIN -> null;
        };
    }
}
