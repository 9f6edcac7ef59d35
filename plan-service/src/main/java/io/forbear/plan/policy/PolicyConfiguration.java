package io.forbear.plan.policy;

import io.forbear.packs.RulePacks;
import io.forbear.plan.account.Calendars;
import io.forbear.plan.affordability.AffordabilityPolicy;
import io.forbear.plan.approval.ApprovalLimits;
import io.forbear.plan.offer.OfferPolicy;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads what the bank has laid down for its plans. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    @Bean
    PolicyFile policyFile(@Value("${forbear.plan.policy}") Resource file) throws IOException {
        return PolicyFile.read(file.getInputStream());
    }

    @Bean
    AffordabilityPolicy affordabilityPolicy(PolicyFile file) {
        return file.affordability();
    }

    @Bean
    ApprovalLimits approvalLimits(PolicyFile file) {
        return file.approval();
    }

    @Bean
    OfferPolicy offerPolicy(PolicyFile file) {
        return file.offers();
    }

    @Bean
    Calendars calendars(PolicyFile file) {
        return file.calendars(RulePacks.calendars());
    }
}
