package io.forbear.contact.casework;

import io.forbear.clock.ScaledClock;
import io.forbear.contact.proposal.Timing;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What the settings say about time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(ContactSettings.class)
class CaseworkConfiguration {
    @Bean
    Timing timing(ContactSettings settings, ScaledClock clock) {
        return settings.timing(clock);
    }
}
