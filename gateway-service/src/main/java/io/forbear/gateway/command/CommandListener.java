package io.forbear.gateway.command;

import io.forbear.events.ContactCommand;
import io.forbear.events.ContactCommandCancelled;
import io.forbear.gateway.provider.Medium;
import io.forbear.gateway.provider.Providers;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.messaging.wire.EventBytes;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Takes commands, but only those of media that somebody here carries. */
@Configuration(proxyBeanMethods = false)
class CommandListener {
    @Bean
    @ConditionalOnProperty("forbear.gateway.sms.name")
    Subscription<ContactCommand> smsCommands(
            Providers providers, CommandService service, EventBytes bytes) {
        return commands(Topics.COMMAND_SMS, Medium.SMS, providers, service, bytes);
    }

    @Bean
    @ConditionalOnProperty("forbear.gateway.email.name")
    Subscription<ContactCommand> emailCommands(
            Providers providers, CommandService service, EventBytes bytes) {
        return commands(Topics.COMMAND_EMAIL, Medium.EMAIL, providers, service, bytes);
    }

    /** Not paused with the commands: a command that lies here may be taken back any time. */
    @Bean
    @Conditional(SomebodyCarries.class)
    Subscription<ContactCommandCancelled> cancelledCommands(CommandService service) {
        return Subscription.to(
                Topics.COMMAND_CANCELLED,
                event -> service.cancel(event.getCommandId(), event.getReason()));
    }

    static final class SomebodyCarries extends AnyNestedCondition {
        SomebodyCarries() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("forbear.gateway.sms.name")
        static final class Sms {}

        @ConditionalOnProperty("forbear.gateway.email.name")
        static final class Email {}
    }

    private static Subscription<ContactCommand> commands(
            Topic<ContactCommand> topic,
            Medium medium,
            Providers providers,
            CommandService service,
            EventBytes bytes) {
        var carrier = providers.carrierOf(medium).orElseThrow();
        return Subscription.to(
                        topic,
                        event ->
                                bytes.encode(topic, event)
                                        .map(payload -> taken(carrier.name(), event, payload))
                                        .flatMap(service::take)
                                        .then(Mono.empty()))
                .inGroup(medium.group());
    }

    private static NewCommand taken(String provider, ContactCommand event, byte[] payload) {
        var flaw = EventWords.flaw(event);
        if (flaw != null) {
            throw new RejectedEvent(flaw);
        }
        return new NewCommand(
                event.getCommandId(),
                provider,
                event.getDebtorId(),
                event.getPermit().getValidFrom(),
                event.getPermit().getNotAfter(),
                event.getPriority(),
                payload);
    }
}
