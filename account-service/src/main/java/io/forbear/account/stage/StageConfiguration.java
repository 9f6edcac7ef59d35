package io.forbear.account.stage;

import io.forbear.account.fact.Zones;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Reads the bank's stage lists and clocks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StageConfiguration.AccountProperties.class)
@EnableScheduling
class StageConfiguration {

    /**
     * Settings of the accounts.
     *
     * @param zone by which clock accounts are kept
     * @param zones other clocks, by jurisdiction
     * @param stages the file with the stage lists
     */
    @ConfigurationProperties("forbear.account")
    record AccountProperties(
            ZoneId zone, @DefaultValue Map<String, ZoneId> zones, Resource stages) {}

    @Bean
    Zones zones(AccountProperties properties) {
        return new Zones(properties.zone(), properties.zones());
    }

    @Bean
    StagePolicy stagePolicy(AccountProperties properties, Zones zones) throws IOException {
        return new StagePolicy(StageListFile.read(properties.stages().getInputStream()), zones);
    }
}
