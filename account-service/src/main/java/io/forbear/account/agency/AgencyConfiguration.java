package io.forbear.account.agency;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads what the bank asks of agencies. */
@Configuration(proxyBeanMethods = false)
class AgencyConfiguration {
    @Bean
    AgencyPolicy agencyPolicy(
            @Value("${forbear.account.agencies:classpath:agencies.yaml}") Resource file)
            throws IOException {
        return AgencyPolicyFile.read(file.getInputStream());
    }
}
