package io.forbear.plan.promise;

import io.forbear.messaging.work.DueRows;
import io.forbear.plan.account.Zones;
import io.forbear.plan.limits.PlanLimits;
import io.forbear.service.work.Work;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Reads what the bank has laid down for promises. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    PromiseConfiguration.PromiseProperties.class,
    PromiseConfiguration.CalendarProperties.class
})
class PromiseConfiguration {
    /**
     * Settings of promises.
     *
     * @param graceDays how many days after its day an amount may still be paid
     * @param toleranceAmounts what may be missing, by currency; or
     * @param tolerancePercent what share, whichever is more
     * @param partlyFromPercent from what share on a promise that was not kept is partly kept
     * @param maxDates how many days one promise may name
     * @param maxDaysAhead how far ahead the last may lie
     * @param limit after how many in a row that were not kept no further one is taken
     */
    @ConfigurationProperties("forbear.plan.promises")
    record PromiseProperties(
            int graceDays,
            @DefaultValue Map<String, BigDecimal> toleranceAmounts,
            BigDecimal tolerancePercent,
            int partlyFromPercent,
            int maxDates,
            int maxDaysAhead,
            int limit) {}

    /**
     * Settings that promises share with plans.
     *
     * @param hardshipReviewDays after how many days a declared hardship is reviewed
     */
    @ConfigurationProperties("forbear.plan")
    record CalendarProperties(
            ZoneId zone, @DefaultValue Map<String, ZoneId> zones, int hardshipReviewDays) {}

    @Bean
    Work workOnPromises(DatabaseClient database) {
        return DueRows.of("promises", "promise", "next_look_at", database);
    }

    @Bean
    Making.Policy promisePolicy(
            PromiseProperties promises, CalendarProperties calendar, PlanLimits limits) {
        return new Making.Policy(
                promises.graceDays(),
                promises.toleranceAmounts(),
                promises.tolerancePercent(),
                promises.partlyFromPercent(),
                promises.maxDates(),
                promises.maxDaysAhead(),
                promises.limit(),
                calendar.hardshipReviewDays(),
                new Zones(calendar.zone(), calendar.zones()),
                limits);
    }
}
