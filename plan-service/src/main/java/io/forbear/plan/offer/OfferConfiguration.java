package io.forbear.plan.offer;

import io.forbear.plan.approval.ApprovalLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What offers go by. */
@Configuration(proxyBeanMethods = false)
class OfferConfiguration {
    @Bean
    Offering.Rules offerRules(OfferPolicy offers, ApprovalLimits approval) {
        return new Offering.Rules(offers, approval);
    }
}
