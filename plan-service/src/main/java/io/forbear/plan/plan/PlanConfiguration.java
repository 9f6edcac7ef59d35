package io.forbear.plan.plan;

import io.forbear.messaging.work.DueRows;
import io.forbear.plan.account.Calendars;
import io.forbear.plan.account.Zones;
import io.forbear.plan.limits.PlanLimits;
import io.forbear.plan.limits.PlanLimitsFile;
import io.forbear.service.work.Work;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Reads what the bank has laid down for its plans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlanConfiguration.PlanProperties.class)
@EnableScheduling
class PlanConfiguration {

    /**
     * Settings of plans.
     *
     * @param zone by which clock days are counted
     * @param zones other clocks, by jurisdiction
     * @param limits the file with what the law asks of plans
     * @param graceDays how many days after its due date an instalment may still be paid
     * @param proposalValidFor how long a debtor can agree to a proposal
     */
    @ConfigurationProperties("forbear.plan")
    record PlanProperties(
            ZoneId zone,
            @DefaultValue Map<String, ZoneId> zones,
            Resource limits,
            int graceDays,
            Duration proposalValidFor) {}

    @Bean
    Work workOnPlans(DatabaseClient database) {
        return DueRows.of("plans", "plan", "next_check_at", database);
    }

    @Bean
    PlanLimits planLimits(PlanProperties properties) throws IOException {
        return PlanLimitsFile.read(properties.limits().getInputStream());
    }

    @Bean
    Proposing.Policy planPolicy(PlanProperties properties, PlanLimits limits, Calendars calendars) {
        return new Proposing.Policy(
                limits,
                new Zones(properties.zone(), properties.zones()),
                calendars,
                properties.graceDays(),
                properties.proposalValidFor());
    }
}
