package io.forbear.account.stage;

import java.io.IOException;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Reads the bank's stage lists. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class StageConfiguration {
    @Bean
    StagePolicy stagePolicy(
            @Value("${forbear.account.stages}") Resource stages,
            @Value("${forbear.account.zone}") ZoneId zone)
            throws IOException {
        return new StagePolicy(StageListFile.read(stages.getInputStream()), zone);
    }
}
