package io.forbear.contact.erasure;

import io.forbear.packs.RulePacks;
import io.forbear.packs.retention.RetentionRule;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads what is to be kept; a file that cannot be meant keeps the service down. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {
    @Bean
    List<RetentionRule> retentionRules() {
        return RulePacks.retention();
    }
}
