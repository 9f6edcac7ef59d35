package io.forbear.compliance.complaint;

import io.forbear.messaging.RememberedRequests;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says that requests to file are not remembered for ever. */
@Configuration(proxyBeanMethods = false)
class ComplaintConfiguration {

    @Bean
    RememberedRequests rememberedFilings() {
        return new RememberedRequests("complaint_request");
    }
}
