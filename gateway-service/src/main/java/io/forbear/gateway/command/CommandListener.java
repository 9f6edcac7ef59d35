package io.forbear.gateway.command;

import io.forbear.events.ContactCommand;
import io.forbear.events.ContactCommandCancelled;
import io.forbear.events.ContactReportOverdue;
import io.forbear.gateway.provider.Errand;
import io.forbear.gateway.provider.Medium;
import io.forbear.gateway.provider.Provider;
import io.forbear.gateway.provider.Providers;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.messaging.Traced;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes commands, but only those of media that somebody here carries. */
@Configuration(proxyBeanMethods = false)
class CommandListener {
    private final Providers providers;
    private final CommandService service;
    private final CommandBytes bytes;
    private final Recipients recipients;
    private final Unserved unserved;

    CommandListener(
            Providers providers,
            CommandService service,
            CommandBytes bytes,
            Recipients recipients,
            Unserved unserved) {
        this.providers = providers;
        this.service = service;
        this.bytes = bytes;
        this.recipients = recipients;
        this.unserved = unserved;
    }

    @Bean
    @ConditionalOnMedium(Medium.SMS)
    Subscription<ContactCommand> smsCommands() {
        return commands(Topics.COMMAND_SMS, Medium.SMS);
    }

    @Bean
    @ConditionalOnMedium(Medium.EMAIL)
    Subscription<ContactCommand> emailCommands() {
        return commands(Topics.COMMAND_EMAIL, Medium.EMAIL);
    }

    /** Not paused with the commands: a command that lies here may be taken back any time. */
    @Bean
    @ConditionalOnMedium({Medium.SMS, Medium.EMAIL})
    Subscription<ContactCommandCancelled> cancelledCommands() {
        return Subscription.to(
                Topics.COMMAND_CANCELLED,
                event -> service.cancel(event.getCommandId(), event.getReason()));
    }

    @Bean
    @ConditionalOnMedium({Medium.SMS, Medium.EMAIL})
    Subscription<ContactReportOverdue> missedReports() {
        return Subscription.to(
                Topics.REPORT_OVERDUE, event -> service.reportMissed(event.getCommandId()));
    }

    /** Those of a poll are taken together: a morning begins with tens of thousands. */
    private Subscription<ContactCommand> commands(Topic<ContactCommand> topic, Medium medium) {
        return Subscription.together(
                        topic,
                        event -> asked(topic, medium, event),
                        errands ->
                                Flux.fromIterable(errands)
                                        .map(Traced::what)
                                        .concatMap(this::take)
                                        .then())
                .inGroup(medium.group());
    }

    /**
     * What a command asks for.
     *
     * @param route who may carry it; nobody: it is somebody else's to carry out, and to report
     */
    private record Asked(
            Topic<ContactCommand> topic,
            ContactCommand event,
            Errand errand,
            List<Provider> route) {}

    private Asked asked(Topic<ContactCommand> topic, Medium medium, ContactCommand event) {
        var errand = EventWords.errand(event, medium);
        var route = providers.route(errand);
        var flaw = route.isEmpty() ? null : EventWords.flaw(event);
        if (flaw != null) {
            throw new RejectedEvent(flaw);
        }
        return new Asked(topic, event, errand, route);
    }

    private Mono<Void> take(Asked asked) {
        if (asked.route().isEmpty()) {
            unserved.tell(asked.event().getCommandId(), asked.errand());
            return Mono.empty();
        }
        return bytes.encode(asked.topic(), asked.event())
                .map(payload -> taken(asked.route(), asked.event(), payload))
                .flatMap(service::take);
    }

    /** An opaque id is none: it may be the same for several people. */
    private byte @Nullable [] mark(Provider carrier, ContactCommand event) {
        return event.getSealedEndpoint() == null
                ? null
                : recipients.mark(carrier, bytes.recipient(event));
    }

    private NewCommand taken(List<Provider> route, ContactCommand event, byte[] payload) {
        var carrier = route.getFirst();
        return new NewCommand(
                event.getCommandId(),
                carrier.name(),
                route.stream().map(Provider::name).toList(),
                carrier.medium(),
                event.getDebtorId(),
                event.getParty().getPersonId(),
                mark(carrier, event),
                event.getPermit().getValidFrom(),
                event.getPermit().getNotAfter(),
                event.getPriority(),
                EventWords.digest(event),
                payload);
    }
}
