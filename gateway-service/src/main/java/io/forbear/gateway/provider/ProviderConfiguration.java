package io.forbear.gateway.provider;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Reads who carries messages. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(GatewaySettings.class)
class ProviderConfiguration {
    @Bean
    Providers providers(GatewaySettings settings, Environment environment) {
        FormerSettings.refuse(environment);
        return Providers.of(settings);
    }
}
