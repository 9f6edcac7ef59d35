package io.forbear.compliance.rulepack;

import io.forbear.packs.RulePacks;
import io.forbear.topics.EventSerdes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules that gate and detector judge by. */
@Configuration(proxyBeanMethods = false)
class RulePackConfiguration {

    /** Begins with the shipped packs; a service with a broken pack does not start. */
    @Bean
    PacksInForce packsInForce(EventSerdes serdes) {
        return new PacksInForce(RulePacks.shipped(), serdes::deserializer);
    }
}
