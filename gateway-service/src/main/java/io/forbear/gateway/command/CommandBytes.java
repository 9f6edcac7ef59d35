package io.forbear.gateway.command;

import io.forbear.events.ContactCommand;
import io.forbear.messaging.wire.EventBytes;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Commands as they lie in the table: in the wire format, whatever topic they came from. */
@Component
class CommandBytes {
    private final EventBytes bytes;
    private final Recipients recipients;

    CommandBytes(EventBytes bytes, Recipients recipients) {
        this.bytes = bytes;
        this.recipients = recipients;
    }

    private ContactCommand decode(byte[] payload) {
        return bytes.decode(Topics.COMMAND_SMS, payload);
    }

    /** What a provider is told of a command; may ask the registry, which blocks. */
    Command open(byte[] payload) {
        var command = decode(payload);
        return EventWords.command(command, recipient(command));
    }

    /** Where a command goes; null: it cannot be opened. */
    @Nullable String recipient(ContactCommand command) {
        return recipients.of(
                command.getCommandId(), command.getEndpoint(), command.getSealedEndpoint());
    }

    Mono<byte[]> encode(Topic<ContactCommand> topic, ContactCommand command) {
        return bytes.encode(topic, command);
    }

    Mono<ContactCommand> read(byte[] payload) {
        return Mono.fromCallable(() -> decode(payload)).subscribeOn(Schedulers.boundedElastic());
    }

    /** The same command without its text, and without the number or address. */
    Mono<byte[]> withoutText(byte[] payload) {
        return read(payload)
                .map(EventWords::withoutText)
                .flatMap(command -> bytes.encode(Topics.COMMAND_SMS, command));
    }
}
