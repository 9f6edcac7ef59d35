package io.forbear.account.stage;

import io.forbear.account.fact.Zones;
import io.forbear.messaging.work.DueRows;
import io.forbear.service.work.Work;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Reads the bank's stage lists and clocks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    StageConfiguration.AccountProperties.class,
    StageConfiguration.DayPassingSettings.class
})
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

    /**
     * How accounts are looked for whose stage a new day changes.
     *
     * @param batch how many are put to their stage in one transaction
     * @param perSecond how many a second at most, in real time
     * @param backlog none as long as so many events wait to be published
     */
    @ConfigurationProperties("forbear.account.day-passing")
    record DayPassingSettings(
            @DefaultValue("250") int batch,
            @DefaultValue("5000") int perSecond,
            @DefaultValue("1000") int backlog) {
        DayPassingSettings {
            if (batch < 1 || perSecond < 1 || backlog < 1) {
                throw new IllegalArgumentException(
                        "batch, per-second and backlog of day-passing are positive, found "
                                + List.of(batch, perSecond, backlog));
            }
        }

        /** The time that one batch may take at least. */
        Duration pace() {
            return Duration.ofSeconds(1).multipliedBy(batch).dividedBy(perSecond);
        }
    }

    @Bean
    Work workOnPassingDays(DatabaseClient database) {
        return DueRows.of("passing-days", "account", "next_stage_at", database);
    }

    @Bean
    Zones zones(AccountProperties properties) {
        return new Zones(properties.zone(), properties.zones());
    }

    @Bean
    StagePolicy stagePolicy(AccountProperties properties, Zones zones) throws IOException {
        return new StagePolicy(StageListFile.read(properties.stages().getInputStream()), zones);
    }
}
