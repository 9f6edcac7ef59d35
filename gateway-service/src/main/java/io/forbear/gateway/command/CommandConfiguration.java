package io.forbear.gateway.command;

import io.forbear.messaging.RememberedRequests;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says what is not remembered for ever. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {
    @Bean
    RememberedRequests rememberedCommands() {
        return new RememberedRequests("command");
    }

    @Bean
    RememberedRequests rememberedCancellations() {
        return new RememberedRequests("cancelled_command");
    }

    @Bean
    RememberedRequests rememberedReplies() {
        return new RememberedRequests("reply");
    }
}
