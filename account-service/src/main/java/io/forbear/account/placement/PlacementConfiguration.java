package io.forbear.account.placement;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the bank's placement rules. */
@Configuration(proxyBeanMethods = false)
class PlacementConfiguration {
    @Bean
    PlacementRules placementRules(
            @Value("${forbear.account.placements:classpath:placements.yaml}") Resource file)
            throws IOException {
        return PlacementRuleFile.read(file.getInputStream());
    }
}
