package io.forbear.compliance.rulepack;

import io.forbear.packs.RulePacks;
import io.forbear.rules.RuleBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The book of rules that gate and detector judge by. */
@Configuration(proxyBeanMethods = false)
class RulePackConfiguration {

    /** The shipped packs, every version; a service with a broken pack does not start. */
    @Bean
    RuleBook ruleBook() {
        return RuleBook.of(RulePacks.shipped());
    }
}
