package io.forbear.contact.attempt;

import io.forbear.messaging.RememberedRequests;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says that reports are not remembered for ever. */
@Configuration(proxyBeanMethods = false)
class AttemptConfiguration {

    @Bean
    RememberedRequests rememberedReports() {
        return new RememberedRequests("reported_attempt");
    }
}
